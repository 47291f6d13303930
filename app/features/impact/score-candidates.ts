import { assess, checkScenario } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Assessment, Scenario } from '#app/engine/types.ts';
import { drawsOf } from '#app/reference/index.ts';
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
 * any script. `packOf` gives null for an unknown zone. Gives the thread back between two candidates: 500 draws of six
 * projects in a row would make a whole room wait for its edits.
 */
export async function scoreCandidates(
  candidates: readonly { id: string; scenario: Scenario }[],
  packOf: (zone: string) => ReferencePack | null,
  rules: Rules,
): Promise<FirstScores> {
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
    const assessment = await assessOnce(scenario, pack);
    drawn.push({ candidate: id, assessment });
    balances[id] = balanceOf(assessment);
  }
  return { balances, contest: drawn.length === 0 ? null : contestOf(drawn, rules), refused };
}

/** Assessments kept for the next page: the same scenario on the same pack has the same digits. */
const KEPT = 48;
const kept = new Map<string, Assessment>();

async function assessOnce(scenario: Scenario, pack: ReferencePack): Promise<Assessment> {
  const key = `${pack.version} ${drawsOf(pack.responses[scenario.zone])} ${JSON.stringify(scenario)}`;
  const known = kept.get(key);
  if (known !== undefined) {
    // Asked again: the last to be dropped.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  await new Promise((resolve) => setTimeout(resolve, 0));
  const assessment = assess(scenario, pack);
  kept.set(key, assessment);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return assessment;
}
