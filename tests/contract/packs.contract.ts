import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPack, PACK_VERSION } from '#app/reference/index.ts';
import { createPeople, createSpaces } from '#server/accounts/index.ts';
import { importFile, IMPORTERS, memorySource } from '#server/reference-data/import/index.ts';
import { createPackStore } from '#server/reference-data/pack-store.ts';
import type { Database } from '#server/store/client.ts';
import { migrate, schemaFiles } from '#server/store/migrate.ts';
import { SOME_COMMUNES, someTables } from '#tests/factories/tables.ts';
import type { StoreUnderTest } from './store.contract.ts';

const INCOMES = 'insee_com;revenu_disponible_median_uc_2022\n70001;{a}\n70002;23000\n90001;24000\n';

/** What versions of the reference figures promise, on every engine. */
export function packsContract(engine: string, store: Pick<StoreUnderTest, 'open'>): void {
  describe(`packs on ${engine}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await store.open();
      await migrate(database, schemaFiles(process.cwd()));
    });
    afterAll(() => database.close());

    const clock = { now: Date.UTC(2026, 10, 22, 10) };
    const open = () => createPackStore(database.prisma, () => new Date(clock.now));
    const headOf = async (id: string) => (await open().list()).find((head) => head.id === id) ?? null;

    async function imported(income: number, base = someTables()) {
      const read = await importFile(
        memorySource(new TextEncoder().encode(INCOMES.replace('{a}', String(income))), 'filosofi.csv'),
        {
          importers: IMPORTERS,
          base,
          communes: SOME_COMMUNES,
          today: new Date(clock.now).toISOString().slice(0, 10),
        },
      );
      if (!read.ok) throw new Error(read.failure.code);
      return read.value;
    }

    async function kept(income: number) {
      const packs = open();
      const made = await packs.keep({ imported: await imported(income), parent: null, byId: null });
      if (!made.ok) throw new Error(made.failure.code);
      return { packs, ...made.value };
    }

    it('begin with the pack shipped with the program', async () => {
      const [embedded] = await open().list();
      expect(embedded).toMatchObject({ id: null, version: PACK_VERSION, parent: null });
      expect(await open().tables(null)).toMatchObject({ employment: { year: 2023 } });
      expect((await loadPack()).version).toBe(PACK_VERSION);
    });

    it('are named after their day, keep their tables, their source and their report', async () => {
      clock.now = Date.UTC(2026, 10, 22, 10);
      const { packs, id } = await kept(30_000);
      expect(id).toMatch(/^2026-11-22\.\d+$/);
      expect((await packs.tables(id))?.zones.medianIncome).toEqual([30_000, 23_600]);
      const head = await headOf(id);
      expect(head).toMatchObject({
        id,
        parent: null,
        imports: [
          {
            source: { id: 'insee-filosofi', vintage: '2022', retrievedOn: '2026-11-22' },
            report: { importer: 'median-income', read: 3, kept: 3, replaces: ['zones'] },
          },
        ],
      });
      expect(head?.sources.map((source) => source.id)).toContain('insee-filosofi');
      expect(await packs.read(id)).toMatchObject({ version: id, hash: head?.hash });
    });

    it('are read with the tables kept beside them, and list the imports of their ancestors', async () => {
      const packs = open();
      const first = await imported(47_000);
      const beside = { source: 'x', columns: ['a'], rows: [[1]] };
      const tables = { ...first.tables, named: { beside } };
      const made = await packs.keep({ imported: { ...first, tables }, parent: null, byId: null });
      if (!made.ok) throw new Error(made.failure.code);
      expect((await packs.tables(made.value.id))?.named).toEqual({ beside });
      expect((await packs.read(made.value.id))?.tables).toEqual(tables);
      const second = await packs.keep({
        imported: await imported(48_000, tables),
        parent: made.value.id,
        byId: null,
      });
      if (!second.ok) throw new Error(second.failure.code);
      expect(await headOf(second.value.id)).toMatchObject({
        parent: made.value.id,
        imports: [{ report: { importer: 'median-income' } }, { report: { importer: 'median-income' } }],
      });
    });

    it('are the same version when the same figures come again, even another day', async () => {
      const { id } = await kept(31_000);
      clock.now = Date.UTC(2026, 10, 25, 10);
      const again = await kept(31_000);
      clock.now = Date.UTC(2026, 10, 22, 10);
      expect(again).toMatchObject({ id, existing: true });
    });

    it('take different names when two imports end at once', async () => {
      const packs = open();
      const made = await Promise.all(
        [41_000, 42_000, 43_000].map(async (income) =>
          packs.keep({ imported: await imported(income), parent: null, byId: null }),
        ),
      );
      const ids = made.map((one) => (one.ok ? one.value.id : one.failure.code));
      expect(new Set(ids).size).toBe(3);
      for (const id of ids) expect(id).toMatch(/^2026-11-22\.\d+$/);
    });

    it('are neither changed nor erased by anybody who writes in the tables', async () => {
      const { packs, id } = await kept(44_000);
      const before = await packs.tables(id);
      const change = database.prisma.packVersion.update({ where: { id }, data: { hash: 'a'.repeat(64) } });
      await expect(change).rejects.toThrow('does not change');
      await expect(database.prisma.packVersion.delete({ where: { id } })).rejects.toThrow('does not change');
      await expect(database.sql.query(`UPDATE "PackTable" SET "content" = '{}'`, [])).rejects.toThrow(
        'does not change',
      );
      await expect(database.sql.query('DELETE FROM "PackTable"', [])).rejects.toThrow('does not change');
      expect(await packs.tables(id)).toEqual(before);
    });

    it('outlive whoever imported them', async () => {
      const people = createPeople(database);
      const ana = await people.withEmail({ email: 'ana@example.fr', name: 'Ana' });
      if (!ana.ok) throw new Error(ana.failure.code);
      const packs = open();
      const made = await packs.keep({ imported: await imported(45_000), parent: null, byId: ana.value.id });
      if (!made.ok) throw new Error(made.failure.code);
      expect((await headOf(made.value.id))?.createdBy).toBe('Ana');
      await people.erase(ana.value.id);
      expect(await headOf(made.value.id)).toMatchObject({ id: made.value.id, createdBy: null });
    });

    it('are read by the spaces that adopt them, and say which', async () => {
      const { id } = await kept(46_000);
      const spaces = createSpaces(database, () => undefined);
      const made = await spaces.create({ kind: 'committee', name: 'Amont', zone: '0001', prefix: 'AMO' });
      if (!made.ok) throw new Error(made.failure.code);
      expect(made.value.pack).toBeNull();
      await database.prisma.space.update({ where: { id: made.value.id }, data: { pack: id } });
      expect((await spaces.get(made.value.id))?.pack).toBe(id);
      expect((await headOf(id))?.usedBy).toEqual([{ id: made.value.id, name: 'Amont' }]);
      const unknown = database.prisma.space.update({
        where: { id: made.value.id },
        data: { pack: '2020-01-01.1' },
      });
      await expect(unknown).rejects.toThrow();
    });

    it('that nobody made are unknown', async () => {
      expect(await headOf('2020-01-01.1')).toBeNull();
      expect(await open().tables('2020-01-01.1')).toBeNull();
      expect(await open().read('2020-01-01.1')).toBeNull();
    });
  });
}
