import {
  assess,
  checkScenario,
  perspective,
  purchaseFlows,
  registerOf,
  riskFiguresIn,
  riskFlags,
  type Perspective,
  type PurchaseFlows,
  type RiskFacts,
} from '#app/engine/index.ts';
import { citedBy as citedIn } from '#app/engine/cells.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Assessment, Result, Scenario, Source, TraceNode } from '#app/engine/types.ts';
import { drawsOf } from '#app/reference/index.ts';
import type { BalanceContent, BalanceSubject, Derivations, Reference } from '#app/services/index.ts';
import { flattenDerivations } from './derivations.ts';

/** How a balance is drawn: said in it, so that anybody draws the same. */
const DRAWS = 500;
const SEED = 20_270_101;
/** Seconds after which a basin whose geography is being drawn may be asked again. */
const RETRY_AFTER = 10;

/** What a balance is computed from. `subject` is given without the names that the pack gives. */
export type ComputeInput = {
  subject: Omit<BalanceSubject, 'basin' | 'branch'>;
  scenario: Scenario;
  /** Version of the reference figures; null: the one shipped with the program. */
  pack: string | null;
  proofs: BalanceContent['proofs'];
  at: string;
  /** Present when observed values stand in for the forecast: what they are. */
  effective?: NonNullable<BalanceContent['effective']>;
  /** What the risk flags read beside the figures; absent for a balance of before they were kept. */
  facts?: RiskFacts;
};

/**
 * The whole balance of a scenario, now. It waits for no geography: without its draws the intervals would be others once they
 * are there, and the balance could not be computed again. Failures: `preparing` with `retryAfter`, those of `checkScenario`.
 */
export async function computeBalance(
  reference: Pick<Reference, 'slice'>,
  { subject, scenario, pack: version, proofs, at, effective, facts }: ComputeInput,
): Promise<Result<BalanceContent>> {
  const pack = await reference.slice(scenario.zone, 'drawn', version);
  if (pack === null) return { ok: false, failure: { code: 'unknown-zone', zone: scenario.zone } };
  const checked = checkScenario(scenario, pack);
  if (!checked.ok) return checked;
  const geographies = drawsOf(pack.responses[scenario.zone]);
  if (geographies === 0) return { ok: false, failure: { code: 'preparing', retryAfter: RETRY_AFTER } };
  const assessment = assess(scenario, pack, { draws: DRAWS, seed: SEED });
  const bought = purchaseFlows(scenario, pack);
  if (!bought.ok) return bought;
  const seen = perspective(scenario, pack);
  if (!seen.ok) return seen;
  const derivations = flattenDerivations(assessment, {
    ...under('flow', bought.value.traces),
    ...under('view', seen.value.traces),
  });
  return {
    ok: true,
    value: {
      schema: 1,
      at,
      project: {
        ...subject,
        basin: pack.zones.find(({ code }) => code === scenario.zone)?.name ?? scenario.zone,
        branch: pack.branches.find(({ code }) => code === scenario.branch)?.label ?? scenario.branch,
      },
      scenario,
      proofs,
      ...(effective === undefined ? {} : { effective }),
      engine: assessment.engine,
      pack: assessment.pack,
      draws: { count: DRAWS, seed: SEED, geographies },
      inputs: inputsOf(assessment),
      indicators: assessment.indicators.map((indicator) => without(indicator, 'trace')),
      zones: assessment.zones,
      warnings: assessment.warnings,
      years: assessment.years,
      fit: assessment.fit,
      context: assessment.context,
      ...(facts === undefined
        ? {}
        : {
            risks: {
              announcedOn: facts.announcedOn,
              flags: registerOf(riskFlags(riskFiguresIn(assessment), facts)),
            },
          }),
      drivers: assessment.drivers ?? {},
      flows: bought.value.flows,
      perspective: seen.value.perspective,
      names: namesOf(pack, bought.value, seen.value.perspective),
      derivations,
      sources: citedBy(derivations, pack.sources),
    },
  };
}

function inputsOf({ inputs }: Assessment): BalanceContent['inputs'] {
  const copied = Object.values(inputs).map((input) => [input.id, without(input, 'trace')]);
  // One entry for each input, as in the assessment; `fromEntries` forgot it.
  return Object.fromEntries(copied) as BalanceContent['inputs'];
}

/** Names of the branches bought from and of the zones compared, by code: a frozen balance is read alone. */
function namesOf(
  pack: ReferencePack,
  { flows }: PurchaseFlows,
  { zones }: Perspective,
): Record<string, string> {
  const named = new Set([...flows.map(({ product }) => product), ...zones.map(({ zone }) => zone)]);
  return Object.fromEntries([
    ...pack.branches.filter(({ code }) => named.has(code)).map(({ code, label }) => [code, label]),
    ...pack.zones.filter(({ code }) => named.has(code)).map(({ code, name }) => [code, name]),
  ]);
}

/** The same derivations under the keys of a balance: `flow:CK`. */
function under(prefix: string, traces: Readonly<Record<string, TraceNode>>): Record<string, TraceNode> {
  return Object.fromEntries(Object.entries(traces).map(([key, node]) => [`${prefix}:${key}`, node]));
}

function without<Value extends object, Key extends keyof Value & string>(
  value: Value,
  key: Key,
): Omit<Value, Key> {
  // Everything but the key is copied; `fromEntries` forgets the names.
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Omit<Value, Key>;
}

function citedBy({ nodes }: Derivations, sources: Readonly<Record<string, Source>>): Record<string, Source> {
  const cited = new Set(nodes.flatMap(citedIn));
  return Object.fromEntries(Object.entries(sources).filter(([id]) => cited.has(id)));
}
