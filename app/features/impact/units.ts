import { FACTS, isFactId } from '#app/engine/facts.ts';
import { INPUTS, type DeclaredId, type InputId, type Unit } from '#app/engine/types.ts';

/** The unit a person types in; `factor` engine units make one of them. */
type TypedUnit = {
  word:
    | 'fte'
    | 'eurYear'
    | 'percent'
    | 'mEurYear'
    | 'mEur'
    | 'year'
    | 'kEurYear'
    | 'people'
    | 'mwhYear'
    | 'm3Year'
    | 'tCo2Year'
    | 'kEur'
    | 'ha';
  factor: number;
};

const typed: Record<(typeof INPUTS)[InputId]['unit'], TypedUnit> = {
  FTE: { word: 'fte', factor: 1 },
  'kEUR/yr/FTE': { word: 'eurYear', factor: 1 / 1000 },
  share: { word: 'percent', factor: 1 / 100 },
  'kEUR/yr': { word: 'mEurYear', factor: 1000 },
  kEUR: { word: 'mEur', factor: 1000 },
  year: { word: 'year', factor: 1 },
};

/** The facts are small sums: they are typed in thousands of euros. */
const typedFact: Record<(typeof FACTS)[keyof typeof FACTS]['unit'], TypedUnit> = {
  FTE: typed.FTE,
  people: { word: 'people', factor: 1 },
  share: typed.share,
  'kEUR/yr': { word: 'kEurYear', factor: 1 },
  'MWh/yr': { word: 'mwhYear', factor: 1 },
  'm3/yr': { word: 'm3Year', factor: 1 },
  'tCO2e/yr': { word: 'tCo2Year', factor: 1 },
  kEUR: { word: 'kEur', factor: 1 },
  ha: { word: 'ha', factor: 1 },
};

function typedOf(id: DeclaredId): TypedUnit {
  return isFactId(id) ? typedFact[FACTS[id].unit] : typed[INPUTS[id].unit];
}

/** The engine's bounds and unit of a declared figure. */
export function boundsOf(id: DeclaredId): { unit: Unit; min: number; max: number } {
  return isFactId(id) ? FACTS[id] : INPUTS[id];
}

/** Key of the unit's name in the catalogue: `project.unit.<word>`. */
export function typedUnit(input: DeclaredId): TypedUnit['word'] {
  return typedOf(input).word;
}

/** A value of the engine as a person types it: 11400 k€ → 11.4 M€. Twelve digits: a binary tail is not a figure. */
export function toTyped(input: DeclaredId, value: number): number {
  return clean(value / typedOf(input).factor);
}

/** What a person typed, in the engine's unit: 11.4 M€ → 11400 k€. */
export function fromTyped(input: DeclaredId, value: number): number {
  return clean(value * typedOf(input).factor);
}

/** The bounds of a declared figure in the unit it is typed in. */
export function typedBounds(input: DeclaredId): { min: number; max: number } {
  const { min, max } = boundsOf(input);
  return { min: toTyped(input, min), max: toTyped(input, max) };
}

/** Decimals worth showing of an estimate in a field: an estimate at full precision pretends. */
export function shownEstimate(input: InputId, value: number): number {
  const shown = toTyped(input, value);
  const unit = INPUTS[input].unit;
  if (unit === 'year' || unit === 'FTE') return Math.round(shown);
  if (unit === 'share') return Math.abs(shown) >= 1 ? Math.round(shown) : Number(shown.toPrecision(1));
  return Number(shown.toPrecision(3));
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}
