import { describe, expect, it } from 'vitest';
import { anAction as action } from '#tests/factories/action.ts';
import { comingDates, currentStage, lateActions, stageProgress } from './progress.ts';

const today = '2026-11-21';

describe('progress of a basin', () => {
  it('counts done and late actions by stage', () => {
    const actions = [
      action({ stage: 3, progress: 100, end: '2026-10-01' }),
      action({ stage: 3, progress: 35, votedEnd: '2026-11-03' }),
      action({ stage: 4, start: '2027-01-12', end: '2027-03-01' }),
    ];
    const progress = stageProgress(actions, today);
    expect(progress[2]).toMatchObject({ total: 2, done: 1, late: 1, share: 0.675 });
    expect(progress[3]).toMatchObject({ total: 1, done: 0, late: 0, startsOn: '2027-01-12' });
    expect(currentStage(progress)).toBe(3);
  });

  it('is at stage 1 with nothing planned and at stage 6 with everything done', () => {
    expect(currentStage(stageProgress([], today))).toBe(1);
    expect(currentStage(stageProgress([action({ stage: 2, progress: 100 })], today))).toBe(6);
  });

  it('lists the latest action first and the soonest date first', () => {
    const actions = [
      action({ id: 'x', votedEnd: '2026-11-17' }),
      action({ id: 'y', votedEnd: '2026-11-03' }),
      action({ id: 'z', votedEnd: '2026-12-24' }),
      action({ id: 'w', votedEnd: '2026-11-21' }),
    ];
    expect(lateActions(actions, today).map((a) => [a.id, a.days])).toEqual([
      ['y', 18],
      ['x', 4],
    ]);
    expect(comingDates(actions, today, 5).map((a) => a.id)).toEqual(['w', 'z']);
  });
});
