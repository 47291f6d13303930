import { checkCoverage, type Importer, type Session, sumOf } from '../importer.ts';
import { zoneOfAny, zoneOfCommune } from './places.ts';

const OPEN = 'Licence Ouverte 2.0';

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
