import readWorkbook from 'read-excel-file/node';
import { openArchive } from './archive.ts';
import { type ByteSource, readAll } from './byte-source.ts';
import { refuseImport } from './import-refusal.ts';
import type { RawSheet } from './sheet.ts';

/** A workbook is read whole: its unfolded parts, in bytes. */
const UNFOLDED_MAX = 400 * 1024 * 1024;
const PACKED_MAX = 64 * 1024 * 1024;

/** Whether the entries of an archive are those of a workbook. */
export function isWorkbook(entries: readonly ByteSource[]): boolean {
  return entries.some(({ name }) => name === 'xl/workbook.xml');
}

/** The sheets of a workbook. @throws ImportRefusal `too-large`, `zip-bomb`, `xlsx-damaged` */
export async function readSheets(source: ByteSource): Promise<RawSheet[]> {
  let unfolded = 0;
  for (const entry of openArchive(source)) {
    for (const chunk of entry.chunks()) unfolded += chunk.length;
    if (unfolded > UNFOLDED_MAX) {
      refuseImport('zip-bomb', { limit: 'unfolded', entry: entry.name, found: unfolded, most: UNFOLDED_MAX });
    }
  }
  const bytes = readAll(source, PACKED_MAX);
  if (bytes === null) return refuseImport('too-large', { found: source.size, limit: PACKED_MAX });
  const sheets = await readWorkbook(Buffer.from(bytes)).catch(() => refuseImport('xlsx-damaged'));
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    format: 'xlsx' as const,
    encoding: null,
    *rows() {
      for (const [at, row] of data.entries()) yield { line: at + 1, cells: row.map(cellText) };
    },
  }));
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'object' ? '' : String(cell);
}
