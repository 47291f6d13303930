import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import { INPUTS } from '#app/engine/types.ts';
import { columnName, formula, withFormulaValues } from '#app/features/exports/formula-values.ts';
import { harmless } from '#app/features/exports/report.ts';
import { figureKey, INPUT_IDS, type Balance } from '#app/features/impact/balance.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { BalanceContent, BalanceHead } from '#app/services/index.ts';
import { missingOf, riskTestWords } from '#app/features/impact/risk-words.ts';
import { bandsOf } from './bands.ts';
import type { Outcome } from './outcome.ts';
import { balanceIn, sheetOf, TEN, type Sheet } from './sheet.ts';
import { taxesByBeneficiary } from './tax-lines.ts';
import {
  bandWords,
  factLines,
  indicatorWords,
  missingWords,
  originOf,
  sentenceOf,
  viewWords,
} from './words.ts';

/**
 * A balance as a workbook: summary, gross to net, purchases, taxes, perspective, indicators, inputs, sources. Figures at full
 * precision, in the engine's units; sums and the way from gross to net are formulas, with the value that the page shows.
 */
export async function xlsxOf(
  content: BalanceContent,
  head: BalanceHead | null,
  i18n: I18n,
  outcome: readonly Outcome[] = [],
): Promise<Uint8Array> {
  const { t, format } = i18n;
  const sheet = sheetOf(content);
  const balance = balanceIn(sheet);
  const { key, ...words } = sentenceOf(i18n, sheet, balance);
  const { project } = content;
  const summary: Row[] = [
    [title(project.title || t('balance.untitled'))],
    [text(t(key, words))],
    [],
    ...pairs([
      [t('balance.fiche'), project.number],
      [t('balance.frozen.version', { version: '' }).trim(), head === null ? '' : head.version],
      [t('balance.basin'), `${project.basin} (${content.scenario.zone}), ${content.scenario.branch}`],
      [t(head === null ? 'balance.computedOn' : 'balance.frozenOn'), format.date(content.at)],
      [t('balance.xlsx.pack'), content.pack],
      [t('balance.xlsx.engine'), content.engine],
      [t('balance.hash'), head?.hash ?? t('balance.hash.draft')],
    ]),
    [],
    heads([
      t('balance.indicator'),
      t('balance.value'),
      'P10',
      'P90',
      t('balance.xlsx.unit'),
      t('balance.grade'),
      t('balance.xlsx.missing'),
    ]),
    ...TEN.map(([name, figureKey]): Row => {
      const figure = balance.figures[figureKey];
      return [
        text(t(`balance.ten.${name}`)),
        number(figure?.value),
        number(figure?.p10),
        number(figure?.p90),
        text(figure?.unit ?? ''),
        text(figure?.grade ?? ''),
        text(figure?.value == null ? missingWords(t, figure?.missing ?? null) : ''),
      ];
    }),
  ];
  const indicators: Row[] = [
    heads([
      t('impact.all.id'),
      t('balance.indicator'),
      t('impact.level'),
      t('balance.xlsx.variant'),
      t('balance.value'),
      'P10',
      'P50',
      'P90',
      t('balance.xlsx.unit'),
      t('balance.grade'),
      t('balance.xlsx.missing'),
    ]),
    ...content.indicators.map((figure): Row => [
      text(figure.id),
      text(indicatorWords(t, figure.id)),
      text(t(`impact.place.${figure.level}`)),
      text(t(`impact.variant.${figure.variant}`)),
      number(figure.value),
      number(figure.p10),
      number(figure.p50),
      number(figure.p90),
      text(figure.unit),
      text(figure.grade),
      text(figure.value === null ? missingWords(t, figure.missing) : ''),
    ]),
  ];
  const inputs: Row[] = [
    heads([
      t('balance.hypothesis'),
      t('balance.value'),
      'P10',
      'P90',
      t('balance.xlsx.unit'),
      t('balance.origin'),
      t('balance.grade'),
    ]),
    ...INPUT_IDS.map((input): Row => {
      const { value, p10, p90, grade, unknown } = balance.inputs[input];
      return [
        text(t(`project.input.${input}`)),
        number(unknown ? null : value),
        number(unknown ? null : p10),
        number(unknown ? null : p90),
        text(INPUTS[input].unit),
        text(originOf(i18n, sheet, balance, input)),
        text(unknown ? '' : grade),
      ];
    }),
    ...factLines(i18n, sheet).map(({ label, value, unit, origin, grade }): Row => [
      text(label),
      number(value),
      number(value),
      number(value),
      text(unit),
      text(origin),
      text(grade),
    ]),
  ];
  const sources: Row[] = [
    heads([
      t('balance.xlsx.producer'),
      t('balance.xlsx.title'),
      t('balance.xlsx.vintage'),
      t('balance.xlsx.table'),
      t('balance.xlsx.licence'),
      t('balance.xlsx.address'),
      t('balance.xlsx.read'),
    ]),
    ...Object.values(content.sources).flatMap((source): Row[] => [
      [
        text(source.producer),
        text(source.title),
        text(source.vintage),
        text(source.table),
        text(source.licence),
        text(source.url),
        text(source.retrievedOn),
      ],
      // Each file of the source under it, with its own address.
      ...Object.values(source.tables ?? {}).map((table): Row => [
        text(source.producer),
        text(source.title),
        text(table.year),
        text(
          table.sheet === undefined
            ? table.file
            : t('trace.file.inside', { file: table.file, sheet: table.sheet }),
        ),
        text(source.licence),
        text(table.toCheck ? `${table.url} (${t('trace.file.toCheck')})` : table.url),
        text(source.retrievedOn),
      ]),
    ]),
  ];
  const wide = { width: 46 };
  const steps = stepsOf(i18n, content, balance);
  const [years, risks] = [yearsOf(i18n, sheet), risksOf(i18n, sheet)];
  const flows = flowsOf(i18n, sheet);
  const views = viewsOf(i18n, sheet);
  const sheets = [
    { data: summary, sheet: t('balance.xlsx.summary'), columns: [wide, { width: 22 }] },
    ...(steps === null
      ? []
      : [{ data: steps, sheet: t('balance.xlsx.steps'), columns: [wide, ...repeated(24, 4)] }]),
    ...(flows === null
      ? []
      : [
          {
            data: flows,
            sheet: t('balance.xlsx.flows'),
            columns: [wide, ...repeated(20, 6)],
            stickyRowsCount: 1,
          },
        ]),
    {
      data: taxesRows(i18n, balance),
      sheet: t('balance.xlsx.taxes'),
      columns: [{ width: 32 }, wide, ...repeated(18, 3), { width: 60 }],
      stickyRowsCount: 1,
    },
    ...(views === null
      ? []
      : [{ data: views, sheet: t('balance.xlsx.view'), columns: [wide, ...repeated(18, 4)] }]),
    ...(years === null
      ? []
      : [{ data: years, sheet: t('years.title'), columns: repeated(18, 18), stickyRowsCount: 1 }]),
    ...(outcome.length === 0
      ? []
      : [
          {
            data: outcomeRows(i18n, outcome),
            sheet: t('balance.outcome.sheet'),
            columns: [wide, ...repeated(18, 7)],
            stickyRowsCount: 1,
          },
        ]),
    ...(risks === null
      ? []
      : [{ data: risks, sheet: t('risk.sheet'), columns: [wide, ...repeated(24, 6)], stickyRowsCount: 1 }]),
    {
      data: indicators,
      sheet: t('balance.xlsx.indicators'),
      columns: [{ width: 7 }, wide],
      stickyRowsCount: 1,
    },
    { data: inputs, sheet: t('balance.hypotheses'), columns: [wide], stickyRowsCount: 1 },
    { data: sources, sheet: t('balance.sources'), columns: [{ width: 30 }, wide], stickyRowsCount: 1 },
  ];
  return withFormulaValues(await writeXlsxFile(sheets).toBuffer(), sheets);
}

