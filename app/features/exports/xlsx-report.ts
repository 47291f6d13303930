import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import { harmless, type Report, type ReportCell, type ReportColumn } from './report.ts';

/** Width of a column by what it holds, in characters. */
const WIDTHS = { text: 34, number: 12, day: 12 } as const;
/** What a sheet's name may not hold, and how long it may be: Excel's own limits. */
const FORBIDDEN = /[[\]:*?/\\]/gu;
const NAME_MAX = 31;

/** A report as a workbook: a first sheet with what is written, then one sheet a table. Numbers and days stay numbers and days. */
export async function xlsxOf(report: Report): Promise<Buffer> {
  const first: Row[] = [
    [{ value: harmless(report.title), type: String, fontWeight: 'bold', fontSize: 16 }],
    [text(report.kicker)],
    [],
    ...report.facts.map(([label, value]): Row => [head(label), text(value)]),
    ...report.sections.flatMap(({ title, text: lines }): Row[] =>
      lines.length === 0 ? [] : [[], [head(title)], ...lines.map((line): Row => [text(line)])],
    ),
  ];
  const names = new Set<string>();
  const tables = report.sections.flatMap(({ table }) => (table === null ? [] : [table]));
  return writeXlsxFile([
    { data: first, sheet: sheetName(report.kicker, names), columns: [{ width: 40 }, { width: 60 }] },
    ...tables.map(({ caption, columns, rows, empty }) => ({
      data: [
        columns.map(({ title }) => head(title)),
        ...(rows.length === 0
          ? [[text(empty)]]
          : rows.map((cells): Row => cells.map((cell, index) => cellOf(cell, columns[index])))),
      ],
      sheet: sheetName(caption, names),
      columns: columns.map(({ kind }) => ({ width: WIDTHS[kind] })),
      stickyRowsCount: 1,
    })),
  ]).toBuffer();
}

/** A name that no other sheet of the workbook has; two tables may be called the same. */
function sheetName(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(FORBIDDEN, ' ').replace(/\s+/gu, ' ').trim().slice(0, NAME_MAX) || '1';
  let name = base;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
    name = `${base.slice(0, NAME_MAX - 4)} ${count}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

function cellOf(cell: ReportCell, column: ReportColumn | undefined): Cell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (column?.kind === 'day')
    return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  return text(cell);
}

function text(value: string): Cell {
  return { value: harmless(value), type: String, wrap: true, alignVertical: 'top' };
}

function head(value: string): Cell {
  return { value: harmless(value), type: String, fontWeight: 'bold', wrap: true };
}
