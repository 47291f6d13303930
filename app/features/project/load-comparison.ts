import { formatNumber, project, roadmap, scenarioIn } from '#app/documents/index.ts';
import type { Result } from '#app/engine/types.ts';
import { figureKey, type Balance } from '#app/features/impact/balance.ts';
import { criteriaOf, sourcesOf, type CriterionRule, type GivenMarks } from '#app/features/impact/criteria.ts';
import { scoreCandidates } from '#app/features/impact/score-candidates.ts';
import { findZone } from '#app/reference/index.ts';
import { authorise, type Actor, type Points, type Services } from '#app/services/index.ts';
import type { CandidateFile, ComparisonData, GroupRules } from './data.ts';
import { planSteps } from '#app/documents/index.ts';
import { criterionKey, rulesOf } from './rules.ts';

/** Why a comparison cannot be shown; the route turns it into a status. */
export type ComparisonFailure = 'not-signed-in' | 'no-right' | 'unknown-space';

/**
 * All that the comparison, a project page and the projected screen start from: candidates as they are now, the rules of
 * the group, and the first figures, computed here and stored nowhere. `focus` is the project whose map is drawn; `whole` keeps
 * every figure, for what does not travel to a browser.
 */
export async function loadComparison(
  services: Services,
  person: Actor | null,
  spaceId: string,
  focus: string | null = null,
  whole = false,
): Promise<Result<ComparisonData>> {
  const space = await services.spaces.get(spaceId);
  if (space === null) return { ok: false, failure: { code: 'unknown-space' } };
  const right = authorise(person, 'read', { kind: 'space', spaceId: space.id });
  if (!right.ok || person === null)
    return { ok: false, failure: { code: right.ok ? 'not-signed-in' : right.failure.code } };
  const [pack, projects, tally, ballots, mine, plan, rules] = await Promise.all([
    services.reference.pack(space.pack),
    services.projects.list(space.id),
    services.weights.tally(space.id),
    services.weights.ballots(space.id),
    services.weights.mine(space.id, person.id),
    focus === null ? null : services.documents.snapshot(roadmap, space.id),
    loadCriteria(services, space),
  ]);
  const zone = findZone(pack, space.zone);
  const { criteria } = rules;
  const candidates = await Promise.all(
    projects.map(async ({ id, number, assigned }): Promise<CandidateFile | null> => {
      const [read, observed] = await Promise.all([
        services.documents.snapshot(project, id),
        services.observations.list(id),
      ]);
      // What cannot be read of a damaged file is left out; the page shows the rest.
      const snapshot = read.ok ? read.value : read.failure.code === 'schema' ? read.failure.partial : null;
      const writes = authorise(person, 'write', {
        kind: 'project',
        spaceId: space.id,
        assigned,
        open: true,
      }).ok;
      return snapshot === null
        ? null
        : {
            id,
            number: formatNumber(space.prefix, number),
            writes,
            snapshot,
            // Not who typed it, nor when: the page does not show them.
            observed: observed.map(({ year, measure, value, proof }) => ({ year, measure, value, proof })),
          };
    }),
  );
  const known = candidates
    .filter((candidate) => candidate !== null)
    .filter(({ snapshot }) => snapshot.fields.status !== 'dropped');
  const group = groupRules(criteria, sourcesOf(criteria, pack.sources), ballots, tally);
  const slices = new Map(
    await Promise.all(
      [...new Set(known.map(({ snapshot }) => scenarioIn(space.zone, snapshot).zone))].map(
        async (code) => [code, await services.reference.slice(code, 'central', space.pack)] as const,
      ),
    ),
  );
  const first = await scoreCandidates(
    known.map(({ id, snapshot, observed }) => ({
      id,
      scenario: scenarioIn(space.zone, snapshot, observed),
    })),
    (code) => slices.get(code) ?? null,
    rulesOf(group),
  );
  const shown = shownKeys(criteria);
  return {
    ok: true,
    value: {
      space: {
        id: space.id,
        name: space.name,
        zone: space.zone,
        basin: zone?.name ?? space.zone,
        pack: space.pack,
      },
      person: { id: person.id, name: person.name, color: person.color },
      rules: {
        locked: rules.locked,
        manages: authorise(person, 'set-criteria', { kind: 'space', spaceId: space.id }).ok,
        marks: authorise(person, 'mark', { kind: 'space', spaceId: space.id }).ok,
      },
      creates: authorise(person, 'create-project', { kind: 'space', spaceId: space.id }).ok,
      ballot: {
        open: authorise(person, 'weigh', { kind: 'space', spaceId: space.id }).ok,
        own: mine === null ? null : criteria.map((rule) => mine[criterionKey(rule)] ?? 0),
      },
      candidates: known,
      group,
      initial: {
        ...first,
        balances: Object.fromEntries(
          Object.entries(first.balances).map(([id, balance]) => [
            id,
            whole ? balance : lighten(balance, shown, id === focus),
          ]),
        ),
      },
      places: pack.zones.map(({ code, name, lon, lat }) => ({ code, name, lon, lat })),
      branches: pack.branches.map(({ code, label }) => ({ code, label })),
      plan: plan?.ok === true ? planSteps(plan.value.collections.actions) : [],
    },
  };
}

