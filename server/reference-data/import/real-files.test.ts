import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { embeddedTables, type PackTables } from '#app/reference/index.ts';
import { communesOfToday } from '../administrative.ts';
import { fileSource, importFile, IMPORTERS, type Imported, memorySource } from './index.ts';

// The official files are not in the repository: these checks run where a copy sits beside it.
const folder = resolve(import.meta.dirname, '../../../../shared/reference');
const present = existsSync(folder);
const communes = communesOfToday();
const embedded = await embeddedTables();

const run = (name: string, base: PackTables) =>
  importFile(fileSource(resolve(folder, name), name), {
    importers: IMPORTERS,
    base,
    communes,
    today: '2026-11-22',
  });

async function must(name: string, base: PackTables): Promise<Imported> {
  const read = await run(name, base);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.failure)}`);
  return read.value;
}

/** The embedded pack with one table emptied or altered: an import must bring the embedded figures back. */
function without<Name extends keyof PackTables>(name: Name, table: PackTables[Name]): PackTables {
  return { ...embedded, [name]: table };
}

describe.skipIf(!present)(
  `importers on the official files${present ? '' : ' (skipped: no copy of them beside the repository)'}`,
  () => {
    it('read FLORES as the embedded pack holds it, to the post', async () => {
      const grid = embedded.employment.posts.map((row) =>
        row.map((posts) => (posts === null ? null : posts + 1)),
      );
      const read = await must(
        'emploi_ze2020_a38_flores_2022_2023.csv',
        without('employment', { ...embedded.employment, posts: grid }),
      );
      expect(read.tables.employment).toEqual(embedded.employment);
      expect(read.report).toMatchObject({
        importer: 'flores-a38',
        read: 10_980,
        kept: 10_980,
        encoding: 'utf-8',
      });
      expect(read.report.missing.find(({ marker }) => marker === '')?.count).toBe(736);
      expect(read.report.totals[0]?.after).toBe(26_527_385);
      expect(read.report.totals[1]?.after).toBe(2_850_145);
    });

    it('say of a file that brings nothing new that it is already there', async () => {
      expect(await run('emploi_ze2020_a38_flores_2022_2023.csv', embedded)).toMatchObject({
        ok: false,
        failure: { code: 'unchanged', importer: 'flores-a38' },
      });
    });

    it.each([
      ['insee_ZE2020_au_01-01-2023.xlsx', 'xlsx'],
      ['insee_ze2020_composition_communale_2023.csv', 'csv'],
    ])(
      'read the composition of the zones in %s: 34,945 communes in 306 zones, the same people',
      async (name, format) => {
        const emptied = without('composition', { ...embedded.composition, communes: {} });
        const read = await must(name, emptied);
        expect(read.report).toMatchObject({ importer: 'zones-composition', format, kept: 34_945 });
        expect(read.tables.zones.code).toHaveLength(306);
        const { population } = read.tables.zones;
        const moved = population.filter((people, at) => people !== embedded.zones.population[at]);
        // Communes merged or split since 2023 are not in that file: few, and none of another zone.
        expect(moved.length).toBeLessThan(10);
      },
    );

    it('join both compositions into the embedded one, whatever the order', async () => {
      const emptied = without('composition', { ...embedded.composition, communes: {} });
      const older = await must('insee_ze2020_composition_communale_2023.csv', emptied);
      const both = await must('communes_ze2020_2025_mit.csv', older.tables);
      expect(both.tables.zones.population).toEqual(embedded.zones.population);
      expect(both.tables.zones.populationByDepartment).toEqual(embedded.zones.populationByDepartment);
    });

    it('join the unemployment workbook and the later table into the embedded series', async () => {
      const emptied = without('unemployment', {
        ...embedded.unemployment,
        quarters: [],
        rates: embedded.zones.code.map(() => []),
        largestRevision: 0,
      });
      const workbook = await must('insee_chomage-zone-t1-2003-t3-2023.xlsx', emptied);
      expect(workbook.report).toMatchObject({ importer: 'unemployment', format: 'xlsx', kept: 302 });
      const recent = await must('insee_chomage_ze2020_2021T1_2025T4.csv', workbook.tables);
      expect(recent.tables.unemployment).toEqual(embedded.unemployment);
      // The other way round: the older publication fills what is missing and changes nothing that is there.
      const first = await must('insee_chomage_ze2020_2021T1_2025T4.csv', emptied);
      const filled = await must('insee_chomage-zone-t1-2003-t3-2023.xlsx', first.tables);
      expect(filled.tables.unemployment).toEqual(embedded.unemployment);
      expect(filled.report.notes).toContain('older-publication');
    });

    it('compute the branch by branch table from the two tables of Insee, one after the other or in one archive', async () => {
      const names = [
        'insee_tes_a38_2019_domestique_prix_base_MEUR.csv',
        'insee_tes_a38_2019_production_produit_x_branche_MEUR.csv',
      ] as const;
      const moved = without('input-output', { ...embedded['input-output'], year: 2018 });
      const first = await must(names[0], moved);
      expect(first.report.notes).toEqual(['make-table-awaited']);
      expect(first.tables['input-output']).toEqual(moved['input-output']);
      const doubled = { ...first.tables, 'input-output': { ...embedded['input-output'], year: 2018 } };
      const second = await must(names[1], doubled);
      expect(second.tables['input-output']).toEqual(embedded['input-output']);
      expect(second.tables.constants).toEqual(embedded.constants);
      const zip = zipSync(
        Object.fromEntries(names.map((name) => [name, readFileSync(resolve(folder, name))])),
      );
      const archived = await importFile(memorySource(zip, 'tes.zip'), {
        importers: IMPORTERS,
        base: moved,
        communes,
        today: '2026-11-22',
      });
      expect(archived.ok && archived.value.tables['input-output']).toEqual(embedded['input-output']);
    });

    it('add the jobs of Eurostat up as the embedded pack does', async () => {
      const halved = embedded['national-jobs'].total.map((jobs) => Math.round(jobs * 0.9));
      const read = await must(
        'eurostat_nama10a64e_FR_2021_emploi.csv',
        without('national-jobs', { ...embedded['national-jobs'], total: halved }),
      );
      expect(read.tables['national-jobs']).toEqual(embedded['national-jobs']);
      expect(read.source).toMatchObject({ id: 'eurostat-emploi-2021', vintage: '2021' });
    });

    it.each([
      ['dgfip_tfpb_teom_communes_2025.csv', 'propertyTaxRate', 'property-tax'],
      ['insee_filosofi_revenu_median_communes_2021.csv', 'medianIncome', 'median-income'],
      ['cerema_cartofriches_communes_202604.csv', 'brownfields', 'brownfields'],
      ['ze2020_part_emploi_en_territoire_industrie.csv', 'industryTerritoryShare', 'industry-territories'],
    ] as const)(
      'bring %s from communes to zones as the embedded pack did',
      async (name, column, importer) => {
        const base = without('zones', { ...embedded.zones, [column]: embedded.zones.code.map(() => null) });
        const read = await must(name, base);
        expect(read.report.importer).toBe(importer);
        expect(read.tables.zones[column]).toEqual(embedded.zones[column]);
      },
    );

    it('keep the list of the Territoires d’industrie beside the pack', async () => {
      const read = await must('anct_territoires_industrie_149.csv', embedded);
      expect(read.tables.named['industry-territories']?.rows).toHaveLength(149);
      expect(read.report.notes).toEqual(['industry-list-kept']);
    });

    it('say which columns were found in a table that no importer knows', async () => {
      expect(await run('insee_ca_par_naf_2023_MEUR.csv', embedded)).toMatchObject({
        ok: false,
        failure: { code: 'unknown-format' },
      });
    });
  },
);
