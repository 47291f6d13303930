import type { Unit } from '#app/engine/types.ts';
import type { Format } from '#app/i18n/index.ts';

/** The unit a bound is typed in: its word is `criteria.unit.<word>`; one of it makes `factor` engine units. */
export type BoundUnit = { word: 'percent' | Exclude<Unit, 'share'>; factor: number };

/** Shares are typed in per cent, all else in the engine's own unit. */
export function boundUnit(unit: Unit): BoundUnit {
  return unit === 'share' ? { word: 'percent', factor: 1 / 100 } : { word: unit, factor: 1 };
}

/** A bound of the engine as a person of that language types it; four significant digits, as many as a threshold needs. */
export function boundText(format: Pick<Format, 'input'>, unit: Unit, value: number): string {
  return format.input(Number((value / boundUnit(unit).factor).toPrecision(4)));
}
