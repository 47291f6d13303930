import Papa from 'papaparse';
import { diagnostic, parseNumber, type SiteEventKind } from '#app/documents/index.ts';
import { searchable } from '#app/features/editing/search-text.ts';
import { CSV_BYTES, CSV_LINES } from './events-limits.ts';
import { duplicateOf, type NamedEvent } from './heritage.ts';
import type { SiteEvent } from './sites.ts';

/** What a line says of an event. */
export type EventValues = Pick<
  SiteEvent,
  'site' | 'kind' | 'year' | 'jobs' | 'filiere' | 'commune' | 'note' | 'source'
>;

/** One line of the file (the heads are line 1) and what becomes of it. */
export type CsvLine =
  | { line: number; state: 'new'; values: EventValues }
  /** `by`: here (or above in the file), or the committee, where a meeting's sites go later. */
  | { line: number; state: 'known'; by: 'here' | 'committee'; values: EventValues }
  | {
      line: number;
      state: 'refused';
      reason: 'no-site' | 'kind' | 'year' | 'no-year' | 'jobs' | 'too-long';
      found: string;
    };

export type CsvFailure =
  | { code: 'too-large'; found: number; max: number }
  | { code: 'too-many'; found: number; max: number }
  | { code: 'empty' }
  | { code: 'no-column'; column: 'site' | 'kind'; found: string };

/** Heads as people write them, without accents or capitals. */
const HEADS: Readonly<Record<keyof EventValues, readonly string[]>> = {
  site: ['site', 'entreprise', 'etablissement', 'nom', 'firm', 'name'],
  kind: ['evenement', 'nature', 'type', 'event', 'kind'],
  year: ['annee', 'date', 'year'],
  jobs: ['emplois', 'effectif', 'effectifs', 'postes', 'jobs'],
  filiere: ['filiere', 'secteur', 'activite', 'sector'],
  commune: ['commune', 'ville', 'lieu', 'place'],
  note: ['note', 'commentaire', 'remarque', 'comment'],
  source: ['source', 'sources'],
};

/** Events as people write them, by the start of the word. */
const KINDS: readonly (readonly [string, SiteEventKind])[] = [
  ['ouv', 'opening'],
  ['creation', 'opening'],
  ['open', 'opening'],
  ['ext', 'extension'],
  ['agrand', 'extension'],
  ['red', 'reduction'],
  ['ferm', 'closure'],
  ['clos', 'closure'],
  ['proj', 'project'],
];

/** The longest texts that the document takes. */
const { fields } = diagnostic.collections.siteEvents;

/**
 * Site events of a CSV file (semicolons, commas or tabs; first line the heads), each line new, already known, or refused with
 * its reason. Nothing is written: the caller shows this, then adds what is new. `dated`: a line without a year is refused.
 * `committee`: what the committee's diagnostic has, for a sheet that is brought elsewhere. Refuses a file too large, of too many lines,
 * empty, or without a column for the site or for the event.
 */
export function readEventsCsv(
  text: string,
  known: readonly NamedEvent[],
  { dated = false, committee = [] }: { dated?: boolean; committee?: readonly NamedEvent[] } = {},
): { ok: true; value: readonly CsvLine[] } | { ok: false; failure: CsvFailure } {
  const size = new Blob([text]).size;
  if (size > CSV_BYTES) return { ok: false, failure: { code: 'too-large', found: size, max: CSV_BYTES } };
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/u, ''), { skipEmptyLines: 'greedy' });
  const [heads, ...lines] = data;
  if (heads === undefined || lines.length === 0) return { ok: false, failure: { code: 'empty' } };
  if (lines.length > CSV_LINES)
    return { ok: false, failure: { code: 'too-many', found: lines.length, max: CSV_LINES } };
  const columns = new Map<keyof EventValues, number>();
  heads.forEach((head, index) => {
    for (const [field, names] of Object.entries(HEADS)) {
      // The keys of HEADS are those of EventValues, by its type.
      const name = field as keyof EventValues;
      if (!columns.has(name) && names.includes(searchable(head))) columns.set(name, index);
    }
  });
  for (const column of ['site', 'kind'] as const) {
    if (!columns.has(column))
      return { ok: false, failure: { code: 'no-column', column, found: heads.join(', ').slice(0, 120) } };
  }
  // By name: a sheet of 500 lines is compared with what bears the same name, not with everything.
  const seen = { here: new Map<string, NamedEvent[]>(), committee: new Map<string, NamedEvent[]>() };
  const see = (event: NamedEvent, by: keyof typeof seen): void => {
    const name = searchable(event.site);
    const same = seen[by].get(name);
    if (same === undefined) seen[by].set(name, [event]);
    else same.push(event);
  };
  for (const event of known) see(event, 'here');
  for (const event of committee) see(event, 'committee');
  return {
    ok: true,
    value: lines.map((cells, index): CsvLine => {
      const read = lineOf(index + 2, (field) => (cells[columns.get(field) ?? -1] ?? '').trim(), dated);
      if (read.state !== 'new') return read;
      const name = searchable(read.values.site);
      for (const by of ['here', 'committee'] as const)
        if (duplicateOf(read.values, seen[by].get(name) ?? []) !== null)
          return { ...read, state: 'known', by };
      see(read.values, 'here');
      return read;
    }),
  };
}

function lineOf(line: number, cell: (field: keyof EventValues) => string, dated: boolean): CsvLine {
  const refuse = (reason: Extract<CsvLine, { state: 'refused' }>['reason'], found: string): CsvLine => ({
    line,
    state: 'refused',
    reason,
    found: found.slice(0, 60),
  });
  // A name that says nothing aloud is no name.
  if (!/[\p{L}\p{N}]/u.test(cell('site'))) return refuse('no-site', '');
  const texts = ['site', 'filiere', 'commune', 'note', 'source'] as const;
  const long = texts.find((field) => cell(field).length > fields[field].max);
  if (long !== undefined) return refuse('too-long', cell(long));
  const kind = KINDS.find(([start]) => searchable(cell('kind')).startsWith(start))?.[1];
  if (kind === undefined) return refuse('kind', cell('kind'));
  // A date says its year: « 14/06/2003 », « 2003-06 ».
  const year = cell('year') === '' ? null : Number(/(?:^|\D)(\d{4})(?:\D|$)/u.exec(cell('year'))?.[1]);
  if (year !== null && !(year >= fields.year.min && year <= fields.year.max))
    return refuse('year', cell('year'));
  if (year === null && dated) return refuse('no-year', '');
  const counted = cell('jobs') === '' ? null : parseNumber(cell('jobs'), 'fr');
  if (counted !== null && !counted.ok) return refuse('jobs', cell('jobs'));
  const jobs = counted === null ? null : counted.value;
  if (jobs !== null && !(Number.isInteger(jobs) && jobs >= 0 && jobs <= fields.jobs.max))
    return refuse('jobs', cell('jobs'));
  return {
    line,
    state: 'new',
    values: {
      site: cell('site'),
      kind,
      year,
      jobs,
      filiere: cell('filiere'),
      commune: cell('commune'),
      note: cell('note'),
      source: cell('source'),
    },
  };
}
