import type { FrenchLevel } from '../levels.ts';
import type { ByLevel, Measures } from '../measures.ts';
import { netAdditional } from '../net.ts';
import type { Setting } from '../scenario.ts';
import type { Tracer } from '../trace.ts';
import { INPUTS, type InputId, type Level, type TraceNode, type Unit, type Variant } from '../types.ts';

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
  /** Stands without a size of the project: it rests on nothing but what is declared of it. */
  ownFigure?: true;
  /** Sources of the pack that its derivation cites when nothing but a size is declared. */
  sources: readonly string[];
  /** Rules that estimate what the project does not declare; none: the figure then says what is missing. */
  fallback: readonly string[];
};

/** Sources by what a figure rests on, each group on the ones before. Names of the pack's own table of sources. */
const TABLE = ['insee-tes-2019', 'wiod-2014'] as const;
const SIZED = [...TABLE, 'insee-flores', 'banque-mondiale-prix'] as const;
const PLACED = [...SIZED, 'ancrage-centres'] as const;
const EMPLOYED = [...PLACED, 'eurostat-emploi-2021'] as const;
const WAGED = [...TABLE, 'eurostat-emploi-2021', 'urssaf-modele-social', 'banque-mondiale-prix'] as const;
const PAID = [...WAGED, 'insee-flores'] as const;
const EARNED = [...PAID, 'insee-menages'] as const;
const SPENT = [...EARNED, 'ancrage-centres'] as const;

/** What a figure rests on: the sources it cites, and the rules that stand in for what is not declared. */
export const RESTS_ON = {
  /** The project alone. */
  project: { sources: [], fallback: [] },
  /** Its size: turnover or jobs, and purchases, from the branch. */
  size: { sources: SIZED, fallback: ['R-34', 'R-35'] },
  jobs: { sources: ['insee-tes-2019', 'insee-flores'], fallback: ['R-34'] },
  /** Where purchases are served, and the jobs they carry. */
  place: { sources: PLACED, fallback: ['R-34', 'R-35', 'R-38'] },
  employment: { sources: EMPLOYED, fallback: ['R-34', 'R-35', 'R-38'] },
  /** The branch's wage and payroll; then what all wages of the chain buy, in France and by level. */
  wage: { sources: WAGED, fallback: ['R-42'] },
  pay: { sources: PAID, fallback: ['R-34', 'R-42'] },
  income: { sources: EARNED, fallback: ['R-34', 'R-35', 'R-42'] },
  spending: { sources: SPENT, fallback: ['R-34', 'R-35', 'R-38', 'R-41', 'R-42'] },
  /** All of it, and what sets the net shares. */
  net: {
    sources: [...SPENT, 'insee-chomage'],
    fallback: ['R-34', 'R-35', 'R-37', 'R-38', 'R-41', 'R-42', 'R-61', 'R-62', 'R-63', 'R-64'],
  },
  /** Works, from the structure of investment of the country. */
  works: { sources: ['insee-flores', ...TABLE, 'ancrage-centres'], fallback: ['R-36'] },
} as const satisfies Record<string, Pick<Definition, 'sources' | 'fallback'>>;

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

type Named = Pick<Definition, 'id' | 'family' | 'rule'>;
type Rested = Pick<Definition, 'sources' | 'fallback'>;

/** A figure that is an input of the project, declared or estimated: its unit, its bounds. */
export function inputFigure(
  named: Named & Rested,
  input: InputId,
  more: Pick<Definition, 'at'> & Partial<Pick<Definition, 'missing' | 'operands'>>,
): Definition {
  const { unit } = INPUTS[input];
  return {
    unit,
    ...(unit === 'share' ? SHARE : POSITIVE),
    value: (m) => m.inputs[input],
    operands: (t) => [t.input(input)],
    ...named,
    ...more,
  };
}

const CARRIED = { jobs: 'FTE', valueAdded: 'kEUR/yr', output: 'kEUR/yr' } as const;

/** What a chain of production carries at each level: suppliers of every rank, or one pass of wages spent. */
export function chainFigure(
  id: string,
  family: Family,
  kind: 'indirect' | 'induced',
  carried: keyof typeof CARRIED,
): Definition {
  const extra = (t: Tracer, level: Level): TraceNode[] => {
    if (carried === 'output') return [];
    if (kind === 'indirect') return carried === 'jobs' ? t.ranks(level) : [];
    return [t.closure(carried, level)];
  };
  const rests = {
    indirect: carried === 'jobs' ? RESTS_ON.employment : RESTS_ON.place,
    induced: RESTS_ON.spending,
  };
  return {
    id,
    family,
    unit: CARRIED[carried],
    rule: kind === 'indirect' ? 'R-30' : 'R-40',
    ...rests[kind],
    ...ANY,
    at: EVERYWHERE,
    value: (m, level) => pick(m[kind][carried], level),
    operands: (t, level) => [...t.chain(kind, carried, level), ...extra(t, level)],
  };
}

/** One-off effect of the works: never added to yearly figures. */
export function worksFigure(id: string, family: Family, carried: 'jobs' | 'valueAdded'): Definition {
  return {
    id,
    family,
    unit: carried === 'jobs' ? 'FTE-year' : 'kEUR',
    rule: 'R-36',
    ...RESTS_ON.works,
    ...ANY,
    at: EVERYWHERE,
    value: (m, level) => pick(m.construction[carried], level),
    operands: (t, level) => [
      t.input('investment'),
      ...(level === 'total' ? [] : [t.input('localInvestmentShare'), t.trade()]),
      t.named('investmentFranceShare'),
      t.table(),
    ],
    missing: undeclaredOf('investment'),
  };
}

/** Net additional part of a gross figure: for the basin on the basin, for France on the total. */
export function netFigure(
  named: Pick<Definition, 'id' | 'family' | 'unit'>,
  gross: Pick<Definition, 'id' | 'value'>,
): Definition {
  return {
    ...named,
    rule: 'R-60',
    ...RESTS_ON.net,
    ...ANY,
    at: NET,
    value: (m, level) =>
      netAdditional(gross.value(m, level, 'gross'), level === 'basin' ? m.net.basin : m.net.france),
    operands: (t, level) => [t.figure(gross.id, level), ...t.netShares(level)],
  };
}
