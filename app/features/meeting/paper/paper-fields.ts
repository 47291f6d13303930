import { HORIZONS, LINK_ROLES, SITE_EVENT_KINDS } from '#app/documents/index.ts';
import type { MessageKey } from '#app/i18n/index.ts';
import {
  CONTENT_MAX,
  type Contents,
  type ContributionKind,
  KINDS_OF,
  type PlanStep,
} from '#app/services/index.ts';

/** What paper cards say. A comment answers a card on the screen: it is not written on paper. */
export const PAPER_KINDS = ['statement', 'site', 'link', 'priority', 'action'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** One field of a card. The first is the sentence everything else completes. */
export type PaperField = {
  name: string;
  label: MessageKey;
  type: 'words' | 'whole' | 'day' | 'tick' | 'choice';
  /** UTF-16 units. */
  max?: number;
  /** A card cannot do without it. */
  needed?: boolean;
  choices?: readonly { value: string; label: MessageKey }[];
};

const EVENTS = SITE_EVENT_KINDS.map((value) => ({ value, label: `diagnostic.event.${value}` as const }));
const ROLES = LINK_ROLES.map((value) => ({ value, label: `phone.link.${value}` as const }));
const WHEN = HORIZONS.map((value) => ({ value, label: `priorities.horizon.${value}` as const }));

const max = CONTENT_MAX;

/** The fields of each kind, in the order they are typed. Names are those of the contents. */
export const PAPER_FIELDS = {
  statement: [
    { name: 'text', label: 'paper.field.statement', type: 'words', max: max.statement.text, needed: true },
    { name: 'actor', label: 'paper.field.actor', type: 'words', max: max.statement.actor },
  ],
  site: [
    { name: 'site', label: 'paper.field.site', type: 'words', max: max.site.site, needed: true },
    { name: 'kind', label: 'paper.field.event', type: 'choice', choices: EVENTS, needed: true },
    { name: 'year', label: 'paper.field.year', type: 'whole', needed: true },
    { name: 'jobs', label: 'paper.field.jobs', type: 'whole' },
    { name: 'commune', label: 'paper.field.commune', type: 'words', max: max.site.commune },
    { name: 'filiere', label: 'paper.field.filiere', type: 'words', max: max.site.filiere },
    { name: 'source', label: 'paper.field.source', type: 'words', max: max.site.source },
  ],
  link: [
    { name: 'filiere', label: 'paper.field.filiere', type: 'words', max: max.link.filiere, needed: true },
    { name: 'firm', label: 'paper.field.firm', type: 'words', max: max.link.firm },
    { name: 'role', label: 'paper.field.role', type: 'choice', choices: ROLES },
    { name: 'product', label: 'paper.field.product', type: 'words', max: max.link.product },
    { name: 'buyer', label: 'paper.field.buyer', type: 'words', max: max.link.buyer },
    { name: 'missing', label: 'paper.field.missing', type: 'tick' },
  ],
  priority: [
    { name: 'title', label: 'paper.field.priority', type: 'words', max: max.priority.title, needed: true },
    { name: 'filiere', label: 'paper.field.filiere', type: 'words', max: max.priority.filiere },
    { name: 'jobs', label: 'paper.field.jobs', type: 'whole' },
    { name: 'jobKind', label: 'paper.field.jobKind', type: 'words', max: max.priority.jobKind },
    { name: 'place', label: 'paper.field.place', type: 'words', max: max.priority.place },
    { name: 'horizon', label: 'paper.field.horizon', type: 'choice', choices: WHEN },
    { name: 'returnsNote', label: 'paper.field.returns', type: 'words', max: max.priority.returnsNote },
    { name: 'why', label: 'paper.field.why', type: 'words', max: max.priority.why },
  ],
  action: [
    { name: 'title', label: 'paper.field.action', type: 'words', max: max.action.title, needed: true },
    { name: 'owner', label: 'paper.field.owner', type: 'words', max: max.action.owner },
    { name: 'ownerAgrees', label: 'paper.field.ownerAgrees', type: 'tick' },
    { name: 'firstStep', label: 'paper.field.firstStep', type: 'words', max: max.action.firstStep },
    { name: 'day', label: 'paper.field.day', type: 'day' },
    { name: 'means', label: 'paper.field.means', type: 'words', max: max.action.means },
    { name: 'indicator', label: 'paper.field.indicator', type: 'words', max: max.action.indicator },
  ],
} as const satisfies {
  [Kind in PaperKind]: readonly (PaperField & { name: keyof Contents[Kind] & string })[];
};

/** The kinds of card that a step takes on paper; none where nobody writes. */
export function paperKindsOf({ kind, settings }: Pick<PlanStep, 'kind' | 'settings'>): readonly PaperKind[] {
  const kinds: readonly ContributionKind[] = KINDS_OF[kind];
  return settings.writer === 'nobody' ? [] : PAPER_KINDS.filter((each) => kinds.includes(each));
}

export function isPaperKind(kind: unknown): kind is PaperKind {
  return PAPER_KINDS.some((each) => each === kind);
}

/** What a card holds, as its fields show it. */
export function valuesOf(kind: PaperKind, content: object): Record<string, string> {
  const held = new Map<string, unknown>(Object.entries(content));
  return Object.fromEntries(
    PAPER_FIELDS[kind].map(({ name }) => {
      const value = held.get(name);
      return [name, value === true ? 'on' : value === false || value == null ? '' : String(value)];
    }),
  );
}
