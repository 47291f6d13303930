import { renderToStaticMarkup } from 'react-dom/server';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import {
  addItem,
  emptyDocument,
  meeting,
  readDocument,
  setField,
  type MeetingSnapshot,
} from '#app/documents/index.ts';
import { basinFigures, type BasinFigures } from '#app/features/basin/figures.ts';
import { createI18n } from '#app/i18n/index.ts';
import { loadPack } from '#app/reference/index.ts';
import { figuresSlide } from './screen-slides.tsx';
import { ScreenShow } from './screen-show.tsx';

const SERVER = { id: 'server', name: '' };
const BASIN: BasinFigures = {
  code: '2705',
  name: 'Belfort',
  communes: 0,
  epci: 0,
  departments: [],
  regions: [],
  region: null,
  neighbours: [],
  hasPosts: true,
  manufacturing: null,
  figures: [],
  comparable: [],
  specialisations: [],
  unemployment: null,
  map: [],
  packVersion: 'v',
};

const PACK = await loadPack();
const BELFORT = basinFigures(PACK, PACK.zones.find(({ name }) => name === 'Belfort') ?? fail());

function fail(): never {
  throw new Error('Belfort is not in the pack');
}

const STRATEGIES = ['2014-02-27', null, '2022-06-24', '2019-01-10'].map(
  (votedOn, position) =>
    [
      'strategies',
      `t${position}`,
      {
        position,
        title: `Stratégie ${position}`,
        kind: 'scot',
        body: 'Syndicat mixte',
        votedOn,
        commitment: position === 2 ? '' : `Engagement ${position}`,
        example: position === 3,
      },
    ] as const,
);

type Fields = Readonly<Record<string, unknown>>;

function shown(fields: Fields, items: readonly (readonly [string, string, object])[] = []): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, emptyDocument(meeting));
  const all = {
    title: 'Rencontre de Belfort',
    state: 'open',
    stepId: 's1',
    joined: 57,
    ready: 42,
    ...fields,
  };
  const step = { title: 'Regrouper', instruction: 'Rassemblez ce qui se ressemble.', position: 0 };
  const content: readonly (readonly [string, string, object])[] = [['steps', 's1', step], ...items];
  for (const [collection, id, values] of content) {
    // The name of a collection of the spec; the writer checks the values.
    const added = addItem(meeting, doc, collection as 'cards', values, SERVER, id);
    if (!added.ok) throw new Error(JSON.stringify(added.failure));
  }
  for (const [path, value] of Object.entries(all)) {
    const set = setField(meeting, doc, path, value, SERVER);
    if (!set.ok) throw new Error(JSON.stringify(set.failure));
  }
  const read = readDocument(meeting, doc);
  if (!read.ok) throw new Error('unreadable');
  const snapshot: MeetingSnapshot = read.value;
  return renderToStaticMarkup(
    <ScreenShow
      snapshot={snapshot}
      address="https://ancrage.example"
      code="482913"
      basin={BASIN}
      impacts={{ p1: { net: 41, low: 30, high: 55 } }}
      ranking={null}
      now={0}
    />,
  );
}

test('before it opens the room joins; the code is on every slide after', () => {
  expect(shown({ state: 'draft' })).toContain('rejoin');
  for (const view of ['instruction', 'wall', 'poll', 'actions', 'statements', 'graph', 'timeline', 'ranking'])
    expect(shown({ view })).toContain('482\u00a0913');
});

test('the instruction stands with who has finished', () => {
  const html = shown({ view: 'instruction' });
  expect(html).toContain('Rassemblez ce qui se ressemble.');
  expect(html).toContain('42 sur 57 ont terminé');
});

test('key figures stand beside France and the middle of comparable basins, which are named', () => {
  const cells = (html: string): string[] =>
    [...html.matchAll(/<t[dh](?: [^>]*)?>([^<]*)</gu)].map(([, text]) => (text ?? '').replace(/\s/gu, ' '));
  const html = renderToStaticMarkup(<>{figuresSlide(createI18n('fr'), BELFORT).body}</>);
  expect(cells(html)).toEqual([
    ...['', 'Ici', 'France', 'Comparables'],
    ...['Emploi industriel', '18,3 %', '10,7 %', '16,1 %'],
    ...['Chômage', '9,3 %', '7,9 %', '7,2 %'],
    ...['Revenu médian', '22 400 €', '23 200 €', '22 700 €'],
    ...['Logements vacants', '10,0 %', '8,1 %', '7,8 %'],
  ]);
  expect(html).toMatch(/le milieu de La Roche-sur-Yon, Bourges, Beauvais, Charleville-Mézières et Chambéry/u);
  const alone = renderToStaticMarkup(
    <>{figuresSlide(createI18n('fr'), { ...BELFORT, comparable: [] }).body}</>,
  );
  expect(alone).not.toContain('Comparables');
});

test('what was voted stands by date, three at most, the others counted', () => {
  const text = shown({ view: 'strategies' }, STRATEGIES).replace(/<[^>]+>/gu, ' ');
  expect(text).toMatch(
    /Stratégie 2 .*2022.*Syndicat mixte.*Stratégie 3 .*exemple, à vérifier.*Engagement 3.*Stratégie 0 .*2014/su,
  );
  expect(text).not.toContain('Stratégie 1');
  expect(text).toContain('et 1 autre');
});

