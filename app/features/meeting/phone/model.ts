import type { MeetingSnapshot, MeetingStep } from '#app/documents/meeting.ts';
import type {
  ContributionKind,
  ContributionState,
  Contents,
  LiveMeeting,
  Marks,
  Mine,
  ReactionValue,
} from '#app/services/index.ts';
import type { Beside } from '#app/features/basin/beside.ts';
import type { Entry, EntryState, Sending } from '../outbox.ts';

/** What the table of key figures does not say, in a sentence. */
export type BasinLine =
  | { id: 'industry'; posts: number }
  | { id: 'unemployment'; before: number }
  | { id: 'speciality'; label: string; times: number };

/** All that the page starts from. With it alone, and no script, every step can be read and answered. */
export type PhoneStart = {
  meeting: { id: string; title: string; code: string; startsAt: string; retentionUntil: string };
  /** The person at this phone. */
  me: { id: string; name: string };
  /** Drawn for this page: the forms sent without script have their keys from it. */
  seed: string;
  basin: Beside & { lines: readonly BasinLine[] };
  /** Of the numbers of cards: BEL. */
  prefix: string;
  /** The committee's space, for those who belong to it. */
  space: string | null;
  drives: boolean;
  live: LiveMeeting;
  /** Null for who looks without having joined by the code. */
  mine: Mine | null;
  /** Another step than the current one, asked by the address. */
  look: string | null;
  /** What came of a form sent without script. */
  said: { kept: boolean; sentence: string } | null;
};

/** Something of one's own: on the server, or still here. */
export type Own<Kind extends ContributionKind = ContributionKind> = {
  key: string;
  /** Null until the server has it. */
  id: string | null;
  step: string;
  kind: Kind;
  content: Contents[Kind];
  named: boolean;
  number: number | null;
  at: number;
  parent: string | null;
  /** Where it is: sent, waiting, to be sent again. */
  state: EntryState;
  /** What the room sees of it; null until the server has it. */
  shown: ContributionState | null;
  refusal: { code: string; sentence: string } | null;
};

/** What one person did, what is on its way included. */
export type Given = {
  name: string;
  table: number | null;
  /** Speaks for that table. */
  rapporteur: boolean;
  own: readonly Own[];
  reactions: Readonly<Record<string, ReactionValue>>;
  ballots: Readonly<Record<string, Marks & { state: EntryState; refusal: Entry['refusal'] }>>;
  ready: ReadonlySet<string>;
  speaking: { before: number | null; floor: boolean } | null;
};

const NOBODY: Mine = {
  name: '',
  table: null,
  rapporteur: false,
  contributions: [],
  reactions: {},
  ballots: {},
  ready: [],
  speaking: null,
};

/** What the server has of this person, with what waits here over it: a tap shows at once, whatever the network. */
export function given(mine: Mine | null, entries: readonly Entry[]): Given {
  const { name, contributions, ...kept } = mine ?? NOBODY;
  const own = new Map<string, Own>(
    contributions.map(({ key, id, stepId, kind, content, named, number, at, parentId, state }) => [
      key,
      {
        key,
        id,
        step: stepId,
        kind,
        content,
        named,
        number,
        at,
        parent: parentId,
        state: 'sent',
        shown: state,
        refusal: null,
      },
    ]),
  );
  const reactions: Record<string, ReactionValue> = { ...kept.reactions };
  const ballots: Record<string, Given['ballots'][string]> = {};
  for (const [poll, marks] of Object.entries(kept.ballots))
    ballots[poll] = { ...marks, state: 'sent', refusal: null };
  const ready = new Set(kept.ready);
  let { table, rapporteur } = kept;
  let speaking: Given['speaking'] = kept.speaking;
  for (const { key, body, at, state, refusal, as } of entries) {
    // What was refused changed nothing; of a card, the text stays to be copied or sent again.
    const stands = state !== 'refused';
    switch (body.what) {
      case 'contribution': {
        const known = [...own.values()].find((each) => body.id !== null && each.id === body.id);
        if (body.id === null && own.has(key)) break;
        own.set(known?.key ?? key, {
          key: known?.key ?? key,
          id: known?.id ?? as?.id ?? null,
          step: body.step,
          kind: body.kind,
          // Typed by the form of that kind, or kept by it on this device.
          content: body.content as Own['content'],
          named: body.named,
          number: known?.number ?? as?.number ?? null,
          at,
          parent: body.parent,
          state,
          shown: as?.state ?? known?.shown ?? null,
          refusal,
        });
        break;
      }
      case 'withdraw':
        for (const [each, card] of own) if (stands && card.id === body.id) own.delete(each);
        break;
      case 'reaction':
        if (stands) reactions[body.contribution] = body.value;
        break;
      case 'ballot':
        ballots[body.poll] = { marks: body.marks, notes: body.notes, state, refusal };
        break;
      case 'ready':
        if (stands && body.ready) ready.add(body.step);
        else if (stands) ready.delete(body.step);
        break;
      case 'speak':
        if (stands) speaking = body.wants ? (speaking ?? { before: null, floor: false }) : null;
        break;
      case 'table':
        if (stands) {
          rapporteur &&= table === body.table;
          table = body.table;
        }
        break;
      case 'rapporteur':
        if (stands) rapporteur = body.speaks;
        break;
      default:
        body satisfies never;
    }
  }
  return {
    name,
    table,
    rapporteur,
    own: [...own.values()].sort((a, b) => a.at - b.at),
    reactions,
    ballots,
    ready,
    speaking,
  };
}

