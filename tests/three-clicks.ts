import { readFileSync } from 'node:fs';
import {
  assess,
  assessEverywhere,
  everywhereSources,
  landingOf,
  movable,
  opportunities,
  perspective,
  prepareEverywhere,
  purchaseFlows,
  traceDrawn,
  traceLanding,
  traceOpportunity,
  traceOutcome,
  yardsticks,
} from '#app/engine/index.ts';
import { ASSUMPTION_IDS } from '#app/engine/assumptions.ts';
import { citedBy, sourcesIn } from '#app/engine/cells.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { INPUTS, type Scenario, type TraceNode } from '#app/engine/types.ts';
import { zoneTrace } from '#app/engine/zone-trace.ts';
import { basinAround, nodesAround } from '#app/features/basin/around.ts';
import { basinFigures, franceRateNode } from '#app/features/basin/figures.ts';
import { rateNode } from '#app/features/basin/unemployment-chart.tsx';
import { figureOrigins } from '#app/features/diagnostic/figure-origins.ts';
import { READINGS, readingsOf } from '#app/features/impact/readings.ts';
import { findZone, type FullPack } from '#app/reference/index.ts';
import { demoProjects } from '../prisma/seed/projects.ts';

const SHIPPED = new URL('../app/reference/pack/responses-2705.json', import.meta.url);
/** The zone of the demonstration projects. */
export const ZONE = '2705';

/**
 * What is no figure of a table and says so: an assumption of the method, stated with its range on the page « Méthode », or a convention of a
 * rule. Anything else that ends a derivation must be read in an official table, or declared by the project.
 */
const CONVENTIONS: ReadonlySet<string> = new Set([
  ...ASSUMPTION_IDS,
  // written in the rule.
  'hiredShare',
  'landChoice',
  'tenseRate',
  'slackRate',
  'reachDecay',
]);

/** Openings from the figure to the cell: the panel, the rest of a long list, the address of the table. */
const OPENINGS = 3;

/** A project by its name. */
export type Named = { name: string; scenario: Scenario };

/** All that a project page and its balance show of the six projects. */
export function* figuresOfProjects(
  full: FullPack,
  named: readonly Named[] = scenarios(),
): Generator<[string, TraceNode]> {
  const pack = withBelfort(full);
  for (const { name, scenario } of named) {
    const assessment = assess(scenario, pack, { draws: 0 });
    for (const { id, level, variant, missing } of assessment.indicators) {
      const key = `${id}|${level}|${variant}`;
      const root = assessment.traces[key];
      // A figure that is not computed says what it lacks: there is nothing to open.
      if (missing === null && root !== undefined) yield [`${name} ${key}`, root];
    }
    for (const { score, trace } of assessment.fit.parts) {
      const root = assessment.traces[trace];
      if (score !== null && root !== undefined) yield [`${name} ${trace}`, root];
    }
    for (const { id, unknown, trace } of Object.values(assessment.inputs))
      if (unknown !== true) yield [`${name} input ${id}`, trace];
    for (const which of ['gained', 'lost'] as const) {
      const root = zoneTrace(assessment, pack, '2714', which);
      if (root !== null) yield [`${name} zone ${which}`, root];
    }
    const flows = purchaseFlows(scenario, pack);
    const seen = perspective(scenario, pack);
    if (!flows.ok || !seen.ok) throw new Error('A demonstration project is refused.');
    for (const [key, root] of Object.entries(flows.value.traces)) yield [`${name} flow ${key}`, root];
    for (const [key, root] of Object.entries(seen.value.traces)) yield [`${name} view ${key}`, root];
  }
  for (const [key, root] of Object.entries(yardsticks(pack))) yield [`bound ${key}`, root];
}

