import type { Points } from '#app/services/index.ts';
import type { CriterionRule } from '#app/features/impact/criteria.ts';
import { criterionKey } from './rules.ts';

/** Points one ballot spreads. */
const EXPECTED = 100;

/**
 * The ballot of a posted form, by criterion key. Refuses anything but whole points between 0 and 100 that sum to 100;
 * `found` is the sum of what could be read.
 */
export function readBallot(
  form: FormData,
  criteria: readonly CriterionRule[],
): { ok: true; points: Points } | { ok: false; found: number } {
  const given = criteria.map((rule) => {
    const text = form.get(`points.${rule.id}`);
    return {
      key: criterionKey(rule),
      value: typeof text === 'string' && /^\d{1,3}$/u.test(text.trim()) ? Number(text) : Number.NaN,
    };
  });
  const found = given.reduce((sum, { value }) => sum + (Number.isNaN(value) ? 0 : value), 0);
  const sound = given.every(({ value }) => Number.isInteger(value) && value >= 0 && value <= EXPECTED);
  if (!sound || found !== EXPECTED) return { ok: false, found };
  return { ok: true, points: Object.fromEntries(given.map(({ key, value }) => [key, value])) };
}
