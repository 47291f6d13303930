import { describe, expect, it } from 'vitest';
import { changesBetween, deltaOf, GESTURE_MS, nextMove, settleMove, type Move } from './moves.ts';

const nadia = { id: 'p1', name: 'Nadia' };
const samia = { id: 'p2', name: 'Samia' };

function moveOf(
  overrides: Partial<Parameters<typeof nextMove>[1]> = {},
  last: Move | null = null,
): Move | null {
  return nextMove(last, {
    candidate: 'a',
    change: { input: 'directJobs', from: 52, to: 6 },
    by: nadia,
    at: 1_000,
    estimate: null,
    before: { net: 49, score: 68 },
    ...overrides,
  });
}

describe('what just moved', () => {
  it('lists the inputs that differ, a cleared one included, and nothing else', () => {
    expect(changesBetween({ directJobs: 52, turnover: 11_400 }, { directJobs: 60, turnover: null })).toEqual([
      { input: 'directJobs', from: 52, to: 60 },
      { input: 'turnover', from: 11_400, to: null },
    ]);
    expect(changesBetween({ directJobs: 52 }, { directJobs: 52, grossWage: null })).toEqual([]);
  });

  it('reads the keystrokes of one gesture as one move from where it began', () => {
    const first = moveOf();
    const second = moveOf(
      { change: { input: 'directJobs', from: 6, to: 60 }, at: 1_300, before: { net: 5, score: 12 } },
      first,
    );
    expect(second).toMatchObject({ from: 52, to: 60, before: { net: 49, score: 68 } });
  });

  it('begins a new move for another person, another field, another project or a later time', () => {
    const first = moveOf();
    const change = { input: 'directJobs', from: 6, to: 60 } as const;
    expect(moveOf({ change, by: samia }, first)?.from).toBe(6);
    expect(moveOf({ change: { input: 'turnover', from: 1, to: 2 } }, first)?.from).toBe(1);
    expect(moveOf({ change, candidate: 'b' }, first)?.from).toBe(6);
    expect(moveOf({ change, at: 1_000 + GESTURE_MS - 1 }, first)?.from).toBe(52);
    expect(moveOf({ change, at: 1_000 + GESTURE_MS }, first)?.from).toBe(6);
  });

  it('is nothing when the gesture comes back to where it began', () => {
    expect(moveOf({ change: { input: 'directJobs', from: 6, to: 52 }, at: 1_200 }, moveOf())).toBeNull();
  });

  it('says by how much net and score moved once the engine has answered, about that project only', () => {
    const move = moveOf({ change: { input: 'directJobs', from: 52, to: 60 } });
    expect(move && deltaOf(move)).toEqual({ net: null, score: null });
    expect(settleMove(move, 'b', { net: 1, score: 1 })).toBe(move);
    const settled = settleMove(move, 'a', { net: 56, score: 71 });
    expect(settled && deltaOf(settled)).toEqual({ net: 7, score: 3 });
  });

  it('leaves a reading it does not know unsaid', () => {
    const settled = settleMove(moveOf({ before: { net: null, score: 68 } }), 'a', { net: 56, score: null });
    expect(settled && deltaOf(settled)).toEqual({ net: null, score: null });
  });
});
