import { Inflate } from 'fflate';
import { type ByteSource, readAll } from './byte-source.ts';
import { refuseImport } from './import-refusal.ts';

/**
 * What an archive may hold. Official archives hold a few files; the largest (home-to-work flows) unfolds about fifteen times.
 * Sizes in bytes, counted while unfolding: what an archive declares of itself is not believed.
 */
export const ARCHIVE_LIMITS = {
  /** The archive itself, held in memory. */
  packed: 256 * 1024 * 1024,
  entries: 400,
  /** Archives inside archives. */
  depth: 2,
  unfolded: 3 * 1024 * 1024 * 1024,
  /** Unfolded over packed, for an entry; small entries may compress without limit. */
  ratio: 150,
  ratioFrom: 16 * 1024 * 1024,
} as const;

const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const END_SIZE = 22;
const COMMENT_MAX = 65_535;
const STEP = 64 * 1024;

/** Whether bytes begin as a zip does. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/**
 * Files of a zip archive, folders left out, each unfolded while it is read.
 * @throws ImportRefusal `zip-damaged` (no directory, or it does not agree with the bytes), `zip-protected`, `zip-method`,
 * `zip-bomb` (says which limit, what was found)
 */
export function openArchive(source: ByteSource): ByteSource[] {
  const bytes = readAll(source, ARCHIVE_LIMITS.packed);
  if (bytes === null) refuseImport('too-large', { found: source.size, limit: ARCHIVE_LIMITS.packed });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > ARCHIVE_LIMITS.entries) {
    refuseImport('zip-bomb', { limit: 'entries', found: count, most: ARCHIVE_LIMITS.entries });
  }
  const budget = { left: ARCHIVE_LIMITS.unfolded };
  const entries: ByteSource[] = [];
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) refuseImport('zip-damaged');
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder(flags & 0x800 ? 'utf-8' : 'windows-1252').decode(
      bytes.subarray(at + 46, at + 46 + nameLength),
    );
    at = next;
    if (name.endsWith('/')) continue;
    if (flags & 1) refuseImport('zip-protected', { entry: name });
    if (method !== 0 && method !== 8) refuseImport('zip-method', { entry: name, found: method });
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) refuseImport('zip-damaged');
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + packed > bytes.length) refuseImport('zip-damaged');
    const content = bytes.subarray(start, start + packed);
    entries.push({ name, size, chunks: () => unfold(name, content, method, budget) });
  }
  return entries;
}

function endOf(view: DataView): number {
  for (
    let at = view.byteLength - END_SIZE;
    at >= Math.max(0, view.byteLength - END_SIZE - COMMENT_MAX);
    at -= 1
  ) {
    if (view.getUint32(at, true) === END) return at;
  }
  return refuseImport('zip-damaged');
}

/** Every reading of an entry draws on the same budget: reading twice a file that unfolds without end ends as well. */
function* unfold(
  name: string,
  content: Uint8Array,
  method: number,
  budget: { left: number },
): Generator<Uint8Array> {
  let unfolded = 0;
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => void ready.push(chunk));
  for (let at = 0; at < content.length; at += STEP) {
    const part = content.subarray(at, at + STEP);
    if (method === 0) ready.push(part);
    else {
      try {
        inflate.push(part, at + STEP >= content.length);
      } catch {
        refuseImport('zip-damaged', { entry: name });
      }
    }
    for (const chunk of ready) {
      unfolded += chunk.length;
      budget.left -= chunk.length;
      if (budget.left < 0) {
        refuseImport('zip-bomb', {
          limit: 'unfolded',
          entry: name,
          found: ARCHIVE_LIMITS.unfolded - budget.left,
          most: ARCHIVE_LIMITS.unfolded,
        });
      }
      const ratio = unfolded / content.length;
      if (unfolded > ARCHIVE_LIMITS.ratioFrom && ratio > ARCHIVE_LIMITS.ratio) {
        refuseImport('zip-bomb', {
          limit: 'ratio',
          entry: name,
          found: Math.round(ratio),
          most: ARCHIVE_LIMITS.ratio,
        });
      }
      yield chunk;
    }
    ready = [];
  }
}
