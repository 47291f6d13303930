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
  get: (id: string | null) => Promise<PackHead | null>;
  /** Tables of a version; null when there is none. */
  tables: (id: string | null) => Promise<PackTables | null>;
  /** A version as the solver asks for it. */
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

  async function headOf(row: Row, rows: ReadonlyMap<string, Row>): Promise<PackHead> {
    const imports: PackImport[] = [];
    for (let at: Row | undefined = row; at !== undefined; at = rows.get(at.parentId ?? '')) {
      imports.push(importOf(at));
    }
    const sourcesHash = tableHashes(row.tables)['sources'] ?? '';
    const content = (await contentsOf([sourcesHash])).get(sourcesHash);
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
  }

  async function tables(id: string | null): Promise<PackTables | null> {
    if (id === null) return embeddedTables();
    const row = await prisma.packVersion.findUnique({ where: { id }, select: { tables: true } });
    if (row === null) return null;
    const hashes = tableHashes(row.tables);
    const contents = await contentsOf(Object.values(hashes));
    const read = Object.entries(hashes).map(([name, hash]): [string, unknown] => {
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
      const byId = new Map(rows.map((row) => [row.id, row]));
      return [await embeddedHead(), ...(await Promise.all(rows.map((row) => headOf(row, byId))))];
    },

    async get(id) {
      if (id === null) return embeddedHead();
      const rows = await prisma.packVersion.findMany({ select: HEAD });
      const byId = new Map(rows.map((row) => [row.id, row]));
      const row = byId.get(id);
      return row === undefined ? null : headOf(row, byId);
    },

    tables,

    async read(id) {
      const row = await prisma.packVersion.findUnique({ where: { id }, select: { hash: true } });
      const read = row === null ? null : await tables(id);
      return row === null || read === null ? null : { hash: row.hash, version: id, tables: read };
    },

    async keep({ imported, parent, byId }) {
      const contents = Object.entries(imported.tables).map(([name, table]) => {
        const content = canonicalJson(table);
        return { name, content, hash: sha256(content) };
      });
      const hashes = Object.fromEntries(contents.map(({ name, hash }) => [name, hash]));
      // Dates of retrieval are no figures: the same file read tomorrow makes the same pack.
      const hash = sha256(canonicalJson({ ...hashes, sources: undefined }));
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

/** A plain value as the database's JSON: what JSON cannot hold is not in it. */
function jsonOf(value: Source | ImportReport): Prisma.InputJsonObject {
  return JSON.parse(canonicalJson(value)) as Prisma.InputJsonObject;
}

function importOf(row: Row): PackImport {
  // Both written by `keep`, under a trigger that lets nobody change them.
  return { source: row.source as unknown as Source, report: row.report as unknown as ImportReport };
}

function tableHashes(tables: Prisma.JsonValue): Record<string, string> {
  return tables as Record<string, string>; // Written by `keep`.
}
