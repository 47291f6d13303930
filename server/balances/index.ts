import {
  formatNumber,
  INPUT_IDS,
  project as projectSpec,
  type ProjectSnapshot,
  planSteps,
  riskFactsOf,
  roadmap as roadmapSpec,
  scenarioIn,
} from '#app/documents/index.ts';
import { ENGINE_VERSION, FACT_IDS, factsIn, isFactId, type RiskFacts } from '#app/engine/index.ts';
import type { Result } from '#app/engine/types.ts';
import type {
  BalanceContent,
  BalanceHead,
  BalanceVariant,
  Balances,
  Documents,
  Packs,
  Observations,
  Projects,
  Reference,
  Spaces,
  Verification,
} from '#app/services/index.ts';
import { Prisma, type PrismaClient } from '#prisma-client';
import { auditEntry, isTaken } from '#server/accounts/index.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { compareBalances } from './compare.ts';
import { computeBalance } from './compute.ts';
import { effectiveScenario, type Effective } from './effective.ts';

export { canonicalJson, sha256 } from './canonical-json.ts';
export { computeBalance } from './compute.ts';
export { createObservations } from './observations.ts';

/** Candidates of a space that a risk is looked for in. */
const OTHERS = 60;

/** Differences told one by one; the others are counted. */
const TOLD = 20;

const HEAD = {
  id: true,
  projectId: true,
  version: true,
  hash: true,
  engine: true,
  pack: true,
  frozenAt: true,
  publishedAt: true,
  project: { select: { spaceId: true } },
  frozenBy: { select: { name: true } },
} as const satisfies Prisma.FrozenBalanceSelect;

type HeadRow = Prisma.FrozenBalanceGetPayload<{ select: typeof HEAD }>;

/** What balances are made from and kept in. */
export type BalancesOptions = {
  prisma: PrismaClient;
  projects: Pick<Projects, 'get' | 'list'>;
  spaces: Pick<Spaces, 'get'>;
  documents: Pick<Documents, 'snapshot'>;
  reference: Pick<Reference, 'slice'>;
  packs: Pick<Packs, 'idOf'>;
  observations: Pick<Observations, 'list'>;
  now: () => Date;
};

