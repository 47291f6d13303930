import { AWAITED_INDICATORS } from './awaited.ts';
import { DECLARED } from './declared.ts';
import type { Definition } from './definition.ts';
import { JOBS } from './jobs.ts';
import { PRODUCTION } from './production.ts';
import { TAXES } from './taxes.ts';
import { TERRITORY } from './territory.ts';
import { WAGES } from './wages.ts';

/** The catalogue in the order of the balance sheet. */
export const DEFINITIONS: readonly Definition[] = [
  ...JOBS,
  ...PRODUCTION,
  ...WAGES,
  ...TAXES,
  ...TERRITORY,
  ...DECLARED,
  ...AWAITED_INDICATORS,
];

/** What a page needs to know of an indicator before any project: labels are under `indicator.<id>` and `formula.<id>`. */
export type IndicatorMeta = Pick<Definition, 'id' | 'family' | 'unit' | 'rule' | 'sources' | 'fallback'>;

export const INDICATORS: readonly IndicatorMeta[] = DEFINITIONS.map(
  ({ id, family, unit, rule, sources, fallback }) => ({ id, family, unit, rule, sources, fallback }),
);
