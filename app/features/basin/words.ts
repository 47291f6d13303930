import type { TraceNode } from '#app/engine/types.ts';
import type { I18n } from '#app/i18n/index.ts';
import type { FigureId } from './figure-ids.ts';
import { writeFigure } from './write-figure.ts';

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
