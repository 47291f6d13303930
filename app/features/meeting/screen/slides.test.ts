import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addItem, emptyDocument, meeting, readDocument, type MeetingSnapshot } from '#app/documents/index.ts';
import { filiereOnScreen, pollOnScreen, secondsLeft, sitesOnScreen, verdictsOf, wallOf } from './slides.ts';

const SERVER = { id: 'server', name: '' };

function snapshot(
  build: (add: (collection: string, id: string, values: object) => void) => void,
): MeetingSnapshot {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, emptyDocument(meeting));
  build((collection, id, values) => {
    // The name of a collection of the spec; the writer checks the values.
    const added = addItem(meeting, doc, collection as 'cards', values, SERVER, id);
    if (!added.ok) throw new Error(JSON.stringify(added.failure));
  });
  const read = readDocument(meeting, doc);
  if (!read.ok) throw new Error('unreadable');
  return read.value;
}

describe('the wall', () => {
  const cards = (
    add: (collection: string, id: string, values: object) => void,
    group: string | null = null,
  ) => {
    for (let n = 1; n <= 9; n += 1) {
      add('cards', `c${n}`, { title: `Carte ${n}`, shownAt: n, ...(group === null ? {} : { group }) });
    }
  };

  it('shows the six that came last, and says how many are elsewhere', () => {
    const wall = wallOf(
      snapshot((add) => cards(add)),
      null,
    );
    expect(wall.families[0]?.cards.map(({ id }) => id)).toEqual(['c9', 'c8', 'c7', 'c6', 'c5', 'c4']);
    expect(wall).toMatchObject({ total: 9, elsewhere: 3 });
  });

  it('shows the three largest families with two cards of each', () => {
    const wall = wallOf(
      snapshot((add) => {
        for (const id of ['a', 'b', 'c', 'd']) add('groups', id, { title: id.toUpperCase(), position: 0 });
        cards(add, 'b');
        add('cards', 'x', { title: 'X', shownAt: 1, group: 'a' });
        add('cards', 'y1', { title: 'Y', shownAt: 1, group: 'c' });
        add('cards', 'y2', { title: 'Y', shownAt: 2, group: 'c' });
        add('cards', 'z', { title: 'Z', shownAt: 1, group: 'd' });
      }),
      null,
    );
    expect(wall.families.map(({ title, count, cards: shown }) => [title, count, shown.length])).toEqual([
      ['B', 9, 2],
      ['C', 2, 2],
      ['A', 1, 1],
    ]);
    expect(wall).toMatchObject({ total: 13, grouped: 4, elsewhere: 8 });
  });

  it('shows one family when it is asked for', () => {
    const wall = wallOf(
      snapshot((add) => {
        add('groups', 'a', { title: 'A', position: 0 });
        cards(add, 'a');
        add('cards', 'z', { title: 'Z', shownAt: 99 });
      }),
      'a',
    );
    expect(wall).toMatchObject({ total: 9, elsewhere: 3 });
  });
});

describe('what unites and what divides', () => {
  const { collections } = snapshot((add) => {
    add('statements', 'all', { text: 'Tous', agree: 20, disagree: 1 });
    add('statements', 'none', { text: 'Personne', agree: 0, disagree: 9 });
    add('statements', 'half', { text: 'Moitié', agree: 10, disagree: 9, pass: 50 });
    add('statements', 'few', { text: 'Peu', agree: 2, disagree: 0 });
  });

  it('a strong no unites as much as a strong yes; half and half divides; two people say nothing of a room', () => {
    const { unites, divides } = verdictsOf(collections.statements);
    expect(unites.map(({ statement }) => statement.id)).toEqual(['none', 'all']);
    expect(divides.map(({ statement }) => statement.id)).toEqual(['half']);
  });
});

describe('sites and filières', () => {
  it('the sites that weigh most come in the order of their years', () => {
    const { collections } = snapshot((add) => {
      for (let n = 0; n < 8; n += 1)
        add('sites', `s${n}`, {
          site: `S${n}`,
          kind: n % 2 ? 'closure' : 'opening',
          year: 2020 - n,
          jobs: 10 * n,
        });
    });
    const { shown, gained, lost, total } = sitesOnScreen(collections.sites);
    expect(shown.map(({ year }) => year)).toEqual([2013, 2014, 2015, 2016, 2017]);
    expect([gained, lost, total]).toEqual([120, 160, 8]);
  });

  it('a filière is told around its locomotive, holes first', () => {
    const { collections } = snapshot((add) => {
      add('links', 'l1', { firm: 'Usinage', buyer: 'Turbines', product: 'Aubes' });
      add('links', 'l2', { firm: '', buyer: 'TURBINES', product: 'Pièces moulées', missing: true });
      add('links', 'l3', {
        firm: 'Turbines',
        role: 'locomotive',
        buyer: 'Énergéticien',
        product: 'Machines',
      });
    });
    expect(filiereOnScreen(collections.links)).toEqual({
      center: 'Turbines',
      suppliers: [
        { label: 'Pièces moulées', missing: true },
        { label: 'Usinage', missing: false },
      ],
      buyers: [{ label: 'Énergéticien', missing: false }],
      missing: 1,
    });
    expect(filiereOnScreen([])).toBeNull();
  });
});

describe('polls and the timer', () => {
  it('shows the open poll first, then the one asked for', () => {
    const found = snapshot((add) => {
      add('polls', 'p1', { question: 'Un', state: 'closed', revealed: true, openedAt: 1 });
      add('polls', 'p2', { question: 'Deux', state: 'open', openedAt: 2 });
    });
    expect(pollOnScreen(found, null)?.poll.id).toBe('p2');
    expect(pollOnScreen(found, 'p1')?.poll.id).toBe('p1');
  });

  it.each([
    [{ endsAt: 61_000, paused: false, remaining: null }, 1000, 60],
    [{ endsAt: 1000, paused: false, remaining: null }, 61_000, -60],
    [{ endsAt: null, paused: true, remaining: 30_000 }, 99_000, 30],
    [{ endsAt: null, paused: false, remaining: null }, 0, null],
  ])('%j at %i leaves %s s', (timer, now, left) => {
    expect(secondsLeft(timer, now)).toBe(left);
  });
});
