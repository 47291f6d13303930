import type { InputId, Scenario } from '#app/engine/types.ts';
import type { BalanceContent, Observation } from '#app/services/index.ts';

/** What observed values make of a forecast: the last year of each measure replaces the input. */
export type Effective = {
  scenario: Scenario;
  proofs: Partial<Record<InputId, string>>;
  effective: NonNullable<BalanceContent['effective']>;
};

/**
 * The scenario with what happened in place of what was declared or estimated: the last observed year of each measure,
 * declared, of grade A when something proves it. null when nothing was observed.
 */
export function effectiveScenario(planned: Scenario, observed: readonly Observation[]): Effective | null {
  const last = new Map<InputId, Observation>();
  for (const one of observed) {
    const known = last.get(one.measure);
    if (known === undefined || one.year > known.year) last.set(one.measure, one);
  }
  if (last.size === 0) return null;
  const proofs: Partial<Record<InputId, string>> = {};
  const effective: Partial<Record<InputId, { year: number; value: number; proof: string }>> = {};
  const values: Partial<Record<InputId, number>> = {};
  const proven = new Set(planned.proven ?? []);
  for (const [input, { year, value, proof }] of last) {
    values[input] = value;
    effective[input] = { year, value, proof };
    // A proof of what was declared proves nothing of what happened.
    proven.delete(input);
    if (proof !== '') {
      proven.add(input);
      proofs[input] = proof;
    }
  }
  return { scenario: { ...planned, ...values, proven: [...proven] }, proofs, effective };
}
