import { ENGINE_VERSION } from '#app/engine/index.ts';
import type { Result } from '#app/engine/types.ts';
import type { Place } from '#app/features/project/data.ts';
import { PACK_VERSION } from '#app/reference/index.ts';
import {
  authorise,
  type Actor,
  type BalanceContent,
  type BalanceHead,
  type BalanceVariant,
  type FrozenBalance,
  type Project,
  type Services,
} from '#app/services/index.ts';
import { compareOutcome, type Outcome } from './outcome.ts';
import { sheetOf, type Kept, type Sheet } from './sheet.ts';

/** What the page of a balance is drawn from. `kept` null: the balance of now. */
export type BalancePage = {
  sheet: Sheet;
  kept: Kept | null;
  /** The person may open it to the public, or close it. */
  publishes: boolean;
  /** The person may freeze it. */
  freezes: boolean;
  /** Where the project is, for who may read it. */
  projectHref: string | null;
  places: readonly Place[];
  /** Of a frozen balance: the engine and the pack of now where they are others; null for the balance of now. */
  changed: { engine: string | null; pack: string | null } | null;
};

type Needed = Pick<Services, 'balances' | 'projects' | 'reference' | 'spaces'>;

/** A frozen balance somebody may read. Failures: `unknown-balance`, `not-signed-in`, `no-right`. */
export async function readFrozen(
  services: Pick<Services, 'balances'>,
  person: Actor | null,
  id: string,
): Promise<Result<FrozenBalance>> {
  const balance = await services.balances.get(id);
  if (balance === null) return { ok: false, failure: { code: 'unknown-balance' } };
  const right = authorise(person, 'read', targetOf(balance));
  return right.ok ? { ok: true, value: balance } : right;
}

/** The balance of a project as it is now, for who may read the project. Failures: those of `authorise` and of `draft`. */
export async function readDraft(
  services: Pick<Services, 'balances' | 'projects'>,
  person: Actor | null,
  projectId: string,
  variant: BalanceVariant = 'forecast',
): Promise<Result<{ content: BalanceContent; project: Project }>> {
  const project = await services.projects.get(projectId);
  if (project === null)
    return { ok: false, failure: { code: person === null ? 'not-signed-in' : 'unknown-project' } };
  const right = authorise(person, 'read', projectTarget(project));
  if (!right.ok) return right;
  const drafted = await services.balances.draft(project.id, variant);
  return drafted.ok ? { ok: true, value: { content: drafted.value, project } } : drafted;
}

/**
 * What was observed of the project beside what a forecast said, for an export; nothing for who may not read the project, nor beside
 * an effective balance, which already holds it.
 */
export async function outcomeFor(
  services: Pick<Services, 'observations' | 'projects'>,
  person: Actor | null,
  projectId: string,
  content: BalanceContent,
): Promise<readonly Outcome[]> {
  const project = await services.projects.get(projectId);
  if (project === null || content.effective !== undefined) return [];
  if (!authorise(person, 'read', projectTarget(project)).ok) return [];
  return compareOutcome(sheetOf(content), await services.observations.list(projectId));
}

/** The page of a frozen balance. Same failures as `readFrozen`. */
export async function loadFrozenPage(
  services: Needed,
  person: Actor | null,
  id: string,
): Promise<Result<BalancePage>> {
  const read = await readFrozen(services, person, id);
  if (!read.ok) return read;
  const balance = read.value;
  const space = await services.spaces.get(balance.spaceId);
  const version = space?.pack ?? PACK_VERSION;
  const inside = authorise(person, 'read', { kind: 'space', spaceId: balance.spaceId }).ok;
  return {
    ok: true,
    value: {
      sheet: sheetOf(balance.content),
      kept: keptOf(balance),
      publishes: authorise(person, 'publish', targetOf(balance)).ok,
      freezes: false,
      projectHref: inside ? `/s/${balance.spaceId}/projets/${balance.projectId}` : null,
      places: await placesOf(services),
      changed: {
        engine: balance.engine === ENGINE_VERSION ? null : ENGINE_VERSION,
        pack: balance.pack === version ? null : version,
      },
    },
  };
}

