import { CONSENT, type Marks, orderFor, type Poll, type PollOption } from '#app/services/index.ts';

/** What the first, second and third choice of an invented person take of their points, in hundredths. */
const SHARES = [50, 30, 20] as const;

/**
 * The ballot of somebody invented: one that the vote takes, not all alike, the same each time for the same person.
 * null when every option stands for their own card.
 * @param note what an invented objection says.
 */
export function inventedBallot(
  { id, method, budget, options }: Pick<Poll, 'id' | 'method' | 'budget' | 'options'>,
  personId: string,
  own: ReadonlySet<string>,
  note: string,
): Marks | null {
  const free = options.filter(({ contributionId }) => contributionId === null || !own.has(contributionId));
  const order = orderFor(free, `${id} ${personId}`).map((option: PollOption) => option.id);
  const [first] = order;
  if (first === undefined) return null;
  const by = (mark: (place: number) => number): Record<string, number> =>
    Object.fromEntries(order.map((option, place) => [option, mark(place)]));
  switch (method) {
    case 'points':
    case 'dots':
      return kept(
        by((place) => Math.floor((budget * (SHARES[place] ?? 0)) / 100)),
        first,
      );
    case 'weights': {
      const each = by((place) => Math.floor((budget * (SHARES[place] ?? 0)) / 100));
      const given = Object.values(each).reduce((sum, mark) => sum + mark, 0);
      // Weights are shared out to the last point.
      return { marks: { ...each, [first]: (each[first] ?? 0) + budget - given }, notes: {} };
    }
    case 'ranking':
      return { marks: by((place) => place + 1), notes: {} };
    case 'scale':
      return { marks: by((place) => Math.max(1, budget - place)), notes: {} };
    case 'consent': {
      // One in some stands against, and says why.
      const against = order.length > 3 ? order.at(-1) : undefined;
      return {
        marks: by((place) =>
          order[place] === against ? CONSENT.objection : place === 1 ? CONSENT.reservation : CONSENT.consent,
        ),
        notes: against === undefined ? {} : { [against]: note },
      };
    }
    default:
      return method satisfies never;
  }
}

/** At least one mark is given: a few dots are not shared in hundredths. */
function kept(marks: Record<string, number>, first: string): Marks {
  const given = Object.entries(marks).filter(([, mark]) => mark > 0);
  return { marks: given.length === 0 ? { [first]: 1 } : Object.fromEntries(given), notes: {} };
}
