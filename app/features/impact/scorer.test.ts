import { describe, expect, it } from 'vitest';
import type { ReferencePack } from '#app/engine/pack.ts';
import type { Scenario } from '#app/engine/types.ts';
import { aPack } from '#tests/factories/pack.ts';
import { INPUT_KEY, valueOf } from './balance.ts';
import { criteriaFor } from './criteria.ts';
import type { FromWorker, Rules } from './protocol.ts';
import { scoreCandidates } from './score-candidates.ts';
import { createScorer } from './scorer.ts';

const belfort: Scenario = { zone: '2705', branch: 'CK', directJobs: 52 };
const foundry: Scenario = { zone: '2705', branch: 'MA', directJobs: 45 };
const pack: ReferencePack = aPack();
const rules: Rules = {
  criteria: criteriaFor(pack, '2705').map(({ criterion }) => criterion),
  ballots: [],
};

/** A scorer whose later tasks wait in a queue until the test runs them. */
function scorerOnQueue() {
  const heard: FromWorker[] = [];
  const tasks: (() => void)[] = [];
  let told: () => void = () => undefined;
  /** Once the scorer has said that the pack is there. */
  const ready = new Promise<void>((resolve) => {
    told = resolve;
  });
  const scorer = createScorer({
    loadPack: (zone, version) =>
      zone === '2705'
        ? Promise.resolve(version === null ? pack : { ...pack, version })
        : Promise.reject(new Error('unknown-zone')),
    post: (message) => {
      heard.push(message);
      if (message.type === 'ready') told();
    },
    later: (task) => tasks.push(task),
  });
  const runAll = (): void => {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) task();
  };
  const of = <Type extends FromWorker['type']>(type: Type) =>
    heard.filter((message): message is Extract<FromWorker, { type: Type }> => message.type === type);
  return { scorer, heard, ready, runAll, runOne: () => tasks.shift()?.(), of };
}

async function opened() {
  const setting = scorerOnQueue();
  setting.scorer.receive({ type: 'open', zones: ['2705'], pack: null });
  await setting.ready;
  setting.scorer.receive({ type: 'rules', rules, candidates: ['a', 'b'] });
  setting.scorer.receive({ type: 'score', candidate: 'a', stamp: 1, scenario: belfort });
  setting.scorer.receive({ type: 'score', candidate: 'b', stamp: 1, scenario: foundry });
  return setting;
}

