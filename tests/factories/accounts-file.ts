import { A64_TO_A38 } from '#server/reference-data/nomenclature.ts';

type Row = [item: string, code: string, value: number | null];

/** M€ of each post of A64, by measure; `change` replaces a row, or leaves it out. */
export function accountsRows(change: (row: Row) => Row | null = (row) => row): Row[] {
  const posts = Object.keys(A64_TO_A38);
  const of = (item: string, value: (at: number) => number): Row[] => [
    ...posts.map((code, at): Row => [item, code, value(at)]),
    [item, 'TOTAL', posts.reduce((sum, _, at) => sum + value(at), 0)],
  ];
  return [
    ...of('B1G', (at) => 4000 + at * 10),
    ...of('D1', (at) => 2400 + at * 5),
    ...of('D29X39', (at) => (at === 0 ? -900 : 100)),
    ...of('P1', () => 10_000),
    // An aggregate, which repeats its posts.
    ['P1', 'C', 190_000] as Row,
  ]
    .map(change)
    .filter((row) => row !== null);
}

/** Eurostat's accounts of a year (nama_10_a64) as SDMX-CSV. */
export function accountsCsv(rows: readonly Row[] = accountsRows(), year = 2022): string {
  return [
    'freq,unit,nace_r2,na_item,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG',
    ...rows.map(([item, code, value]) => `A,CP_MEUR,${code},${item},FR,${year},${value ?? ''},`),
  ].join('\n');
}

/** The same as JSON-stat, the year before without figures by post. */
export function accountsJson(rows: readonly Row[] = accountsRows()): string {
  const items = [...new Set(rows.map(([item]) => item))];
  const codes = [...new Set(rows.map(([, code]) => code))];
  const years = ['2022', '2023'];
  const value: Record<string, number> = {};
  for (const [item, code, figure] of rows) {
    if (figure === null) continue;
    const at = (codes.indexOf(code) * items.length + items.indexOf(item)) * years.length;
    value[at] = figure;
    if (code === 'TOTAL') value[at + 1] = figure;
  }
  const dimension = (id: string, listed: readonly string[]) => [
    id,
    { category: { index: Object.fromEntries(listed.map((code, at) => [code, at])) } },
  ];
  return JSON.stringify({
    class: 'dataset',
    id: ['freq', 'unit', 'nace_r2', 'na_item', 'geo', 'time'],
    size: [1, 1, codes.length, items.length, 1, years.length],
    dimension: Object.fromEntries([
      dimension('freq', ['A']),
      dimension('unit', ['CP_MEUR']),
      dimension('nace_r2', codes),
      dimension('na_item', items),
      dimension('geo', ['FR']),
      dimension('time', years),
    ]),
    value,
  });
}
