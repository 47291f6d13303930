import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assess,
  assessEverywhere,
  landingOf,
  movable,
  prepareBasin,
  prepareEverywhere,
  traceDrawn,
  traceLanding,
  traceOutcome,
  type Everywhere,
  type EverywhereTable,
} from '#app/engine/index.ts';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Level, Scenario, TraceNode, Variant } from '#app/engine/types.ts';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';

const RUNS = { seed: 20_260_101, numRuns: 25 };
const pack = aPack();
const table = tableOf(pack);
const project: Scenario = { zone: '2705', branch: 'CK', directJobs: 150 };

function tableOf(of: ReferencePack): EverywhereTable {
  const made = prepareEverywhere(of);
  if (!made.ok) throw new Error(made.failure.code);
  return made.value;
}

function everywhere(change: Partial<Scenario> = {}, draws = 20): Everywhere {
  const found = assessEverywhere({ ...project, ...change }, pack, table, { draws });
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
}

function figure(scenario: Scenario, id: string, level: Level, variant: Variant = 'gross'): number {
  const found = assess(scenario, pack, { draws: 0 });
  return (
    found.indicators.find((one) => one.id === id && one.level === level && one.variant === variant)?.value ??
    Number.NaN
  );
}

/** `relative` of the figure, or of one job when it is smaller. */
function close(value: number, expected: number, relative: number): void {
  expectClose(value, expected, { abs: relative, rel: relative });
}

const scenarios = fc.record({
  branch: fc.constantFrom('AZ', 'CK', 'GZ', 'MA'),
  directJobs: fc.double({ min: 1, max: 900, noNaN: true }),
  exportShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  purchases: fc.option(fc.double({ min: 0, max: 50_000, noNaN: true })),
  assumptions: fc.constantFrom(
    {},
    { displacementElasticity: 0.3 },
    { savingSpread: 1.2, incomeTaxRate: 0.08 },
  ),
  localPurchaseShare: fc.option(fc.double({ min: 0, max: 0.6, noNaN: true })),
});

