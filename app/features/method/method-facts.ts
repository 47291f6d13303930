import {
  assess,
  FACTS,
  INDICATORS,
  PAY_ERROR,
  RATES,
  statedAssumptions,
  type IndicatorMeta,
  type StatedAssumption,
  type StatedRate,
} from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { INPUTS, type InputId, type Source } from '#app/engine/types.ts';
import { readSpec, type RuleGroup } from './read-spec.ts';

/** How far an indicator is computed: from a size alone, once the project declares what it asks for, or not yet. */
export type Status = 'computed' | 'declared' | 'awaited';

/** One line of the list of indicators. `missing`: what it lacks, as a key of the catalogues; null when computed. */
export type IndicatorLine = IndicatorMeta & { status: Status; missing: string | null };

/** Everything the page « Méthode » shows that is a figure or a rule. */
export type MethodFacts = {
  engine: string;
  pack: string;
  rules: RuleGroup[];
  assumptions: StatedAssumption[];
  rates: readonly StatedRate[];
  payError: { cost: number; net: number };
  indicators: IndicatorLine[];
  sources: Source[];
};

/** A pack that holds the response of `zone`, and the text of SPEC.md, give the facts: nothing on the page is typed twice. */
export function methodFacts(pack: ReferencePack, zone: string, spec: string): MethodFacts {
  const lean = assess({ zone, branch: EXAMPLE_BRANCH, directJobs: EXAMPLE_JOBS }, pack, { draws: 0 });
  const full = assess(
    {
      ...{ zone, branch: EXAMPLE_BRANCH, landNeed: EXAMPLE_LAND, observed: EXAMPLE_OUTCOME },
      // At the year of the rates: a tenth of its bounds is a year that they do not cover.
      ...{ ...everyInput(), fullYear: null, facts: small(FACTS) },
    },
    pack,
    { draws: 0 },
  );
  const given = (found: typeof lean, id: string) =>
    found.indicators.find((one) => one.id === id && one.value !== null) !== undefined;
  const indicators = INDICATORS.map((meta): IndicatorLine => {
    if (given(lean, meta.id)) return { ...meta, status: 'computed', missing: null };
    const lacks = (given(full, meta.id) ? lean : full).indicators.find(({ id }) => id === meta.id)?.missing;
    return { ...meta, status: given(full, meta.id) ? 'declared' : 'awaited', missing: lacks ?? null };
  });
  return {
    engine: lean.engine,
    pack: lean.pack,
    rules: readSpec(spec),
    assumptions: statedAssumptions(pack),
    rates: RATES,
    payError: PAY_ERROR,
    indicators,
    sources: Object.values(pack.sources),
  };
}

/** A branch that every pack has; only whether an indicator has a value is read, never the value. */
const EXAMPLE_BRANCH = 'CK';
const EXAMPLE_JOBS = 100;
const EXAMPLE_LAND = 1;
/** Observed long after it opened. */
const EXAMPLE_OUTCOME = {
  directJobs: { year: 2060, value: EXAMPLE_JOBS, announced: EXAMPLE_JOBS, proven: false },
  localPurchaseShare: { year: 2060, value: 0.1, proven: false },
};

/** Every input declared, small in its bounds: what a project that answers everything is. */
function everyInput(): Partial<Record<InputId, number>> {
  return small(INPUTS);
}

/** A value for each line of a table, small in its bounds. */
function small(table: Readonly<Record<string, { min: number; max: number }>>): Record<string, number> {
  return Object.fromEntries(Object.entries(table).map(([id, { min, max }]) => [id, min + (max - min) * 0.1]));
}
