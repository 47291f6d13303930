import type { FrenchLevel } from '../levels.ts';
import type { ByLevel, Measures } from '../measures.ts';
import type { Setting } from '../scenario.ts';
import type { Tracer } from '../trace.ts';
import type { InputId, Level, TraceNode, Unit, Variant } from '../types.ts';

export type Family = 'economy' | 'jobs' | 'social' | 'taxes' | 'territory' | 'environment';

/** One indicator of the catalogue: what it is called, how it is bounded, computed and derived. */
export type Definition = {
  id: string;
  family: Family;
  unit: Unit;
  /** Rule of SPEC.md; formula in words under `formula.<id>`. */
  rule: string;
  /** Values outside are a bug of the engine, not a surprising project. */
  min: number;
  max: number;
  /** Where and in which column it is given. */
  at: readonly (readonly [Level, Variant])[];
  value(m: Measures, level: Level, variant: Variant): number;
  /** Operands in the order of the formula. */
  operands(t: Tracer, level: Level, variant: Variant): TraceNode[];
  /** What is missing for this figure, as a key of `missing.<…>`; null when it can be computed. */
  missing?(setting: Setting, m: Measures): string | null;
};

/** Given at each French level and in total, gross. */
export const EVERYWHERE: Definition['at'] = [
  ['basin', 'gross'],
  ['department', 'gross'],
  ['region', 'gross'],
  ['france', 'gross'],
  ['total', 'gross'],
];

/** A figure of the site itself: all of it is in the basin, so that the basin and the total agree. */
export const ON_SITE: Definition['at'] = [
  ['basin', 'gross'],
  ['total', 'gross'],
];

/** Net for the basin where the basin is counted, net for France on the total. */
export const NET: Definition['at'] = [
  ['basin', 'net-basin'],
  ['total', 'net-france'],
];

/** Bounds of a figure that may be any amount, of either sign. */
export const ANY = { min: -1e9, max: 1e9 } as const;
/** Bounds of a figure that cannot be negative. */
export const POSITIVE = { min: 0, max: 1e9 } as const;
export const SHARE = { min: 0, max: 1 } as const;

/** Code of a figure that only the project can give, when it does not. */
export function undeclaredOf(id: InputId): (setting: Setting) => string | null {
  return ({ scenario }) => (scenario[id] === null || scenario[id] === undefined ? id : null);
}

/** True for a level that the response holds; `abroad` and `total` are derived. */
export function isFrench(level: Level): level is FrenchLevel {
  return level !== 'total' && level !== 'abroad';
}

/** The figure of a level, or the sum of the four French ones for the total. */
export function pick(levels: ByLevel, level: Level): number {
  if (isFrench(level)) return levels[level];
  return level === 'total' ? levels.basin + levels.department + levels.region + levels.france : 0;
}

/** What the site itself adds at a level: all in the basin. */
export function onSite(value: number, level: Level): number {
  return level === 'basin' || level === 'total' ? value : 0;
}