/** One's own of a kind, the oldest first; of one step when it is given. */
export function ownOf<Kind extends ContributionKind>(
  own: readonly Own[],
  kind: Kind,
  step?: string,
): readonly Own<Kind>[] {
  // The kind of an entry decides the shape of its content.
  return own.filter(
    (each) => each.kind === kind && (step === undefined || each.step === step),
  ) as unknown as readonly Own<Kind>[];
}

/** What a person may still change: it has not been shown to the room. */
export function canChange(own: Own): boolean {
  return own.state === 'sent' && (own.shown === 'sent' || own.shown === 'held' || own.shown === 'private');
}

/** Keys of sent entries that the server's own copy now shows, and that this device may let go of. */
export function absorbed(entries: readonly Entry[], mine: Mine): string[] {
  const kept = new Set(mine.contributions.map(({ key }) => key));
  return entries
    .filter(
      ({ state, key, body }) =>
        state === 'sent' && (body.what !== 'contribution' || body.id !== null || kept.has(key)),
    )
    .map(({ key }) => key);
}

/** The text of something given, to be read again or copied. */
export function textOf(body: Sending): string {
  if (body.what !== 'contribution') return '';
  const { title, text, site, filiere } = body.content;
  return (
    [title, text, site, filiere].find((each): each is string => typeof each === 'string' && each !== '') ?? ''
  );
}

/** The agenda, in order. */
export function stepsOf(snapshot: MeetingSnapshot): readonly MeetingStep[] {
  return [...snapshot.collections.steps].sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
}

/**
 * Seconds left of the current step at `now` (the server's clock, ms); negative past the end, null without a timer. A pause
 * stops it.
 */
export function secondsLeft(fields: MeetingSnapshot['fields'], now: number): number | null {
  if (fields.paused) return fields.remaining === null ? null : Math.round(fields.remaining / 1000);
  return fields.endsAt === null ? null : Math.ceil((fields.endsAt - now) / 1000);
}

/** The step a phone shows, and why when it is not the current one. */
export type Place = {
  step: MeetingStep | null;
  /** `behind`: the room went on while one was writing. `elsewhere`: one looks at another step. */
  away: 'behind' | 'elsewhere' | null;
};

/**
 * Where this phone is. `staying` is the step its person was writing in when the room went on; `look` the one they chose to
 * look at. Locked, nobody looks elsewhere; but even then a draft is finished first.
 */
export function placeOf(snapshot: MeetingSnapshot, staying: string | null, look: string | null): Place {
  const steps = stepsOf(snapshot);
  const current = steps.find(({ id }) => id === snapshot.fields.stepId) ?? null;
  const kept = steps.find(({ id }) => id === staying) ?? null;
  if (kept !== null && kept.id !== current?.id) return { step: kept, away: 'behind' };
  const asked =
    snapshot.fields.hold === 'locked'
      ? null
      : (steps.find(({ id, startedAt }) => id === look && startedAt !== null) ?? null);
  if (asked !== null && asked.id !== current?.id) return { step: asked, away: 'elsewhere' };
  return { step: current, away: null };
}

/** One line for who arrives late: what the room has done so far. Null at the first step. */
export function recap(snapshot: MeetingSnapshot): { done: number; cards: number; statements: number } | null {
  const done = stepsOf(snapshot).filter(({ endedAt }) => endedAt !== null).length;
  const { cards, statements } = snapshot.collections;
  return done === 0 ? null : { done, cards: cards.length, statements: statements.length };
}
