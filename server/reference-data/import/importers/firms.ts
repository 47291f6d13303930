import { BESIDE_COLUMNS } from '#app/reference/index.ts';
import { divisionBranch } from '../../nomenclature.ts';
import type { Importer, Session } from '../importer.ts';
import { isObject, kept } from './kept.ts';
import { zoneOfAny } from './places.ts';

type Cells = (string | number | null)[];

/** Columns of the table before sites were read: a list kept then is carried on, without what it did not say. */
const BEFORE = 6;

/**
 * Answers of the search of firms, saved as they came and read one after the other: head offices and the sites that the answer names,
 * with their activity, their place and whether they are open. The engine counts suppliers near the basin among them.
 */
export const firms: Importer = {
  id: 'sirene-search',
  source: {
    id: 'sirene',
    title: 'Recherche d’entreprises',
    producer: 'Insee (Sirene), DINUM',
    table:
      'siege et matching_etablissements : siret, activite_principale, commune, etat_administratif, latitude, longitude',
    licence: 'Licence Ouverte 2.0',
    url: 'https://recherche-entreprises.api.gouv.fr',
    goodFor: 3,
  },
  replaces: [],
  readBy: 'engine-basin',
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
      const found = new Map((held?.rows ?? []).map((row) => [String(row[0]), carried(row)]));
      for (const [at, firm] of results.entries()) {
        ledger.row();
        const siren = text(firm['siren']);
        if (!/^\d{9}$/.test(siren)) {
          ledger.fault('not-a-number', at + 1, `siren : ${siren}`);
          continue;
        }
        const head = isObject(firm['siege']) ? firm['siege'] : {};
        const others = Array.isArray(firm['matching_etablissements'])
          ? firm['matching_etablissements'].filter(isObject)
          : [];
        let placed = 0;
        for (const [place, site] of [head, ...others].entries()) {
          const commune = text(site['commune']);
          const zone = zoneOfAny(base, commune);
          if (zone === null) {
            // The head office places the firm; another site without a known commune is left where it is.
            if (place === 0) ledger.unmatched('commune', at + 1, commune);
            continue;
          }
          const siret = text(site['siret']);
          const key = /^\d{14}$/.test(siret) ? siret : siren;
          // The head office comes again among the sites.
          if (place > 0 && key === siren) continue;
          // What the head office does not say of itself, the firm says; of another site, nobody.
          const said = (name: string) => text(site[name]) || (place === 0 ? text(firm[name]) : '');
          const naf = said('activite_principale');
          const state = said('etat_administratif');
          found.set(key, [
            key,
            siren,
            text(firm['nom_complet']).slice(0, 160),
            naf,
            divisionBranch(naf.slice(0, 2)),
            commune,
            base.tables.zones.code[zone] ?? '',
            said('tranche_effectif_salarie'),
            state === '' ? null : state === 'A' ? 1 : 0,
            degrees(site['longitude'], 180),
            degrees(site['latitude'], 90),
          ]);
          // The first answer under the number of the firm alone gives way to that of its site.
          if (key !== siren) found.delete(siren);
          placed += 1;
        }
        if (placed > 0) ledger.keep();
      }
      const fault = ledger.failure();
      if (fault !== null) return { ok: false, failure: fault };
      if (found.size === 0) return { ok: false, failure: { code: 'no-rows' } };
      ledger.note('firms-searched');
      return {
        ok: true,
        value: kept(
          'firms',
          {
            source: 'sirene',
            columns: [...BESIDE_COLUMNS.firms],
            rows: [...found.values()].toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
          },
          'jour de la recherche',
          { id: 'firms', before: held?.rows.length ?? null, after: found.size },
          {
            row: 'siret {code} ({label})',
            column: '{code} ({label})',
            year: 'jour de la recherche',
            unit: 'établissements',
            toCheck: true,
          },
        ),
      };
    },
  },
};

/** A row of the table kept, brought to the columns of today. */
function carried(row: Cells): Cells {
  if (row.length > BEFORE) return row;
  const [siren = '', name = '', naf = '', commune = '', zone = '', band = ''] = row;
  const branch = divisionBranch(String(naf).slice(0, 2));
  return [siren, siren, name, naf, branch, commune, zone, band, null, null, null];
}

/** A coordinate that the search writes as a text; null when it is none, or out of the globe. */
function degrees(value: unknown, most: number): number | null {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) && Math.abs(read) <= most ? read : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
