import { reading } from '#app/engine/cells.ts';
import { hiringTensionOf, hiringTraces } from '#app/engine/surroundings.ts';
import type { CellAxis, OfficialCell, TraceNode } from '#app/engine/types.ts';
import type {
  DivisionJobs,
  Firm,
  FullPack,
  Jobseekers,
  Occupation,
  ZoneContext,
} from '#app/reference/index.ts';

/** One occupation of the recruitment survey: projects of the department, and the share judged difficult. */
export type HardOccupation = { code: string; label: string; all: TraceNode; hard: TraceNode };

/** Private-sector jobs of a division: the last year, the first one that is published, and the change between the two. */
export type PrivateJobs = {
  division: string;
  label: string;
  branch: string;
  now: TraceNode;
  since: { year: string; change: TraceNode } | null;
};

/** What imported files say around a basin; each null until its file is imported. */
export type BasinAround = {
  jobseekers: { month: string; now: TraceNode; change: TraceNode | null } | null;
  hiring: { tension: TraceNode; department: string; occupations: readonly HardOccupation[] } | null;
  privateJobs: { year: string; first: string; rows: readonly PrivateJobs[] } | null;
  /** Sites shown, of those that the lists name here. */
  firms: { rows: readonly Firm[]; listed: number } | null;
};

/** Occupations of the survey that the page lists, and sites of the lists of firms. */
const OCCUPATIONS = 12;
const FIRMS = 8;

/** All that the page of a basin adds to its figures once files were imported; null when none says anything of it. */
export function basinAround(pack: FullPack, zone: ZoneContext): BasinAround | null {
  const around: BasinAround = {
    jobseekers: jobseekersOf(pack, zone),
    hiring: hiringOf(pack, zone),
    privateJobs: privateJobsOf(pack, zone),
    firms: firmsOf(pack, zone),
  };
  return Object.values(around).every((part) => part === null) ? null : around;
}

/** Every derivation that the page may open. */
export function nodesAround(around: BasinAround | null): TraceNode[] {
  if (around === null) return [];
  const { jobseekers, hiring, privateJobs } = around;
  return [
    ...(jobseekers === null
      ? []
      : [jobseekers.now, ...(jobseekers.change === null ? [] : [jobseekers.change])]),
    ...(hiring === null
      ? []
      : [hiring.tension, ...hiring.occupations.flatMap(({ all, hard }) => [all, hard])]),
    ...(privateJobs?.rows.flatMap(({ now, since }) => (since === null ? [now] : [now, since.change])) ?? []),
  ];
}

/** A cell of an imported table; none where the pack does not say how it is written. */
function cell(
  { sources }: Pick<FullPack, 'sources'>,
  source: string,
  table: string,
  row: CellAxis,
  column: CellAxis,
  value: number,
  year?: string,
): OfficialCell[] {
  return sources[source]?.tables?.[table] === undefined
    ? []
    : [{ source, table, row, column, value, ...(year === undefined ? {} : { year }) }];
}

function count(id: string, value: number, source: string, place: string, reads: OfficialCell[]): TraceNode {
  return reading(
    { id, value, unit: 'index', grade: 'C', rule: 'source', inputs: [], sources: [source], cell: place },
    reads.length > 1 ? 'sum' : 'cell',
    reads,
  );
}

function changeOf(now: TraceNode, before: TraceNode): TraceNode {
  return {
    id: 'basin.changeBetween',
    value: (now.value ?? 0) - (before.value ?? 0),
    unit: 'index',
    grade: 'C',
    rule: 'B-05',
    inputs: [now, before],
    sources: [],
    ...(now.cell === undefined ? {} : { cell: now.cell }),
  };
}

/** Jobseekers who must look for work: the file's own sum, else A + B + C; null where one is secret. */
function registered(pack: FullPack, zone: ZoneContext, counts: Jobseekers, month: string): TraceNode | null {
  const parts = counts.ABC === undefined ? (['A', 'B', 'C'] as const) : (['ABC'] as const);
  let total = 0;
  const reads: OfficialCell[] = [];
  for (const category of parts) {
    const found = counts[category] ?? null;
    if (found === null) return null;
    total += found;
    const column = { code: category, label: category };
    const row = { code: zone.code, label: zone.name };
    reads.push(...cell(pack, 'dares-defm', 'jobseekers', row, column, found, month));
  }
  return count('basin.jobseekers', total, 'dares-defm', `${zone.name}, ${month}`, reads);
}