/**
 * Jobs from direct to net, for the basin and for France: sums and products as formulas, the shares being cells of this sheet.
 * null when the balance has no net figure.
 */
function stepsOf({ t }: I18n, content: BalanceContent, balance: Balance): Row[] | null {
  const of = (
    id: string,
    level: 'basin' | 'total',
    variant: 'gross' | 'net-basin' | 'net-france' = 'gross',
  ) => balance.figures[figureKey(id, level, variant)]?.value ?? null;
  const net = { basin: of('J07', 'basin', 'net-basin'), france: of('J07', 'total', 'net-france') };
  if (net.basin === null || net.france === null) return null;
  // The basin's displacement is its own (R-62): the third operand of its net jobs.
  const { nodes, roots } = content.derivations;
  const own = nodes[roots['J07|basin|net-basin'] ?? -1]?.inputs
    .map((at) => nodes[at])
    .find((node) => node?.id === 'basinDisplacement')?.value;
  const { deadweight, displacement, substitution } = balance.inputs;
  const row = (label: string, basin: number | null, france: number | null): Row => [
    text(label),
    number(basin),
    number(france),
  ];
  const share = (label: string, basin: number, france: number): Row => [
    text(label),
    { value: basin, type: Number, format: '0.0%' },
    { value: france, type: Number, format: '0.0%' },
  ];
  const product = (column: string) =>
    `(${column}3+${column}4+${column}5)*(1-${column}7)*(1-${column}8)*(1-${column}9)`;
  return [
    [text(t('balance.xlsx.note'))],
    heads([
      t('balance.indicator'),
      t('balance.xlsx.basin'),
      t('balance.xlsx.france'),
      `${t('balance.xlsx.formula')}, ${t('balance.xlsx.basin')}`,
      `${t('balance.xlsx.formula')}, ${t('balance.xlsx.france')}`,
    ]),
    row(t('balance.xlsx.step.direct'), of('J01', 'basin'), of('J01', 'total')),
    row(t('balance.xlsx.step.indirect'), of('J04', 'basin'), of('J04', 'total')),
    row(t('balance.xlsx.step.induced'), of('J05', 'basin'), of('J05', 'total')),
    [
      ...row(t('balance.xlsx.step.gross'), of('J06', 'basin'), of('J06', 'total')),
      formula('SUM(B3:B5)', of('J06', 'basin') ?? Number.NaN),
      formula('SUM(C3:C5)', of('J06', 'total') ?? Number.NaN),
    ],
    share(t('project.input.deadweight'), deadweight.value, deadweight.value),
    share(t('project.input.displacement'), own ?? displacement.value, displacement.value),
    share(t('project.input.substitution'), substitution.value, substitution.value),
    [
      ...row(t('balance.xlsx.step.net'), net.basin, net.france),
      formula(product('B'), net.basin),
      formula(product('C'), net.france),
    ],
  ];
}