describe('the engine that follows edits', () => {
  it('derives a figure asked for before the pack has arrived, once it has', async () => {
    const { scorer, of } = scorerOnQueue();
    scorer.receive({ type: 'score', candidate: 'a', stamp: 1, scenario: belfort });
    scorer.receive({ type: 'trace', request: 1, candidate: 'a', key: 'J07|basin|net-basin' });
    expect(of('trace')).toEqual([]);
    await expect.poll(() => of('trace').length).toBe(1);
    expect(of('trace')[0]?.root?.id).toBe('J07');
  });

  it('scores again what it holds when the space reads other figures', async () => {
    const { scorer, of, runAll } = await opened();
    runAll();
    scorer.receive({ type: 'open', zones: ['2705'], pack: '2026-11-22.1' });
    await expect.poll(() => of('central').length).toBe(4);
    runAll();
    const latest = (type: 'central' | 'drawn') =>
      of(type)
        .slice(-2)
        .map(({ candidate, balance }) => [candidate, balance.pack]);
    expect(latest('central')).toEqual([
      ['a', '2026-11-22.1'],
      ['b', '2026-11-22.1'],
    ]);
    expect(latest('drawn').map(([, of]) => of)).toEqual(['2026-11-22.1', '2026-11-22.1']);
    expect(of('contest')).toHaveLength(2);
  });

  it('answers an edit at once, then its draws, then the ranking of all', async () => {
    const { of, runAll } = await opened();
    expect(of('central').map(({ candidate }) => candidate)).toEqual(['a', 'b']);
    expect(of('drawn')).toEqual([]);
    runAll();
    expect(
      of('drawn')
        .map(({ candidate }) => candidate)
        .sort(),
    ).toEqual(['a', 'b']);
    const [contest] = of('contest');
    expect(contest?.contest.standings.map(({ candidate }) => candidate).sort()).toEqual(['a', 'b']);
    for (const standing of contest?.contest.standings ?? []) {
      expect(standing.acceptability.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });

  it('gives the score of the ranking ahead of its draws', async () => {
    const { of, runAll } = await opened();
    runAll();
    const standings = of('contest').at(-1)?.contest.standings ?? [];
    for (const { candidate, score } of of('central')) {
      expect(standings.find((standing) => standing.candidate === candidate)?.score).toBeCloseTo(
        score ?? Number.NaN,
        9,
      );
    }
  });

  it('drops the draws of a figure that has since changed, and moves the net with the jobs', async () => {
    const { scorer, of, runAll } = await opened();
    runAll();
    scorer.receive({ type: 'score', candidate: 'a', stamp: 2, scenario: { ...belfort, directJobs: 6 } });
    scorer.receive({ type: 'score', candidate: 'a', stamp: 3, scenario: { ...belfort, directJobs: 60 } });
    runAll();
    expect(
      of('drawn')
        .filter(({ candidate }) => candidate === 'a')
        .map(({ stamp }) => stamp),
    ).toEqual([1, 3]);
    const nets = of('central')
      .filter(({ candidate }) => candidate === 'a')
      .map(({ balance }) => valueOf(balance, 'J07', 'basin', 'net-basin') ?? 0);
    expect(nets).toHaveLength(3);
    expect(nets[1]).toBeLessThan(nets[0] ?? 0);
    expect(nets[2]).toBeGreaterThan(nets[0] ?? 0);
  });

  it('never turns two candidates round by adding a third', async () => {
    const { scorer, of, runAll } = await opened();
    runAll();
    const before =
      of('contest')
        .at(-1)
        ?.contest.standings.map(({ candidate, score }) => [candidate, score]) ?? [];
    scorer.receive({
      type: 'score',
      candidate: 'c',
      stamp: 1,
      scenario: { ...belfort, branch: 'FZ', directJobs: 500 },
    });
    scorer.receive({ type: 'rules', rules, candidates: ['a', 'b', 'c'] });
    runAll();
    const after = of('contest').at(-1)?.contest.standings ?? [];
    expect(after).toHaveLength(3);
    expect(
      after.filter(({ candidate }) => candidate !== 'c').map(({ candidate, score }) => [candidate, score]),
    ).toEqual(before);
  });

  it('ranks again when the group changes its weights, without touching the figures', async () => {
    const { scorer, of, runAll } = await opened();
    runAll();
    const drawn = of('drawn').length;
    const wagesOnly = rules.criteria.map(({ id }) => (id === 'S02' ? 1 : 0));
    scorer.receive({ type: 'rules', rules: { ...rules, ballots: [wagesOnly] }, candidates: ['a', 'b'] });
    runAll();
    expect(of('drawn')).toHaveLength(drawn);
    const [before, after] = [of('contest').at(-2), of('contest').at(-1)];
    expect(after?.contest.standings.map(({ score }) => score)).not.toEqual(
      before?.contest.standings.map(({ score }) => score),
    );
  });

  it('ranks the others when one candidate is refused, and says which', async () => {
    const { scorer, of, runAll } = await opened();
    scorer.receive({ type: 'score', candidate: 'b', stamp: 2, scenario: { ...foundry, branch: 'ZZ' } });
    runAll();
    expect(of('failed')).toEqual([{ type: 'failed', candidate: 'b', code: 'unknown-branch' }]);
    expect(
      of('contest')
        .at(-1)
        ?.contest.standings.map(({ candidate }) => candidate),
    ).toEqual(['a']);
  });

  it('derives a figure and an input on demand, with the sources they name', async () => {
    const { scorer, of, runAll } = await opened();
    runAll();
    scorer.receive({ type: 'trace', request: 1, candidate: 'a', key: 'J07|basin|net-basin' });
    scorer.receive({ type: 'trace', request: 2, candidate: 'a', key: `${INPUT_KEY}grossWage` });
    scorer.receive({ type: 'trace', request: 3, candidate: 'a', key: 'X99|basin|gross' });
    const [figure, input, nothing] = of('trace');
    expect(figure?.root).toMatchObject({ id: 'J07', grade: 'E' });
    expect(figure?.root?.inputs.length).toBeGreaterThan(2);
    expect(input?.root?.id).toBe('grossWage');
    expect(figure?.sources).toEqual(pack.sources);
    expect(nothing?.root).toBeNull();
  });

  it('weighs what not knowing each undeclared input costs, once the draws are done', async () => {
    const { scorer, of, runAll } = await opened();
    scorer.receive({ type: 'focus', candidate: 'a' });
    runAll();
    const [answer] = of('swings');
    expect(answer).toMatchObject({ candidate: 'a', stamp: 1 });
    expect(answer?.swings.some(({ netAtLow, netAtHigh }) => Math.abs(netAtHigh - netAtLow) > 0.5)).toBe(true);
    expect(answer?.swings.map(({ input }) => input)).not.toContain('directJobs');
  });

  it('gives on the server the digits that the browser will compute', async () => {
    const { of, runAll } = await opened();
    runAll();
    const first = await scoreCandidates(
      [
        { id: 'a', scenario: belfort },
        { id: 'b', scenario: foundry },
      ],
      () => pack,
      rules,
    );
    expect(first.refused).toEqual({});
    expect(first.contest).toEqual(of('contest').at(-1)?.contest);
    expect(first.balances['a']).toEqual(of('drawn').find(({ candidate }) => candidate === 'a')?.balance);
  });

  it('keeps the page when a stored scenario cannot be scored', async () => {
    const first = await scoreCandidates(
      [
        { id: 'a', scenario: belfort },
        { id: 'b', scenario: { zone: '2705', branch: '' } },
        { id: 'c', scenario: { zone: '9999', branch: 'CK' } },
      ],
      (zone) => (zone === '2705' ? pack : null),
      rules,
    );
    expect(Object.keys(first.balances)).toEqual(['a']);
    expect(first.refused).toEqual({ b: 'unknown-branch', c: 'unknown-zone' });
  });
});
