import type { NamedTable } from '#app/reference/index.ts';
import type { ReadTable } from '../cells-after.ts';
import { checkCoverage, type Importer, type Produced, type Session, sumOf } from '../importer.ts';
import { divisionBranch } from '../../nomenclature.ts';
import { communeCode, onlyOnce, zoneCode, zoneOf, zoneOfAny, zoneOfCommune } from './places.ts';

const OPEN = 'Licence Ouverte 2.0';

/** Adds a figure to a key, once for each row: keys met again are added up. */
function adder(): { add: (key: string, value: number) => void; sums: Map<string, number> } {
  const sums = new Map<string, number>();
  return { sums, add: (key, value) => void sums.set(key, (sums.get(key) ?? 0) + value) };
}

/** A kept table and nothing replaced. */
function kept(
  name: string,
  table: NamedTable,
  vintage: string,
  total: { id: string; before: number | null; after: number },
  written: ReadTable,
): Produced {
  return {
    tables: {},
    named: { [name]: table },
    source: { vintage },
    totals: [total],
    cells: { tables: { [name]: written } },
  };
}

/**
 * URSSAF, zone x NA88, private sector: kept beside the posts of FLORES, which count public ones too, and added up to the branches
 * of the pack. ODbL: whoever passes the version on must share it alike.
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
  readBy: 'kept',
  unmatchedMax: 0.02,
  recognises: (columns) =>
    columns.has('code_zone_d_emploi') &&
    columns.has('secteur_na88') &&
    [...columns].some((name) => /^effectifs_salaries_\d{4}$/.test(name)),
  begin(base, ledger, columns): Session {
    const years = columns.flatMap((name) => /^effectifs_salaries_(\d{4})$/i.exec(name.trim())?.[1] ?? []);
    const year = years.toSorted().at(-1) ?? '';
    const { add, sums } = adder();
    return {
      take(row) {
        const zone = zoneOf(base, ledger, row.line, row.text('code_zone_d_emploi'));
        const division = row.text('secteur_na88').slice(0, 2);
        const branch = divisionBranch(division);
        if (branch === null) return ledger.unmatched('branch', row.line, row.text('secteur_na88'));
        if (zone === null) return;
        const value = row.number(`effectifs_salaries_${year}`);
        if (value !== null && value < 0) return ledger.fault('negative-values', row.line, String(value));
        // A zone astride two regions comes twice: its two parts are added up.
        if (value !== null) add(`${base.tables.zones.code[zone]} ${branch} ${division}`, value);
        ledger.keep();
      },
      finish() {
        const rows = [...sums]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, value]) => [...key.split(' '), value]);
        const held = base.tables.named['urssaf-na88'];
        ledger.note('odbl');
        return {
          ok: true,
          value: kept(
            'urssaf-na88',
            { source: 'urssaf-na88', columns: ['zone', 'branche_a38', 'division_na88', 'effectifs'], rows },
            year,
            {
              id: 'posts',
              before: held === undefined ? null : sumOf(held.rows.map((row) => Number(row[3]))),
              after: sumOf(sums.values()),
            },
            {
              row: 'code_zone_d_emploi {code} ({label})',
              column: `secteur_na88 {code}, effectifs_salaries_${year}`,
              year,
              unit: 'salariés du privé',
              toCheck: false,
            },
          ),
        };
      },
    };
  },
};

/** Census flows: people by zone of residence x zone of work, the weights added up. The calculation then estimates no commuting. */
export const homeToWork: Importer = {
  id: 'home-to-work',
  source: {
    id: 'insee-mobpro',
    title: 'Mobilités professionnelles : déplacements domicile – lieu de travail',
    producer: 'Insee, recensement',
    table: 'fichier détail MOBPRO, IPONDI par commune de résidence et de travail, additionné par zone',
    licence: OPEN,
    url: 'https://www.insee.fr/fr/statistiques/fichier/7637844/RP2020_MOBPRO_csv.zip',
    goodFor: 24,
  },
  replaces: ['commuting'],
  readBy: 'engine',
  unmatchedMax: 0.1,
  recognises: (columns) => ['commune', 'dclt', 'ipondi'].every((name) => columns.has(name)),
  begin(base, ledger): Session {
    const zones = base.tables.zones.code;
    const flows = new Map<number, number>();
    let abroad = 0;
    let total = 0;
    let year = '';
    return {
      open: (_, sheet) => void (year = /(20\d{2})/.exec(sheet)?.[1] ?? year),
      take(row) {
        const weight = row.number('IPONDI');
        if (weight === null) return;
        if (weight < 0) return ledger.fault('negative-values', row.line, String(weight));
        const home = zoneOfCommune(base, ledger, row.line, row.text('COMMUNE'), 'count');
        if (home === null) return;
        total += weight;
        const workplace = row.text('DCLT');
        const work = zoneOfAny(base, workplace);
        if (work === null) {
          // Foreign workplaces have codes of their own: who works there is paid from abroad.
          abroad += weight;
          return ledger.drop('works-abroad', row.line, workplace);
        }
        const at = home * zones.length + work;
        flows.set(at, (flows.get(at) ?? 0) + weight);
        ledger.keep();
      },
      finish() {
        if (abroad > total * 0.1) {
          return {
            ok: false,
            failure: {
              code: 'incomplete',
              what: 'workplaces',
              expected: Math.round(total),
              found: Math.round(total - abroad),
            },
          };
        }
        const covered = new Set([...flows.keys()].map((at) => at % zones.length)).size;
        const wanted = base.tables.employment.posts.filter((row) =>
          row.some((posts) => (posts ?? 0) > 0),
        ).length;
        const checked = checkCoverage('zones', wanted, covered);
        if (!checked.ok) return checked;
        const list = [...flows]
          .toSorted(([a], [b]) => a - b)
          .map(([at, weight]): [number, number, number] => [
            Math.floor(at / zones.length),
            at % zones.length,
            Math.round(weight * 1000) / 1000,
          ]);
        const held = base.tables.commuting;
        return {
          ok: true,
          value: {
            tables: { commuting: { year: Number(year) || null, flows: list } },
            source: { vintage: year === '' ? 'recensement' : `recensement ${year}` },
            cells: {
              tables: {
                flows: {
                  row: 'COMMUNE : communes de résidence de la zone {code} ({label})',
                  column: 'IPONDI additionné, DCLT dans la zone {code} ({label})',
                  year: year === '' ? 'recensement importé' : year,
                  unit: 'personnes',
                  toCheck: true,
                },
              },
            },
            totals: [
              {
                id: 'commuters',
                before:
                  held === undefined ? null : Math.round(sumOf(held.flows.map(([, , weight]) => weight))),
                after: Math.round(total - abroad),
              },
              { id: 'zones', before: null, after: covered },
            ],
          },
        };
      },
    };
  },
};

