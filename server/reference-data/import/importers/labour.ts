import { BESIDE_COLUMNS } from '#app/reference/index.ts';
import { checkCoverage, type Importer, type Session, sumOf } from '../importer.ts';
import { divisionBranch } from '../../nomenclature.ts';
import { kept } from './kept.ts';
import { onlyOnce, zoneOf } from './places.ts';

const OPEN = 'Licence Ouverte 2.0';
/** Years of the file that are kept, the latest: it has one column more each year. */
const YEARS_MAX = 30;

/**
 * URSSAF, zone x NA88, private sector, every year of the file: the page of the basin shows it beside the posts of FLORES, which count
 * public ones too and which the calculation keeps. ODbL: whoever passes the version on must share it alike.
 */
export const urssafZones: Importer = {
  id: 'urssaf-na88',
  source: {
    id: 'urssaf-na88',
    title: 'Établissements et effectifs salariés du secteur privé, par zone d’emploi et NA88',
    producer: 'Urssaf',
    table: 'effectifs_salaries par zone et secteur_na88',
    licence: 'ODbL (attribution, partage à l’identique)',
    url: 'https://open.urssaf.fr/explore/dataset/nombre-detablissements-employeurs-et-effectifs-salaries-du-secteur-prive-par-zon',
    goodFor: 12,
  },
  replaces: [],
  readBy: 'basin',
  unmatchedMax: 0.02,
  recognises: (columns) =>
    columns.has('code_zone_d_emploi') &&
    columns.has('secteur_na88') &&
    [...columns].some((name) => /^effectifs_salaries_\d{4}$/.test(name)),
  begin(base, ledger, columns): Session {
    const years = columns
      .flatMap((name) => /^effectifs_salaries_(\d{4})$/i.exec(name.trim())?.[1] ?? [])
      .toSorted()
      .slice(-YEARS_MAX);
    const last = years.at(-1) ?? '';
    const found = new Map<string, { row: string[]; counts: (number | null)[] }>();
    const region = columns.find((name) => /^(code_)?region$/i.test(name.trim()));
    const first = onlyOnce(ledger);
    return {
      take(row) {
        const zone = zoneOf(base, ledger, row.line, row.text('code_zone_d_emploi'));
        const sector = row.text('secteur_na88');
        const division = sector.slice(0, 2);
        const branch = divisionBranch(division);
        if (branch === null) return ledger.unmatched('branch', row.line, sector);
        if (zone === null) return;
        const within = region === undefined ? null : `${base.tables.zones.code[zone]} ${row.text(region)}`;
        if (within !== null && !first(`${within} ${division}`, row.line)) return;
        const counts = years.map((year) => row.number(`effectifs_salaries_${year}`));
        const negative = counts.find((count) => count !== null && count < 0);
        if (negative !== undefined) return ledger.fault('negative-values', row.line, String(negative));
        const code = base.tables.zones.code[zone] ?? '';
        const key = `${code} ${division}`;
        const before = found.get(key);
        found.set(key, {
          row: [
            code,
            branch,
            division,
            sector
              .slice(2)
              .replace(/^[\s:–-]+/u, '')
              .slice(0, 120),
          ],
          // A zone astride two regions comes twice, once a region: its two parts are added up, and one that is secret leaves the sum unknown.
          counts:
            before === undefined
              ? counts
              : counts.map((count, at) => {
                  const other = before.counts[at] ?? null;
                  return count === null || other === null ? null : count + other;
                }),
        });
        ledger.keep();
      },
      finish() {
        const rows = [...found]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([, { row, counts }]) => [...row, ...counts]);
        const held = base.tables.named['urssaf-na88'];
        const lastOf = (list: readonly (readonly unknown[])[]) =>
          sumOf(list.map((row) => Number(row.at(-1) ?? 0)));
        ledger.note('odbl');
        return {
          ok: true,
          value: kept(
            'urssaf-na88',
            { source: 'urssaf-na88', columns: [...BESIDE_COLUMNS['urssaf-na88'], ...years], rows },
            years.length > 1 ? `${years[0]} à ${last}` : last,
            {
              id: 'posts',
              before: held === undefined ? null : lastOf(held.rows),
              after: lastOf(rows),
            },
            {
              row: 'code_zone_d_emploi et secteur_na88 {code} ({label})',
              column: '{code}',
              year: last,
              unit: 'salariés du privé',
              toCheck: false,
            },
          ),
        };
      },
    };
  },
};

