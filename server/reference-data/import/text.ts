import { type ByteSource, readHead } from './byte-source.ts';
import { refuseImport } from './import-refusal.ts';

/** Encodings told apart. CP1252 holds Latin-1: the bytes that differ are letters in one and control codes in the other. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

const HEAD = 256 * 1024;
/** UTF-8 read as CP1252 then written as UTF-8 again: « Ã© » for « é ». */
const TWICE = /Ã[©¨ª«§¢®´»¹¯\u00A0]|â‚¬|â€™/g;
const TWICE_MIN = 3;

/**
 * The encoding of a text, from its first bytes: its mark, else UTF-8 when they are valid UTF-8, else CP1252.
 * @throws ImportRefusal `not-text` for binary content, `double-encoded` for letters written twice
 */
export function detectEncoding(source: ByteSource): Encoding {
  const head = readHead(source, HEAD);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  const controls = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  if (controls > head.length / 1000) refuseImport('not-text', { found: controls });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
  } catch {
    return 'windows-1252';
  }
  const twice = text.match(TWICE)?.length ?? 0;
  if (twice >= TWICE_MIN) refuseImport('double-encoded', { found: twice });
  return 'utf-8';
}

/** Lines of a text with their number, from 1; a quoted cell may hold line ends. @throws ImportRefusal `wrong-encoding` */
export function* linesOf(source: ByteSource, encoding: Encoding): Generator<{ line: number; text: string }> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let rest = '';
  let line = 1;
  let first = 1;
  let held = '';
  let open = false;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      return refuseImport('wrong-encoding', { encoding, line });
    }
  };
  const take = function* (text: string): Generator<{ line: number; text: string }> {
    const whole = open ? `${held}\n${text}` : text;
    if (!open) first = line;
    line += 1;
    let quotes = 0;
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
    if (quotes % 2 === 1) open = !open;
    if (open && whole.length > 1_000_000) refuseImport('truncated', { line: first });
    if (open) held = whole;
    else yield { line: first, text: whole };
  };
  for (const chunk of source.chunks()) {
    rest += decode(chunk);
    let from = 0;
    for (let at = rest.indexOf('\n'); at >= 0; at = rest.indexOf('\n', from)) {
      yield* take(rest.slice(from, rest[at - 1] === '\r' ? at - 1 : at));
      from = at + 1;
    }
    rest = rest.slice(from);
  }
  rest += decode();
  if (rest !== '') yield* take(rest);
  // A quote that nothing closes: the file was cut inside a cell.
  if (open) refuseImport('truncated', { line: first });
}
