import Papa from 'papaparse';
import { harmless, type ReportCell, type ReportTable } from './report.ts';

/** Excel in French reads UTF-8 only behind this mark. */
const MARK = '\ufeff';

/** A table as a CSV file in the shape that a French Excel opens: semicolons, decimal commas, CRLF, UTF-8 with its mark. */
export function csvOf({ columns, rows }: ReportTable): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((cells) => cells.map(csvCell))];
  return `${MARK}${Papa.unparse(lines, { delimiter: ';', newline: '\r\n' })}\r\n`;
}

function csvCell(cell: ReportCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell).replace('.', ',') : harmless(cell);
}
