import { assumptionOf, type Accuracy } from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Result } from '#app/engine/types.ts';
import { readTyped } from '#app/features/project/input-field.tsx';
import type { I18n } from '#app/i18n/index.ts';
import {
  authorise,
  isObserved,
  type Actor,
  type BalanceContent,
  type FrozenBalance,
  type Observation,
  type Services,
} from '#app/services/index.ts';
import { projectTarget } from './load-balance.ts';
import { compareOutcome, learnFrom, type Compared, type Past, type Proposal } from './outcome.ts';
import { sheetOf } from './sheet.ts';

/** The page « Prévu et constaté » of a project. */
export type OutcomePage = {
  project: { id: string; spaceId: string; title: string; basin: string; branch: string };
  /** What is compared: the first frozen forecast, or the forecast of now when none is frozen; null when it cannot be computed. */
  against: { version: number; frozenAt: string; id: string } | 'today' | null;
  /** Why there is no forecast to compare with. */
  refused: string | null;
  compared: readonly Compared[];
  accuracy: Accuracy;
  /** Projects of the space whose forecast was frozen before what happened. */
  judged: number;
  proposals: readonly Proposal[];
  /** The person may type what happened. */
  writes: boolean;
  thisYear: number;
};

type Needed = Pick<Services, 'balances' | 'observations' | 'projects' | 'reference' | 'spaces'>;

/** Projects of a space that past forecasts are read from, at most: the page stays a page. */
const MOST = 60;

/** What was forecast and what happened, for who may read the project. Failures: those of `authorise`, `unknown-project`. */
export async function loadOutcome(
  services: Needed,
  person: Actor | null,
  projectId: string,
  now: Date,
): Promise<Result<OutcomePage>> {
  const project = await services.projects.get(projectId);
  if (project === null) {
    return { ok: false, failure: { code: person === null ? 'not-signed-in' : 'unknown-project' } };
  }
  const target = projectTarget(project);
  const right = authorise(person, 'read', target);
  if (!right.ok) return right;
  const [observed, kept] = await Promise.all([
    services.observations.list(projectId),
    firstForecast(services, projectId),
  ]);
  const drafted = kept === null ? await services.balances.draft(projectId) : null;
  const content = kept?.content ?? (drafted?.ok === true ? drafted.value : null);
  const space = await services.spaces.get(project.spaceId);
  const pack = await services.reference.pack(space?.pack ?? null);
  const past = await pastOf(services, project.spaceId, pack);
  const { central } = assumptionOf(pack, 'deltaExposed');
  const { accuracy, proposals } = learnFrom(past, content?.scenario.branch ?? '', central);
  return {
    ok: true,
    value: {
      project: {
        id: projectId,
        spaceId: project.spaceId,
        title: content?.project.title ?? '',
        basin: content?.project.basin ?? '',
        branch: content?.project.branch ?? '',
      },
      against:
        kept !== null
          ? { version: kept.version, frozenAt: kept.frozenAt.toISOString(), id: kept.id }
          : content === null
            ? null
            : 'today',
      refused: drafted !== null && !drafted.ok ? drafted.failure.code : null,
      compared: content === null ? bare(observed) : compareOutcome(sheetOf(content), observed),
      accuracy,
      judged: past.length,
      proposals,
      writes: authorise(person, 'write', target).ok,
      thisYear: now.getUTCFullYear(),
    },
  };
}

/** What the form of the page holds: an empty value takes the year's back. */
export type Typed = { year: string; measure: string; value: string; proof: string };

/**
 * Keeps what somebody typed, in the unit that the page shows. Failures: those of `authorise` and of `Observations.record`,
 * `unknown-measure`, and `unreadable` with its `sentence`.
 */
export async function recordOutcome(
  services: Pick<Services, 'observations' | 'projects'>,
  person: Actor | null,
  projectId: string,
  { year, measure, value, proof }: Typed,
  i18n: I18n,
): Promise<Result<void>> {
  const project = await services.projects.get(projectId);
  if (project === null) {
    return { ok: false, failure: { code: person === null ? 'not-signed-in' : 'unknown-project' } };
  }
  const right = authorise(person, 'write', projectTarget(project));
  if (!right.ok) return right;
  if (!isObserved(measure)) return { ok: false, failure: { code: 'unknown-measure' } };
  const read = readTyped(i18n, measure, value.slice(0, 60));
  if (!read.ok) return { ok: false, failure: { code: 'unreadable', sentence: read.sentence } };
  return services.observations.record({
    projectId,
    year: /^\d{4}$/u.test(year) ? Number(year) : Number.NaN,
    measure,
    value: read.value,
    proof,
    byId: person?.id ?? null,
  });
}

/** The first forecast that was frozen, with what it says; null when none is. */
async function firstForecast(
  { balances }: Pick<Services, 'balances'>,
  projectId: string,
): Promise<FrozenBalance | null> {
  for (const head of (await balances.list(projectId)).toReversed()) {
    const kept = await balances.get(head.id);
    if (kept !== null && kept.content.effective === undefined) return kept;
  }
  return null;
}

/** Projects of the space with something observed, and a forecast frozen in that year or before. */
async function pastOf(services: Needed, spaceId: string, pack: ReferencePack): Promise<Past[]> {
  const jobs = pack.posts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const all = jobs.reduce((sum, count) => sum + count, 0);
  const past: Past[] = [];
  for (const project of (await services.projects.list(spaceId)).slice(0, MOST)) {
    const observed = await services.observations.list(project.id);
    if (observed.length === 0) continue;
    const kept = await firstForecast(services, project.id);
    // A forecast made afterwards is none.
    const known = observed.filter(({ year }) => kept !== null && kept.frozenAt.getUTCFullYear() <= year);
    if (kept === null || known.length === 0) continue;
    const { content } = kept;
    const zone = pack.zones.findIndex(({ code }) => code === content.scenario.zone);
    past.push({
      projectId: project.id,
      sector: content.scenario.branch,
      size: all > 0 ? (jobs[zone] ?? 0) / all : 0,
      delta: deltaOf(content, assumptionOf(pack, 'deltaExposed').central),
      localEstimated: !content.inputs.localPurchaseShare.declared,
      displacementEstimated: !content.inputs.displacement.declared,
      compared: compareOutcome(sheetOf(content), known),
    });
  }
  return past;
}

/** δ of the exposed branches that a forecast was made with. */
function deltaOf({ scenario }: BalanceContent, central: number): number {
  return scenario.assumptions?.deltaExposed ?? central;
}

function bare(observed: readonly Observation[]): Compared[] {
  return observed.map(({ year, measure, value, proof, author, at }) => ({
    ...{ year, measure, value, proof, author },
    at: at.toISOString(),
    forecast: null,
    inside: null,
    ratio: null,
  }));
}