/** Purchases by product group and place, k€ a year; totals are formulas. null when there are none. */
function flowsOf({ t }: I18n, { flows, names = {}, project }: Sheet): Row[] | null {
  // All of them: a workbook has room for what the drawing gathers.
  const bands = bandsOf(flows ?? [], Number.POSITIVE_INFINITY);
  if (bands.total <= 0) return null;
  const last = columnName(bands.places.length);
  const end = bands.groups.length + 1;
  return [
    heads([
      `${t('balance.flows.group')} (kEUR/yr)`,
      ...bands.places.map(({ id }) => t(`impact.level.${id}`, { basin: project.basin })),
      t('balance.total'),
    ]),
    ...bands.groups.map((band, at): Row => [
      text(bandWords(t, band, names)),
      ...bands.places.map(({ id: place }) =>
        number(bands.links.find(({ from, to }) => from === band.id && to === place)?.value ?? 0),
      ),
      formula(`SUM(B${at + 2}:${last}${at + 2})`, band.value),
    ]),
    [
      { value: t('balance.total'), type: String, fontWeight: 'bold' },
      ...[...bands.places.map(({ value }) => value), bands.total].map((value, at) =>
        formula(`SUM(${columnName(at + 1)}2:${columnName(at + 1)}${end})`, value),
      ),
    ],
  ];
}

