import { describe, expect, it } from 'vitest';
import { POLL_METHODS } from '#app/documents/index.ts';
import { checkMarks, type PollOption } from '#app/services/index.ts';
import { inventedBallot } from './invented-ballots.ts';

const OPTIONS: readonly PollOption[] = Array.from({ length: 6 }, (_, at) => ({
  id: `o${at + 1}`,
  label: `Option ${at + 1}`,
  contributionId: at < 2 ? `card${at + 1}` : null,
  projectId: null,
  number: null,
}));
const OWN = new Set(['card1']);

describe('an invented ballot', () => {
  it.each(
    POLL_METHODS.flatMap((method) =>
      [1, 3, 5, 100].flatMap((budget) =>
        [OPTIONS, OPTIONS.slice(1, 2)].map((options) => [method, budget, options] as const),
      ),
    ).filter(([method, budget]) => method !== 'consent' || budget === 3),
  )('is one that the vote takes: %s of %i', (method, budget, options) => {
    const poll = { id: 'p', method, budget, options };
    // Of a vote on weights no option is anybody's.
    const own = method === 'weights' ? new Set<string>() : OWN;
    const ids = new Set(
      options
        .filter(({ contributionId }) => contributionId !== null && own.has(contributionId))
        .map(({ id }) => id),
    );
    for (let person = 0; person < 20; person += 1) {
      const ballot = inventedBallot(poll, `someone-${person}`, own, 'Trop tôt');
      expect(ballot).not.toBeNull();
      if (ballot === null) return;
      expect(checkMarks(poll, ballot, ids)).toEqual({ ok: true, value: undefined });
      expect(inventedBallot(poll, `someone-${person}`, own, 'Trop tôt')).toEqual(ballot);
    }
  });

  it('is none where every option is one’s own', () => {
    const options = OPTIONS.slice(0, 1);
    expect(inventedBallot({ id: 'p', method: 'points', budget: 10, options }, 'x', OWN, '')).toBeNull();
  });
});
