import type { Result, Source } from '#app/engine/types.ts';
import { embeddedTables, PACK_VERSION, type PackTables } from '#app/reference/index.ts';
import type { ImportReport, PackHead, PackImport } from '#app/services/index.ts';
import { Prisma, type PrismaClient } from '#prisma-client';
import { auditEntry, isTaken } from '#server/accounts/index.ts';
import { canonicalJson, sha256 } from '#server/balances/canonical-json.ts';
import type { SolvePack } from './basin-solver.ts';
import type { Imported } from './import/index.ts';

/** Versions of the reference figures in the database. */
export type PackStore = {
  /** The embedded pack first, then the latest. */
  list: () => Promise<PackHead[]>;
  /** Tables of a version; null when there is none. */
  tables: (id: string | null) => Promise<PackTables | null>;
  /** A version as pages and the solver ask for it. */
  read: (id: string) => Promise<SolvePack | null>;
  /** Keeps what an import made as a new version, in one transaction. The same figures give the version that holds them already. */
  keep: (input: {
    imported: Imported;
    parent: string | null;
    byId: string | null;
  }) => Promise<Result<{ id: string; existing: boolean }>>;
};

const HEAD = {
  id: true,
  hash: true,
  parentId: true,
  source: true,
  report: true,
  createdAt: true,
  createdBy: { select: { name: true } },
  tables: true,
  spaces: { select: { id: true, name: true }, orderBy: { name: 'asc' } },
} as const satisfies Prisma.PackVersionSelect;

type Row = Prisma.PackVersionGetPayload<{ select: typeof HEAD }>;

/** Tries at an id when several imports end at once. */
const ATTEMPTS = 5;

