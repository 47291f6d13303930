/** The key figures of a basin page, in reading order. */
export const FIGURE_IDS = [
  'manufacturingShare',
  'unemployment',
  'income',
  'population',
  'vacancy',
  'brownfields',
] as const;
export type FigureId = (typeof FIGURE_IDS)[number];
