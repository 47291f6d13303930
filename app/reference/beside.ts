import type { Recruitments, SuppliersNear } from '#app/engine/pack.ts';
import { greatCircle } from './distances.ts';
import type { NamedTable } from './pack-tables.ts';

/** Columns of the tables that an import keeps beside the others, in the order its rows are written; years follow where there are several. */
export const BESIDE_COLUMNS = {
  'hiring-tensions': [
    'bassin',
    'nom',
    'departement',
    'metier',
    'libelle',
    'projets',
    'difficiles',
    'saisonniers',
  ],
  jobseekers: ['zone', 'mois', 'categorie', 'demandeurs'],
  'urssaf-na88': ['zone', 'branche_a38', 'division_na88', 'libelle'],
  firms: [
    'siret',
    'siren',
    'nom',
    'naf',
    'branche_a38',
    'commune',
    'zone',
    'tranche_effectif',
    'actif',
    'lon',
    'lat',
  ],
  contours: ['zone', 'anneaux'],
} as const;

/** Step of the grid that outlines are kept on, degrees. */
export const OUTLINE_GRID = 0.005;

/** How far a supplier may be to count as near, km. */
export const NEAR_KM = 50;
/** A degree of latitude, km: what spares most of the distances. */
const DEGREE_KM = 111;

/** One occupation of the recruitment survey in a department: projects, and those judged difficult. */
export type Occupation = { code: string; label: string; all: number; hard: number };

/** Registered jobseekers of a zone at one month by category (`A`, `B`, `C`, or `ABC` where the file adds them); null where secret. */
export type Jobseekers = Readonly<Partial<Record<JobseekerCategory, number | null>>>;
export type JobseekerCategory = 'A' | 'B' | 'C' | 'ABC';

/** Private-sector jobs of one division (NA88) of a zone, one count a year, null where secret. */
export type DivisionJobs = {
  division: string;
  label: string;
  branch: string;
  counts: readonly (number | null)[];
};

/** One site of the lists of firms that were imported; `active` null when the list does not say. */
export type Firm = {
  siret: string;
  name: string;
  naf: string;
  branch: string;
  commune: string;
  band: string;
  active: boolean | null;
};

/** What imported files say beside the calculation, by place; each null until its file is imported. */
export type Beside = {
  /** Occupations of each department, the most asked for first. */
  occupations: Readonly<Record<string, readonly Occupation[]>> | null;
  jobseekers: {
    month: string;
    before: string | null;
    zones: Readonly<Record<string, { now: Jobseekers; before: Jobseekers | null }>>;
  } | null;
  privateJobs: {
    years: readonly string[];
    zones: Readonly<Record<string, readonly DivisionJobs[]>>;
  } | null;
  /** Sites of each zone, by name. */
  firms: Readonly<Record<string, readonly Firm[]>> | null;
  /** Rings of each zone, `x,y` in steps of the grid, points apart by a blank and rings by a semicolon. */
  outlines: Readonly<Record<string, string>> | null;
};

type Row = readonly (string | number | null)[];
type Named = Readonly<Record<string, NamedTable>>;

/** Rows of a kept table; null when it was not imported, or by a version of the program that wrote other columns. */
function rowsOf(named: Named, name: keyof typeof BESIDE_COLUMNS): readonly Row[] | null {
  const table = named[name];
  return table !== undefined && BESIDE_COLUMNS[name].every((column, at) => table.columns[at] === column)
    ? table.rows
    : null;
}

const text = (cell: Row[number] | undefined): string => (cell === null ? '' : String(cell ?? ''));
const number = (cell: Row[number] | undefined): number | null => (typeof cell === 'number' ? cell : null);

/** Items by a key, in the order met. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, Item[]> {
  const groups: Record<string, Item[]> = {};
  for (const item of items) (groups[keyOf(item)] ??= []).push(item);
  return groups;
}

/** What pages read of the tables kept beside, each part made when it is first asked for: a pack opens without a hundred thousand rows. */
export function besideOf(named: Named): Beside {
  const made = new Map<string, unknown>();
  const once = <Part>(name: string, read: (named: Named) => Part): Part => {
    if (!made.has(name)) made.set(name, read(named));
    // What was made under that name, by that very function.
    return made.get(name) as Part;
  };
  return {
    get occupations() {
      return once('occupations', occupationsOf);
    },
    get jobseekers() {
      return once('jobseekers', jobseekersOf);
    },
    get privateJobs() {
      return once('privateJobs', privateJobsOf);
    },
    get firms() {
      return once('firms', firmsOf);
    },
    get outlines() {
      return once('outlines', outlinesOf);
    },
  };
}

/** Recruitment projects by department, over the rows whose two counts are published; undefined until they are imported. */
export function recruitmentsOf(named: Named): Readonly<Record<string, Recruitments>> | undefined {
  const rows = rowsOf(named, 'hiring-tensions');
  if (rows === null) return undefined;
  return Object.fromEntries(
    Object.entries(grouped(rows, (row) => text(row[2]))).flatMap(([department, own]) => {
      const known = own.filter((row) => number(row[5]) !== null && number(row[6]) !== null);
      const codes = known.map((row) => text(row[3])).toSorted();
      const [from, to] = [codes[0], codes.at(-1)];
      if (from === undefined || to === undefined) return [];
      const sum = (at: number) => known.reduce((total, row) => total + (number(row[at]) ?? 0), 0);
      return [[department, { all: sum(5), hard: sum(6), from, to, rows: known.length }]];
    }),
  );
}

