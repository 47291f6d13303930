import type { Result } from '#app/engine/types.ts';
import type { Base } from '../base.ts';
import {
  checkCoverage,
  checkTotals,
  type Importer,
  type Produced,
  type Session,
  sumOf,
} from '../importer.ts';
import { NOT_NOTED, type CellsRead, type ReadTable } from '../cells-after.ts';
import type { Ledger } from '../ledger.ts';
import type { Row } from '../sheet.ts';
import { onlyOnce, zoneOf } from './places.ts';

const SOURCE = {
  id: 'insee-flores',
  title: 'Postes salariés par zone d’emploi et activité (A38)',
  producer: 'Insee, Flores',
  table: 'zone d’emploi x A38, postes salariés privés et publics',
  licence: 'Licence Ouverte 2.0',
  goodFor: 18,
} as const;

/** Posts of FLORES that belong to no branch of the pack: households as employers and extraterritorial bodies are not covered. */
const OUTSIDE = new Set(['TZ', 'UZ', 'ZZ', '_T', '0Z']);

type Grids = Map<number, (number | null)[][]>;

function emptyGrid(base: Base): (number | null)[][] {
  return base.tables.zones.code.map(() => base.tables.nomenclature.branches.map(() => null));
}

/** One count of posts put in its grid: a whole number, one a zone, branch and year. */
function posts(base: Base, ledger: Ledger) {
  const grids: Grids = new Map();
  const first = onlyOnce(ledger);
  return {
    grids,
    put(year: number, zone: number, branch: number, value: number | null, line: number): void {
      const code = `${base.tables.zones.code[zone]} ${base.tables.nomenclature.branches[branch]?.code} ${year}`;
      if (!first(code, line)) return;
      const grid = grids.get(year) ?? emptyGrid(base);
      grids.set(year, grid);
      if (value === null) return;
      if (value < 0) return ledger.fault('negative-values', line, `${code} : ${value}`);
      if (!Number.isInteger(value)) return ledger.fault('not-a-count', line, `${code} : ${value}`);
      const row = grid[zone];
      if (row !== undefined) row[branch] = value;
    },
  };
}

/** The employment table of the latest year of the grids, the year before beside it when it is known. */
function produce(base: Base, grids: Grids, written: (year: number) => ReadTable): Result<Produced> {
  const [latest, before] = [...grids.keys()].toSorted((a, b) => b - a);
  const grid = latest === undefined ? undefined : grids.get(latest);
  if (latest === undefined || grid === undefined) return { ok: false, failure: { code: 'no-rows' } };
  const held = base.tables.employment;
  const previous =
    (before === latest - 1 ? grids.get(before) : undefined) ??
    (held.year === latest - 1 ? held.posts : held.year === latest ? held.previous : emptyGrid(base));
  const industry = (rows: readonly (readonly (number | null)[])[]) =>
    sumOf(
      rows.flatMap((row) =>
        row.filter((_, at) => base.tables.nomenclature.branches[at]?.manufacturing === true),
      ),
    );
  const totals = [
    { id: 'posts', before: sumOf(held.posts.flat()), after: sumOf(grid.flat()) },
    { id: 'manufacturing', before: industry(held.posts), after: industry(grid) },
    { id: 'zones', before: zonesWith(held.posts), after: zonesWith(grid) },
  ];
  const checked = checkTotals(totals);
  if (!checked.ok) return checked;
  const covered = checkCoverage('zones', zonesWith(held.posts), zonesWith(grid));
  if (!covered.ok) return covered;
  return {
    ok: true,
    value: {
      // The cells of the table are the source's own: nothing is added up nor rounded here.
      tables: {
        employment: { ...held, year: latest, posts: grid, previous: previous.map((row) => [...row]) },
      },
      source: {
        vintage: `31 décembre ${latest} (et ${latest - 1})`,
        note: 'Une case vide est une activité absente ou non diffusée. Mayotte n’est pas couverte.',
      },
      cells: { tables: { posts: written(latest), before: tableBefore(base, grids, latest, written) } },
      totals,
    },
  };
}

/** Where the posts of the year before are: in the same file, or where the pack had them. */
function tableBefore(
  base: Base,
  grids: Grids,
  latest: number,
  written: (year: number) => ReadTable,
): CellsRead['tables'][string] {
  if (grids.has(latest - 1)) return written(latest - 1);
  const held = base.tables.cells?.tables['insee-flores'];
  const found =
    base.tables.employment.year === latest ? (held?.['before'] ?? held?.['posts']) : held?.['posts'];
  return found === undefined
    ? { ...written(latest - 1), file: NOT_NOTED, toCheck: true }
    : { ...found, year: String(latest - 1) };
}