/** All that the pages of a basin show. */
export function* figuresOfBasin(pack: FullPack, code: string): Generator<[string, TraceNode]> {
  const zone = findZone(pack, code);
  if (zone === null) throw new Error(`No zone ${code}.`);
  const basin = basinFigures(pack, zone);
  const nodes: [string, TraceNode | null | undefined][] = [
    ...basin.figures.flatMap((figure): [string, TraceNode | null][] => [
      [`${figure.id} zone`, figure.zone],
      [`${figure.id} region`, figure.region],
      [`${figure.id} france`, figure.france],
      [`${figure.id} comparable`, figure.comparable],
    ]),
    ...basin.comparable.map(({ code, overlap }): [string, TraceNode | null] => [`overlap ${code}`, overlap]),
    ...basin.specialisations.flatMap((one): [string, TraceNode | null][] => [
      [`quotient ${one.code}`, one.quotient],
      [`posts ${one.code}`, one.posts],
      [`change ${one.code}`, one.change],
    ]),
    ['manufacturing', basin.manufacturing?.posts],
    ['manufacturing change', basin.manufacturing?.change],
  ];
  const { unemployment } = basin;
  if (unemployment !== null) {
    for (const [at, quarter] of unemployment.quarters.entries()) {
      const rate = unemployment.zone[at] ?? null;
      nodes.push([`rate ${quarter}`, rate === null ? null : rateNode(pack.sources, zone, quarter, rate)]);
      nodes.push([`rate of France ${quarter}`, franceRateNode(unemployment, at)]);
    }
  }
  const suited = opportunities(pack, code);
  if (!suited.ok) throw new Error(suited.failure.code);
  for (const one of suited.value)
    nodes.push([`suits ${one.branch}`, traceOpportunity(one, `${zone.name}, ${one.branch}`)]);
  for (const [id, node] of Object.entries(figureOrigins(pack, code).nodes))
    nodes.push([`diagnostic ${id}`, node]);
  for (const [at, node] of nodesAround(basinAround(pack, zone)).entries()) nodes.push([`around ${at}`, node]);
  for (const [name, node] of nodes) if (node) yield [`${code} ${name}`, node];
}

/** Zones that « Et ailleurs ? » is walked over: 305 take half a minute to solve, and their derivations are made alike. */
const SOME_ZONES = [ZONE, '8404', '2714', '1109', '9301', '0301', '0302', '0601', '0101', '0401'];

/** Projects that declare little, so that every stand-in is walked. */
export const UNDECLARED: readonly Named[] = [
  { name: 'no more than jobs', scenario: { zone: ZONE, branch: 'CK', directJobs: 150 } },
  { name: 'no more than turnover', scenario: { zone: ZONE, branch: 'CA', turnover: 40_000 } },
  { name: 'declared loss', scenario: { zone: ZONE, branch: 'JB', directJobs: 20, displacement: 0.3 } },
];

/** All that « Et ailleurs ? » opens: the six projects in some zones, and who gains or loses from where they are. */
export function* figuresOfEverywhere(
  full: FullPack,
  named: readonly Named[] = [...scenarios(), ...UNDECLARED],
): Generator<[string, TraceNode]> {
  const kept = full.zones.flatMap(({ code }, at) => (SOME_ZONES.includes(code) ? [at] : []));
  const pick = <T>(list: readonly T[]): T[] => kept.flatMap((at) => list.slice(at, at + 1));
  const pack: ReferencePack = {
    ...full,
    zones: pick(full.zones),
    posts: pick(full.posts),
    distances: pick(full.distances).map(pick),
  };
  const table = prepareEverywhere(pack, { draws: 1 });
  if (!table.ok) throw new Error(table.failure.code);
  for (const { name, scenario } of named) {
    const everywhere = assessEverywhere(scenario, pack, table.value, { draws: 1 });
    const landing = landingOf(movable(scenario), pack, table.value);
    if (!everywhere.ok || !landing.ok) throw new Error(`${name} is refused everywhere.`);
    const { outcomes } = everywhere.value;
    const own = outcomes.find(({ zone }) => zone === ZONE);
    if (own === undefined) throw new Error(`${name} has no figure at home.`);
    const cited = new Set(everywhereSources(everywhere.value.reads));
    for (const outcome of outcomes) {
      for (const figure of ['gross', 'net', 'france'] as const)
        yield [
          `${name} elsewhere ${outcome.zone} ${figure}`,
          traceOutcome(everywhere.value, outcome, figure),
        ];
      yield [`${name} elsewhere ${outcome.zone} drawn`, traceDrawn(everywhere.value, outcome)];
    }
    for (const effect of landing.value) {
      for (const which of ['jobs', 'lost', 'balance'] as const) {
        const root = traceLanding(everywhere.value, own, landing.value, effect, which);
        // The page carries these sources and no other.
        const unknown = sourcesIn(root).filter((id) => !cited.has(id));
        if (unknown.length > 0) throw new Error(`${name}: the page has no block for ${unknown.join()}`);
        yield [`${name} elsewhere ${effect.zone} ${which}`, root];
      }
    }
  }
}