function occupationsOf(named: Named): Beside['occupations'] {
  const rows = rowsOf(named, 'hiring-tensions');
  if (rows === null) return null;
  const known = rows.filter((row) => number(row[5]) !== null && number(row[6]) !== null);
  return Object.fromEntries(
    Object.entries(grouped(known, (row) => text(row[2]))).map(([department, own]) => [
      department,
      Object.values(grouped(own, (row) => text(row[3])))
        .map((same): Occupation => ({
          code: text(same[0]?.[3]),
          label: text(same[0]?.[4]),
          all: same.reduce((total, row) => total + (number(row[5]) ?? 0), 0),
          hard: same.reduce((total, row) => total + (number(row[6]) ?? 0), 0),
        }))
        .toSorted((a, b) => b.all - a.all || (a.code < b.code ? -1 : 1)),
    ]),
  );
}

function isCategory(code: string): code is JobseekerCategory {
  return code === 'A' || code === 'B' || code === 'C' || code === 'ABC';
}

function jobseekersOf(named: Named): Beside['jobseekers'] {
  const rows = rowsOf(named, 'jobseekers');
  if (rows === null) return null;
  const months = [...new Set(rows.map((row) => text(row[1])))].toSorted();
  const month = months.at(-1);
  if (month === undefined) return null;
  const before = months.length > 1 ? (months[0] ?? null) : null;
  const at = (own: readonly Row[], wanted: string): Jobseekers =>
    Object.fromEntries(
      own.flatMap((row) => {
        const category = text(row[2]);
        return text(row[1]) === wanted && isCategory(category) ? [[category, number(row[3])]] : [];
      }),
    );
  return {
    month,
    before,
    zones: Object.fromEntries(
      Object.entries(grouped(rows, (row) => text(row[0]))).map(([zone, own]) => [
        zone,
        { now: at(own, month), before: before === null ? null : at(own, before) },
      ]),
    ),
  };
}

function privateJobsOf(named: Named): Beside['privateJobs'] {
  const rows = rowsOf(named, 'urssaf-na88');
  if (rows === null) return null;
  const first = BESIDE_COLUMNS['urssaf-na88'].length;
  const years = (named['urssaf-na88']?.columns ?? []).slice(first);
  return {
    years,
    zones: Object.fromEntries(
      Object.entries(grouped(rows, (row) => text(row[0]))).map(([zone, own]) => [
        zone,
        own.map((row) => ({
          branch: text(row[1]),
          division: text(row[2]),
          label: text(row[3]),
          counts: years.map((_, at) => number(row[first + at])),
        })),
      ]),
    ),
  };
}

function firmsOf(named: Named): Beside['firms'] {
  const rows = rowsOf(named, 'firms');
  if (rows === null) return null;
  return Object.fromEntries(
    Object.entries(grouped(rows, (row) => text(row[6]))).map(([zone, own]) => [
      zone,
      own.map(firmOf).toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    ]),
  );
}

function outlinesOf(named: Named): Beside['outlines'] {
  const rows = rowsOf(named, 'contours');
  return rows === null ? null : Object.fromEntries(rows.map((row) => [text(row[0]), text(row[1])]));
}

function firmOf(row: Row): Firm {
  const active = number(row[8]);
  return {
    siret: text(row[0]),
    name: text(row[2]),
    naf: text(row[3]),
    branch: text(row[4]),
    commune: text(row[5]),
    band: text(row[7]),
    active: active === null ? null : active === 1,
  };
}

type Place = { code: string; lon: number; lat: number };

/**
 * Active sites near the centre of each zone, by branch: those whose own place is within 50 km, or, where the list gives none,
 * whose zone's centre is. By zone code, zones without any left out; undefined until a list of firms is imported.
 */
export function suppliersNearOf(
  named: Named,
  zones: readonly Place[],
  branches: readonly { code: string }[],
): Readonly<Record<string, readonly SuppliersNear[]>> | undefined {
  const rows = rowsOf(named, 'firms');
  if (rows === null) return undefined;
  const centres = new Map(zones.map((zone) => [zone.code, zone]));
  const places = new Map(branches.map(({ code }, at) => [code, at]));
  const found = new Map<string, Map<number, SuppliersNear>>();
  for (const row of rows) {
    const branch = places.get(text(row[4]));
    const [lon, lat] = [number(row[9]), number(row[10])];
    const site = lon === null || lat === null ? centres.get(text(row[6])) : { lon, lat };
    if (number(row[8]) !== 1 || branch === undefined || site === undefined) continue;
    const siret = text(row[0]);
    for (const zone of zones) {
      if (Math.abs(zone.lat - site.lat) * DEGREE_KM > NEAR_KM + 1 || greatCircle(zone, site) > NEAR_KM)
        continue;
      const own = found.get(zone.code) ?? new Map<number, SuppliersNear>();
      found.set(zone.code, own);
      const known = own.get(branch);
      own.set(
        branch,
        known === undefined
          ? { branch, sites: 1, from: siret, to: siret }
          : {
              branch,
              sites: known.sites + 1,
              from: siret < known.from ? siret : known.from,
              to: siret > known.to ? siret : known.to,
            },
      );
    }
  }
  return Object.fromEntries(
    [...found].map(([zone, own]) => [zone, [...own.values()].toSorted((a, b) => a.branch - b.branch)]),
  );
}