function jobseekersOf(pack: FullPack, zone: ZoneContext): BasinAround['jobseekers'] {
  const known = pack.beside.jobseekers;
  const own = known?.zones[zone.code];
  if (known === null || own === undefined) return null;
  const now = registered(pack, zone, own.now, known.month);
  if (now === null) return null;
  const before =
    own.before === null || known.before === null ? null : registered(pack, zone, own.before, known.before);
  return { month: known.month, now, change: before === null ? null : changeOf(now, before) };
}

function hiringOf(pack: FullPack, zone: ZoneContext): BasinAround['hiring'] {
  const at = pack.zones.indexOf(zone);
  const value = hiringTensionOf(pack, at);
  const departments = hiringTraces(pack, at);
  const department = departments[0]?.cell;
  if (value === null || department === undefined) return null;
  return {
    tension: {
      id: 'basin.hiringTension',
      value,
      unit: 'share',
      grade: 'D',
      rule: 'R-485',
      inputs: departments,
      sources: [],
      cell: zone.name,
    },
    department: pack.departments[department]?.name ?? department,
    occupations: (pack.beside.occupations?.[department] ?? [])
      .slice(0, OCCUPATIONS)
      .map((one) => occupation(pack, department, one)),
  };
}

function occupation(
  pack: FullPack,
  department: string,
  { code, label, all, hard }: Occupation,
): HardOccupation {
  const read = (column: string, value: number) =>
    cell(
      pack,
      'france-travail-bmo',
      'hiring-tensions',
      { code, label },
      { code: column, label: `Dept ${department}` },
      value,
    );
  const place = `${label}, ${department}`;
  const projects = count('basin.recruitments', all, 'france-travail-bmo', place, read('met', all));
  return {
    code,
    label,
    all: projects,
    hard: {
      id: 'basin.hardRecruitments',
      value: all > 0 ? hard / all : null,
      unit: 'share',
      grade: 'C',
      rule: 'B-01',
      inputs: [count('basin.difficult', hard, 'france-travail-bmo', place, read('xmet', hard)), projects],
      sources: [],
      cell: place,
    },
  };
}

function privateJobsOf(pack: FullPack, zone: ZoneContext): BasinAround['privateJobs'] {
  const known = pack.beside.privateJobs;
  const year = known?.years.at(-1);
  const own = known?.zones[zone.code];
  if (known === null || year === undefined || own === undefined) return null;
  const rows = own
    .flatMap((one) => divisionRow(pack, zone, known.years, one))
    .toSorted((a, b) => (b.now.value ?? 0) - (a.now.value ?? 0) || (a.division < b.division ? -1 : 1));
  return rows.length === 0
    ? null
    : {
        year,
        first: known.years[0] ?? year,
        rows,
      };
}

/** A division whose last year is published and not zero. */
function divisionRow(
  pack: FullPack,
  zone: ZoneContext,
  years: readonly string[],
  { division, label, branch, counts }: DivisionJobs,
): PrivateJobs[] {
  const last = counts.at(-1) ?? null;
  if (last === null || last === 0) return [];
  const at = (index: number, value: number) => {
    const year = years[index] ?? '';
    const row = { code: `${zone.code} ${division}`, label: `${zone.name}, ${label}` };
    const column = { code: `effectifs_salaries_${year}`, label: year };
    return count(
      'basin.privateJobs',
      value,
      'urssaf-na88',
      `${zone.name}, ${division}, ${year}`,
      cell(pack, 'urssaf-na88', 'urssaf-na88', row, column, value, year),
    );
  };
  const now = at(counts.length - 1, last);
  const first = counts.findIndex((value) => value !== null);
  const before = counts[first] ?? null;
  return [
    {
      division,
      label: label === '' ? division : label,
      branch,
      now,
      since:
        before === null || first === counts.length - 1
          ? null
          : { year: years[first] ?? '', change: changeOf(now, at(first, before)) },
    },
  ];
}

/** Open sites of the lists that were imported, the largest first as far as their band says. */
function firmsOf(pack: FullPack, zone: ZoneContext): BasinAround['firms'] {
  const own = (pack.beside.firms?.[zone.code] ?? []).filter(({ active }) => active !== false);
  if (own.length === 0) return null;
  const band = ({ band: code }: Firm) => (/^\d{2}$/.test(code) ? code : '');
  return {
    listed: own.length,
    rows: own.toSorted((a, b) => (band(a) === band(b) ? 0 : band(a) > band(b) ? -1 : 1)).slice(0, FIRMS),
  };
}