/** The page of a project's balance as it is now. Same failures as `readDraft`. */
export async function loadDraftPage(
  services: Needed,
  person: Actor | null,
  projectId: string,
  variant: BalanceVariant = 'forecast',
): Promise<Result<BalancePage>> {
  const read = await readDraft(services, person, projectId, variant);
  if (!read.ok) return read;
  const { content, project } = read.value;
  return {
    ok: true,
    value: {
      sheet: sheetOf(content),
      kept: null,
      publishes: false,
      freezes: authorise(person, 'freeze', projectTarget(project)).ok,
      projectHref: `/s/${project.spaceId}/projets/${project.id}`,
      places: await placesOf(services),
      changed: null,
    },
  };
}

/** The frozen balances of a project, as its page lists them; `freezes`: the person may add one. */
export type FrozenList = {
  freezes: boolean;
  versions: readonly (Kept & { engine: string; pack: string; frozenBy: string | null })[];
};

/** The frozen balances of a project that the person may already read. */
export async function loadFrozenList(
  services: Pick<Services, 'balances' | 'projects'>,
  person: Actor | null,
  projectId: string,
): Promise<FrozenList> {
  const [project, heads] = await Promise.all([
    services.projects.get(projectId),
    services.balances.list(projectId),
  ]);
  return {
    freezes: project !== null && authorise(person, 'freeze', projectTarget(project)).ok,
    versions: heads.map((head) => ({
      ...keptOf(head),
      engine: head.engine,
      pack: head.pack,
      frozenBy: head.frozenBy,
    })),
  };
}

/** Freezes the balance of a project. Failures: those of `authorise` and of `Balances.freeze`. */
export async function freezeProject(
  services: Pick<Services, 'balances' | 'projects'>,
  person: Actor | null,
  projectId: string,
  variant: BalanceVariant = 'forecast',
): Promise<Result<BalanceHead>> {
  const project = await services.projects.get(projectId);
  if (project === null)
    return { ok: false, failure: { code: person === null ? 'not-signed-in' : 'unknown-project' } };
  const right = authorise(person, 'freeze', projectTarget(project));
  if (!right.ok) return right;
  return services.balances.freeze({ projectId, variant, byId: person?.id ?? null });
}

/** Opens a frozen balance to anybody, or closes it. Failures: `unknown-balance` and those of `authorise`. */
export async function publishBalance(
  services: Pick<Services, 'balances'>,
  person: Actor | null,
  input: { id: string; published: boolean },
): Promise<Result<BalanceHead>> {
  const balance = await services.balances.get(input.id);
  if (balance === null) return { ok: false, failure: { code: 'unknown-balance' } };
  const right = authorise(person, 'publish', targetOf(balance));
  if (!right.ok) return right;
  return services.balances.setPublished({ ...input, byId: person?.id ?? null });
}

function targetOf({ spaceId, publishedAt }: Pick<BalanceHead, 'spaceId' | 'publishedAt'>) {
  return { kind: 'balance', spaceId, published: publishedAt !== null } as const;
}

/** Projects stay open to who may write them: a committee works all year. */
export function projectTarget({ spaceId, assigned }: Project) {
  return { kind: 'project', spaceId, assigned, open: true } as const;
}

function keptOf({ id, version, hash, frozenAt, publishedAt }: BalanceHead): Kept {
  return {
    id,
    version,
    hash,
    frozenAt: frozenAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  };
}

async function placesOf({ reference }: Pick<Services, 'reference'>): Promise<Place[]> {
  const { zones } = await reference.pack();
  return zones.map(({ code, name, lon, lat }) => ({ code, name, lon, lat }));
}
