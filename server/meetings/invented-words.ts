import { addDays, HORIZONS, RETURNS, type SiteEventKind } from '#app/documents/index.ts';
import type { LinkRole } from '#app/documents/meeting.ts';
import { isMessageKey, translate } from '#app/i18n/translate.ts';
import type { ContributionKind, Contents } from '#app/services/index.ts';

/** Invented texts there are, by kind, in the catalogues: `agenda.rehearsal.priority.1`. */
const TEXTS = 6;
/** Sites open, grow, shrink and close in that order, so that a timeline of invented people tells a story. */
const LIFE: readonly SiteEventKind[] = ['opening', 'extension', 'reduction', 'closure', 'project'];
const FIRST_YEAR = 1962;
/** Years between two events of a site, and between two sites. */
const BETWEEN = { events: 14, sites: 3 } as const;
const LAST_YEAR = 2026;
/** Jobs that invented people speak of. */
const JOBS = [12, 30, 45, 80, 120, 240] as const;
/** Out of how many, one says nothing but its sentence: a real room is not precise either. */
const VAGUE = 3;

/** One filière, told by several tables: who sells to its centre, to whom it sells, and what is missing. */
const CENTRE = 1;
const CHAIN = [
  { firm: CENTRE, role: 'locomotive', buyer: 0, missing: false },
  { firm: 0, role: 'subcontractor', buyer: 'centre', missing: false },
  { firm: 2, role: 'subcontractor', buyer: 'centre', missing: false },
  { firm: CENTRE, role: 'locomotive', buyer: 1, missing: false },
  { firm: 3, role: 'startup', buyer: 'centre', missing: true },
] as const satisfies readonly { firm: number; role: LinkRole; buyer: number | 'centre'; missing: boolean }[];

/** What the `index`th invented person says; the same each time. `today`: an ISO date, of which actions are the day after. */
export function inventedContent(
  kind: ContributionKind,
  index: number,
  today: string,
): Contents[ContributionKind] {
  const turn = Math.floor(index / TEXTS);
  const vague = index % VAGUE === 2;
  const text = words(kind, index, TEXTS);
  const filiere = words('filiere', index, 3);
  const place = words('place', turn + index, 4);
  const jobs = JOBS[(index + turn) % JOBS.length] ?? null;
  switch (kind) {
    case 'site':
      return {
        site: text,
        kind: LIFE[turn % LIFE.length] ?? 'opening',
        year: Math.min(LAST_YEAR, FIRST_YEAR + turn * BETWEEN.events + (index % TEXTS) * BETWEEN.sites),
        jobs,
        filiere,
        commune: place,
        source: '',
        note: '',
      };
    case 'link': {
      const { firm, role, buyer, missing } = CHAIN[index % CHAIN.length] ?? CHAIN[0];
      return {
        filiere: words('filiere', 0, 3),
        firm: words('firm', firm, 4),
        role,
        buyer: buyer === 'centre' ? words('firm', CENTRE, 4) : words('buyer', buyer, 2),
        product: '',
        missing,
      };
    }
    case 'priority':
      return {
        title: translate('fr', 'agenda.rehearsal.titled', { title: text, place }),
        filiere: vague ? '' : filiere,
        jobs: vague ? null : jobs,
        jobKind: '',
        returns: vague ? [] : RETURNS.slice(0, 1 + (index % 2)),
        returnsNote: '',
        place: vague ? '' : place,
        horizon: vague ? null : (HORIZONS[index % HORIZONS.length] ?? null),
        why: '',
      };
    case 'action':
      return {
        title: text,
        owner: vague ? '' : words('owner', index, 3),
        ownerAgrees: false,
        firstStep: vague ? '' : words('firstStep', index, 3),
        day: vague ? null : addDays(today, 1),
        means: vague ? '' : words('means', index, 3),
        indicator: vague ? '' : words('indicator', index, 3),
      };
    case 'statement':
      return { text, actor: '' };
    case 'comment':
      return { text };
    default:
      return kind satisfies never;
  }
}

function words(subject: string, index: number, of: number): string {
  const key = `agenda.rehearsal.${subject}.${1 + (index % of)}`;
  return isMessageKey(key) ? translate('fr', key) : translate('fr', 'agenda.rehearsal.any');
}