test('until enough people have marked them, statements show as they come; nothing yet says what to do', () => {
  const text = (items: Parameters<typeof shown>[1]) =>
    shown({ view: 'statements' }, items)
      .replace(/<[^>]+>/gu, ' ')
      .replace(/\s+/gu, ' ');
  expect(text([])).toContain('Écrivez un constat');
  const said = (id: string, shownAt: number, agree = 0) =>
    ['statements', id, { text: `Constat ${id}`, shownAt, agree }] as const;
  expect(text([said('a', 1), said('b', 3), said('c', 2), said('d', 4)])).toMatch(
    /4 constats Constat d Constat b Constat c Réagissez/u,
  );
  expect(text([said('a', 1, 3), said('b', 2)])).toMatch(/Ce qui nous unit Constat a/u);
});

test('more actions than a room keeps are proposals, to be chosen from; three are what it does', () => {
  const actions = (count: number) =>
    Array.from(
      { length: count },
      (_, position) => ['actions', `a${position}`, { title: `Action ${position}`, position }] as const,
    );
  const words = (count: number) => shown({ view: 'actions' }, actions(count)).replace(/<[^>]+>|\s/gu, ' ');
  expect(words(3)).toContain('Dès demain, trois actions');
  expect(words(8)).toContain('8 actions proposées');
  expect(words(8)).toMatch(/Action 4 .*et 3 autres/u);
  expect(words(8)).not.toContain('Action 5');
});

test('a card does not say twice what its sentence says', () => {
  const html = shown({ view: 'wall' }, [
    ['cards', 'c1', { title: 'Une fonderie, 60 emplois, à Bourogne', jobs: 60, place: 'Bourogne' }],
  ]);
  expect(html.match(/Bourogne/gu)).toHaveLength(1);
  expect(html.match(/emplois/gu)).toHaveLength(1);
});

test('a card that maps to a candidate shows its net jobs and their interval', () => {
  const html = shown({ view: 'wall' }, [
    ['cards', 'c1', { title: 'Turbines', jobs: 40, place: 'Belfort', projectId: 'p1' }],
  ]);
  expect(html).toContain('Turbines, 40 emplois, Belfort');
  expect(html).toMatch(/\+\s41\semplois nets \(30\sà\s55\)/u);
});

const POLL = (values: object): readonly (readonly [string, string, object])[] => [
  [
    'polls',
    'p',
    { question: 'Que gardons-nous ?', method: 'points', secret: true, voted: 34, openedAt: 1, ...values },
  ],
  ['options', 'p-a', { poll: 'p', option: 'a', label: 'Fonderie', score: 120, rank: 1, marked: 20 }],
];

test('an open vote shows how many have voted and no result, a revealed one its ranks', () => {
  const open = shown({ view: 'poll' }, POLL({ state: 'open' }));
  expect(open).toContain('34 sur 57');
  expect(open).not.toContain('Fonderie');
  const closed = shown({ view: 'poll' }, POLL({ state: 'closed', revealed: true }));
  expect(closed).toContain('Fonderie');
  expect(closed).toContain('120 points');
});

test('a result shows six options, and says how many it leaves out of more', () => {
  const many = (count: number): readonly (readonly [string, string, object])[] => [
    ...POLL({ state: 'closed', revealed: true }),
    ...Array.from({ length: count - 1 }, (_, at): readonly [string, string, object] => [
      'options',
      `p-b${at}`,
      { poll: 'p', option: `b${at}`, label: `Critère ${at}`, score: 50 - at, rank: at + 2, marked: 3 },
    ]),
  ];
  const six = shown({ view: 'poll' }, many(6));
  expect(six).toContain('Critère 4');
  expect(six).not.toContain('autre');
  const eight = shown({ view: 'poll' }, many(8));
  expect(eight).toContain('Critère 3');
  expect(eight).not.toContain('Critère 4');
  expect(eight).toContain('et 3 autres');
});

test('the camps of a large room: their sizes, what unites and what divides, by plain letters', () => {
  const people = [
    ['camps', 'c0', { position: 0, people: 48 }],
    ['camps', 'c1', { position: 1, people: 41 }],
    ['statements', 's1', { text: 'Le train manque' }],
    ['statements', 's2', { text: 'Il faut bâtir' }],
    ['campLines', 'u0', { statement: 's1', unites: true, position: 0, share1: 0.91, share2: 0.78 }],
    ['campLines', 'd0', { statement: 's2', unites: false, position: 0, share1: 0.88, share2: 0.12 }],
  ] as const;
  const html = shown({ view: 'camps', campsVerdict: 'camps', campsPeople: 89 }, people);
  expect(html).toContain('2 façons de voir');
  expect(html).toMatch(/B\s:\s41\spersonnes/u);
  expect(html).toMatch(/Le train manque.*au moins 78\s%/u);
  expect(html).toMatch(/Il faut bâtir.*A\s:\s88\s%.*B\s:\s12\s%/u);
  expect(shown({ view: 'camps', campsVerdict: 'few', campsPeople: 34 })).toContain(
    'à partir de 80 personnes',
  );
  expect(shown({ view: 'camps', campsVerdict: 'one', campsPeople: 120 })).toContain(
    'Une salle d’un seul tenant',
  );
});

test('an action says who takes it and how much it lacks', () => {
  const html = shown({ view: 'actions' }, [
    [
      'actions',
      'a1',
      { title: 'Réunir les quatre fondeurs', owner: 'Claire Munier', day: '2026-11-26', position: 0 },
    ],
  ]);
  expect(html).toContain('Claire Munier');
  expect(html).toMatch(/jeudi\s26\snovembre/u);
  expect(html).toContain('il manque 3 faits');
});

test('a closed meeting leaves its actions on the screen', () => {
  expect(shown({ state: 'closed', view: 'wall' })).toContain('La rencontre est terminée');
});
