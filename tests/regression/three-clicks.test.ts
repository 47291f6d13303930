import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  assess,
  assessEverywhere,
  everywhereSources,
  landingOf,
  movable,
  perspective,
  prepareEverywhere,
  purchaseFlows,
  opportunities,
  traceDrawn,
  traceLanding,
  traceOpportunity,
  traceOutcome,
  yardsticks,
} from '#app/engine/index.ts';
import { citedBy, sourcesIn } from '#app/engine/cells.ts';
import { ASSUMPTION_IDS } from '#app/engine/assumptions.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import { INPUTS, type OfficialCell, type Scenario, type TraceNode } from '#app/engine/types.ts';
import { zoneTrace } from '#app/engine/zone-trace.ts';
import { basinFigures, franceRateNode } from '#app/features/basin/figures.ts';
import { rateNode } from '#app/features/basin/unemployment-chart.tsx';
import { READINGS, readingsOf } from '#app/features/impact/readings.ts';
import { en, fr } from '#app/i18n/messages/index.ts';
import { findZone, type FullPack, loadPack } from '#app/reference/index.ts';
import { demoProjects } from '../../prisma/seed/projects.ts';

const SHIPPED = new URL('../../app/reference/pack/responses-2705.json', import.meta.url);
const ZONE = '2705';

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

describe('from any figure to the cell of the official table', () => {
  let pack: FullPack;
  let roots: ReadonlyMap<string, TraceNode>;

  beforeAll(async () => {
    pack = await loadPack();
    roots = new Map([
      ...figuresOfProjects(pack),
      ...figuresOfBasin(pack, ZONE),
      ...figuresOfBasin(pack, '8404'),
      ...figuresOfEverywhere(pack),
    ]);
  }, 120_000);

  it('R-440 covers the six projects, their flows and perspective, the pages of two basins, and « Et ailleurs ? »', () => {
    expect(demoProjects(2026)).toHaveLength(6);
    expect(roots.size).toBeGreaterThan(1500);
    const elsewhere = [...roots.keys()].filter((name) => name.includes(' elsewhere '));
    expect(elsewhere.length).toBeGreaterThan(400);
  });

  it('R-443 every derivation ends in a cell with its file, row, column and address, in three openings at most', () => {
    const offenders = new Set<string>();
    for (const [figure, root] of roots) for (const one of offendersOf(figure, root, pack)) offenders.add(one);
    expect([...offenders].slice(0, 40), `${offenders.size} offenders`).toEqual([]);
  });

  it('R-443 the walk finds a leaf that hides its cell, and one that has no address', () => {
    const bare: TraceNode = {
      id: 'posts.basin',
      value: 1,
      unit: 'FTE',
      grade: 'C',
      rule: 'R-10',
      inputs: [],
      sources: ['insee-flores'],
      cell: ZONE,
    };
    expect(offendersOf('x', bare, pack)).toHaveLength(1);
    const cell: OfficialCell = {
      source: 'insee-flores',
      table: 'no such table',
      row: { code: ZONE, label: 'Belfort' },
      column: { code: 'CK', label: 'Machines' },
      value: 1,
    };
    expect(offendersOf('x', { ...bare, reads: [cell], readAs: 'cell' }, pack)).toHaveLength(1);
    expect(offendersOf('x', { ...bare, sources: [], grade: 'D', id: 'branchOutput' }, pack)).toHaveLength(1);
  });

  it('R-441 says in both languages how the cells make each figure, and names each figure', () => {
    const unsaid = new Set<string>();
    for (const root of roots.values()) {
      for (const node of nodesOf(root)) {
        for (const messages of [fr, en]) {
          if (node.readAs !== undefined && !(`trace.read.${node.readAs}` in messages))
            unsaid.add(`read ${node.readAs}`);
          const named = [
            'trace.label',
            'indicator',
            'input',
            'assumption',
            'coefficient',
            'opportunities.part',
          ];
          if (!named.some((subject) => `${subject}.${node.id}` in messages)) unsaid.add(node.id);
        }
      }
    }
    expect([...unsaid].filter((id) => !id.startsWith('opportunity.'))).toEqual([]);
  });
});

