import { describe, expect, it } from 'vitest';
import { checkContent, cleanText, parseMarks } from './contents.ts';
import { checkMarks, countBallots, type Marks, orderFor, type Poll } from './polls.ts';
import { paceOf, type MeetingPlan, type PlanStep } from './agenda.ts';

describe('what people send', () => {
  it('is cleaned of what nobody typed on purpose, and keeps its lines', () => {
    expect(cleanText('  Fonderie\u0000\u200b  d’acier\r\n\r\n\r\n\r\nà Bourogne ')).toBe(
      'Fonderie d’acier\n\nà Bourogne',
    );
    expect(cleanText('👩\u200d🏭')).toBe('👩\u200d🏭');
  });

  it('reads a form as it reads JSON', () => {
    const form = { title: 'Turbines', jobs: '1 200', returns: 'wages', horizon: '', filiere: 'fonderie' };
    expect(checkContent('priority', form)).toEqual({
      ok: true,
      value: {
        title: 'Turbines',
        filiere: 'fonderie',
        jobs: 1200,
        jobKind: '',
        returns: ['wages'],
        returnsNote: '',
        place: '',
        horizon: null,
        why: '',
      },
    });
  });

  it.each([
    ['statement', { text: 'x'.repeat(5000) }, { field: 'text', why: 'too-long', found: 5000, max: 280 }],
    ['statement', { text: '🎉🎉' }, { field: 'text', why: 'empty' }],
    ['statement', {}, { field: 'text', why: 'empty' }],
    ['statement', null, { field: '' }],
    ['priority', { title: 'a', jobs: 'beaucoup' }, { field: 'jobs', why: 'wrong' }],
    ['priority', { title: 'a', jobs: 20_001 }, { field: 'jobs', why: 'wrong' }],
    ['priority', { title: 'a', returns: ['gold'] }, { field: 'returns' }],
    ['site', { site: 'Alsthom', kind: 'closure' }, { field: 'year' }],
    ['action', { title: 'Réunir', day: '2026-02-30' }, { field: 'day' }],
  ] as const)('refuses a %s', (kind, content, failure) => {
    expect(checkContent(kind, content)).toMatchObject({
      ok: false,
      failure: { code: 'invalid-content', ...failure },
    });
  });

  it('keeps hostile markup as the words it is', () => {
    expect(checkContent('comment', { text: '<script>alert(1)</script>' })).toEqual({
      ok: true,
      value: { text: '<script>alert(1)</script>' },
    });
  });

  it('refuses a ballot that has not the shape of one', () => {
    expect(parseMarks({ marks: { a: 1.5 } }).ok).toBe(false);
    expect(parseMarks('a').ok).toBe(false);
    expect(parseMarks({ marks: { a: 1 } })).toEqual({ ok: true, value: { marks: { a: 1 }, notes: {} } });
  });
});

const options = ['a', 'b', 'c'].map((id) => ({
  id,
  label: id,
  contributionId: null,
  projectId: null,
  number: null,
}));

function ballot(marks: Record<string, number>, notes: Record<string, string> = {}): Marks {
  return { marks, notes };
}

describe('a ballot', () => {
  const cases: [Poll['method'], number, Record<string, number>, string | null][] = [
    ['points', 100, { a: 60, b: 40 }, null],
    ['points', 100, { a: 60, b: 30 }, null],
    ['points', 100, { a: 60, b: 41 }, 'ballot-total'],
    ['points', 100, { a: -1 }, 'ballot-mark'],
    ['points', 100, { a: 0 }, 'ballot-empty'],
    ['points', 100, { z: 5 }, 'unknown-option'],
    ['points', 100, { c: 5 }, 'own-option'],
    ['points', 100, { a: 5, c: 0 }, null],
    ['weights', 100, { a: 60, b: 30 }, 'ballot-total'],
    ['weights', 100, { a: 60, b: 40 }, null],
    ['scale', 5, { a: 5, b: 1 }, null],
    ['scale', 5, { a: 6 }, 'ballot-mark'],
    ['consent', 3, { a: 1 }, null],
    ['consent', 3, { a: 4 }, 'ballot-mark'],
    ['ranking', 3, { a: 2, b: 1 }, null],
    ['ranking', 3, { a: 1, b: 1 }, 'ballot-places'],
    ['ranking', 3, { a: 2, b: 3 }, 'ballot-places'],
  ];
  it.each(cases)('by %s of %i: %o', (method, budget, marks, code) => {
    const checked = checkMarks({ method, budget, options }, ballot(marks), new Set(['c']));
    expect(checked.ok ? null : checked.failure.code).toBe(code);
  });
});

