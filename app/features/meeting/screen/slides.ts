import type {
  MeetingCard,
  MeetingLink,
  MeetingOption,
  MeetingPoll,
  MeetingSite,
  MeetingSnapshot,
  MeetingStatement,
  MeetingStrategy,
} from '#app/documents/index.ts';
import { searchable } from '#app/features/editing/search-text.ts';

/** Actions that a room carries the next day; more than that are still to be chosen from. */
export const ACTIONS_KEPT = 3;

/** A slide is read from ten metres: seven lines at most with its title. */
export const CARDS_SHOWN = 6;
export const LINES_SHOWN = 5;
/** Columns of the wall: one a family. */
const FAMILIES = 3;
/** Statements that unite, and as many that divide, on the slide of the camps. */
const CAMP_LINES = 2;

/** A family of cards on the wall: those shown, and how many it holds. `title` '' for cards nobody grouped. */
export type Family = { id: string; title: string; count: number; cards: readonly MeetingCard[] };
/** `grouped`: how many families there are, those off the slide included; 0 where cards stand by themselves. */
export type Wall = { total: number; grouped: number; families: readonly Family[]; elsewhere: number };

/**
 * The wall of cards. Without groups, the six that came last; with groups, the three largest families and two cards of each;
 * with `group`, the cards of that one. `elsewhere`: how many are not on the slide.
 */
export function wallOf({ collections }: Pick<MeetingSnapshot, 'collections'>, group: string | null): Wall {
  const cards = [...collections.cards].sort(
    (a, b) => (b.shownAt ?? 0) - (a.shownAt ?? 0) || (a.id < b.id ? -1 : 1),
  );
  const titleOf = (id: string | null): string =>
    collections.groups.find((each) => each.id === id)?.title ?? '';
  const family = (id: string, of: readonly MeetingCard[], shown: number): Family => ({
    id,
    title: titleOf(id),
    count: of.length,
    cards: of.slice(0, shown),
  });
  const known = collections.groups.filter((each) => cards.some((card) => card.group === each.id));
  const chosen = known.find((each) => each.id === group);
  if (chosen !== undefined || known.length === 0) {
    const own = chosen === undefined ? cards : cards.filter((card) => card.group === chosen.id);
    return {
      total: own.length,
      grouped: 0,
      families: [family(chosen?.id ?? '', own, CARDS_SHOWN)],
      elsewhere: Math.max(0, own.length - CARDS_SHOWN),
    };
  }
  const families = known
    .map((each) => cards.filter((card) => card.group === each.id))
    .map((own) => family(own[0]?.group ?? '', own, CARDS_SHOWN / FAMILIES))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, FAMILIES);
  const shown = families.reduce((sum, { cards: on }) => sum + on.length, 0);
  return { total: cards.length, grouped: known.length, families, elsewhere: cards.length - shown };
}

/** What the room says of a statement, as shares of those who took sides. `said`: how many reacted at all. */
export type Verdict = {
  statement: MeetingStatement;
  agree: number;
  disagree: number;
  surprising: number;
  said: number;
};

/** Reactions under which a statement says nothing yet of the room. */
const ENOUGH = 3;

/**
 * What unites the room and what divides it. United: the largest share one way, then most people. Divided: the two sides
 * nearest each other. Statements with fewer than three people who took sides are left out of both.
 */
export function verdictsOf(statements: readonly MeetingStatement[]): {
  unites: readonly Verdict[];
  divides: readonly Verdict[];
} {
  const verdicts = statements
    .map((statement): Verdict => {
      const [agree, disagree, surprising] = [
        statement.agree ?? 0,
        statement.disagree ?? 0,
        statement.surprising ?? 0,
      ];
      const sides = agree + disagree;
      return {
        statement,
        agree: sides === 0 ? 0 : agree / sides,
        disagree: sides === 0 ? 0 : disagree / sides,
        surprising,
        said: sides,
      };
    })
    .filter(({ said }) => said >= ENOUGH);
  const unity = (verdict: Verdict): number => Math.max(verdict.agree, verdict.disagree);
  const byId = (a: Verdict, b: Verdict): number => (a.statement.id < b.statement.id ? -1 : 1);
  const sorted = [...verdicts].sort((a, b) => unity(b) - unity(a) || b.said - a.said || byId(a, b));
  // Two thirds one way is agreement; under it the room is divided.
  const united = sorted.filter((verdict) => unity(verdict) >= 2 / 3);
  return {
    unites: united.slice(0, LINES_SHOWN),
    divides: sorted
      .filter((verdict) => !united.includes(verdict))
      .reverse()
      .slice(0, LINES_SHOWN),
  };
}

/** Strategies on a slide: a title and two lines of commitment each, seven lines in all. */
const STRATEGIES_SHOWN = 3;

/** Strategies on the slide: the latest votes first, those without a day last, in the order of the diagnostic. */
export function strategiesOnScreen(strategies: readonly MeetingStrategy[]): {
  shown: readonly MeetingStrategy[];
  elsewhere: number;
} {
  const sorted = [...strategies].sort(
    (a, b) => (b.votedOn ?? '').localeCompare(a.votedOn ?? '') || (a.position ?? 0) - (b.position ?? 0),
  );
  return {
    shown: sorted.slice(0, STRATEGIES_SHOWN),
    elsewhere: Math.max(0, sorted.length - STRATEGIES_SHOWN),
  };
}