/** The criteria of a space with the marks given, and who locked their scales. */
export async function loadCriteria(
  services: Pick<Services, 'reference' | 'scoring'>,
  space: { id: string; zone: string; pack: string | null },
): Promise<{ criteria: CriterionRule[]; locked: ComparisonData['rules']['locked'] }> {
  const [pack, set, marks] = await Promise.all([
    services.reference.pack(space.pack),
    services.scoring.current(space.id),
    services.scoring.marks(space.id),
  ]);
  const given: Record<string, Record<string, GivenMarks[string][string]>> = {};
  for (const { projectId, criterion, value, by } of marks)
    (given[criterion] ??= {})[projectId] = { value, by: by.name, at: by.at.toISOString() };
  return {
    criteria: criteriaOf(pack, space.zone, set?.criteria ?? [], given),
    locked: set?.locked ? { by: set.locked.name, at: set.locked.at.toISOString() } : null,
  };
}

/** Criteria with the ballots put in their order, as shares; a ballot about other criteria counts for what it says of these. */
function groupRules(
  criteria: readonly CriterionRule[],
  sources: GroupRules['sources'],
  ballots: readonly Points[],
  tally: { voters: number; criteria: Readonly<Record<string, { mean: number; sd: number }>> },
): GroupRules {
  const rows = ballots
    .map((points) => criteria.map((rule) => points[criterionKey(rule)] ?? 0))
    .filter((row) => row.some((value) => value > 0))
    .map((row) => {
      const total = row.reduce((sum, value) => sum + value, 0);
      return row.map((value) => value / total);
    });
  const of = (rule: CriterionRule): { mean: number; sd: number } | undefined =>
    tally.criteria[criterionKey(rule)];
  return {
    criteria,
    ballots: rows,
    sources,
    mean: criteria.map((rule) => (rows.length === 0 ? 100 / criteria.length : (of(rule)?.mean ?? 0))),
    spread: criteria.map((rule) => (rows.length === 0 ? 0 : (of(rule)?.sd ?? 0))),
    voters: rows.length,
  };
}

/** Figures a page shows before its engine is there; the rest would only make it heavy. */
function shownKeys(criteria: readonly CriterionRule[]): ReadonlySet<string> {
  const levels = ['basin', 'department', 'region', 'france', 'abroad', 'total'] as const;
  return new Set([
    ...criteria.map(criterionKey),
    ...['J01', 'J04', 'J05', 'J06'].map((id) => figureKey(id, 'total', 'gross')),
    ...levels.map((level) => figureKey('J06', level, 'gross')),
    figureKey('J07', 'total', 'net-france'),
    figureKey('J06', 'basin', 'gross'),
    figureKey('E23', 'total', 'net-france'),
    figureKey('F41', 'total', 'net-france'),
    figureKey('T12', 'france', 'gross'),
    ...['J15', 'E13'].flatMap((id) => [figureKey(id, 'basin', 'gross'), figureKey(id, 'total', 'gross')]),
  ]);
}

function lighten(balance: Balance, keys: ReadonlySet<string>, mapped: boolean): Balance {
  return {
    ...balance,
    zones: mapped ? balance.zones : [],
    years: mapped ? balance.years : [],
    figures: Object.fromEntries(Object.entries(balance.figures).filter(([key]) => keys.has(key))),
  };
}