/**
 * Recruitment survey: its basins are not zones d'emploi, so that nothing is spread over zones; the engine reads the counts of the
 * departments. A row whose two counts are not both published counts in none of them.
 */
export const hiringTensions: Importer = {
  id: 'hiring-tensions',
  source: {
    id: 'france-travail-bmo',
    title: 'Besoins en main-d’œuvre',
    producer: 'France Travail',
    table: 'projets de recrutement, difficiles et saisonniers, par bassin de l’enquête et métier',
    licence: OPEN,
    url: 'https://www.francetravail.org/statistiques-analyses/entreprises/les-besoins-en-main-duvre.html',
    goodFor: 12,
  },
  replaces: [],
  readBy: 'engine-basin',
  unmatchedMax: 0.1,
  recognises: (columns) =>
    ['dept', 'met', 'xmet', 'smet'].every((name) => columns.has(name)) &&
    [...columns].some((name) => /^be\d{2}$/.test(name)),
  begin(base, ledger, columns): Session {
    const basin = columns.find((name) => /^be\d{2}$/i.test(name.trim()))?.trim() ?? 'BE25';
    const job = columns.find((name) => /^code m[ée]tier/i.test(name.trim()))?.trim() ?? 'Code métier BMO';
    const label = columns.find((name) => /^nom m[ée]tier/i.test(name.trim()))?.trim() ?? 'Nom métier BMO';
    const rows: (string | number | null)[][] = [];
    const first = onlyOnce(ledger);
    return {
      take(row) {
        const department = departmentCode(row.text('Dept'));
        if (base.tables.nomenclature.departments[department] === undefined)
          return ledger.unmatched('department', row.line, row.text('Dept'));
        // A basin of the survey may lie in two departments.
        if (!first(`${department} ${row.text(basin)} ${row.text(job)}`, row.line)) return;
        const [met, xmet, smet] = [row.number('met'), row.number('xmet'), row.number('smet')];
        if ([met, xmet, smet].some((count) => count !== null && count < 0))
          return ledger.fault('negative-values', row.line, `${row.text(job)} : ${met}, ${xmet}, ${smet}`);
        if (met !== null && xmet !== null && xmet > met)
          return ledger.drop('out-of-range', row.line, `xmet ${xmet} > met ${met}`);
        rows.push([
          row.text(basin),
          row.text(`NOM${basin}`),
          department,
          row.text(job),
          row.text(label),
          met,
          xmet,
          smet,
        ]);
        ledger.keep();
      },
      finish() {
        if (rows.length === 0) return { ok: false, failure: { code: 'no-rows' } };
        ledger.note('bmo-basins');
        const held = base.tables.named['hiring-tensions'];
        const recruitments = (list: readonly (readonly unknown[])[]) =>
          sumOf(list.map((row) => Number(row[5] ?? 0)));
        return {
          ok: true,
          value: kept(
            'hiring-tensions',
            { source: 'france-travail-bmo', columns: [...BESIDE_COLUMNS['hiring-tensions']], rows },
            `enquête 20${basin.slice(2)}`,
            {
              id: 'recruitments',
              before: held === undefined ? null : recruitments(held.rows),
              after: recruitments(rows),
            },
            {
              row: `Code métier BMO {code} ({label}), tous les ${basin}`,
              column: '{code} ({label})',
              year: `20${basin.slice(2)}`,
              unit: 'projets de recrutement',
              toCheck: true,
            },
          ),
        };
      },
    };
  },
};

/** A department as the survey writes it: a spreadsheet eats the leading zero. @example departmentCode('1') // '01' */
function departmentCode(cell: string): string {
  return /^\d$/.test(cell) ? `0${cell}` : cell.toUpperCase();
}

/** Columns that cut the counts further: only the rows that are not cut are read. */
const BREAKDOWNS = ['sexe', 'age', 'tranche_d_age', 'tranche_age', 'anciennete', 'anciennete_d_inscription'];
const WHOLE = /^(total|ensemble|tous?|toutes|t|_t)?$/i;

/**
 * Dares, jobseekers registered at the end of the month by zone and category: the latest month and the same one a year before. Nothing in
 * it says which occupation they seek, so that the page of the basin shows them and J23 still says what it lacks.
 */