describe('official cells', () => {
  let pack: FullPack;

  beforeAll(async () => {
    pack = await loadPack();
  });

  it('R-440 the jobs of a branch are the sum of the cells that its derivation names', () => {
    const leaf = leafOf(pack, 'accountsJobs', 'CH');
    expect(cellValues(leaf)).toEqual([62.3, 287.3]);
    expect(sum(cellValues(leaf)) * 1000).toBe(leaf?.value);
  });

  it('R-440 what a branch buys of another is made of the two official tables by the rule told', () => {
    const leaf = leafOf(pack, 'productShare', 'CH × CK');
    const { use, make } = pack.published ?? {};
    const [ch, ck] = ['CH', 'CK'].map((code) => pack.branches.findIndex((one) => one.code === code));
    if (leaf === undefined || use === undefined || make === undefined || ch === undefined || ck === undefined)
      throw new Error('The pack has lost its official cells.');
    const flow = make.reduce((total, row, product) => {
      const all = sum(row);
      return total + (all > 0 ? ((row[ch] ?? 0) / all) * (use.rows[product]?.[ck] ?? 0) : 0);
    }, 0);
    const bought = sum(pack.flows.map((row) => row[ck] ?? 0));
    expect(flow / bought).toBeCloseTo(leaf.value ?? 0, 6);
    // The cell itself: products CH bought by branch CK, as published.
    expect(leaf.reads?.[0]).toMatchObject({
      source: 'insee-tes-2019',
      table: 'use',
      row: { code: 'CH' },
      column: { code: 'CK' },
      value: use.rows[ch]?.[ck],
    });
  });

  it('R-440 a share of WIOD is the ratio of the cells named', () => {
    const leaf = leafOf(pack, 'wiod.valueAdded', 'CK');
    const [added = 0, output = 1] = cellValues(leaf);
    expect(added / output).toBeCloseTo(leaf?.value ?? 0, 6);
  });

  it('R-440 the saving rate is 1 less the ratio of the two cells named', () => {
    const leaf = leafOf(pack, 'savingRate');
    const [spending = 0, income = 1] = cellValues(leaf);
    expect(1 - spending / income).toBeCloseTo(leaf?.value ?? 0, 8);
  });

  it('R-440 the deflator is the product of the rises named', () => {
    const leaf = leafOf(pack, 'deflator');
    expect(leaf?.reads?.map(({ year }) => year)).toEqual(['2020', '2021', '2022', '2023']);
    const product = cellValues(leaf).reduce((level, rise) => level * (1 + rise / 100), 1);
    expect(product).toBeCloseTo(leaf?.value ?? 0, 12);
  });

  it('R-440 the rate of unemployment is the cell of the last quarter, as published', () => {
    const leaf = leafOf(pack, 'unemployment', ZONE);
    expect(leaf?.reads).toMatchObject([
      {
        source: 'insee-chomage',
        row: { code: ZONE, label: 'Belfort' },
        column: { code: '2025-T4' },
        value: 9.3,
      },
    ]);
    expect(pack.sources['insee-chomage']?.tables?.['rates']).toMatchObject({
      file: 'chomage-zone-t1-2003-t4-2025.xlsx',
      sheet: 'txcho_ze',
    });
  });

  it('R-442 the output of a branch is what is first bought of it and what the others buy of it', () => {
    let seen = 0;
    for (const node of nodesOf(traceOf(pack, 'J04|total|gross'))) {
      if (node.id !== 'branchOutput') continue;
      seen += 1;
      const parts = sum(node.inputs.map(({ value }) => value ?? 0));
      expect(parts).toBeCloseTo(node.value ?? 0, 6);
      const [first] = node.inputs;
      const product = (first?.inputs ?? []).reduce((all, { value }) => all * (value ?? 0), 1);
      expect(product).toBeCloseTo(first?.value ?? 0, 6);
    }
    expect(seen).toBeGreaterThan(30);
  });
});

/** All that a project page and its balance show of the six projects. */
function* figuresOfProjects(full: FullPack): Generator<[string, TraceNode]> {
  const pack = withBelfort(full);
  for (const { name, scenario } of scenarios()) {
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
function* figuresOfBasin(pack: FullPack, code: string): Generator<[string, TraceNode]> {
  const zone = findZone(pack, code);
  if (zone === null) throw new Error(`No zone ${code}.`);
  const basin = basinFigures(pack, zone);
  const nodes: [string, TraceNode | null | undefined][] = [
    ...basin.figures.flatMap((figure): [string, TraceNode | null][] => [
      [`${figure.id} zone`, figure.zone],
      [`${figure.id} region`, figure.region],
      [`${figure.id} france`, figure.france],
    ]),
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
  for (const [name, node] of nodes) if (node) yield [`${code} ${name}`, node];
}

/** Zones that « Et ailleurs ? » is walked over: 305 take half a minute to solve, and their derivations are made alike. */
const SOME_ZONES = [ZONE, '8404', '2714', '1109', '9301', '0301', '0302', '0601', '0101', '0401'];

/** All that « Et ailleurs ? » opens: the six projects in some zones, and who gains or loses from where they are. */
function* figuresOfEverywhere(full: FullPack): Generator<[string, TraceNode]> {
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
  const undeclared = [
    { name: 'no more than jobs', scenario: { zone: ZONE, branch: 'CK', directJobs: 150 } },
    { name: 'no more than turnover', scenario: { zone: ZONE, branch: 'CA', turnover: 40_000 } },
    { name: 'declared loss', scenario: { zone: ZONE, branch: 'JB', directJobs: 20, displacement: 0.3 } },
  ];
  for (const { name, scenario } of [...scenarios(), ...undeclared]) {
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
function offendersOf(figure: string, root: TraceNode, pack: ReferencePack): string[] {
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

function nodesOf(root: TraceNode): TraceNode[] {
  const seen = new Set<TraceNode>();
  const visit = (node: TraceNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    node.inputs.forEach(visit);
  };
  visit(root);
  return [...seen];
}

function withBelfort(pack: FullPack): ReferencePack {
  // Written by the builder in this very shape.
  const { response } = JSON.parse(readFileSync(SHIPPED, 'utf8')) as { response: unknown };
  return { ...pack, responses: { [ZONE]: response } };
}

function scenarios(): { name: string; scenario: Scenario }[] {
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

function traceOf(pack: FullPack, key: string): TraceNode {
  const scenario: Scenario = { zone: ZONE, branch: 'CK', directJobs: 150 };
  const root = assess(scenario, withBelfort(pack), { draws: 0 }).traces[key];
  if (root === undefined) throw new Error(`No derivation ${key}.`);
  return root;
}

function leafOf(pack: FullPack, id: string, cell?: string): TraceNode | undefined {
  return ['J07|basin|net-basin', 'J05|total|gross', 'J04|total|gross', 'E04|total|gross']
    .flatMap((key) => nodesOf(traceOf(pack, key)))
    .find((node) => node.id === id && (cell === undefined || node.cell === cell));
}

function cellValues(node: TraceNode | undefined): number[] {
  return (node?.reads ?? []).map(({ value }) => value ?? Number.NaN);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
