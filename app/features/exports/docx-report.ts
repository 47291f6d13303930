import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { I18n } from '#app/i18n/index.ts';
import { cellText, readable, type Report, type ReportTable } from './report.ts';

/** Columns beyond which a page is turned. */
const UPRIGHT_COLUMNS = 5;

/** A report as a text document: the same words and figures as its page, headings and table heads marked as such, pages numbered. */
export async function docxOf(report: Report, { lang, t, format }: I18n): Promise<Buffer> {
  const sections = report.sections.map((section) => readable({ t }, section));
  const wide = sections.some(({ table }) => (table?.columns.length ?? 0) > UPRIGHT_COLUMNS);
  const document = new Document({
    title: report.title,
    creator: 'Ancrage',
    styles: { default: { document: { run: { font: 'Calibri', size: 21, language: { value: lang } } } } },
    sections: [
      {
        properties: {
          page: { size: { orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } },
        },
        footers: { default: new Footer({ children: [pageNumbers(report.title)] }) },
        children: [
          new Paragraph(report.kicker),
          new Paragraph({ text: report.title, heading: HeadingLevel.TITLE }),
          ...report.facts.map(([label, value]) => new Paragraph(t('files.pair', { label, value }))),
          ...sections.flatMap(({ title, text, table }) => [
            new Paragraph({
              text: title,
              heading: HeadingLevel.HEADING_1,
              keepNext: true,
              spacing: { before: 280, after: 100 },
            }),
            ...text.map((line) => new Paragraph({ text: line, spacing: { after: 80 } })),
            ...(table === null
              ? []
              : table.rows.length === 0
                ? [new Paragraph({ children: [new TextRun({ text: table.empty, italics: true })] })]
                : [tableOf(table, format)]),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function pageNumbers(title: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [
      new TextRun({ children: [`${title}, `, PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], size: 17 }),
    ],
  });
}

/** A table whose first line is repeated on each page and read as its head. */
function tableOf({ columns, rows }: ReportTable, format: I18n['format']): Table {
  const line = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, index) =>
          new TableCell({
            children: [
              new Paragraph({
                ...(columns[index]?.kind === 'number' ? { alignment: AlignmentType.RIGHT } : {}),
                children: [new TextRun({ text, bold: isHead })],
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      line(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((cells) =>
        line(
          columns.map((column, index) => cellText(cells[index] ?? null, column, format)),
          false,
        ),
      ),
    ],
  });
}
