import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { INPUTS, type SourceTable } from '#app/engine/types.ts';
import { INPUT_IDS } from '#app/features/impact/balance.ts';
import { waterfallOf } from '#app/features/impact/waterfall.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { BalanceContent, BalanceHead } from '#app/services/index.ts';
import {
  flowsTable,
  outcomeTable,
  risksTable,
  taxesTable,
  type TextTable,
  viewTables,
  yearsTable,
  zonesTable,
} from './detail-tables.ts';
import type { Outcome } from './outcome.ts';
import { balanceIn, boundsOf, sheetOf, TEN } from './sheet.ts';
import {
  factLines,
  kickerOf,
  missingWords,
  originOf,
  sentenceOf,
  writeInterval,
  writeValue,
} from './words.ts';

/** A balance as a text document, to be put in a funding file: the same words and figures as its page, pages numbered. */
export async function docxOf(
  content: BalanceContent,
  head: BalanceHead | null,
  i18n: I18n,
  outcome: readonly Outcome[] = [],
): Promise<Buffer> {
  const { t, format } = i18n;
  const sheet = sheetOf(content);
  const balance = balanceIn(sheet);
  const { key, ...words } = sentenceOf(i18n, sheet, balance);
  const { project } = content;
  const title = project.title || t('balance.untitled');
  const bars = waterfallOf(balance) ?? [];
  const number =
    head === null
      ? t('balance.fiche.draft', { number: project.number })
      : t('balance.fiche.version', { number: project.number, version: head.version });
  const flows = flowsTable(i18n, sheet);
  const zones = zonesTable(i18n, sheet);
  const document = new Document({
    title,
    creator: 'Ancrage',
    styles: { default: { document: { run: { font: 'Calibri', size: 21, language: { value: i18n.lang } } } } },
    sections: [
      {
        headers: {
          default: new Header({ children: [small(`${title} · ${number} · ${project.space.name}`)] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    size: 17,
                    children: [
                      `Ancrage, ${content.pack.split('.')[0] ?? ''}, ${content.engine} · `,
                      PageNumber.CURRENT,
                      ' / ',
                      PageNumber.TOTAL_PAGES,
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph(kickerOf(t, sheet, head !== null)),
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          ...(project.example ? [new Paragraph(t('project.example'))] : []),
          new Paragraph({
            children: [new TextRun({ text: t(key, words), bold: true })],
            spacing: { after: 200 },
          }),
          table(
            [t('balance.xlsx.fact'), t('balance.value')],
            [
              [t('balance.fiche'), number],
              [t('balance.basin'), `${project.basin}, ${project.branch}`],
              [t(head === null ? 'balance.computedOn' : 'balance.frozenOn'), format.date(content.at)],
              [t('balance.versions'), `${content.pack}, ${content.engine}`],
              [t('balance.hash'), head?.hash ?? t('balance.hash.draft')],
            ],
          ),
          heading(t('balance.ten')),
          table(
            [t('balance.indicator'), t('balance.value'), t('balance.interval'), t('balance.grade')],
            TEN.map(([name, figureKey]) => {
              const figure = balance.figures[figureKey];
              const label = t(`balance.ten.${name}`);
              if (figure?.value == null) return [label, missingWords(t, figure?.missing ?? null), '', ''];
              const bounds = boundsOf(figure);
              return [
                label,
                writeValue(format, figure.value, figure.unit),
                bounds === null ? t('balance.noInterval') : writeInterval(format, bounds, figure.unit),
                figure.grade,
              ];
            }),
          ),
          new Paragraph(t('balance.grades')),
          heading(`${t('impact.waterfall')} (${t('impact.waterfall.hint')})`),
          table(
            [t('charts.step'), t('balance.value')],
            bars.map(({ step, value, total }) => [
              t(`impact.step.${step}`),
              total || value >= 0 ? format.jobs(value) : format.signed(value),
            ]),
          ),
          ...(flows === null
            ? []
            : [
                heading(t('balance.flows')),
                table(flows.heads, flows.rows),
                small(t('balance.flows.imports')),
              ]),
          heading(t('balance.taxes')),
          small(t('balance.taxes.note')),
          ...[taxesTable(i18n, balance)].map(({ heads, rows }) => table(heads, rows)),
          ...viewTables(i18n, sheet).flatMap(({ title: name, heads, rows, note }) => [
            heading(name),
            table(heads, rows),
            small(note),
          ]),
          ...(zones === null ? [] : [heading(t('balance.view.zones')), table(zones.heads, zones.rows)]),
          ...titled(t('years.title'), yearsTable(i18n, sheet)),
          ...titled(t('balance.outcome.title'), outcomeTable(i18n, outcome)),
          ...titled(t('risk.register'), risksTable(i18n, sheet)),
          heading(t('balance.hypotheses')),
          table(
            [t('balance.hypothesis'), t('balance.value'), t('balance.origin'), t('balance.grade')],
            [
              ...INPUT_IDS.map((input) => {
                const { value, grade, unknown } = balance.inputs[input];
                return [
                  t(`project.input.${input}`),
                  unknown ? '–' : format.quantity(value, INPUTS[input].unit),
                  originOf(i18n, sheet, balance, input),
                  unknown ? '' : grade,
                ];
              }),
              ...factLines(i18n, sheet).map(({ label, value, unit, origin, grade }) => [
                label,
                format.quantity(value, unit),
                origin,
                grade,
              ]),
            ],
          ),
          heading(t('balance.sources')),
          ...Object.values(content.sources).flatMap((source) => [
            new Paragraph({
              text: t('balance.source', {
                producer: source.producer,
                title: source.title,
                vintage: source.vintage,
                table: source.table,
                licence: source.licence,
                date: format.date(source.retrievedOn),
              }),
              bullet: { level: 0 },
            }),
            ...(source.tables === undefined
              ? [small(source.url)]
              : Object.values(source.tables).map((one) => small(tableWords(i18n, one)))),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** A table under its heading; nothing where there is none. */
function titled(name: string, found: TextTable | null): (Paragraph | Table)[] {
  return found === null ? [] : [heading(name), table(found.heads, found.rows)];
}

/** A table of a source in one line: file, sheet, address, and whether it is still to be checked. */
function tableWords({ t }: I18n, { file, sheet, url, toCheck }: SourceTable): string {
  const where = sheet === undefined ? file : t('trace.file.inside', { file, sheet });
  return toCheck ? `${where}, ${url} (${t('trace.file.toCheck')})` : `${where}, ${url}`;
}

function heading(text: string): Paragraph {
  return new Paragraph({
    text,
    heading: HeadingLevel.HEADING_1,
    spacing: { before: 240, after: 80 },
    keepNext: true,
  });
}

/** A note under a table, or the running title. */
function small(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: 17 })] });
}

/** A table whose first line is repeated on each page and read as its head. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): Table {
  const line = (cells: readonly string[], bold: boolean): TableRow =>
    new TableRow({
      tableHeader: bold,
      cantSplit: true,
      children: cells.map(
        (text) => new TableCell({ children: [new Paragraph({ children: [new TextRun({ text, bold })] })] }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [line(heads, true), ...rows.map((cells) => line(cells, false))],
  });
}
