import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#server/store/client.ts';
import { migrate, pendingMigrations, schemaFiles } from '#server/store/migrate.ts';
import { createUpdateLog } from '#server/store/prisma-update-log.ts';

/** A database of the engine under test, empty, and a second way in (another process) when the engine has one. */
export type StoreUnderTest = {
  open(): Promise<Database>;
  openAgain: (() => Promise<Database>) | null;
};

const files = schemaFiles(process.cwd());
const bytes = (...values: number[]) => Uint8Array.from(values);

let documents = 0;
function newDocumentId(): string {
  documents += 1;
  return `project/contract-${documents}`;
}

/** What every engine promises: migrations, constraints and the documents' log. */
export function storeContract(engine: string, store: StoreUnderTest): void {
  describe(`store on ${engine}`, () => {
    let database: Database;

    beforeAll(async () => {
      database = await store.open();
      await migrate(database, files);
    });
    afterAll(() => database.close());

    const log = () => createUpdateLog(database.sql);

    describe('migrations', () => {
      it('leaves nothing pending, and applies nothing the second time', async () => {
        expect(await pendingMigrations(database, files)).toEqual([]);
        expect(await migrate(database, files)).toEqual([]);
      });
    });

    describe('documents log', () => {
      it('gives an unknown document as an empty one', async () => {
        expect(await log().load(newDocumentId())).toEqual({ snapshot: null, snapshotSeq: 0, tail: [] });
        expect(await log().history(newDocumentId(), 10)).toEqual([]);
      });

      it('numbers the updates of each document from 1, in the order received', async () => {
        const [one, two] = [newDocumentId(), newDocumentId()];
        const first = await log().append([
          { documentId: two, data: bytes(0), authorId: null },
          { documentId: one, data: bytes(1), authorId: 'ana' },
          { documentId: two, data: bytes(2), authorId: 'ben' },
          { documentId: one, data: bytes(255, 0, 92, 34), authorId: 'a"b\\c,{}' },
        ]);
        expect(first).toEqual([1, 1, 2, 2]);
        expect(await log().append([{ documentId: one, data: bytes(3), authorId: null }])).toEqual([3]);
        const { tail } = await log().load(one);
        expect(tail.map(({ seq, data }) => [seq, ...data])).toEqual([
          [1, 1],
          [2, 255, 0, 92, 34],
          [3, 3],
        ]);
      });

      it('keeps an update of 1 MB byte for byte', async () => {
        const documentId = newDocumentId();
        const data = Uint8Array.from({ length: 1_000_000 }, (_, index) => index % 251);
        await log().append([{ documentId, data, authorId: null }]);
        const { tail } = await log().load(documentId);
        expect(Buffer.from(tail[0]?.data ?? []).equals(data)).toBe(true);
      });

      it('puts all of a batch on disk, or none of it', async () => {
        const documentId = newDocumentId();
        const batch = [
          { documentId, data: bytes(1), authorId: null },
          { documentId: 'not a document id', data: bytes(2), authorId: null },
        ];
        await expect(log().append(batch)).rejects.toThrow('Document_id_check');
        expect((await log().load(documentId)).tail).toEqual([]);
        expect(await log().append([{ documentId, data: bytes(1), authorId: null }])).toEqual([1]);
      });

      it('gives appends made at once different numbers without a hole', async () => {
        const documentId = newDocumentId();
        const seqs = await Promise.all(
          Array.from({ length: 40 }, (_, index) =>
            log().append([{ documentId, data: bytes(index), authorId: null }]),
          ),
        );
        expect(seqs.flat().sort((a, b) => a - b)).toEqual(
          Array.from({ length: 40 }, (_, index) => index + 1),
        );
      });

      it('lets batches over the same documents in opposite orders go through', async () => {
        const [one, two] = [newDocumentId(), newDocumentId()];
        const batch = (ids: string[]) =>
          ids.map((documentId) => ({ documentId, data: bytes(7), authorId: null }));
        await Promise.all(
          Array.from({ length: 20 }, (_, index) => log().append(batch(index % 2 ? [one, two] : [two, one]))),
        );
        expect((await log().load(one)).tail).toHaveLength(20);
        expect((await log().load(two)).tail).toHaveLength(20);
      });

      it('loads the snapshot and what follows it, and keeps the whole history', async () => {
        const documentId = newDocumentId();
        await log().append([1, 2, 3].map((value) => ({ documentId, data: bytes(value), authorId: null })));
        await log().compact(documentId, 2, bytes(12));
        const loaded = await log().load(documentId);
        expect([...(loaded.snapshot ?? [])]).toEqual([12]);
        expect(loaded.snapshotSeq).toBe(2);
        expect(loaded.tail.map((update) => update.seq)).toEqual([3]);
        expect((await log().history(documentId, 2)).map((update) => update.seq)).toEqual([1, 2]);
        expect((await log().history(documentId, Infinity)).map((update) => update.seq)).toEqual([1, 2, 3]);
      });

      it('ignores a snapshot older than the one kept', async () => {
        const documentId = newDocumentId();
        await log().append([1, 2].map((value) => ({ documentId, data: bytes(value), authorId: null })));
        await log().compact(documentId, 2, bytes(2));
        await log().compact(documentId, 1, bytes(1));
        const loaded = await log().load(documentId);
        expect([...(loaded.snapshot ?? [])]).toEqual([2]);
      });

      it('refuses a snapshot that claims updates which do not exist', async () => {
        const documentId = newDocumentId();
        await log().append([{ documentId, data: bytes(1), authorId: null }]);
        await expect(log().compact(documentId, 2, bytes(2))).rejects.toThrow('Document_snapshot_check');
      });
    });

    describe('constraints', () => {
      const people = () => database.prisma.person;

      it.each([
        ['a colour that is none', { name: 'Ana', guest: true, color: 'red' }, 'Person_color_check'],
        ['an empty name', { name: '', guest: true, color: 'p1' }, 'Person_name_check'],
        ['an address in capitals', { name: 'Ana', email: 'A@b.fr', color: 'p1' }, 'Person_email_check'],
        [
          'a guest with an address',
          { name: 'Ana', email: 'a@b.fr', guest: true, color: 'p1' },
          'Person_guest_check',
        ],
      ])('refuses %s', async (_, data, constraint) => {
        await expect(people().create({ data })).rejects.toThrow(constraint);
      });

      it('refuses a join code that is not six digits', async () => {
        const { space } = await aSpaceAndPerson(database);
        const data = {
          spaceId: space.id,
          title: 'Rencontre',
          startsAt: new Date('2026-01-01'),
          retentionUntil: new Date('2026-06-01'),
        };
        await expect(database.prisma.meeting.create({ data: { ...data, code: '12345' } })).rejects.toThrow(
          'Meeting_code_check',
        );
        await expect(database.prisma.meeting.create({ data: { ...data, code: '12345a' } })).rejects.toThrow(
          'Meeting_code_check',
        );
      });

      it.each([
        ['99 points', [40, 59]],
        ['101 points', [41, 60]],
        ['negative points', [-1, 101]],
        ['more points than criteria', [50, 25, 25]],
      ])('refuses a ballot with %s', async (_, points) => {
        const { space, person } = await aSpaceAndPerson(database);
        const data = { spaceId: space.id, personId: person.id, criteria: ['J04', 'V01'], points };
        await expect(database.prisma.weightBallot.create({ data })).rejects.toThrow(
          'WeightBallot_points_check',
        );
      });

      it('takes a ballot of 100 points, and erases it with its person', async () => {
        const { space, person } = await aSpaceAndPerson(database);
        const where = { spaceId_personId: { spaceId: space.id, personId: person.id } };
        await database.prisma.weightBallot.create({
          data: { spaceId: space.id, personId: person.id, criteria: ['J04', 'V01'], points: [0, 100] },
        });
        expect(await database.prisma.weightBallot.findUnique({ where })).not.toBeNull();
        await people().delete({ where: { id: person.id } });
        expect(await database.prisma.weightBallot.findUnique({ where })).toBeNull();
      });
    });

    describe('statements', () => {
      const person = (id: string) => ({ id, name: 'Ana', guest: true, color: 'p1' });
      const isThere = async (id: string) =>
        (await database.prisma.person.findUnique({ where: { id }, select: { id: true } })) !== null;
      const ids = async (first: string) =>
        database.sql.query<{ id: string }>('SELECT "id" FROM "Person" WHERE "id" LIKE $1 ORDER BY 1', [
          `${first}%`,
        ]);

      it('that fail leave those that come at once, and after, as they were', async () => {
        const asked = Array.from({ length: 30 }, async (_, index) => {
          // The name is refused every third time; each of the two statements is known by then.
          const data = { ...person(`fails-${index}`), name: index % 3 === 0 ? '' : 'Ana' };
          await database.prisma.person.create({ data });
          return (await database.sql.query<{ n: number }>('SELECT $1::int AS n', [index]))[0]?.n;
        });
        const said = await Promise.allSettled(asked);
        expect(said.map((each) => (each.status === 'fulfilled' ? each.value : null))).toEqual(
          said.map((_, index) => (index % 3 === 0 ? null : index)),
        );
        expect(await ids('fails-')).toHaveLength(20);
      });

      it('of a transaction that is given up leave nothing, and what was asked beside it is kept', async () => {
        const given = database.prisma.$transaction(async (tx) => {
          await tx.person.create({ data: person('given-up') });
          throw new Error('given up');
        });
        const refused = database.prisma.$transaction([
          database.prisma.person.create({ data: person('refused-1') }),
          database.prisma.person.create({ data: { ...person('refused-2'), name: '' } }),
        ]);
        const kept = database.prisma.person.create({ data: person('kept') });
        const said = await Promise.allSettled([given, refused, kept]);
        expect(said.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
        const there = await Promise.all(['given-up', 'refused-1', 'refused-2', 'kept'].map(isThere));
        expect(there).toEqual([false, false, false, true]);
      });

      it('are answered in turn, each with its own rows, however many are asked at once', async () => {
        const rows = await Promise.all(
          Array.from({ length: 100 }, async (_, index) => {
            const [row] = await database.sql.query<{ own: string; many: number }>(
              `SELECT $1::text AS own, count(*)::int AS many FROM generate_series(1, $2::int)`,
              [`row ${index}`, index],
            );
            return row;
          }),
        );
        expect(rows).toEqual(rows.map((_, index) => ({ own: `row ${index}`, many: index })));
      });

      it('see the table as it has become: a plan made when it was another is not kept', async () => {
        const { sql } = database;
        const read = () => sql.query<{ a: unknown }>('SELECT "a" FROM "Changing"', []);
        await sql.query('CREATE TABLE "Changing" ("a" int)', []);
        await sql.query('INSERT INTO "Changing" VALUES (1)', []);
        for (let times = 0; times < 3; times += 1) expect(await read()).toEqual([{ a: 1 }]);
        await sql.query('ALTER TABLE "Changing" ADD COLUMN "b" int', []);
        await sql.query('CREATE INDEX "Changing_a" ON "Changing" ("a")', []);
        expect(await read()).toEqual([{ a: 1 }]);
        await sql.query('DROP TABLE "Changing"', []);
      });
    });

    if (store.openAgain !== null) {
      const { openAgain } = store;
      it('gives numbers in turn to two processes writing the same document', async () => {
        const other = await openAgain();
        try {
          const documentId = newDocumentId();
          const logs = [log(), createUpdateLog(other.sql)];
          const seqs = await Promise.all(
            Array.from({ length: 60 }, (_, index) =>
              (logs[index % 2] ?? log()).append([{ documentId, data: bytes(index), authorId: null }]),
            ),
          );
          expect(new Set(seqs.flat()).size).toBe(60);
          expect(Math.max(...seqs.flat())).toBe(60);
        } finally {
          await other.close();
        }
      });
    }
  });
}

async function aSpaceAndPerson(database: Database) {
  const space = await database.prisma.space.create({
    data: { kind: 'committee', name: 'Belfort', zone: '2705', prefix: 'BEL' },
  });
  const person = await database.prisma.person.create({
    data: { name: 'Ana', guest: true, color: 'p1' },
  });
  return { space, person };
}
