import type { ByteSource } from './byte-source.ts';
import { detectEncoding, linesOf } from './text.ts';
import type { RawSheet } from './sheet.ts';

const DELIMITERS = [';', ',', '\t', '|'] as const;

/** Cells of one line. @example splitCells('"a;b";c', ';') // ['a;b', 'c'] */
export function splitCells(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (char === '"') {
      if (quoted && line[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = !quoted;
    } else if (char === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  cells.push(cell);
  return cells;
}

/** The delimiter that cuts the most lines into one same number of cells, more than one; of two, the one that cuts more. */
export function detectDelimiter(lines: readonly string[]): string {
  let best = { delimiter: ';', lines: 0, cells: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = splitCells(line, delimiter).length;
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    for (const [cells, agreeing] of counts) {
      if (agreeing > best.lines || (agreeing === best.lines && cells > best.cells)) {
        best = { delimiter, lines: agreeing, cells };
      }
    }
  }
  return best.delimiter;
}

/** A delimited text as one sheet. @throws ImportRefusal as `detectEncoding` and `linesOf` do */
export function readCsv(source: ByteSource): RawSheet {
  const encoding = detectEncoding(source);
  const first: string[] = [];
  for (const { text } of linesOf(source, encoding)) {
    if (text.trim() !== '') first.push(text);
    if (first.length >= 12) break;
  }
  const delimiter = detectDelimiter(first);
  return {
    name: source.name,
    format: 'csv',
    encoding,
    *rows() {
      for (const { line, text } of linesOf(source, encoding)) {
        if (text.trim() === '') continue;
        yield { line, cells: splitCells(text.replace(/^\uFEFF/, ''), delimiter) };
      }
    },
  };
}
