import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { formatNumber, project as projectSpec, scenarioIn } from '#app/documents/index.ts';
import { assess, checkScenario } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Result, Scenario } from '#app/engine/types.ts';
import type { Logger } from '#app/load-context.ts';
import { hasPosts, PACK_VERSION } from '#app/reference/index.ts';
import type {
  Documents,
  ImportJob,
  PackPreview,
  Packs,
  PreviewLine,
  Projects,
  Reference,
  Space,
  Spaces,
} from '#app/services/index.ts';
import type { PrismaClient } from '#prisma-client';
import type { BasinResponses } from './basin-responses.ts';
import { importInThread } from './import-thread.ts';
import { adoptPack, type PackStore } from './pack-store.ts';

/** Finished imports whose report may still be asked for. */
const JOBS = 50;

/** The figures a person looks at before adopting: those of the headline of a project and of its levels. */
const HEADLINES: readonly Pick<PreviewLine, 'indicator' | 'level' | 'variant'>[] = [
  { indicator: 'J07', level: 'basin', variant: 'net-basin' },
  { indicator: 'J07', level: 'total', variant: 'net-france' },
  { indicator: 'J06', level: 'basin', variant: 'gross' },
  { indicator: 'J04', level: 'total', variant: 'gross' },
  { indicator: 'J05', level: 'total', variant: 'gross' },
  { indicator: 'E23', level: 'total', variant: 'net-france' },
  { indicator: 'F41', level: 'total', variant: 'net-france' },
  // Only where an imported file gives them: the embedded pack has neither.
  { indicator: 'J22', level: 'basin', variant: 'gross' },
  { indicator: 'T08', level: 'basin', variant: 'gross' },
];

export type PacksOptions = {
  prisma: PrismaClient;
  store: PackStore;
  reference: Reference;
  responsesOf: (pack: string | null) => Promise<BasinResponses>;
  spaces: Pick<Spaces, 'get'>;
  projects: Pick<Projects, 'list'>;
  documents: Pick<Documents, 'snapshot'>;
  /** Where uploads are written until they are read. */
  directory: string;
  logger: Logger;
  now: () => Date;
};

