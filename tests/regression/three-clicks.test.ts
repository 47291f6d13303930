import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '#app/engine/index.ts';
import type { OfficialCell, Scenario, TraceNode } from '#app/engine/types.ts';
import { en, fr } from '#app/i18n/messages/index.ts';
import { type FullPack, loadPack } from '#app/reference/index.ts';
import {
  figuresOfBasin,
  figuresOfEverywhere,
  figuresOfProjects,
  nodesOf,
  offendersOf,
  withBelfort,
  ZONE,
} from '#tests/three-clicks.ts';
import { demoProjects } from '../../prisma/seed/projects.ts';

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
