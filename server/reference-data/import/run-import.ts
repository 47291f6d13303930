import type { Result, Source, SourceTable } from '#app/engine/types.ts';
import type { PackTables, TableName } from '#app/reference/index.ts';
import type { ImportReport } from '#app/services/index.ts';
import { canonicalJson } from '#server/balances/canonical-json.ts';
import { isZip, openArchive, ARCHIVE_LIMITS } from './archive.ts';
import { type Base, openBase } from './base.ts';
import { type ByteSource, readAll, readHead } from './byte-source.ts';
import { cellsAfter } from './cells-after.ts';
import { checkPack } from './check-pack.ts';
import { readCsv } from './csv.ts';
import { isRefusal, refuseImport } from './import-refusal.ts';
import type { BlockSession, Importer, Produced, Session } from './importer.ts';
import { isJsonStat, jsonStatSheet } from './json-stat.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { keyOf, type RawSheet, rowReader } from './sheet.ts';
import { isWorkbook, readSheets } from './xlsx.ts';
import type { Commune } from '../territories.ts';

/** A file read: the whole tables of the new pack, its source block and what was done. */
export type Imported = { tables: PackTables; source: Source; report: ImportReport };

export type ImportOptions = {
  importers: readonly Importer[];
  /** Only that importer; else the first that recognises the columns. */
  only?: string;
  base: PackTables;
  communes: readonly Commune[];
  /** ISO date the file was retrieved on. */
  today: string;
  /** Address it came from, when it is not the producer's usual one. */
  url?: string;
  /** Told the rows read, now and then. */
  onProgress?: (read: number) => void;
};

/** The header is looked for in the first rows: workbooks begin with a title and notes. */
const HEADER_ROWS = 30;
/** Rows looked at to tell two sources of the same columns apart. */
const PEEKED_ROWS = 500;
const JSON_MAX = 192 * 1024 * 1024;
/** A table kept beside the pack, as JSON: it is stored with the version, whatever an archive unfolds to. */
const KEPT_MAX = 32 * 1024 * 1024;
const PROGRESS_ROWS = 20_000;

type Reading = {
  importer: Importer;
  session: Session | null;
  blocks: BlockSession | null;
  produced: Result<Produced> | null;
  ledger: Ledger;
  inside: string[];
  format: string;
  encoding: string | null;
};

/**
 * Reads one official file, whatever it is wrapped in, and makes the tables of a new pack from those of `base`. All or
 * nothing: failures carry a code and the figures in it, and leave `base` as it is. Those of the readers, of the importer, of
 * `checkPack`, and `unknown-format`, `unknown-importer`, `unknown-codes`, `no-rows`, `unchanged`.
 */
