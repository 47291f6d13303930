import { assess, checkScenario } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Assessment, Scenario } from '#app/engine/types.ts';
import { balanceOf, type Balance } from './balance.ts';
import { contestOf } from './contest.ts';
import type { Contest, Rules } from './protocol.ts';

/** First figures of a page: balances and ranking, and why the others are not scored (a code by candidate). */
export type FirstScores = {
  balances: Readonly<Record<string, Balance>>;
  contest: Contest | null;
  refused: Readonly<Record<string, string>>;
};

/**
 * Scores candidates once, on the server, with the same engine and pack as the browser will: the page is complete before
 * any script. `packOf` gives null for an unknown zone.
 */
export function scoreCandidates(
  candidates: readonly { id: string; scenario: Scenario }[],
  packOf: (zone: string) => ReferencePack | null,
  rules: Rules,
): FirstScores {
  const balances: Record<string, Balance> = {};
  const refused: Record<string, string> = {};
  const drawn: { candidate: string; assessment: Assessment }[] = [];
  for (const { id, scenario } of candidates) {
    const pack = packOf(scenario.zone);
    if (pack === null) {
      refused[id] = 'unknown-zone';
      continue;
    }
    const checked = checkScenario(scenario, pack);
    if (!checked.ok) {
      refused[id] = checked.failure.code;
      continue;
    }
    const assessed = assess(scenario, pack);
    drawn.push({ candidate: id, assessment: assessed });
    balances[id] = balanceOf(assessed);
  }
  return { balances, contest: drawn.length === 0 ? null : contestOf(drawn, rules), refused };
}