export const jobseekers: Importer = {
  id: 'jobseekers',
  source: {
    id: 'dares-defm',
    title: 'Demandeurs d’emploi inscrits en fin de mois, par zone d’emploi',
    producer: 'Dares, France Travail',
    table: 'nombre_de_demandeurs_d_emploi par date, code_zone_d_emploi et categorie',
    licence: OPEN,
    url: 'https://data.dares.travail-emploi.gouv.fr/explore/dataset/dares-defm-zone-emploi-mens',
    goodFor: 3,
  },
  replaces: [],
  readBy: 'basin',
  unmatchedMax: 0.05,
  recognises: (columns) =>
    ['date', 'code_zone_d_emploi', 'categorie'].every((name) => columns.has(name)) &&
    [...columns].some((name) => name.startsWith('nombre_de_demandeurs_d_emploi')),
  begin(base, ledger, columns): Session {
    const figure =
      columns.find((name) => /^nombre_de_demandeurs_d_emploi/i.test(name.trim())) ??
      'nombre_de_demandeurs_d_emploi';
    const cuts = columns.filter((name) => BREAKDOWNS.includes(name.trim().toLowerCase()));
    const first = onlyOnce(ledger);
    const months = new Map<string, (string | number | null)[][]>();
    return {
      take(row) {
        const zone = zoneOf(base, ledger, row.line, row.text('code_zone_d_emploi'));
        const month = /^\d{4}-\d{2}/.exec(row.text('date'))?.[0];
        if (month === undefined) return ledger.fault('not-a-year', row.line, row.text('date'));
        if (zone === null) return;
        if (cuts.some((name) => !WHOLE.test(row.text(name))))
          return ledger.drop('aggregate-part', row.line, cuts.map((name) => row.text(name)).join(', '));
        const category = categoryOf(row.text('categorie'));
        if (category === null) return ledger.drop('other-measure', row.line, row.text('categorie'));
        const code = base.tables.zones.code[zone] ?? '';
        if (!first(`${month} ${code} ${category}`, row.line)) return;
        const count = row.number(figure);
        if (count !== null && count < 0) return ledger.fault('negative-values', row.line, String(count));
        const rows = months.get(month) ?? [];
        months.set(month, rows);
        rows.push([code, month, category, count]);
        ledger.keep();
      },
      finish() {
        const month = [...months.keys()].toSorted().at(-1);
        if (month === undefined) return { ok: false, failure: { code: 'no-rows' } };
        const now = months.get(month) ?? [];
        const wanted = base.tables.employment.posts.filter((row) => row.some((posts) => (posts ?? 0) > 0));
        const covered = checkCoverage('zones', wanted.length, new Set(now.map(([zone]) => zone)).size);
        if (!covered.ok) return covered;
        const before = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
        const earlier = months.get(before) ?? [];
        const rows = [...earlier, ...now];
        // Where the file has the sum as well as its parts, the sum.
        const summed = now.some(([, , category]) => category === 'ABC');
        const registered = (list: readonly (readonly unknown[])[]) =>
          sumOf(
            list.map(([, , category, count]) =>
              (category === 'ABC') === summed && typeof count === 'number' ? count : 0,
            ),
          );
        ledger.note('jobseekers-occupations');
        return {
          ok: true,
          value: kept(
            'jobseekers',
            { source: 'dares-defm', columns: [...BESIDE_COLUMNS.jobseekers], rows },
            earlier.length > 0 ? `${month} et ${before}` : month,
            { id: 'jobseekers', before: null, after: registered(now) },
            {
              row: 'code_zone_d_emploi {code} ({label})',
              column: `categorie {code}, ${figure.trim()}`,
              year: month,
              unit: 'inscrits',
              toCheck: true,
            },
          ),
        };
      },
    };
  },
};

/**
 * The category of a row, or the sum of the three that say they look for work; null for any other.
 * @example categoryOf('Catégories A, B, C') // 'ABC'
 */
function categoryOf(cell: string): 'A' | 'B' | 'C' | 'ABC' | null {
  const letters = cell.toUpperCase().replaceAll(/CAT[ÉE]GORIES?|\bET\b|[^A-Z]/gu, '');
  return letters === 'A' || letters === 'B' || letters === 'C' || letters === 'ABC' ? letters : null;
}