/** The letter a camp is called by: A for the largest. */
export function letterOf(camp: number): string {
  return String.fromCharCode(65 + camp);
}

/** A statement as the camps take it: the share of each that agrees, in their order. */
export type CampShares = { id: string; text: string; shares: readonly number[] };

/** The camps on the slide: their sizes, and two statements of each kind at most, which are read from the back of the room. */
export function campsOnScreen({ collections }: Pick<MeetingSnapshot, 'collections'>): {
  sizes: readonly number[];
  unites: readonly CampShares[];
  divides: readonly CampShares[];
} {
  const texts = new Map(collections.statements.map(({ id, text }) => [id, text]));
  const sizes = [...collections.camps]
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map(({ people }) => people ?? 0);
  const lines = (of: boolean): CampShares[] =>
    collections.campLines
      .filter(({ unites }) => unites === of)
      .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
      .slice(0, CAMP_LINES)
      .map(({ id, statement, share1, share2, share3, share4, share5 }) => ({
        id,
        text: texts.get(statement ?? '') ?? '',
        shares: [share1, share2, share3, share4, share5].slice(0, sizes.length).map((share) => share ?? 0),
      }));
  return { sizes, unites: lines(true), divides: lines(false) };
}

/** Sites on the slide: those that weigh most in jobs, in the order of their years; and what all of them brought and took. */
export function sitesOnScreen(sites: readonly MeetingSite[]): {
  shown: readonly (MeetingSite & { year: number })[];
  gained: number;
  lost: number;
  total: number;
} {
  const dated = sites.flatMap((site) => (site.year === null ? [] : [{ ...site, year: site.year }]));
  const sum = (kinds: readonly string[]): number =>
    dated
      .filter(({ kind }) => kind !== null && kinds.includes(kind))
      .reduce((total, { jobs }) => total + (jobs ?? 0), 0);
  return {
    shown: [...dated]
      .sort((a, b) => (b.jobs ?? 0) - (a.jobs ?? 0) || (a.id < b.id ? -1 : 1))
      .slice(0, LINES_SHOWN)
      .sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1)),
    gained: sum(['opening', 'extension']),
    lost: sum(['reduction', 'closure']),
    total: dated.length,
  };
}

/** A filière on the slide: its locomotive, and at most three on each side. `missing`: what nobody here does. */
export type FiliereSlide = {
  center: string;
  suppliers: readonly { label: string; missing: boolean }[];
  buyers: readonly { label: string; missing: boolean }[];
  missing: number;
};

const SIDE = 3;

/** The filière told by the tables: around the firm most named as locomotive, else the one most sold to. Null without a link. */
export function filiereOnScreen(links: readonly MeetingLink[]): FiliereSlide | null {
  const named = new Map<string, { label: string; weight: number }>();
  const name = (label: string, weight: number): void => {
    const key = searchable(label);
    if (key === '') return;
    named.set(key, {
      label: named.get(key)?.label ?? label.trim(),
      weight: (named.get(key)?.weight ?? 0) + weight,
    });
  };
  for (const link of links) {
    name(link.firm, link.role === 'locomotive' ? 100 : 0);
    name(link.buyer, 1);
  }
  const center = [...named].sort(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1))[0];
  if (center === undefined) return null;
  const [key, { label }] = center;
  const unique = (list: readonly { label: string; missing: boolean }[]) =>
    [...new Map(list.map((each) => [searchable(each.label), each])).values()]
      // The holes first: they are what is looked for.
      .sort((a, b) => Number(b.missing) - Number(a.missing))
      .slice(0, SIDE);
  return {
    center: label,
    suppliers: unique(
      links
        .filter((link) => searchable(link.buyer) === key)
        .map((link) => ({
          label: (link.missing ? link.product : link.firm) || link.firm,
          missing: link.missing,
        })),
    ),
    buyers: unique(
      links
        .filter((link) => searchable(link.firm) === key && link.buyer.trim() !== '')
        .map((link) => ({ label: link.buyer, missing: false })),
    ),
    missing: links.filter((link) => link.missing).length,
  };
}

/** The poll on the slide: the one asked for, else the open one, else the last one revealed; its options by rank once revealed. */
export function pollOnScreen(
  { collections }: Pick<MeetingSnapshot, 'collections'>,
  asked: string | null,
): { poll: MeetingPoll; options: readonly MeetingOption[] } | null {
  const polls = [...collections.polls].sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0));
  const poll =
    polls.find(({ id }) => id === asked) ??
    polls.find(({ state }) => state === 'open') ??
    polls.find(({ revealed }) => revealed) ??
    polls[0];
  if (poll === undefined) return null;
  const options = collections.options
    .filter((option) => option.poll === poll.id)
    .sort((a, b) => (a.rank ?? 9999) - (b.rank ?? 9999) || (a.id < b.id ? -1 : 1));
  return { poll, options };
}

/** Seconds left on the server's timer, negative once it has run out; null without a timer. */
export function secondsLeft(
  { endsAt, paused, remaining }: Pick<MeetingSnapshot['fields'], 'endsAt' | 'paused' | 'remaining'>,
  now: number,
): number | null {
  if (paused) return remaining === null ? null : Math.round(remaining / 1000);
  return endsAt === null ? null : Math.round((endsAt - now) / 1000);
}