function zonesWith(rows: readonly (readonly (number | null)[])[]): number {
  return rows.filter((row) => row.some((value) => (value ?? 0) > 0)).length;
}

/** Zone x A38, one line a cell, one column `flores_AAAA` a year. */
export const floresWide: Importer = {
  id: 'flores-a38',
  source: { ...SOURCE, url: 'https://www.insee.fr/fr/metadonnees/source/serie/s1327' },
  replaces: ['employment'],
  readBy: 'engine',
  unmatchedMax: 0,
  recognises: (columns) =>
    columns.has('ze2020') && columns.has('a38') && [...columns].some((name) => /^flores_\d{4}$/.test(name)),
  begin(base, ledger, columns): Session {
    const years = columns
      .map((name) => /^flores_(\d{4})$/i.exec(name.trim())?.[1])
      .filter((year) => year !== undefined)
      .map(Number);
    const { grids, put } = posts(base, ledger);
    return {
      take(row) {
        const zone = zoneOf(base, ledger, row.line, row.text('ze2020'));
        const branch = branchOf(base, ledger, row, 'a38');
        if (zone === null || branch === null) return;
        for (const year of years) {
          const figure = row.number(`flores_${year}`);
          if (figure === null && row.text(`flores_${year}`) !== '') ledger.note('secret-as-absent');
          put(year, zone, branch, figure, row.line);
        }
        ledger.keep();
      },
      finish: () =>
        produce(base, grids, (year) => ({
          row: 'ze2020 {code} ({label})',
          column: `a38 {code} ({label}), flores_${year}`,
          year: String(year),
          unit: 'postes',
          toCheck: true,
        })),
    };
  },
};

/** Insee's own long file (Melodi): one line a territory, activity and measure; only zones d'emploi and posts are kept. */
export const floresMelodi: Importer = {
  id: 'flores-melodi',
  source: { ...SOURCE, url: 'https://api.insee.fr/melodi/file/DS_FLORES_A38/DS_FLORES_A38_2024_CSV_FR' },
  replaces: ['employment'],
  readBy: 'engine',
  unmatchedMax: 0,
  recognises: (columns) =>
    ['geo', 'geo_object', 'activity', 'flores_measure', 'obs_value'].every((name) => columns.has(name)),
  begin(base, ledger): Session {
    const { grids, put } = posts(base, ledger);
    return {
      take(row) {
        // The file holds every level of territory and every size of establishment: the others are not lost, they are elsewhere.
        if (row.text('GEO_OBJECT') !== 'ZE2020')
          return ledger.drop('other-territory', row.line, row.text('GEO'));
        if (row.text('FLORES_MEASURE') !== 'EMPL3112')
          return ledger.drop('other-measure', row.line, row.text('GEO'));
        const size = row.text('NUMBER_EMPL');
        if (size !== '' && size !== '_T') return ledger.drop('other-size', row.line, size);
        const activity = row.text('ACTIVITY');
        if (base.branchAt(activity) === undefined && OUTSIDE.has(activity)) {
          return ledger.drop('other-activity', row.line, activity);
        }
        const zone = zoneOf(base, ledger, row.line, row.text('GEO').replace(/^.*-(?=\d+$)/, ''));
        const branch = branchOf(base, ledger, row, 'ACTIVITY');
        if (zone === null || branch === null) return;
        const status = row.text('OBS_STATUS');
        const year = Number(row.text('TIME_PERIOD'));
        if (!Number.isInteger(year)) return ledger.fault('not-a-year', row.line, row.text('TIME_PERIOD'));
        if (status !== '' && status !== 'A') {
          ledger.missing(`OBS_STATUS ${status}`);
          ledger.note('secret-as-absent');
          put(year, zone, branch, null, row.line);
        } else put(year, zone, branch, row.number('OBS_VALUE'), row.line);
        ledger.keep();
      },
      finish: () =>
        produce(base, grids, (year) => ({
          row: 'GEO_OBJECT ZE2020, GEO {code} ({label})',
          column: `OBS_VALUE pour ACTIVITY {code} ({label}), FLORES_MEASURE EMPL3112, NUMBER_EMPL _T, TIME_PERIOD ${year}`,
          year: String(year),
          unit: 'postes',
          toCheck: false,
        })),
    };
  },
};

function branchOf(base: Base, ledger: Ledger, row: Row, column: string): number | null {
  const code = row.text(column);
  const at = base.branchAt(code);
  if (at === undefined) ledger.unmatched('branch', row.line, code);
  return at ?? null;
}