/** Taxes by beneficiary, k€ a year: the sum of each is a formula over its own lines. */
function taxesRows({ t }: I18n, balance: Balance): Row[] {
  const rows: Row[] = [
    heads([
      t('balance.taxes.to'),
      t('balance.indicator'),
      t('balance.value'),
      t('balance.xlsx.unit'),
      t('balance.grade'),
      t('balance.xlsx.added'),
      t('balance.xlsx.missing'),
    ]),
  ];
  for (const { to, total, computed, missing } of taxesByBeneficiary(balance)) {
    const name = t(`balance.taxes.${to}`);
    const first = rows.length + 1;
    for (const { id, figure, within, once } of computed) {
      rows.push([
        text(name),
        text(indicatorWords(t, id)),
        number(figure.value),
        text(figure.unit),
        text(figure.grade),
        // 1 or 0: what the sum below multiplies by.
        number(within === null && !once ? 1 : 0),
      ]);
    }
    const last = rows.length;
    for (const { id, reason } of missing) {
      rows.push([
        text(name),
        text(indicatorWords(t, id)),
        null,
        null,
        null,
        null,
        text(missingWords(t, reason)),
      ]);
    }
    if (total !== null) {
      rows.push([
        { value: `${t('balance.total')}, ${name}`, type: String, fontWeight: 'bold' },
        null,
        formula(`SUMPRODUCT(C${first}:C${last},F${first}:F${last})`, total),
        text('kEUR/yr'),
      ]);
    }
  }
  return rows;
}

/** The activity against its branch, its basin and the other basins. null for a balance frozen before. */
function viewsOf({ t }: I18n, { perspective, names = {}, project }: Sheet): Row[] | null {
  if (perspective === undefined) return null;
  const { sector, basin, zones } = perspective;
  return [
    heads([
      t('balance.view.sector'),
      t('balance.view.project'),
      t('balance.view.branch'),
      t('balance.view.economy'),
      t('balance.xlsx.ratio'),
      t('balance.xlsx.unit'),
    ]),
    ...sector.map(({ id, unit, project: own, branch, economy }, at): Row => [
      text(viewWords(t, id)),
      number(own),
      number(branch),
      number(economy),
      own === null || branch === null ? null : formula(`B${at + 2}/C${at + 2}`, own / branch),
      text(unit),
    ]),
    [],
    heads([
      t('balance.view.basin', { basin: project.basin }),
      t('balance.view.here'),
      t('balance.view.france'),
    ]),
    ...basin.map(({ id, here, france }): Row => [text(viewWords(t, id)), number(here), number(france)]),
    [],
    heads([
      t('balance.view.zones'),
      t('charts.rank'),
      t('balance.view.perThousandHead'),
      t('balance.view.posts'),
    ]),
    ...zones.map(({ zone, rank, perThousand, posts }): Row => [
      text(names[zone] ?? zone),
      number(rank),
      number(perThousand),
      number(posts),
    ]),
  ];
}