/** What stops an economist on the way from a figure to its cells; empty when nothing does. */
export function offendersOf(figure: string, root: TraceNode, pack: ReferencePack): string[] {
  const found: string[] = [];
  const listed = readingsOf(root, pack.sources);
  for (const node of nodesOf(root)) {
    const name = `${figure}: ${node.id} ${node.cell ?? ''} (${node.grade})`;
    for (const source of citedBy(node))
      if (pack.sources[source] === undefined) found.push(`${name}: no block for ${source}`);
    for (const cell of node.reads ?? []) {
      const table = listed
        .find(({ source }) => source.id === cell.source)
        ?.tables.find((one) => one.name === cell.table);
      const at =
        table?.readings.findIndex(({ node: one }) => one.id === node.id && one.value === node.value) ?? -1;
      // The panel, the rest of a long list, the address of the table.
      const openings = at < 0 ? Infinity : at < READINGS ? 2 : 3;
      if (openings > OPENINGS) found.push(`${name}: its cell is not listed`);
      const where = table?.table ?? null;
      if (where === null) found.push(`${name}: nobody says how ${cell.source} ${cell.table} is written`);
      else if ([where.file, where.row, where.column, where.unit, where.year].some((text) => text === ''))
        found.push(`${name}: file, row or column missing`);
      else if (!/^https:\/\/[\w.-]+\//.test(`${where.url}/`)) found.push(`${name}: no address`);
      for (const axis of [cell.row, cell.column]) {
        const codes = 'count' in axis ? [axis.from, axis.to] : [axis.code, axis.label];
        if (codes.some((code) => code === '')) found.push(`${name}: a row or a column without a name`);
      }
    }
    if (node.inputs.length > 0 || (node.reads ?? []).length > 0) continue;
    if (node.grade === 'A' || node.grade === 'B') continue;
    if (CONVENTIONS.has(node.id) && node.sources.length === 0 && node.rule.startsWith('R-')) continue;
    // An input that nobody declared and nothing stands in for: shown as absent.
    if (node.id in INPUTS && node.value === 0) continue;
    found.push(`${name}: ends without a cell`);
  }
  return found;
}

/** Every node of a derivation, once. */
export function nodesOf(root: TraceNode): TraceNode[] {
  const seen = new Set<TraceNode>();
  const visit = (node: TraceNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    node.inputs.forEach(visit);
  };
  visit(root);
  return [...seen];
}

/** The pack with the solved response of the demonstration's zone. */
export function withBelfort(pack: FullPack): ReferencePack {
  // Written by the builder in this very shape.
  const { response } = JSON.parse(readFileSync(SHIPPED, 'utf8')) as { response: unknown };
  return { ...pack, responses: { [ZONE]: response } };
}

/** The six demonstration projects as the engine reads them. */
export function scenarios(): Named[] {
  return demoProjects(2026).map(({ id, content }) => {
    const fields: Readonly<Record<string, unknown>> = content.fields;
    const declared = Object.keys(INPUTS).flatMap((input) =>
      typeof fields[input] === 'number' ? [[input, fields[input]] as const] : [],
    );
    const mix = Object.values(content.collections.purchaseMix ?? []).flatMap(({ branch, share }) =>
      typeof branch === 'string' && typeof share === 'number' ? [[branch, share] as const] : [],
    );
    return {
      name: id,
      scenario: {
        zone: ZONE,
        branch: String(fields['branch']),
        commune: typeof fields['commune'] === 'string' ? fields['commune'] : null,
        purchaseMix: Object.fromEntries(mix),
        ...Object.fromEntries(declared),
      },
    };
  });
}