/** Recruitment survey: its basins are not zones d'emploi; kept by department and job, never spread. */
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
  readBy: 'kept',
  unmatchedMax: 1,
  recognises: (columns) =>
    ['met', 'xmet', 'smet'].every((name) => columns.has(name)) &&
    [...columns].some((name) => /^be\d{2}$/.test(name)),
  begin(_base, ledger, columns): Session {
    const basin = columns.find((name) => /^be\d{2}$/i.test(name.trim()))?.trim() ?? 'BE25';
    const job = columns.find((name) => /^code m[ée]tier/i.test(name.trim()))?.trim() ?? 'Code métier BMO';
    const label = columns.find((name) => /^nom m[ée]tier/i.test(name.trim()))?.trim() ?? 'Nom métier BMO';
    const rows: (string | number | null)[][] = [];
    const first = onlyOnce(ledger);
    return {
      take(row) {
        if (!first(`${row.text(basin)} ${row.text(job)}`, row.line)) return;
        rows.push([
          row.text(basin),
          row.text(`NOM${basin}`),
          row.text('Dept'),
          row.text(job),
          row.text(label),
          row.number('met'),
          row.number('xmet'),
          row.number('smet'),
        ]);
        ledger.keep();
      },
      finish() {
        ledger.note('bmo-basins');
        return {
          ok: true,
          value: kept(
            'hiring-tensions',
            {
              source: 'france-travail-bmo',
              columns: [
                'bassin',
                'nom',
                'departement',
                'metier',
                'libelle',
                'projets',
                'difficiles',
                'saisonniers',
              ],
              rows,
            },
            `enquête 20${basin.slice(2)}`,
            { id: 'recruitments', before: null, after: sumOf(rows.map((row) => Number(row[5] ?? 0))) },
            {
              row: `Code métier BMO {code} « {label} », ${basin}`,
              column: '{code} (met, xmet ou smet)',
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

/** Outlines of the zones: GeoJSON or TopoJSON with a four-digit code; kept whole, drawn by whoever asks for them. */
export const contours: Importer = {
  id: 'contours',
  source: {
    id: 'insee-contours',
    title: 'Contours des zones d’emploi 2020',
    producer: 'Insee et IGN',
    table: 'GeoJSON ou TopoJSON',
    licence: OPEN,
    url: 'https://www.insee.fr/fr/information/4652957',
    goodFor: null,
  },
  replaces: [],
  readBy: 'kept',
  unmatchedMax: 0,
  recognises: () => false,
  begin: (): Session => ({
    take: () => undefined,
    finish: () => ({ ok: false, failure: { code: 'no-rows' } }),
  }),
  json: {
    recognises: (json) => featuresOf(json) !== null,
    read(json, base, ledger) {
      const features = featuresOf(json) ?? [];
      const first = onlyOnce(ledger);
      const rows: (string | number | null)[][] = [];
      for (const [at, feature] of features.entries()) {
        ledger.row();
        const code = codeOf(feature);
        if (code === null) {
          ledger.unmatched('zone', at + 1, JSON.stringify(feature).slice(0, 60));
          continue;
        }
        if (zoneOf(base, ledger, at + 1, code) === null || !first(code, at + 1)) continue;
        rows.push([code]);
        ledger.keep();
      }
      const fault = ledger.failure();
      if (fault !== null) return { ok: false, failure: fault };
      const covered = checkCoverage('zones', base.tables.zones.code.length, rows.length);
      if (!covered.ok) return covered;
      return {
        ok: true,
        value: kept(
          'contours',
          // The outlines as they came, in one cell: arcs shared between zones cannot be cut by row.
          { source: 'insee-contours', columns: ['json'], rows: [[JSON.stringify(json)]] },
          'géographie du fichier importé',
          { id: 'zones', before: null, after: rows.length },
          {
            row: 'zone {code} ({label})',
            column: 'contour',
            year: 'géographie du fichier importé',
            unit: 'contours',
            toCheck: true,
          },
        ),
      };
    },
  },
};

type Feature = { id?: unknown; properties?: unknown };

/** Features of a GeoJSON collection, or geometries of the first object of a TopoJSON; null for anything else. */
function featuresOf(json: unknown): Feature[] | null {
  if (!isObject(json)) return null;
  if (json['type'] === 'FeatureCollection' && Array.isArray(json['features']))
    return json['features'].filter(isObject);
  if (json['type'] !== 'Topology' || !isObject(json['objects'])) return null;
  const [object] = Object.values(json['objects']);
  return isObject(object) && Array.isArray(object['geometries'])
    ? object['geometries'].filter(isObject)
    : null;
}

/** The zone of a feature: its id, or the first property that is a four-digit code. */
function codeOf({ id, properties }: Feature): string | null {
  const values = [id, ...(isObject(properties) ? Object.values(properties) : [])];
  const code = values.find((value) => typeof value === 'string' && /^\d{4}$/.test(value));
  return typeof code === 'string' ? zoneCode(code) : null;
}

/** Answers of the search of firms, saved as they came: the establishments of a zone, kept to name suppliers. */
export const firms: Importer = {
  id: 'sirene-search',
  source: {
    id: 'sirene',
    title: 'Recherche d’entreprises',
    producer: 'Insee (Sirene), DINUM',
    table: 'siège : SIREN, nom, activité principale, commune, tranche d’effectif',
    licence: OPEN,
    url: 'https://recherche-entreprises.api.gouv.fr',
    goodFor: 3,
  },
  replaces: [],
  readBy: 'kept',
  unmatchedMax: 0.2,
  recognises: () => false,
  begin: (): Session => ({
    take: () => undefined,
    finish: () => ({ ok: false, failure: { code: 'no-rows' } }),
  }),
  json: {
    recognises: (json) => isObject(json) && Array.isArray(json['results']) && 'total_results' in json,
    read(json, base, ledger) {
      const results =
        isObject(json) && Array.isArray(json['results']) ? json['results'].filter(isObject) : [];
      const held = base.tables.named['firms'];
      const found = new Map((held?.rows ?? []).map((row) => [String(row[0]), row]));
      for (const [at, firm] of results.entries()) {
        ledger.row();
        const head = isObject(firm['siege']) ? firm['siege'] : {};
        const siren = text(firm['siren']);
        const commune = text(head['commune']);
        if (!/^\d{9}$/.test(siren)) {
          ledger.fault('not-a-number', at + 1, `siren : ${siren}`);
          continue;
        }
        const zone = base.communeZone(communeCode(commune));
        if (zone === undefined) {
          ledger.unmatched('commune', at + 1, commune);
          continue;
        }
        found.set(siren, [
          siren,
          text(firm['nom_complet']).slice(0, 160),
          text(firm['activite_principale']),
          commune,
          base.tables.zones.code[zone] ?? '',
          text(firm['tranche_effectif_salarie']),
        ]);
        ledger.keep();
      }
      const fault = ledger.failure();
      if (fault !== null) return { ok: false, failure: fault };
      if (found.size === 0) return { ok: false, failure: { code: 'no-rows' } };
      return {
        ok: true,
        value: kept(
          'firms',
          {
            source: 'sirene',
            columns: ['siren', 'nom', 'naf', 'commune', 'zone', 'tranche_effectif'],
            rows: [...found.values()].toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
          },
          'jour de la recherche',
          { id: 'firms', before: held?.rows.length ?? null, after: found.size },
          {
            row: 'siren {code} « {label} »',
            column: 'siege.{code}',
            year: 'jour de la recherche',
            unit: 'établissements',
            toCheck: false,
          },
        ),
      };
    },
  },
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