/** The ten years of the ramp-up, at full precision, with the interval of each figure. null for a balance without. */
function yearsOf({ t }: I18n, { years = [] }: Sheet): Row[] | null {
  if (years.length === 0) return null;
  const spreads = ['direct', 'supportedBasin', 'netBasin', 'valueAdded', 'levies'] as const;
  const names = {
    direct: t('years.direct'),
    supportedBasin: t('years.supported'),
    netBasin: t('years.net'),
    valueAdded: `${t('years.valueAdded')} (kEUR/yr)`,
    levies: `${t('years.levies')} (kEUR/yr)`,
  };
  return [
    heads([
      t('balance.outcome.year'),
      t('years.share'),
      ...spreads.flatMap((name) => [names[name], 'P10', 'P90']),
    ]),
    ...years.map(({ year, calendar, share, ...figures }): Row => [
      number(calendar ?? year),
      number(share),
      ...spreads.flatMap((name) => [
        number(figures[name]?.value ?? null),
        number(figures[name]?.p10 ?? null),
        number(figures[name]?.p90 ?? null),
      ]),
    ]),
  ];
}

/** What happened beside what was forecast: the ratio is a formula over the two. */
function outcomeRows({ t }: I18n, outcome: readonly Outcome[]): Row[] {
  return [
    heads([
      t('balance.outcome.measure'),
      t('balance.outcome.year'),
      t('balance.outcome.forecast'),
      'P10',
      'P90',
      t('balance.outcome.observed'),
      t('balance.outcome.ratio'),
      t('balance.outcome.inside'),
      t('balance.xlsx.unit'),
    ]),
    ...outcome.map(({ measure, year, value, forecast, inside, ratio }, at): Row => [
      text(t(`project.input.${measure}`)),
      number(year),
      number(forecast?.value ?? null),
      number(forecast?.p10 ?? null),
      number(forecast?.p90 ?? null),
      number(value),
      forecast === null || forecast.value === 0
        ? null
        : formula(`F${at + 2}/C${at + 2}`, ratio ?? Number.NaN),
      text(inside === null ? '' : t(inside ? 'balance.outcome.yes' : 'balance.outcome.no')),
      text(INPUTS[measure].unit),
    ]),
  ];
}

/** The register of risks: one row a comparison, with the value, the threshold and whether it is over. null without one. */
function risksOf(i18n: I18n, { risks }: Sheet): Row[] | null {
  if (risks === undefined) return null;
  const { t, format } = i18n;
  return [
    heads([
      t('risk.register.risk'),
      t('risk.register.state'),
      t('risk.register.tests'),
      t('balance.value'),
      t('risk.register.threshold'),
      t('risk.register.over'),
      t('balance.xlsx.missing'),
    ]),
    ...risks.flags.flatMap((flag): Row[] => {
      const name = `${t(`risk.${flag.id}`)} (${flag.rule})`;
      const missing = format.list(missingOf(i18n, flag));
      const state = t(`risk.state.${flag.state}`);
      return flag.tests.length === 0
        ? [[text(name), text(state), null, null, null, null, text(missing)]]
        : flag.tests.map((test): Row => [
            text(name),
            text(state),
            text(riskTestWords(i18n, test, risks.announcedOn)),
            number(test.value),
            number(test.threshold),
            text(t(test.over ? 'balance.outcome.yes' : 'balance.outcome.no')),
            text(missing),
          ]);
    }),
  ];
}

function repeated(width: number, times: number): { width: number }[] {
  return Array.from({ length: times }, () => ({ width }));
}

function text(value: string): Cell {
  return { value: harmless(value), type: String };
}

function title(value: string): Cell {
  return { value: harmless(value), type: String, fontWeight: 'bold', fontSize: 16 };
}

/** A figure, all its digits; nothing where it is missing. */
function number(value: number | null | undefined): Cell {
  return value === null || value === undefined ? null : { value, type: Number };
}

function heads(names: readonly string[]): Row {
  return names.map((value) => ({ value, type: String, fontWeight: 'bold' }));
}

function pairs(lines: readonly (readonly [string, string | number])[]): Row[] {
  return lines.map(([label, value]) => [
    { value: label, type: String, fontWeight: 'bold' },
    typeof value === 'number' ? number(value) : text(value),
  ]);
}