describe('a count', () => {
  it('adds points, shares ranks when they are equal, and leaves nobody out', () => {
    const result = countBallots({ method: 'points', options }, [
      ballot({ a: 60, b: 40 }),
      ballot({ b: 20, c: 0 }),
    ]);
    expect(result.voters).toBe(2);
    expect(result.options.map(({ option, score, rank, marked }) => [option, score, rank, marked])).toEqual([
      ['a', 60, 1, 1],
      ['b', 60, 1, 2],
      ['c', 0, 3, 0],
    ]);
  });

  it('gives a first place the most, and a card left out nothing', () => {
    const result = countBallots({ method: 'ranking', options }, [ballot({ a: 1, b: 2 }), ballot({ b: 1 })]);
    expect(result.options.map(({ score }) => score)).toEqual([2, 3, 0]);
  });

  it('tells objections without telling who spoke first', () => {
    const one = ballot({ a: 1 }, { a: 'Trop loin' });
    const two = ballot({ a: 3, b: 2 }, { b: 'Pas sans le lycée' });
    const poll = { method: 'consent', options } as const;
    expect(countBallots(poll, [one, two])).toEqual(countBallots(poll, [two, one]));
    expect(countBallots(poll, [one, two])).toMatchObject({
      options: [{ score: 0.5, spread: { 1: 1, 3: 1 } }, { score: 0, spread: { 2: 1 } }, { marked: 0 }],
      notes: [
        { option: 'a', mark: 1, text: 'Trop loin' },
        { option: 'b', mark: 2, text: 'Pas sans le lycée' },
      ],
    });
  });

  it('shows each person another order, always the same, and over a room each place as often', () => {
    const seen = new Map<string, number>();
    for (let person = 0; person < 3000; person += 1) {
      const order = orderFor(options, `poll person-${person}`);
      expect(orderFor([...options].reverse(), `poll person-${person}`)).toEqual(order);
      const first = order[0]?.id ?? '';
      seen.set(first, (seen.get(first) ?? 0) + 1);
    }
    for (const { id } of options) expect(seen.get(id)).toBeGreaterThan(900);
  });
});

describe('the pace', () => {
  const start = Date.UTC(2026, 10, 24, 13);
  const minutes = (count: number) => start + count * 60_000;
  const step = (id: string, length: number) => ({ id, minutes: length }) as PlanStep;
  const plan = (at: string | null, timer: Partial<MeetingPlan['timer']> = {}) => ({
    meeting: { startsAt: new Date(start) } as MeetingPlan['meeting'],
    steps: [step('a', 15), step('b', 40), step('c', 10)],
    currentStepId: at,
    openedAt: new Date(start),
    timer: { endsAt: null, paused: false, remaining: null, ...timer },
  });

  it('is late by what the current step takes beyond its plan', () => {
    const timer = { endsAt: new Date(minutes(60)) };
    expect(paceOf(plan('b', timer), minutes(30))).toMatchObject({
      plannedEnd: minutes(65),
      expectedEnd: minutes(70),
      lateMinutes: 5,
    });
    expect(paceOf(plan('b', timer), minutes(30)).plannedAt.get('c')).toBe(minutes(55));
  });

  it('grows while a step runs over, and while a pause lasts', () => {
    const over = { endsAt: new Date(minutes(55)) };
    expect(paceOf(plan('b', over), minutes(58)).lateMinutes).toBe(3);
    const paused = { paused: true, remaining: 10 * 60_000 };
    expect(paceOf(plan('b', paused), minutes(50)).lateMinutes).toBe(5);
    expect(paceOf(plan('b', paused), minutes(52)).lateMinutes).toBe(7);
  });

  it('starts from the opening when the meeting was moved to another day', () => {
    const moved = { ...plan('b', { endsAt: new Date(minutes(2060)) }), openedAt: new Date(minutes(2000)) };
    expect(paceOf(moved, minutes(2020))).toMatchObject({ plannedEnd: minutes(2065), lateMinutes: 5 });
  });

  it('can be ahead, and is nothing before the opening', () => {
    expect(paceOf(plan('c', { endsAt: new Date(minutes(60)) }), minutes(50)).lateMinutes).toBe(-5);
    expect(paceOf({ ...plan(null), openedAt: null }, minutes(-600)).lateMinutes).toBe(0);
  });
});