/** The store on a database. */
export function createPackStore(prisma: PrismaClient, now: () => Date): PackStore {
  async function embeddedHead(): Promise<PackHead> {
    const [{ sources }, usedBy] = await Promise.all([
      embeddedTables(),
      prisma.space.findMany({
        where: { pack: null },
        select: { id: true, name: true },
        orderBy: { name: 'asc' },
      }),
    ]);
    return {
      id: null,
      version: PACK_VERSION,
      hash: PACK_VERSION,
      parent: null,
      createdAt: null,
      createdBy: null,
      imports: [],
      sources: Object.values(sources.sources),
      usedBy,
    };
  }

  async function contentsOf(hashes: readonly string[]): Promise<Map<string, string>> {
    const rows = await prisma.packTable.findMany({ where: { hash: { in: [...hashes] } } });
    return new Map(rows.map(({ hash, content }) => [hash, content]));
  }

  /** Heads of versions. `rows` holds their ancestors too. */
  async function headsOf(rows: readonly Row[]): Promise<PackHead[]> {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const contents = await contentsOf(rows.map(sourcesHash));
    return rows.map((row) => {
      const imports: PackImport[] = [];
      for (let at: Row | undefined = row; at !== undefined; at = byId.get(at.parentId ?? '')) {
        imports.push(importOf(at));
      }
      const content = contents.get(sourcesHash(row));
      const sources = content === undefined ? {} : (JSON.parse(content) as PackTables['sources']).sources;
      return {
        id: row.id,
        version: row.id,
        hash: row.hash,
        parent: row.parentId,
        createdAt: row.createdAt,
        createdBy: row.createdBy?.name ?? null,
        imports,
        sources: Object.values(sources),
        usedBy: row.spaces,
      };
    });
  }

  async function tablesOf(id: string, hashes: readonly (readonly [string, string])[]): Promise<PackTables> {
    const contents = await contentsOf(hashes.map(([, hash]) => hash));
    const read = hashes.map(([name, hash]): [string, unknown] => {
      const content = contents.get(hash);
      if (content === undefined) throw new Error(`Pack ${id}: the table ${name} (${hash}) is not there.`);
      return [name, JSON.parse(content)];
    });
    // Written by `keep` from tables of this very shape, and never changed since: a trigger sees to it.
    return Object.fromEntries(read) as PackTables;
  }

  return {
    async list() {
      const rows = await prisma.packVersion.findMany({ select: HEAD, orderBy: { createdAt: 'desc' } });
      return [await embeddedHead(), ...(await headsOf(rows))];
    },

    async tables(id) {
      if (id === null) return embeddedTables();
      const row = await prisma.packVersion.findUnique({ where: { id }, select: { tables: true } });
      return row === null ? null : tablesOf(id, Object.entries(tableHashes(row.tables)));
    },

    async read(id) {
      const row = await prisma.packVersion.findUnique({
        where: { id },
        select: { hash: true, tables: true },
      });
      if (row === null) return null;
      const read = Object.entries(tableHashes(row.tables));
      return { hash: row.hash, version: id, tables: await tablesOf(id, read) };
    },

    async keep({ imported, parent, byId }) {
      const contents = Object.entries(imported.tables).map(([name, table]) => {
        const content = canonicalJson(table);
        return { name, content, hash: sha256(content) };
      });
      const hashes = Object.fromEntries(contents.map(({ name, hash }) => [name, hash]));
      // Dates of retrieval and places of cells are no figures: the same file read tomorrow makes the same pack.
      const hash = sha256(canonicalJson({ ...hashes, sources: undefined, cells: undefined }));
      const known = await prisma.packVersion.findUnique({ where: { hash }, select: { id: true } });
      if (known !== null) return { ok: true, value: { id: known.id, existing: true } };
      const day = now().toISOString().slice(0, 10);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const today = await prisma.packVersion.findMany({
          where: { id: { startsWith: `${day}.` } },
          select: { id: true },
        });
        const last = Math.max(0, ...today.map(({ id }) => Number(id.slice(day.length + 1))));
        const id = `${day}.${last + 1}`;
        try {
          await prisma.$transaction(async (inside) => {
            await inside.packTable.createMany({
              data: contents.map(({ hash: table, content }) => ({ hash: table, content })),
              skipDuplicates: true,
            });
            await inside.packVersion.create({
              data: {
                id,
                hash,
                parentId: parent,
                tables: hashes,
                source: jsonOf(imported.source),
                report: jsonOf(imported.report),
                createdAt: now(),
                createdById: byId,
              },
            });
            await inside.auditEntry.create(
              auditEntry({
                personId: byId,
                action: 'pack-imported',
                objectKind: 'pack',
                objectId: id,
                detail: { hash, parent, importer: imported.report.importer, file: imported.report.file },
              }),
            );
          });
          return { ok: true, value: { id, existing: false } };
        } catch (error) {
          if (!isTaken(error)) throw error;
          const other = await prisma.packVersion.findUnique({ where: { hash }, select: { id: true } });
          if (other !== null) return { ok: true, value: { id: other.id, existing: true } };
        }
      }
      return { ok: false, failure: { code: 'busy' } };
    },
  };
}

/** Makes a space read a version from now on, and says so in the audit trail. */
export async function adoptPack(
  prisma: PrismaClient,
  {
    space,
    packId,
    byId,
  }: { space: { id: string; pack: string | null }; packId: string | null; byId: string | null },
): Promise<void> {
  await prisma.$transaction([
    prisma.space.update({ where: { id: space.id }, data: { pack: packId } }),
    prisma.auditEntry.create(
      auditEntry({
        personId: byId,
        action: 'pack-adopted',
        objectKind: 'space',
        objectId: space.id,
        detail: { from: space.pack, to: packId },
      }),
    ),
  ]);
}

/** A plain value as the database's JSON: what JSON cannot hold is not in it. */
function jsonOf(value: Source | ImportReport): Prisma.InputJsonObject {
  return JSON.parse(canonicalJson(value)) as Prisma.InputJsonObject;
}

function importOf(row: Row): PackImport {
  // Both written by `keep`, under a trigger that lets nobody change them.
  return { source: row.source as unknown as Source, report: row.report as unknown as ImportReport };
}

function sourcesHash(row: Row): string {
  return tableHashes(row.tables)['sources'] ?? '';
}

function tableHashes(tables: Prisma.JsonValue): Record<string, string> {
  return tables as Record<string, string>; // Written by `keep`.
}