export async function importFile(source: ByteSource, options: ImportOptions): Promise<Result<Imported>> {
  const importers = options.importers.filter(({ id }) => options.only === undefined || id === options.only);
  if (importers.length === 0)
    return { ok: false, failure: { code: 'unknown-importer', found: options.only } };
  try {
    const base = openBase(options.base, options.communes);
    const reading = await read(source, importers, base, options.onProgress ?? (() => undefined));
    return finish(reading, source, options);
  } catch (error) {
    if (isRefusal(error)) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function read(
  source: ByteSource,
  importers: readonly Importer[],
  base: Base,
  onProgress: (read: number) => void,
): Promise<Reading> {
  const seen: { file: string; columns: string[] }[] = [];
  let reading: Reading | null = null;

  const begin = (importer: Importer, sheet: Pick<RawSheet, 'format' | 'encoding'>): Reading => {
    reading ??= {
      importer,
      session: null,
      blocks: null,
      produced: null,
      ledger: openLedger(),
      inside: [],
      format: sheet.format,
      encoding: sheet.encoding,
    };
    return reading;
  };

  /** One source a file: once an importer has begun, the other tables of the archive must be its own. */
  const candidates = (): readonly Importer[] => (reading === null ? importers : [reading.importer]);

  const readSheet = (sheet: RawSheet, inside: string): void => {
    const header: string[] = [];
    let scanned = 0;
    let widest: readonly string[] = [];
    let current: Reading | null = null;
    let makeRow: ReturnType<typeof rowReader> | null = null;
    let last = 0;
    for (const { line, cells } of sheet.rows()) {
      if (current === null || makeRow === null) {
        scanned += 1;
        if (scanned > HEADER_ROWS) break;
        if (cells.filter((cell) => cell !== '').length > widest.length) widest = cells;
        const columns = new Set(cells.map(keyOf));
        const values = (column: string) => firstValues(sheet, line, cells.map(keyOf).indexOf(column));
        const importer = candidates().find((one) => one.recognises(columns, values));
        if (importer === undefined) continue;
        current = begin(importer, sheet);
        header.push(...cells);
        current.session ??= importer.begin(base, current.ledger, header);
        current.session.open?.(columns, sheet.name);
        current.inside.push(inside);
        makeRow = rowReader(header, current.ledger);
        continue;
      }
      if (cells.every((cell) => cell === '')) continue;
      current.ledger.row();
      last = line;
      if (cells.length < header.length && sheet.format === 'csv') {
        current.ledger.fault('short-row', line, `${cells.length} < ${header.length}`);
        continue;
      }
      current.session?.take(makeRow(line, cells));
      if (current.ledger.read() % PROGRESS_ROWS === 0) onProgress(current.ledger.read());
    }
    if (current === null)
      seen.push({ file: inside, columns: widest.slice(0, 12).map((cell) => cell.slice(0, 40)) });
    else if (last === 0) refuseImport('no-rows', { file: inside });
  };

  /** True for a text of blocks, which is then read. */
  const readBlocks = (sheet: RawSheet, inside: string): boolean => {
    const first: (readonly string[])[] = [];
    for (const { cells } of sheet.rows()) {
      first.push(cells);
      if (first.length >= HEADER_ROWS) break;
    }
    const importer = candidates().find((one) => one.blocks?.recognises(first) ?? false);
    if (importer?.blocks === undefined) return false;
    const current = begin(importer, sheet);
    current.blocks ??= importer.blocks.begin(base, current.ledger);
    current.inside.push(inside);
    current.blocks.read(sheet.rows(), inside === '' ? source.name : join(source.name, inside));
    return true;
  };

  const readJson = (entry: ByteSource, inside: string): void => {
    const bytes = readAll(entry, JSON_MAX);
    if (bytes === null) return refuseImport('too-large', { found: entry.size, limit: JSON_MAX });
    const json = parseJson(bytes);
    if (isJsonStat(json)) return readSheet(jsonStatSheet(json, entry.name), inside);
    const importer = candidates().find((one) => one.json?.recognises(json) ?? false);
    if (importer?.json === undefined) return void seen.push({ file: inside, columns: keysOf(json) });
    const current = begin(importer, { format: 'json', encoding: 'utf-8' });
    current.inside.push(inside);
    current.produced = importer.json.read(json, base, current.ledger);
  };

  const readAny = async (entry: ByteSource, path: string, depth: number): Promise<void> => {
    const head = readHead(entry, 512);
    if (head.length === 0) return depth === 0 ? refuseImport('empty-file') : undefined;
    if (isZip(head)) {
      const entries = openArchive(entry);
      if (isWorkbook(entries)) {
        for (const sheet of await readSheets(entry)) readSheet(sheet, join(path, sheet.name));
        return;
      }
      if (depth >= ARCHIVE_LIMITS.depth) {
        refuseImport('zip-bomb', { limit: 'depth', found: depth + 1, most: ARCHIVE_LIMITS.depth });
      }
      for (const one of entries) await readAny(one, join(path, one.name), depth + 1);
      return;
    }
    if (/^(\uFEFF)?\s*[{[]/.test(new TextDecoder().decode(head))) return readJson(entry, path);
    // In an archive, notices and pictures are left where they are; alone, a file that is no text is refused.
    if (depth > 0 && !/\.(csv|txt|tsv)$/i.test(entry.name)) return;
    const sheet = readCsv(entry);
    if (!readBlocks(sheet, path)) readSheet(sheet, path);
  };

  await readAny(source, '', 0);
  if (reading === null) refuseImport('unknown-format', { seen: seen.slice(0, 6) });
  return reading;
}

function finish(reading: Reading, source: ByteSource, options: ImportOptions): Result<Imported> {
  const { importer, ledger } = reading;
  const fault = ledger.failure();
  if (fault !== null) return { ok: false, failure: { ...fault, importer: importer.id } };
  const failed = (failure: { code: string; [figure: string]: unknown }): Result<Imported> => ({
    ok: false,
    failure: { ...failure, importer: importer.id },
  });
  const unmatched = ledger.unmatchedCount();
  if (unmatched > ledger.read() * importer.unmatchedMax) {
    const [first] = ledger.summary().unmatched;
    return failed({ code: 'unknown-codes', ...first, count: unmatched, read: ledger.read() });
  }
  const produced = reading.produced ?? reading.session?.finish() ?? reading.blocks?.finish() ?? null;
  if (produced === null) return failed({ code: 'no-rows' });
  if (!produced.ok) return failed(produced.failure);
  const { tables, named = {}, totals } = produced.value;
  const block = blockOf(importer, produced.value, options);
  const before = options.base;
  const whole: PackTables = {
    ...before,
    ...tables,
    named: { ...before.named, ...named },
    sources: { sources: { ...before.sources.sources, [block.id]: block } },
  };
  const heaviest = Math.max(0, ...Object.values(named).map((table) => canonicalJson(table).length));
  if (heaviest > KEPT_MAX) return failed({ code: 'too-large', found: heaviest, limit: KEPT_MAX });
  const replaced = changedTables(before, whole);
  if (replaced.length === 0) return failed({ code: 'unchanged' });
  const cells = cellsAfter(before.cells, replaced, block, fileOf(reading, source), produced.value.cells);
  const checked = checkPack(whole);
  if (!checked.ok) return failed(checked.failure);
  return {
    ok: true,
    value: {
      tables: { ...whole, cells },
      source: block,
      report: {
        importer: importer.id,
        file: source.name,
        inside:
          reading.inside
            .filter((path) => path !== '')
            .join(', ')
            .slice(0, 200) || null,
        format: reading.format,
        encoding: reading.encoding,
        ...ledger.summary(),
        totals,
        replaces: replaced,
        readBy: importer.readBy,
      },
    },
  };
}

function blockOf(importer: Importer, { source }: Produced, { today, url }: ImportOptions): Source {
  const { goodFor, ...block } = importer.source;
  return {
    ...block,
    url: url ?? block.url,
    retrievedOn: today,
    bestBefore: goodFor === null ? null : monthsAfter(today, goodFor),
    ...source,
  };
}

/** The file as the reader finds it again: its name, what it was found in, the sheet of a workbook. */
function fileOf({ format, inside }: Reading, { name }: ByteSource): Pick<SourceTable, 'file' | 'sheet'> {
  const parts = inside.filter((path) => path !== '');
  const found = [...new Set(parts)].join(', ').slice(0, 200);
  if (found === '') return { file: name };
  return format === 'xlsx' ? { file: name, sheet: found } : { file: join(name, found) };
}

/** Names of the tables whose figures are not those of before; a kept table is named after itself. */
export function changedTables(before: PackTables, after: PackTables): string[] {
  const names = Object.keys(after).filter(
    (name): name is TableName => name !== 'sources' && name !== 'named' && name !== 'cells',
  );
  // A table read from the database has its keys in another order.
  const differs = (a: unknown, b: unknown) =>
    a === undefined || b === undefined ? a !== b : canonicalJson(a) !== canonicalJson(b);
  return [
    ...names.filter((name) => before[name] !== after[name] && differs(before[name], after[name])),
    ...Object.keys(after.named).filter((name) => differs(before.named[name], after.named[name])),
  ];
}

/** What the first rows after a header say in a column. */
function firstValues(sheet: RawSheet, header: number, column: number): ReadonlySet<string> {
  const values = new Set<string>();
  let seen = 0;
  for (const { line, cells } of sheet.rows()) {
    if (line <= header) continue;
    seen += 1;
    if (seen > PEEKED_ROWS) break;
    values.add(cells[column] ?? '');
  }
  return values;
}

function monthsAfter(date: string, months: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + months);
  return day.toISOString().slice(0, 10);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8').decode(bytes));
  } catch {
    return refuseImport('json-damaged');
  }
}

function keysOf(json: unknown): string[] {
  return typeof json === 'object' && json !== null ? Object.keys(json).slice(0, 12) : [];
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path} / ${name}`;
}