/** Imports, previews and adoptions over the store. */
export function createPacks(options: PacksOptions): Packs {
  const { prisma, store, reference, responsesOf, spaces, projects, documents, directory, logger, now } =
    options;
  const jobs = new Map<string, ImportJob>();
  /** What a crash left: nothing reads it any more. */
  const swept = rm(directory, { recursive: true, force: true });
  /** One file at a time: a second thread would only make both slower, and take twice the memory. */
  let queue: Promise<void> = Promise.resolve();

  function set(job: ImportJob): void {
    jobs.set(job.id, job);
    const [oldest] = jobs.keys();
    if (jobs.size > JOBS && oldest !== undefined) jobs.delete(oldest);
  }

  async function work(job: ImportJob, path: string, into: string | null, byId: string): Promise<ImportJob> {
    const base = await store.tables(into);
    if (base === null) return { ...job, state: 'refused', failure: { code: 'unknown-pack', found: into } };
    const read = await importInThread(
      { path, name: job.file, base, today: now().toISOString().slice(0, 10) },
      (rows) => set({ ...job, read: rows }),
    );
    if (!read.ok) return { ...job, state: 'refused', failure: read.failure };
    const kept = await store.keep({ imported: read.value, parent: into, byId });
    return kept.ok
      ? { ...job, state: 'done', read: read.value.report.read, pack: kept.value.id }
      : { ...job, state: 'refused', failure: kept.failure };
  }

  async function preview(space: Space, packId: string | null): Promise<Result<PackPreview>> {
    const [before, after] = await Promise.all(
      [space.pack, packId].map((pack) => preparedSlice(space.zone, pack)),
    );
    if (before === undefined || after === undefined) {
      return { ok: false, failure: { code: 'preparing', retryAfter: RETRY_AFTER } };
    }
    if (before === null || after === null)
      return { ok: false, failure: { code: 'unknown-zone', zone: space.zone } };
    const found = await Promise.all(
      (await projects.list(space.id)).map(async ({ id, number }) => {
        const read = await documents.snapshot(projectSpec, id);
        const named = { id, number: formatNumber(space.prefix, number) };
        if (!read.ok) return { ...named, title: '', refused: 'unreadable', lines: [] };
        if (read.value.fields.status === 'dropped') return null;
        const title = read.value.fields.title;
        const scenario = scenarioIn(space.zone, read.value);
        // A project elsewhere than in the basin of its space would ask for another solution: it is named, not computed.
        if (scenario.zone !== space.zone) return { ...named, title, refused: 'other-zone', lines: [] };
        const compared = compare(scenario, before, after);
        return compared.ok
          ? { ...named, title, refused: null, lines: compared.value }
          : { ...named, title, refused: compared.failure.code, lines: [] };
      }),
    );
    return { ok: true, value: { projects: found.filter((one) => one !== null) } };
  }

  /** The slice with its response; undefined while it is being solved, null for an unknown zone. */
  async function preparedSlice(zone: string, pack: string | null): Promise<ReferencePack | null | undefined> {
    const responses = await responsesOf(pack);
    if ((await responses.atHand(zone)) === null && hasPosts(await reference.pack(pack), zone)) {
      void responses.get(zone, 'central');
      return undefined;
    }
    return reference.slice(zone, 'central', pack);
  }

  async function isHere(id: string): Promise<boolean> {
    return (await prisma.packVersion.findUnique({ where: { id }, select: { id: true } })) !== null;
  }

  return {
    list: store.list,

    async idOf(version) {
      if (version === PACK_VERSION) return null;
      return (await isHere(version)) ? version : undefined;
    },

    async start({ spaceId, path, name, into, byId }) {
      const job: ImportJob = {
        id: randomBytes(12).toString('base64url'),
        spaceId,
        file: basename(name).slice(0, 120),
        state: 'running',
        read: 0,
        pack: null,
        failure: null,
      };
      set(job);
      queue = queue.then(() =>
        work(job, path, into, byId)
          .finally(() => rm(path, { force: true }))
          .catch((error: unknown): ImportJob => {
            logger.error('import failed', { error });
            return { ...job, state: 'refused', failure: { code: 'failed' } };
          })
          .then(set),
      );
      return job;
    },

    job: (id) => jobs.get(id) ?? null,

    async uploadPlace() {
      await swept;
      await mkdir(directory, { recursive: true, mode: 0o700 });
      return { directory, name: randomBytes(16).toString('hex') };
    },

    discard: (path) => rm(path, { force: true }),

    async preview({ spaceId, packId }) {
      const space = await spaces.get(spaceId);
      if (space === null) return { ok: false, failure: { code: 'unknown-space' } };
      if (packId !== null && !(await isHere(packId)))
        return { ok: false, failure: { code: 'unknown-pack', found: packId } };
      return preview(space, packId);
    },

    async adopt({ spaceId, packId, byId }) {
      const space = await spaces.get(spaceId);
      if (space === null) return { ok: false, failure: { code: 'unknown-space', found: spaceId } };
      if (packId !== null && !(await isHere(packId)))
        return { ok: false, failure: { code: 'unknown-pack', found: packId } };
      await adoptPack(prisma, { space, packId, byId });
      // Solved in its thread from now on: the first page opened under this pack finds it under way.
      const responses = await responsesOf(packId);
      void responses.get(space.zone, 'central').then(() => responses.get(space.zone, 'drawn'));
      return { ok: true, value: undefined };
    },
  };
}

/** Figures that nothing gives until a file is imported: a line of their own only says so once. */
function isImported(indicator: string): boolean {
  return indicator === 'J22' || indicator === 'T08';
}

/** Seconds after which a preview may be asked again. */
const RETRY_AFTER = 3;

function compare(scenario: Scenario, before: ReferencePack, after: ReferencePack): Result<PreviewLine[]> {
  for (const pack of [before, after]) {
    const checked = checkScenario(scenario, pack);
    if (!checked.ok) return checked;
  }
  // Where France buys its product: shown for the projects that name one.
  const headlines = [
    ...HEADLINES,
    ...((scenario.productCode ?? null) === null
      ? []
      : [{ indicator: 'T03', level: 'total', variant: 'gross' } as const]),
  ];
  const [old, fresh] = [before, after].map((pack) => assess(scenario, pack, { draws: 0 }).indicators);
  const lines = headlines.flatMap((headline): PreviewLine[] => {
    const find = (indicators: typeof old) =>
      indicators?.find(
        ({ id, level, variant }) =>
          id === headline.indicator && level === headline.level && variant === headline.variant,
      );
    const [a, b] = [find(old), find(fresh)];
    const unit = b?.unit ?? a?.unit;
    return unit === undefined || (isImported(headline.indicator) && !a?.value && !b?.value)
      ? []
      : [{ ...headline, unit, before: a?.value ?? null, after: b?.value ?? null }];
  });
  return { ok: true, value: lines };
}
