import { formatNumber, missingOf } from '#app/documents/index.ts';
import type {
  Contents,
  ContributionKind,
  Group,
  Meeting,
  MeetingPlan,
  Poll,
  Reviewed,
} from '#app/services/index.ts';

/** What a restitution is made of, as the services give it. */
export type Gathered = {
  plan: MeetingPlan;
  prefix: string;
  joined: number;
  /** People who signed the attendance sheet, which knows nothing of who wrote what. */
  signed: number;
  contributions: readonly Reviewed[];
  groups: readonly Group[];
  polls: readonly Poll[];
};

type Shown<Kind extends ContributionKind> = {
  id: string;
  stepId: string;
  /** Its author, if they agreed to be named; '' otherwise. */
  author: string;
  table: number | null;
} & Contents[Kind];

/** A meeting as it is handed over: what was shown to the room, never a draft, never a name its owner kept. */
export type Restitution = {
  meeting: Pick<Meeting, 'id' | 'title' | 'state'> & { startsAt: string; closedAt: string | null };
  rehearsal: boolean;
  people: { joined: number; signed: number };
  /** Given to the room and never shown: counted, not told. */
  kept: number;
  steps: readonly {
    id: string;
    kind: string;
    title: string;
    question: string;
    plannedMinutes: number;
    /** null while it has not been passed. */
    minutes: number | null;
    contributions: number;
  }[];
  statements: readonly (Shown<'statement'> & {
    agree: number;
    disagree: number;
    pass: number;
    surprising: number;
  })[];
  sites: readonly Shown<'site'>[];
  links: readonly Shown<'link'>[];
  priorities: readonly (Shown<'priority'> & {
    number: string | null;
    question: string;
    group: string;
    projectId: string | null;
    /** Points or dots got in the votes, null when it was in none. */
    votes: number | null;
    comments: readonly string[];
  })[];
  votes: readonly {
    id: string;
    question: string;
    method: Poll['method'];
    secret: boolean;
    voters: number;
    options: readonly {
      label: string;
      number: string | null;
      rank: number;
      score: number;
      marked: number;
      projectId: string | null;
    }[];
    notes: readonly { label: string; mark: number; text: string }[];
  }[];
  actions: readonly (Shown<'action'> & {
    /** Of the priority it comes from. */
    number: string | null;
    missing: readonly string[];
    /** Somebody carries it who did not agree to be named for anybody to read: `owner` is empty. */
    ownerKept: boolean;
  })[];
};

const MINUTE = 60_000;

/**
 * A restitution as anybody may read it: of actions, only the owners who agreed to be named.
 * What an action lacks is what it lacks in the room: an owner who is not named is not missing.
 */
export function publicRestitution(restitution: Restitution): Restitution {
  return {
    ...restitution,
    actions: restitution.actions.map((action) =>
      action.ownerAgrees || action.owner === '' ? action : { ...action, owner: '', ownerKept: true },
    ),
  };
}

/**
 * The restitution of a meeting at this moment, finished or not. Only what was shown is in it; invented people of a rehearsal are
 * in it only when the whole meeting is one. Orders are stable: steps as planned, priorities by number, actions as given.
 */
export function restitutionOf(gathered: Gathered): Restitution {
  const { plan, prefix, joined, signed, contributions, groups, polls } = gathered;
  const steps = [...plan.steps].sort((a, b) => a.position - b.position);
  const real = contributions.filter(({ simulated }) => plan.rehearsal || !simulated);
  const shown = real
    .filter(({ state }) => state === 'shown')
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  const numberOf = (value: number | null): string | null =>
    value === null ? null : formatNumber(prefix, value);
  const byId = new Map(shown.map((each) => [each.id, each]));
  const facts = ({ id, stepId, named, author, table }: Reviewed) => ({
    id,
    stepId,
    author: named && plan.meeting.naming === 'pseudonym' ? author : '',
    table,
  });
  const counted = polls.filter(
    (poll) => poll.state === 'closed' && poll.result !== null && poll.revealedAt !== null,
  );
  const points = new Map<string, number>();
  for (const { method, options, result } of counted) {
    if (method !== 'points' && method !== 'dots') continue;
    for (const option of options) {
      const score = result?.options.find((line) => line.option === option.id)?.score;
      if (option.contributionId !== null && score !== undefined)
        points.set(option.contributionId, (points.get(option.contributionId) ?? 0) + score);
    }
  }
  return {
    meeting: {
      id: plan.meeting.id,
      title: plan.meeting.title,
      state: plan.meeting.state,
      startsAt: plan.meeting.startsAt.toISOString(),
      closedAt: plan.closedAt?.toISOString() ?? null,
    },
    rehearsal: plan.rehearsal,
    people: { joined, signed },
    kept: real.filter(({ state }) => state === 'sent' || state === 'held').length,
    steps: steps.map((step) => ({
      id: step.id,
      kind: step.kind,
      title: step.title,
      question: step.instruction,
      plannedMinutes: step.minutes,
      minutes:
        step.startedAt === null || step.endedAt === null
          ? null
          : Math.round((step.endedAt.getTime() - step.startedAt.getTime()) / MINUTE),
      contributions: shown.filter(({ stepId }) => stepId === step.id).length,
    })),
    statements: shown.flatMap((each) =>
      each.kind === 'statement' ? [{ ...facts(each), ...each.content, ...each.reactions }] : [],
    ),
    sites: shown
      .flatMap((each) => (each.kind === 'site' ? [{ ...facts(each), ...each.content }] : []))
      .sort((a, b) => a.year - b.year),
    links: shown.flatMap((each) => (each.kind === 'link' ? [{ ...facts(each), ...each.content }] : [])),
    priorities: shown
      .flatMap((each) =>
        each.kind === 'priority'
          ? [
              {
                ...facts(each),
                ...each.content,
                number: numberOf(each.number),
                question: steps.find(({ id }) => id === each.stepId)?.instruction ?? '',
                group: groups.find(({ id }) => id === each.groupId)?.title ?? '',
                projectId: each.projectId,
                votes: points.get(each.id) ?? null,
                comments: shown.flatMap((other) =>
                  other.kind === 'comment' && other.parentId === each.id ? [other.content.text] : [],
                ),
              },
            ]
          : [],
      )
      .sort((a, b) => ((a.number ?? '9') < (b.number ?? '9') ? -1 : 1)),
    votes: counted.map((poll) => {
      const label = (id: string): string => poll.options.find((option) => option.id === id)?.label ?? '';
      return {
        id: poll.id,
        question: poll.question,
        method: poll.method,
        secret: poll.secret,
        voters: poll.result?.voters ?? 0,
        options: (poll.result?.options ?? [])
          .map(({ option, rank, score, marked }) => {
            const of = poll.options.find(({ id }) => id === option);
            return {
              label: label(option),
              number: numberOf(of?.number ?? null),
              projectId: of?.projectId ?? null,
              rank,
              score,
              marked,
            };
          })
          .sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1)),
        notes: (poll.result?.notes ?? []).map(({ option, mark, text }) => ({
          label: label(option),
          mark,
          text,
        })),
      };
    }),
    actions: shown.flatMap((each) => {
      if (each.kind !== 'action') return [];
      const parent = each.parentId === null ? undefined : byId.get(each.parentId);
      return [
        {
          ...facts(each),
          ...each.content,
          number: numberOf(parent?.number ?? null),
          missing: missingOf(each.content),
          ownerKept: false,
        },
      ];
    }),
  };
}
