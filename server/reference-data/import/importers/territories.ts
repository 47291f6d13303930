import { checkCoverage, checkTotals, type Importer, type Session, sumOf } from '../importer.ts';
import type { SourceTable } from '#app/engine/types.ts';
import { NOT_NOTED, type CellsRead, type ReadTable } from '../cells-after.ts';
import { communeCode, onlyOnce, present, weightedMeans, zoneCode, zoneOf, zoneOfCommune } from './places.ts';

const OPEN = 'Licence Ouverte 2.0';

/** Communes of each zone: moves the figures by commune of the imports that follow, and the populations by department. */
export const zoneComposition: Importer = {
  id: 'zones-composition',
  source: {
    id: 'insee-ze2020',
    title: 'Zones d’emploi 2020, composition communale',
    producer: 'Insee',
    table: 'onglet Composition_communale',
    licence: OPEN,
    url: 'https://www.insee.fr/fr/information/4652957',
    goodFor: 18,
  },
  replaces: ['composition', 'zones'],
  readBy: 'engine',
  unmatchedMax: 0,
  recognises: (columns) => columns.has('codgeo') && columns.has('ze2020'),
  begin(base, ledger): Session {
    const { zones } = base.tables;
    const members = zones.code.map((): string[] => []);
    const first = onlyOnce(ledger);
    return {
      take(row) {
        const commune = communeCode(row.text('CODGEO'));
        const zone = zoneOf(base, ledger, row.line, row.text('ZE2020'));
        if (zone === null) return;
        if (!/^\d[\dAB]\d{3}$/.test(commune)) return ledger.fault('not-a-commune', row.line, commune);
        if (!first(commune, row.line)) return;
        members[zone]?.push(commune);
        ledger.keep();
      },
      finish() {
        const held = base.tables.composition.communes;
        const before = sumOf(Object.values(held).map((codes) => codes.length));
        const after = sumOf(members.map((codes) => codes.length));
        const totals = [
          { id: 'communes', before, after },
          {
            id: 'zones',
            before: Object.keys(held).length,
            after: members.filter((codes) => codes.length > 0).length,
          },
        ];
        const covered = checkCoverage('zones', totals[1]?.before ?? 0, totals[1]?.after ?? 0);
        if (!covered.ok) return covered;
        const plausible = checkTotals(totals);
        if (!plausible.ok) return plausible;
        // Communes born of a merger since the file was made stay where the pack already has them.
        const placed = new Set(members.flat());
        for (const { code, type } of base.communes) {
          const zone = base.communeZone(code);
          if (type !== 'commune-actuelle' || placed.has(code) || zone === undefined) continue;
          members[zone]?.push(code);
          ledger.note('communes-kept');
        }
        for (const codes of members) codes.sort();
        return {
          ok: true,
          value: {
            tables: {
              composition: {
                ...base.tables.composition,
                communes: Object.fromEntries(
                  zones.code
                    .map((code, at): [string, string[]] => [code, members[at] ?? []])
                    .filter(([, codes]) => codes.length > 0),
                ),
              },
              zones: { ...zones, ...populations(base.communes, members) },
            },
            source: { vintage: 'géographie du fichier importé' },
            cells: {
              tables: {
                members: {
                  row: 'lignes dont ZE2020 = {code} ({label})',
                  column: 'CODGEO',
                  year: 'géographie du fichier importé',
                  unit: 'communes',
                  toCheck: false,
                },
              },
            },
            totals,
          },
        };
      },
    };
  },
};

