import { INPUTS, type InputId } from '#app/engine/types.ts';

/** The unit a person types in; `factor` engine units make one of them. */
type TypedUnit = { word: 'fte' | 'eurYear' | 'percent' | 'mEurYear' | 'mEur' | 'year'; factor: number };

const typed: Record<(typeof INPUTS)[InputId]['unit'], TypedUnit> = {
  FTE: { word: 'fte', factor: 1 },
  'kEUR/yr/FTE': { word: 'eurYear', factor: 1 / 1000 },
  share: { word: 'percent', factor: 1 / 100 },
  'kEUR/yr': { word: 'mEurYear', factor: 1000 },
  kEUR: { word: 'mEur', factor: 1000 },
  year: { word: 'year', factor: 1 },
};

/** Key of the unit's name in the catalogue: `project.unit.<word>`. */
export function typedUnit(input: InputId): TypedUnit['word'] {
  return typed[INPUTS[input].unit].word;
}

/** A value of the engine as a person types it: 11400 k€ → 11.4 M€. Twelve digits: a binary tail is not a figure. */
export function toTyped(input: InputId, value: number): number {
  return clean(value / typed[INPUTS[input].unit].factor);
}

/** What a person typed, in the engine's unit: 11.4 M€ → 11400 k€. */
export function fromTyped(input: InputId, value: number): number {
  return clean(value * typed[INPUTS[input].unit].factor);
}

/** The bounds of an input in the unit it is typed in. */
export function typedBounds(input: InputId): { min: number; max: number } {
  return { min: toTyped(input, INPUTS[input].min), max: toTyped(input, INPUTS[input].max) };
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
