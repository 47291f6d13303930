import type { TraceNode } from '#app/engine/types.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { FigureId } from './figures.ts';

/** How each key figure is written: rates to one decimal, income in euros, counts in full. */
export function writeFigure({ format }: I18n, id: FigureId, value: number): string {
  switch (id) {
    case 'manufacturingShare':
    case 'unemployment':
    case 'vacancy':
      return format.percent(value, 1);
    case 'income':
      return format.euros(value * 1000);
    case 'population':
      return format.count(value);
    case 'brownfields':
      return format.number(value, 0);
  }
}

const FIGURE_OF_NODE: Readonly<Record<string, FigureId>> = {
  'basin.manufacturingShare': 'manufacturingShare',
  'basin.unemployment': 'unemployment',
  'basin.vacancy': 'vacancy',
  'basin.income': 'income',
  'basin.population': 'population',
  'basin.brownfields': 'brownfields',
};

/** The same writing inside the panel that explains a figure; null leaves a node to its unit. */
export function writeNode(i18n: I18n, node: TraceNode): string | null {
  const id = FIGURE_OF_NODE[node.id];
  return id === undefined || node.value === null ? null : writeFigure(i18n, id, node.value);
}

/** « quatrième trimestre 2025 » from `2025-T4`. */
export function quarterWords({ t }: I18n, quarter: string): string {
  const [year = '', number = '1'] = quarter.split('-T');
  const ordinal =
    number === '1' || number === '2' || number === '3' || number === '4'
      ? t(`basin.quarter.${number}`)
      : number;
  return t('basin.quarter', { number: ordinal, year });
}
