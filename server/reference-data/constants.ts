import type { ReferencePack } from '#app/engine/pack.ts';

type Constant = ReferencePack['constants'][string];

function constant(
  value: number,
  low: number,
  high: number,
  unit: string,
  grade: Constant['grade'],
  source: string,
): Constant {
  return { value, low, high, unit, grade, source };
}

/** Minimum wage, gross, € a month, first of January 2026. */
export const MINIMUM_WAGE = 1867.02;

/** Consumer price rises of 2020 to 2023, France, per cent a year (source `banque-mondiale-prix`). */
const PRICE_RISES = [0.476498852725066, 1.64233141038385, 5.22236748369735, 4.87835726508441];
const FIRST_RISE = 2020;

/** The same by year, as the derivation of the deflator shows them. */
export const PRICE_RISES_BY_YEAR: Readonly<Record<string, number>> = Object.fromEntries(
  PRICE_RISES.map((rise, at) => [String(FIRST_RISE + at), rise]),
);
const DECLARED_YEAR = FIRST_RISE + PRICE_RISES.length - 1;

/** Euros of 2023 -> euros of the year of an input-output table; null for a year whose prices are not known here. */
export function deflatorTo(year: number): ReferencePack['deflator'] | null {
  if (!Number.isInteger(year) || year < FIRST_RISE - 1 || year > DECLARED_YEAR) return null;
  const rises = PRICE_RISES.slice(year + 1 - FIRST_RISE);
  return {
    year: DECLARED_YEAR,
    value: 1 / rises.reduce((level, rise) => level * (1 + rise / 100), 1),
    source: 'banque-mondiale-prix',
  };
}

/** Year of the embedded input-output table. */
const TABLE_YEAR = 2019;

/** Euros of 2023 -> euros of 2019, the year of the input-output table. */
export const DEFLATOR: ReferencePack['deflator'] = deflatorTo(TABLE_YEAR) ?? {
  year: TABLE_YEAR,
  value: 1,
  source: 'banque-mondiale-prix',
};

/**
 * Published scalars, each with its range, grade and source: guard-rails and reference levels. Rates as shares, pay in € a month.
 * The legal scales that a computation needs are the engine's own table of rates.
 */
export const CONSTANTS: Readonly<Record<string, Constant>> = {
  smicGross: constant(MINIMUM_WAGE, MINIMUM_WAGE, MINIMUM_WAGE, 'EUR/month', 'D', 'urssaf-modele-social'),
  grossWagePrivate: constant(3613, 3613, 3613, 'EUR/month', 'D', 'insee-premiere-2020'),
  netWageIndustry: constant(3014, 3014, 3014, 'EUR/month', 'D', 'insee-premiere-2020'),
  industryWagePremium: constant(0.11, 0.11, 0.11, 'share', 'D', 'insee-premiere-2084'),
  corporateTaxRate: constant(0.25, 0.25, 0.25, 'share', 'D', 'cgi-is'),
  corporateTaxReducedRate: constant(0.15, 0.15, 0.15, 'share', 'D', 'cgi-is'),
  corporateTaxReducedCeiling: constant(42.5, 42.5, 42.5, 'kEUR', 'D', 'cgi-is'),
  industrialLandRentalRate: constant(0.04, 0.04, 0.04, 'share', 'D', 'cgi-valeur-locative'),
  industrialBuildingRentalRate: constant(0.06, 0.06, 0.06, 'share', 'D', 'cgi-valeur-locative'),
  regionalMobilityLevyCeiling: constant(0.0015, 0, 0.0015, 'share', 'D', 'urssaf-taxes-salaires'),
  shelteredPerExposedJob: constant(1.34, 1.34, 1.34, 'ratio', 'D', 'fabrique-industrie'),
};
