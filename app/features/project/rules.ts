import { figureKey } from '#app/features/impact/balance.ts';
import type { CriterionRule } from '#app/features/impact/criteria.ts';
import type { Rules } from '#app/features/impact/protocol.ts';
import type { GroupRules } from './data.ts';

/** The name of a criterion on a ballot: `J07|basin|net-basin`. */
export function criterionKey({ criterion }: CriterionRule): string {
  return figureKey(criterion.id, criterion.level, criterion.variant);
}

/** What a ranking needs of the group's rules. */
export function rulesOf(group: GroupRules): Rules {
  return { criteria: group.criteria.map(({ criterion }) => criterion), ballots: group.ballots };
}
