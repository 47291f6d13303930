import { expect, test } from 'vitest';
import { anAction as action } from '#tests/factories/action.ts';
import { byOwner, byStage, consequences, rowsOf } from './stages.ts';

const TODAY = '2026-11-24';

test('the six stages are there even when one has no action', () => {
  const groups = byStage(
    rowsOf([action({ stage: 4, budget: 180 }), action({ stage: 4, budget: 20 })], TODAY),
  );
  expect(groups.map((group) => group.rows.length)).toEqual([0, 0, 0, 2, 0, 0]);
  expect(groups[3]?.budget).toBe(200);
});

test('an action without a stage stands in the first one', () => {
  expect(byStage(rowsOf([action({ stage: null })], TODAY))[0]?.rows).toHaveLength(1);
});

test.each([
  ['2026-11-23', 1],
  ['2026-11-24', 0],
  ['2026-11-25', 0],
])('due on %s, an action is %i day late', (votedEnd, days) => {
  expect(rowsOf([action({ votedEnd, progress: 20 })], TODAY)[0]?.lateDays).toBe(days);
});

test('owners are one person whatever the capitals, and the late come first', () => {
  const rows = rowsOf(
    [
      action({ owner: 'N. Keller' }),
      action({ owner: 'n. keller ' }),
      action({ owner: 'T. Roy', votedEnd: '2026-11-01' }),
    ],
    TODAY,
  );
  expect(byOwner(rows).map(({ owner, rows: own }) => [owner, own.length])).toEqual([
    ['T. Roy', 1],
    ['N. Keller', 2],
  ]);
});

test('what waits for a late action is pushed, the milestone named first', () => {
  const lateOne = action({ start: '2026-10-15', end: '2026-12-20', votedEnd: '2026-11-06' });
  const next = action({ start: '2026-12-10', end: '2027-03-01', dependsOn: [lateOne.id] });
  const milestone = action({ start: '2027-03-01', end: '2027-03-01', milestone: true, dependsOn: [next.id] });
  const moved = consequences(rowsOf([lateOne, next, milestone], TODAY), [next.id, milestone.id]);
  expect(moved.map(({ action: { id } }) => id)).toEqual([milestone.id, next.id]);
  expect(moved[0]?.outlook.slip).toBeGreaterThan(0);
});