/** Balances on the database. */
export function createBalances(options: BalancesOptions): Balances {
  const { prisma, projects, spaces, documents, reference, packs, observations, now } = options;
  /** Verifications on their way, by balance: a room that asks at once costs one computation. */
  const running = new Map<string, Promise<Result<Verification>>>();

  async function draft(projectId: string, variant: BalanceVariant): Promise<Result<BalanceContent>> {
    const project = await projects.get(projectId);
    const space = project === null ? null : await spaces.get(project.spaceId);
    if (project === null || space === null) return { ok: false, failure: { code: 'unknown-project' } };
    const read = await documents.snapshot(projectSpec, projectId);
    if (!read.ok) return { ok: false, failure: { code: 'unreadable' } };
    const { fields } = read.value;
    const observed = await observations.list(projectId);
    const planned = scenarioIn(space.zone, read.value, observed);
    const happened = variant === 'effective' ? effectiveScenario(planned, observed) : null;
    if (variant === 'effective' && happened === null) {
      return { ok: false, failure: { code: 'nothing-observed' } };
    }
    return computeBalance(reference, {
      subject: {
        id: projectId,
        number: formatNumber(space.prefix, project.number),
        title: fields.title.trim(),
        lead: fields.lead.trim(),
        commune: fields.commune,
        space: { id: space.id, name: space.name },
        example: fields.example ?? false,
      },
      pack: space.pack,
      scenario: happened?.scenario ?? planned,
      proofs: happened === null ? proofsOf(read.value) : proofsOf(read.value, happened),
      ...(happened === null ? {} : { effective: happened.effective }),
      at: now().toISOString(),
      facts: await factsOf(space, projectId, read.value),
    });
  }

  /** What the risk flags read beside the figures: the roadmap of the space, and its other candidates. */
  async function factsOf(
    space: { id: string; zone: string },
    projectId: string,
    snapshot: ProjectSnapshot,
  ): Promise<RiskFacts> {
    const [plan, listed] = await Promise.all([
      documents.snapshot(roadmapSpec, space.id),
      projects.list(space.id),
    ]);
    const others = await Promise.all(
      listed
        .filter(({ id }) => id !== projectId)
        .slice(0, OTHERS)
        .map(({ id }) => documents.snapshot(projectSpec, id)),
    );
    const files = others.flatMap((read) =>
      read.ok && read.value.fields.status !== 'dropped' ? [{ snapshot: read.value }] : [],
    );
    return riskFactsOf(
      snapshot,
      plan.ok ? planSteps(plan.value.collections.actions) : [],
      files,
      space.zone,
      '',
    );
  }

  async function freeze(
    projectId: string,
    variant: BalanceVariant,
    byId: string | null,
  ): Promise<Result<BalanceHead>> {
    const drafted = await draft(projectId, variant);
    if (!drafted.ok) return drafted;
    const content = canonicalJson(drafted.value);
    const { engine, pack, at } = drafted.value;
    // Two people may freeze at the same moment and draw the same version: the loser draws the next one.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const { _max } = await prisma.frozenBalance.aggregate({
        where: { projectId },
        _max: { version: true },
      });
      const version = (_max.version ?? 0) + 1;
      try {
        const row = await prisma.$transaction(async (inside) => {
          const kept = await inside.frozenBalance.create({
            data: {
              projectId,
              version,
              content,
              hash: sha256(content),
              engine,
              pack,
              frozenAt: new Date(at),
              frozenById: byId,
            },
            select: HEAD,
          });
          await inside.auditEntry.create(
            auditEntry({
              personId: byId,
              action: 'balance-frozen',
              objectKind: 'balance',
              objectId: kept.id,
              detail: { projectId, version, hash: kept.hash },
            }),
          );
          return kept;
        });
        return { ok: true, value: headOf(row) };
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
    }
    return { ok: false, failure: { code: 'busy' } };
  }

  async function setPublished(
    id: string,
    published: boolean,
    byId: string | null,
  ): Promise<Result<BalanceHead>> {
    const row = await prisma.frozenBalance.findUnique({ where: { id }, select: HEAD });
    if (row === null) return { ok: false, failure: { code: 'unknown-balance' } };
    if ((row.publishedAt !== null) === published) return { ok: true, value: headOf(row) };
    const [changed] = await prisma.$transaction([
      prisma.frozenBalance.update({
        where: { id },
        data: { publishedAt: published ? now() : null },
        select: HEAD,
      }),
      prisma.auditEntry.create(
        auditEntry({
          personId: byId,
          action: published ? 'balance-published' : 'balance-withdrawn',
          objectKind: 'balance',
          objectId: id,
        }),
      ),
    ]);
    return { ok: true, value: headOf(changed) };
  }

  async function verify(id: string): Promise<Result<Verification>> {
    const row = await prisma.frozenBalance.findUnique({
      where: { id },
      select: {
        content: true,
        hash: true,
        engine: true,
        pack: true,
        project: { select: { space: { select: { pack: true } } } },
      },
    });
    if (row === null) return { ok: false, failure: { code: 'unknown-balance' } };
    const content = parseContent(row.content);
    // From the very figures it was frozen on; when they are gone, from those of its space, and the answer says so.
    const own = await packs.idOf(content.pack);
    const again = await computeBalance(reference, {
      subject: content.project,
      pack: own === undefined ? row.project.space.pack : own,
      scenario: content.scenario,
      proofs: content.proofs,
      at: content.at,
      ...(content.effective === undefined ? {} : { effective: content.effective }),
      // The roadmap and the other candidates have moved on: its flags are made again from what they said that day.
      ...(content.risks === undefined ? {} : { facts: factsIn(content.risks) }),
    });
    if (!again.ok) return again;
    const { compared, differences } = compareBalances(content, again.value);
    return {
      ok: true,
      value: {
        intact: sha256(row.content) === row.hash,
        engine: { frozen: row.engine, current: ENGINE_VERSION },
        pack: { frozen: row.pack, current: again.value.pack },
        compared,
        different: differences.length,
        differences: differences.slice(0, TOLD),
      },
    };
  }

  return {
    draft: (projectId, variant = 'forecast') => draft(projectId, variant),
    freeze: ({ projectId, variant = 'forecast', byId }) => freeze(projectId, variant, byId),
    setPublished: ({ id, published, byId }) => setPublished(id, published, byId),

    async get(id) {
      const row = await prisma.frozenBalance.findUnique({
        where: { id },
        select: { ...HEAD, content: true },
      });
      return row === null ? null : { ...headOf(row), content: parseContent(row.content) };
    },

    async list(projectId) {
      const rows = await prisma.frozenBalance.findMany({
        where: { projectId },
        select: HEAD,
        orderBy: { version: 'desc' },
      });
      return rows.map(headOf);
    },

    verify(id) {
      const current = running.get(id);
      if (current !== undefined) return current;
      const started = verify(id).finally(() => running.delete(id));
      running.set(id, started);
      return started;
    },
  };
}

/** Written by this program and never changed since: a trigger sees to it. */
function parseContent(text: string): BalanceContent {
  return JSON.parse(text) as BalanceContent;
}

function headOf(row: HeadRow): BalanceHead {
  return {
    id: row.id,
    projectId: row.projectId,
    spaceId: row.project.spaceId,
    version: row.version,
    hash: row.hash,
    engine: row.engine,
    pack: row.pack,
    frozenAt: row.frozenAt,
    frozenBy: row.frozenBy?.name ?? null,
    publishedAt: row.publishedAt,
  };
}

function proofsOf(
  { fields }: ProjectSnapshot,
  happened: Pick<Effective, 'effective' | 'proofs'> = { effective: {}, proofs: {} },
): BalanceContent['proofs'] {
  return {
    ...Object.fromEntries(
      [...INPUT_IDS, ...FACT_IDS]
        .filter((id) => isFactId(id) || happened.effective[id] === undefined)
        .map((id) => [id, fields[`${id}Proof`].trim()])
        .filter(([, proof]) => proof !== ''),
    ),
    ...happened.proofs,
  };
}
