import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { assess } from '#app/engine/index.ts';
import { aPack } from '#tests/factories/pack.ts';
import { balanceOf } from './balance.ts';
import type { EnginePort } from './engine-port.ts';
import type { FromWorker } from './protocol.ts';
import { useScores } from './use-scores.ts';

/** The end of a worker's line, spoken into by hand. */
function line(): { port: EnginePort; say: (message: FromWorker) => void } {
  let hear: (message: FromWorker) => void = () => undefined;
  return {
    port: { listen: (listener) => void (hear = listener), post: () => undefined, close: () => undefined },
    say: (message) => act(() => hear(message)),
  };
}

describe('scores on a page', () => {
  it('stop waiting for a ranking when the scenario is refused after its central figure', () => {
    const { port, say } = line();
    const scenario = { zone: '2705', branch: 'CK', directJobs: 60 };
    const balance = balanceOf(assess(scenario, aPack(), { draws: 0 }));
    const candidates = [{ id: 'a', scenario }];
    const initial = { balances: {}, contest: null, refused: {} };
    const rules = { criteria: [], ballots: [] };
    const { result } = renderHook(() => useScores({ candidates, rules, initial, openPort: () => port }));
    say({ type: 'central', candidate: 'a', stamp: 1, balance, score: null });
    expect(result.current).toMatchObject({ comparing: true, drawing: new Set(['a']) });
    say({ type: 'failed', candidate: 'a', code: 'engine' });
    expect(result.current).toMatchObject({ comparing: false, drawing: new Set(), refused: { a: 'engine' } });
  });
});