describe('the same project in every zone', () => {
  it('R-111 gives each zone the middle figures that assess gives there, to 1e-8', () => {
    fc.assert(
      fc.property(scenarios, (change) => {
        for (const outcome of everywhere(change, 1).outcomes) {
          const there = movable({ ...project, ...change }, outcome.zone);
          close(outcome.gross.value, figure(there, 'J06', 'basin'), 1e-8);
          close(outcome.net.value, figure(there, 'J07', 'basin', 'net-basin'), 1e-8);
          close(outcome.france.value, figure(there, 'J07', 'total', 'net-france'), 1e-8);
          close(outcome.valueAdded, figure(there, 'E06', 'basin'), 1e-8);
          close(outcome.elsewhere, figure(there, 'T11', 'france'), 1e-8);
          close(outcome.displacedElsewhere, figure(there, 'T12', 'france'), 1e-8);
          close(outcome.boughtHere, assess(there, pack, { draws: 0 }).inputs.localPurchaseShare.value, 1e-8);
        }
      }),
      RUNS,
    );
  });

  it('R-111 lands the jobs where assess does, in 32 bits', () => {
    for (const zone of ['2705', '1109', '8404']) {
      const there = movable(project, zone);
      const landing = landingOf(there, pack, table);
      if (!landing.ok) throw new Error(landing.failure.code);
      const expected = assess(there, pack, { draws: 0 }).zones;
      for (const [at, effect] of landing.value.entries()) {
        const known = expected[at];
        expect(effect.zone).toBe(known?.zone);
        close(effect.indirect, known?.indirect ?? 0, 1e-6);
        close(effect.induced, known?.induced ?? 0, 1e-6);
        close(effect.displaced, known?.displaced ?? 0, 1e-12);
        expect(effect.direct).toBe(known?.direct);
      }
    }
  });

  it('R-141 opens what lands in a zone on terms that give it back', () => {
    const shared = everywhere();
    const from = shared.outcomes.find(({ zone }) => zone === '2705');
    const landing = landingOf(movable(project, '2705'), pack, table);
    if (!landing.ok || from === undefined) throw new Error('no landing');
    for (const effect of landing.value) {
      const open = (which: Parameters<typeof traceLanding>[4]) =>
        traceLanding(shared, from, landing.value, effect, which);
      const value = (node: TraceNode | undefined): number => node?.value ?? Number.NaN;
      const [jobs, lost] = open('balance').inputs;
      close(value(open('balance')), value(jobs) - value(lost), 1e-12);
      close(value(jobs), effect.direct + effect.indirect + effect.induced, 1e-12);
      close(
        value(jobs),
        jobs?.inputs.reduce((sum, { value: part }) => sum + (part ?? 0), 0) ?? Number.NaN,
        1e-12,
      );
      close(value(lost), value(lost?.inputs[0]) * value(lost?.inputs[1]), 1e-12);
      // All the jobs displaced: those of the project, times what the market loses.
      const [all] = lost?.inputs ?? [];
      close(value(all), value(all?.inputs[0]) * value(all?.inputs[1]), 1e-12);
      // Each part is the whole of its kind times the share of the zone.
      for (const part of jobs?.inputs.slice(-2) ?? [])
        close(value(part), value(part.inputs[0]) * value(part.inputs[1]), 1e-12);
    }
  });

  it('R-114 opens what a zone would draw to itself on its two parts', () => {
    const shared = everywhere();
    for (const outcome of shared.outcomes) {
      const drawn = traceDrawn(shared, outcome);
      expect(drawn.value).toBe(outcome.indirect + outcome.induced);
      expect(drawn.inputs.map(({ value }) => value)).toEqual([outcome.indirect, outcome.induced]);
    }
  });

  it('R-24 keeps the total over France the same wherever the project is', () => {
    const totals = everywhere().outcomes.map(({ gross, elsewhere }) => gross.value + elsewhere);
    for (const total of totals) close(total, totals[0] ?? Number.NaN, 1e-10);
  });

  it('R-111 gives nothing for a project of no size, and twice as much for twice the project', () => {
    for (const outcome of everywhere({ directJobs: 0 }).outcomes) {
      expect([outcome.gross.value, outcome.net.value, outcome.france.value, outcome.valueAdded]).toEqual([
        0, 0, 0, 0,
      ]);
      expect([outcome.winners, outcome.losers]).toEqual([0, 0]);
    }
    const [one, two] = [everywhere(), everywhere({ directJobs: 300 })];
    for (const [at, { gross }] of one.outcomes.entries()) {
      close(two.outcomes[at]?.gross.value ?? Number.NaN, 2 * gross.value, 1e-12);
    }
  });

  it('R-112 draws what stays in a zone as the whole model does, within 2 % of it', () => {
    const found = assessEverywhere(project, pack, table, { draws: 300 });
    if (!found.ok) throw new Error(found.failure.code);
    const prepared = prepareBasin(pack, '2705', { draws: table.draws });
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const whole = assess(
      movable(project),
      { ...pack, responses: { '2705': prepared.value } },
      { draws: 300 },
    );
    const known = whole.indicators.find(
      ({ id, level, variant }) => id === 'J07' && level === 'basin' && variant === 'net-basin',
    );
    const net = found.value.outcomes.find(({ zone }) => zone === '2705')?.net;
    close(net?.p10 ?? Number.NaN, known?.p10 ?? Number.NaN, 0.02);
    close(net?.p90 ?? Number.NaN, known?.p90 ?? Number.NaN, 0.02);
  });

  it('R-113 ranks zones on their net jobs and ties those whose gap is inside the interval', () => {
    const { outcomes } = everywhere({}, 100);
    const ordered = outcomes.toSorted((a, b) => b.net.value - a.net.value);
    expect(ordered[0]?.rank).toBe(1);
    for (const [at, outcome] of ordered.entries()) {
      expect(outcome.rank).toBeGreaterThanOrEqual(ordered[at - 1]?.rank ?? 1);
      expect(outcome.rank).toBeLessThanOrEqual(at + 1);
      if (outcome.rank < at + 1) expect(outcome.tied).toBe(true);
    }
  });

  it('R-113 gives the same ranks whatever the order of the zones', () => {
    const order = [3, 1, 5, 0, 2, 4];
    const pick = <T>(list: readonly T[]): T[] => order.flatMap((at) => list.slice(at, at + 1));
    const moved = {
      ...pack,
      zones: pick(pack.zones),
      posts: pick(pack.posts),
      distances: pick(pack.distances).map((row) => pick(row)),
    };
    const found = assessEverywhere(project, moved, tableOf(moved), { draws: 50 });
    if (!found.ok) throw new Error(found.failure.code);
    const before = new Map(everywhere({}, 50).outcomes.map((outcome) => [outcome.zone, outcome]));
    for (const outcome of found.value.outcomes) {
      expect(outcome.rank).toBe(before.get(outcome.zone)?.rank);
      close(outcome.net.value, before.get(outcome.zone)?.net.value ?? Number.NaN, 1e-8);
    }
  });

  it('R-110 leaves out what only holds where it was declared, and says so', () => {
    const declared = everywhere(
      { localPurchaseShare: 0.5, residentShare: 0.9, assumptions: { deltaExposed: 0.3 } },
      5,
    );
    expect(declared.leftOut).toEqual(['localPurchaseShare', 'residentShare', 'deltaExposed']);
    expect(declared.outcomes).toEqual(everywhere({}, 5).outcomes);
    expect(everywhere().leftOut).toEqual([]);
  });

  it('R-26 leaves out a zone without posts, and names it', () => {
    const { outcomes, without } = everywhere();
    expect(without).toEqual(['0601']);
    expect(outcomes.map(({ zone }) => zone)).not.toContain('0601');
  });

  it('R-90 opens each figure on terms that give it back', () => {
    const found = everywhere({}, 20);
    const outcome = found.outcomes.find(({ zone }) => zone === '1109');
    if (!outcome) throw new Error('no such zone');
    for (const which of ['net', 'france'] as const) {
      const [supported, ...shares] = traceOutcome(found, outcome, which).inputs;
      const kept = shares.reduce((product, { value }) => product * (1 - (value ?? 0)), 1);
      close((supported?.value ?? Number.NaN) * kept, outcome[which].value, 1e-12);
      const terms = supported?.inputs.reduce((total, { value }) => total + (value ?? 0), 0);
      close(terms ?? Number.NaN, supported?.value ?? 0, 1e-12);
    }
  });

  it('R-51 grades a declared share as declared, and an assumption as one', () => {
    const terms = (change: Partial<Scenario>, which: 'net' | 'france') => {
      const found = everywhere(change, 5);
      const [outcome] = found.outcomes;
      if (!outcome) throw new Error('no zone');
      const [, ...shares] = traceOutcome(found, outcome, which).inputs;
      return shares.map(({ id, grade, rule }) => [id, grade, rule].join(' '));
    };
    expect(terms({}, 'france')).toEqual(['deadweight E R-61', 'displacement E R-62', 'substitution E R-64']);
    const declared = { deadweight: 0.1, displacement: 0.2 };
    expect(terms(declared, 'france')).toEqual([
      'deadweight B R-51',
      'displacement B R-51',
      'substitution E R-64',
    ]);
    expect(terms(declared, 'net')[1]).toBe('basinDisplacement E R-62');
  });

  it('R-80 refuses a scenario that is not valid, and a table of another pack', () => {
    expect(assessEverywhere({ ...project, branch: 'ZZ' }, pack, table)).toMatchObject({
      ok: false,
      failure: { code: 'unknown-branch' },
    });
    expect(assessEverywhere(project, aPack({ version: 'other' }), table)).toMatchObject({
      ok: false,
      failure: { code: 'table-of-another-pack', pack: 'other', table: 'synthetic-1' },
    });
    expect(prepareEverywhere({ ...pack, distances: [] })).toMatchObject({
      ok: false,
      failure: { code: 'response-missing' },
    });
  });
});