/** Population of each zone and of its part in each department, from the communes of today. */
function populations(
  communes: readonly { code: string; departement: string; type: string; population?: number }[],
  members: readonly (readonly string[])[],
): { population: number[]; populationByDepartment: [string, number][][] } {
  const zoneOfCode = new Map(
    members.flatMap((codes, zone) => codes.map((code): [string, number] => [code, zone])),
  );
  const parts = members.map(() => new Map<string, number>());
  for (const { code, departement, type, population = 0 } of communes) {
    const zone = type === 'commune-actuelle' ? zoneOfCode.get(code) : undefined;
    const part = zone === undefined ? undefined : parts[zone];
    part?.set(departement, (part.get(departement) ?? 0) + population);
  }
  return {
    population: parts.map((part) => sumOf(part.values())),
    populationByDepartment: parts.map((part) => [...part].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const RATE_MAX = 60;

/** Insee's quarterly rates: the publication that goes furthest wins where two exist, since it carries the revisions. */
export const unemployment: Importer = {
  id: 'unemployment',
  source: {
    id: 'insee-chomage',
    title: 'Taux de chômage localisés par zone d’emploi',
    producer: 'Insee',
    table: 'txcho_ze',
    licence: OPEN,
    url: 'https://www.insee.fr/fr/statistiques/1893230',
    goodFor: 6,
  },
  replaces: ['unemployment'],
  readBy: 'basin',
  unmatchedMax: 0,
  recognises: (columns) => columns.has('ze2020') && [...columns].some((name) => /^\d{4}-t[1-4]$/.test(name)),
  begin(base, ledger, columns): Session {
    const quarters = columns
      .map((name) => name.trim().toUpperCase())
      .filter((name) => /^\d{4}-T[1-4]$/.test(name));
    const { code } = base.tables.zones;
    const rates = code.map(() => quarters.map((): number | null => null));
    const first = onlyOnce(ledger);
    // The workbook has a second sheet, by parts of region, with the same columns: the zones come first.
    let sheets = 0;
    return {
      open: () => void (sheets += 1),
      take(row) {
        if (sheets > 1) return ledger.drop('other-sheet', row.line, row.text('ZE2020'));
        const cell = row.text('ZE2020');
        if (!/^\d{1,4}$/.test(cell)) return ledger.drop('note', row.line, cell);
        const zone = zoneOf(base, ledger, row.line, cell);
        if (zone === null || !first(zoneCode(cell), row.line)) return;
        for (const [at, quarter] of quarters.entries()) {
          const rate = row.number(quarter);
          if (rate !== null && (rate < 0 || rate > RATE_MAX)) {
            ledger.fault(rate < 0 ? 'negative-values' : 'out-of-range', row.line, `${quarter} : ${rate}`);
          }
          const line = rates[zone];
          if (line !== undefined) line[at] = rate;
        }
        ledger.keep();
      },
      finish() {
        const held = base.tables.unemployment;
        const all = [...new Set([...held.quarters, ...quarters])].toSorted();
        const gap = all.findIndex(
          (quarter, at) => at > 0 && numberOf(quarter) - numberOf(all[at - 1] ?? '') !== 1,
        );
        if (gap > 0)
          return { ok: false, failure: { code: 'quarters-gap', after: all[gap - 1], found: all[gap] } };
        const newer = (quarters.at(-1) ?? '') >= (held.quarters.at(-1) ?? '');
        let largestRevision = held.largestRevision;
        const joined = code.map((_, zone) =>
          all.map((quarter) => {
            const old = held.rates[zone]?.[held.quarters.indexOf(quarter)] ?? null;
            const read = rates[zone]?.[quarters.indexOf(quarter)] ?? null;
            if (old !== null && read !== null)
              largestRevision = Math.max(largestRevision, Math.abs(old - read));
            return newer ? (read ?? old) : (old ?? read);
          }),
        );
        if (!newer) ledger.note('older-publication');
        const zones = (table: readonly (readonly (number | null)[])[]) =>
          table.filter((row) => present(row) > 0).length;
        const totals = [
          { id: 'zones', before: zones(held.rates), after: zones(rates) },
          { id: 'quarters', before: held.quarters.length, after: all.length },
        ];
        const covered = checkCoverage('zones', totals[0]?.before ?? 0, totals[0]?.after ?? 0);
        if (!covered.ok) return covered;
        return {
          ok: true,
          value: {
            tables: {
              unemployment: {
                ...held,
                quarters: all,
                rates: joined,
                largestRevision: Math.round(largestRevision * 10) / 10,
              },
            },
            source: {
              vintage: `${all[0]} à ${all.at(-1)}`,
              note: `Publication de ${quarters[0]} à ${quarters.at(-1)}, jointe à la précédente : la plus récente l’emporte.`,
            },
            cells: { tables: ratesIn(quarters, held.quarters, base.tables.cells?.tables['insee-chomage']) },
            totals,
          },
        };
      },
    };
  },
};

/**
 * Where each quarter is once a publication joined those of before: in the one that goes furthest, and the quarters that it does not
 * go back to in an earlier one (table `before`, up to its year).
 */
function ratesIn(
  quarters: readonly string[],
  held: readonly string[],
  tables: Readonly<Record<string, SourceTable>> | undefined,
): CellsRead['tables'] {
  const [first = '', last = ''] = [quarters[0], quarters.at(-1)];
  const read: ReadTable = {
    row: 'ZE2020 {code}, LIBZE2020 « {label} »',
    column: '{code}',
    year: last,
    unit: '%',
    toCheck: false,
  };
  const known = tables ?? {};
  const { before } = known;
  if (last < (held.at(-1) ?? '')) {
    // An older publication fills what is missing: what the later one says stays, and is looked for there.
    const start = held[0] ?? '';
    return before !== undefined || first >= start
      ? known
      : { ...known, before: { ...read, year: quarterBefore(start) } };
  }
  const ended = quarterBefore(first);
  if ((held[0] ?? first) >= first) return { rates: read };
  const earlier = before !== undefined && before.year >= ended ? before : known['rates'];
  return {
    rates: read,
    before: { ...(earlier ?? { ...read, file: NOT_NOTED, toCheck: true }), year: ended },
  };
}

/** The quarter before. @example quarterBefore('2021-T1') // '2020-T4' */
function quarterBefore(quarter: string): string {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  return number > 1 ? `${year}-T${number - 1}` : `${year - 1}-T4`;
}

function numberOf(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6));
}

const TAX_RATE_MAX = 100;

/** Rates by commune: a zone's is their mean weighted by population, an estimate and said so. */
export const propertyTax: Importer = {
  id: 'property-tax',
  source: {
    id: 'dgfip-tfpb',
    title: 'Taxe foncière sur les propriétés bâties, taux global',
    producer: 'DGFiP',
    table: 'taux_global_tfb (commune, EPCI, syndicats)',
    licence: OPEN,
    url: 'https://data.economie.gouv.fr/explore/dataset/fiscalite-locale-des-particuliers',
    goodFor: 18,
  },
  replaces: ['zones'],
  readBy: 'basin',
  unmatchedMax: 0.05,
  recognises: (columns) => columns.has('insee_com') && taxColumn(columns) !== undefined,
  begin(base, ledger, columns): Session {
    const { zones } = base.tables;
    const means = weightedMeans(zones.code.length);
    const column = taxColumn(new Set(columns.map((name) => name.trim().toLowerCase()))) ?? 'taux_global_tfb';
    const years = new Set<string>();
    const dated = /(\d{4})$/.exec(column)?.[1];
    if (dated !== undefined) years.add(dated);
    const business = columns.some((name) => /^taux_global_cfe_hz$/i.test(name.trim()));
    const cfe = weightedMeans(zones.code.length);
    const seen = onlyOnce(ledger);
    return {
      take(row) {
        const code = communeCode(row.text('insee_com'));
        const year = row.text('exercice');
        if (year !== '') years.add(year);
        const zone = zoneOfCommune(base, ledger, row.line, code, 'mean');
        if (zone === null || !seen(`${code} ${year}`, row.line)) return;
        const population = base.population(code);
        const rate = row.number(column);
        const people = population ?? 0;
        if (population === null) ledger.drop('no-population', row.line, code);
        for (const [value, sums] of [
          [rate, means],
          [business ? row.number('taux_global_cfe_hz') : null, cfe],
        ] as const) {
          if (value === null) continue;
          // The producer's own file holds a few of these: said to be errors of its source, left out and counted.
          if (value > TAX_RATE_MAX) ledger.drop('out-of-range', row.line, `${code} : ${value}`);
          else if (value < 0) ledger.fault('negative-values', row.line, `${code} : ${value}`);
          else sums.add(zone, value, people);
        }
        ledger.keep();
      },
      finish() {
        const rates = means.means(2);
        const totals = [{ id: 'zones', before: present(zones.propertyTaxRate), after: present(rates) }];
        const covered = checkCoverage('zones', present(zones.propertyTaxRate), present(rates));
        if (!covered.ok) return covered;
        if (years.size > 1)
          return { ok: false, failure: { code: 'several-years', found: [...years].toSorted().join(', ') } };
        const [year] = [...years];
        return {
          ok: true,
          value: {
            tables: { zones: { ...zones, propertyTaxRate: rates } },
            ...(business
              ? {
                  named: {
                    'business-tax': {
                      source: 'dgfip-tfpb',
                      columns: ['zone', 'taux_global_cfe_hz_moyen'],
                      rows: cfe.means(2).map((value, at) => [zones.code[at] ?? '', value]),
                    },
                  },
                }
              : {}),
            cells: {
              tables: {
                rates: {
                  ...OF_COMMUNES,
                  column,
                  year: year ?? 'exercice non précisé',
                  unit: '%',
                  toCheck: false,
                },
              },
            },
            source: {
              vintage: year === undefined ? 'exercice non précisé' : `exercice ${year}`,
              note: 'Estimation : moyenne des taux communaux pondérée par la population.',
            },
            totals,
          },
        };
      },
    };
  },
};

function taxColumn(columns: ReadonlySet<string>): string | undefined {
  return [...columns].find((name) => /^taux_global_tfb(_\d{4})?$/.test(name));
}

/** Median incomes by commune: the zone's is their mean weighted by population, which is not the zone's median. */
export const medianIncome: Importer = {
  id: 'median-income',
  source: {
    id: 'insee-filosofi',
    title: 'Revenu disponible médian par unité de consommation',
    producer: 'Insee, Filosofi',
    table: 'communes',
    licence: OPEN,
    url: 'https://www.insee.fr/fr/statistiques/7756729',
    goodFor: 36,
  },
  replaces: ['zones'],
  readBy: 'basin',
  unmatchedMax: 0.05,
  recognises: (columns) => columns.has('insee_com') && incomeColumn(columns) !== undefined,
  begin(base, ledger, columns): Session {
    const { zones } = base.tables;
    const means = weightedMeans(zones.code.length);
    const column = incomeColumn(new Set(columns.map((name) => name.trim().toLowerCase()))) ?? '';
    const seen = onlyOnce(ledger);
    return {
      take(row) {
        const code = communeCode(row.text('insee_com'));
        const zone = zoneOfCommune(base, ledger, row.line, code, 'mean');
        if (zone === null || !seen(code, row.line)) return;
        const value = row.number(column);
        if (value !== null && value < 0)
          return ledger.fault('negative-values', row.line, `${code} : ${value}`);
        if (value !== null) means.add(zone, value, base.population(code) ?? 0);
        ledger.keep();
      },
      finish() {
        const incomes = means.means(0);
        const vintage = yearIn(column) ?? 'millésime non précisé';
        const totals = [{ id: 'zones', before: present(zones.medianIncome), after: present(incomes) }];
        const covered = checkCoverage('zones', present(zones.medianIncome), present(incomes));
        if (!covered.ok) return covered;
        return {
          ok: true,
          value: {
            tables: { zones: { ...zones, medianIncome: incomes } },
            cells: {
              tables: {
                incomes: { ...OF_COMMUNES, column, year: vintage, unit: '€ par an', toCheck: true },
              },
            },
            source: {
              vintage,
              note: 'Estimation : moyenne des médianes communales pondérée par la population. Ce n’est pas la médiane de la zone.',
            },
            totals,
          },
        };
      },
    };
  },
};

function incomeColumn(columns: ReadonlySet<string>): string | undefined {
  return [...columns].find(
    (name) => /^revenu_disponible_median_uc(_eur)?(_\d{4})?$/.test(name) || /^med\d{2}$/.test(name),
  );
}

/** Year of a column of incomes: written whole, or in two digits (MED21). */
function yearIn(column: string): string | null {
  const [, whole, short] = /(?:(\d{4})|^med(\d{2}))$/.exec(column) ?? [];
  return whole ?? (short === undefined ? null : `20${short}`);
}

/** A figure by commune: its rows are those of the communes of a zone. */
const OF_COMMUNES = { row: 'insee_com : communes de la zone {code} ({label})' };

const SITES = ['nb_sites', 'friche_industrielle', 'sans_projet', 'surface_m2'] as const;

/** Brownfields counted by commune, or site by site as Cerema publishes them. */
export const brownfields: Importer = {
  id: 'brownfields',
  source: {
    id: 'cerema-cartofriches',
    title: 'Cartofriches, inventaire des friches',
    producer: 'Cerema',
    table: 'sites par commune',
    licence: OPEN,
    url: 'https://cartofriches.cerema.fr',
    goodFor: 12,
  },
  replaces: ['zones'],
  readBy: 'basin',
  unmatchedMax: 0.05,
  recognises: (columns) =>
    (columns.has('insee_com') && SITES.every((name) => columns.has(name))) ||
    ['site_id', 'site_type', 'site_statut', 'comm_insee'].every((name) => columns.has(name)),
  begin(base, ledger, columns): Session {
    const { zones } = base.tables;
    const sums = zones.code.map((): [number, number, number, number] => [0, 0, 0, 0]);
    const byCommune = columns.some((name) => name.trim().toLowerCase() === 'nb_sites');
    const seen = onlyOnce(ledger);
    // The file does not carry its date: its name does.
    let dated = 'date du fichier importé';
    const add = (zone: number, figures: readonly (number | null)[], line: number): void => {
      const sum = sums[zone];
      if (sum === undefined) return;
      for (const [at, figure] of figures.entries()) {
        if (figure !== null && figure < 0) ledger.fault('negative-values', line, String(figure));
        sum[at] = (sum[at] ?? 0) + (figure ?? 0);
      }
    };
    return {
      open: (_, sheet) => void (dated = /(20\d{2}-\d{2}-\d{2}|20\d{4})/.exec(sheet)?.[1] ?? dated),
      take(row) {
        const code = row.text(byCommune ? 'insee_com' : 'comm_insee');
        if (!seen(byCommune ? communeCode(code) : row.text('site_id'), row.line)) return;
        const zone = zoneOfCommune(base, ledger, row.line, code, 'count');
        if (zone === null) return;
        if (byCommune)
          add(
            zone,
            SITES.map((name) => row.number(name)),
            row.line,
          );
        else {
          const [type, status] = [row.text('site_type'), row.text('site_statut')];
          const area = row.number('unite_fonciere_surface');
          add(
            zone,
            [1, /industriel/i.test(type) ? 1 : 0, /sans projet/i.test(status) ? 1 : 0, area],
            row.line,
          );
        }
        ledger.keep();
      },
      finish() {
        const total = (rows: readonly (readonly number[] | null)[]) =>
          sumOf(rows.map((row) => row?.[0] ?? 0));
        const totals = [{ id: 'sites', before: total(zones.brownfields), after: total(sums) }];
        const checked = checkTotals(totals);
        if (!checked.ok) return checked;
        return {
          ok: true,
          value: {
            tables: { zones: { ...zones, brownfields: sums } },
            cells: { tables: sitesIn(byCommune, dated) },
            source: {
              vintage: dated,
              note: 'Sites recensés, additionnés par zone. L’inventaire n’est pas exhaustif : une zone sans site n’est pas une zone sans friche.',
            },
            totals,
          },
        };
      },
    };
  },
};

/** Where the sites of a zone are: counted by commune, or one line a site. */
function sitesIn(byCommune: boolean, year: string): CellsRead['tables'] {
  const shared = {
    row: byCommune ? OF_COMMUNES.row : 'sites dont comm_insee est une commune de la zone {code} ({label})',
    year,
    toCheck: true,
  };
  return {
    sites: {
      ...shared,
      column: '{label}',
      unit: 'sites',
      titles: byCommune
        ? { site_id: 'nb_sites', site_statut: 'sans_projet', site_type: 'friche_industrielle' }
        : {
            site_id: 'site_id, une ligne par site',
            site_statut: 'site_statut « friche sans projet »',
            site_type: 'site_type « friche industrielle »',
          },
    },
    areas: { ...shared, column: byCommune ? 'surface_m2' : 'unite_fonciere_surface', unit: 'm²' },
  };
}

/** Territoires d'industrie: the share of each zone's jobs when the file gives it, else the list, kept beside. */
export const industryTerritories: Importer = {
  id: 'industry-territories',
  source: {
    id: 'anct-territoires-industrie',
    title: 'Territoires d’industrie',
    producer: 'ANCT',
    table: 'part de l’emploi 2016 de la zone située dans un territoire',
    licence: OPEN,
    url: 'https://www.data.gouv.fr/datasets/programme-territoires-dindustrie',
    goodFor: 24,
  },
  replaces: ['zones'],
  readBy: 'basin',
  unmatchedMax: 0.05,
  recognises: (columns) =>
    (columns.has('ze2020') && columns.has('part_emploi_2016_en_ti')) || columns.has('id_ti'),
  begin(base, ledger, columns): Session {
    const { zones } = base.tables;
    const shares = zones.code.map((): number | null => null);
    const byZone = columns.some((name) => name.trim().toLowerCase() === 'part_emploi_2016_en_ti');
    const lower = columns.map((name) => name.trim().toLowerCase());
    const communeColumn = lower.find((name) => /^(insee_com|code_insee.*|codgeo|code_commune.*)$/.test(name));
    const list = new Map<string, { name: string; zones: Set<string> }>();
    const first = onlyOnce(ledger);
    return {
      take(row) {
        if (byZone) {
          const zone = zoneOf(base, ledger, row.line, row.text('ze2020'));
          if (zone === null || !first(zoneCode(row.text('ze2020')), row.line)) return;
          const share = row.number('part_emploi_2016_en_TI');
          if (share !== null && (share < 0 || share > 1))
            ledger.fault('out-of-range', row.line, String(share));
          shares[zone] = share;
          return ledger.keep();
        }
        const id = row.text('id_ti');
        if (id === '') return ledger.drop('no-territory', row.line, row.text(communeColumn ?? 'id_ti'));
        const territory = list.get(id) ?? { name: row.text('lib_ti'), zones: new Set<string>() };
        list.set(id, territory);
        const parts = row.text('ze2020_parts_emploi');
        for (const part of parts === '' ? [] : parts.split('|'))
          territory.zones.add(part.split(':')[0] ?? '');
        if (communeColumn !== undefined) {
          const zone = zoneOfCommune(base, ledger, row.line, row.text(communeColumn), 'count');
          if (zone !== null) territory.zones.add(zones.code[zone] ?? '');
        }
        ledger.keep();
      },
      finish() {
        const held = base.tables.named['industry-territories'];
        if (byZone) {
          const covered = checkCoverage('zones', present(zones.industryTerritoryShare), present(shares));
          if (!covered.ok) return covered;
        } else ledger.note('industry-list-kept');
        return {
          ok: true,
          value: {
            tables: byZone ? { zones: { ...zones, industryTerritoryShare: shares } } : {},
            ...(byZone
              ? {}
              : {
                  named: {
                    'industry-territories': {
                      source: 'anct-territoires-industrie',
                      columns: ['id_ti', 'lib_ti', 'zones'],
                      rows: [...list]
                        .toSorted(([a], [b]) => (a < b ? -1 : 1))
                        .map(([id, { name, zones: found }]) => [id, name, [...found].toSorted().join(' ')]),
                    },
                  },
                }),
            source: { vintage: byZone ? 'emplois 2016' : `liste de ${list.size} territoires` },
            cells: {
              tables: byZone
                ? {
                    shares: {
                      row: 'ze2020 {code} ({label})',
                      column: 'part_emploi_2016_en_TI',
                      year: '2016',
                      unit: 'part',
                      toCheck: true,
                    },
                  }
                : {
                    list: {
                      row: 'id_ti {code} « {label} »',
                      column: communeColumn ?? 'ze2020_parts_emploi',
                      year: 'liste importée',
                      unit: 'territoires',
                      toCheck: true,
                    },
                  },
            },
            totals: byZone
              ? [{ id: 'zones', before: present(zones.industryTerritoryShare), after: present(shares) }]
              : [{ id: 'territories', before: held?.rows.length ?? null, after: list.size }],
          },
        };
      },
    };
  },
};
