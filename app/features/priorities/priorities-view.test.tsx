import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { addCard, priorities, readDocument, setField } from '#app/documents/index.ts';
import { ANA, BEN, Desk, twoCopies } from '#tests/setup/two-people.tsx';
import { PrioritiesView } from './priorities-view.tsx';

afterEach(cleanup);

function show(options: { canWrite?: boolean; selected?: string } = {}) {
  const copies = twoCopies(priorities);
  addCard(copies.ben, { title: 'Fonderie à Bourogne', filiere: 'Fonderie', jobs: 60 }, BEN, 'k1');
  addCard(copies.ben, { title: 'Capteurs' }, BEN, 'k2');
  copies.sync();
  render(
    <Desk spec={priorities} doc={copies.ana} author={ANA} canWrite={options.canWrite ?? true}>
      {(snapshot, undo) => (
        <PrioritiesView
          snapshot={snapshot}
          prefix="BEL"
          canWrite={options.canWrite ?? true}
          undo={undo}
          selected={options.selected ?? null}
          refusal={null}
          journey={{ spaceId: 's1', projects: { 2: 'p2' } }}
          exportAddress="/x"
        />
      )}
    </Desk>,
  );
  return copies;
}

function cardsOf(doc: ReturnType<typeof twoCopies>['ana']) {
  const read = readDocument(priorities, doc);
  return read.ok ? read.value.collections.cards : [];
}

test('a card added by the button has the next number, is open, and reaches the others', () => {
  const { ben, sync } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Ajouter une priorité' }));
  expect(screen.getByRole('region', { name: 'Priorité BEL-0003' })).toBeTruthy();
  expect(screen.getByRole('textbox', { name: /En une phrase/ })).toBe(document.activeElement);
  sync();
  expect(cardsOf(ben).map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('a missing fact is asked, answered by a tap, and the meter goes up without moving the fields', () => {
  const { ana } = show({ selected: 'k1' });
  const panel = within(screen.getByRole('region', { name: 'Priorité BEL-0001' }));
  expect(panel.getByText(/Précision.: 3 sur 6/)).toBeTruthy();
  const question = panel.getAllByRole('group', { name: /D’ici quand/ })[0];
  if (question === undefined) throw new Error('the horizon is asked');
  fireEvent.click(within(question).getByRole('button', { name: '2027' }));
  expect(panel.getByText(/Précision.: 4 sur 6/)).toBeTruthy();
  expect(cardsOf(ana)[0]?.horizon).toBe('2027');
});

test('undo takes back one’s own edits, never those of somebody else', () => {
  const { ana, ben, sync } = show({ selected: 'k1' });
  fireEvent.click(screen.getByRole('button', { name: 'Retenir comme priorité' }));
  setField(priorities, ben, 'cards/k2/place', 'Delle', BEN);
  sync();
  fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
  expect(cardsOf(ana)[0]?.status).toBe('card');
  expect(cardsOf(ana)[1]?.place).toBe('Delle');
  fireEvent.keyDown(window, { key: 'Z', ctrlKey: true, shiftKey: true });
  expect(cardsOf(ana)[0]?.status).toBe('priority');
});

test('Ctrl+Z inside a text is left to the browser', () => {
  const { ana } = show({ selected: 'k1' });
  fireEvent.click(screen.getByRole('button', { name: 'Retenir comme priorité' }));
  fireEvent.keyDown(screen.getByRole('textbox', { name: /En une phrase/ }), { key: 'z', ctrlKey: true });
  expect(cardsOf(ana)[0]?.status).toBe('priority');
});

test('cards move by buttons, and the ends say so', () => {
  const { ana } = show({ selected: 'k1' });
  expect(screen.getByRole('button', { name: 'Déjà en tête' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Descendre' }));
  expect(cardsOf(ana).map(({ id }) => id)).toEqual(['k2', 'k1']);
  fireEvent.click(screen.getByRole('button', { name: 'Monter' }));
  expect(cardsOf(ana).map(({ id }) => id)).toEqual(['k1', 'k2']);
});

test('the search finds a number, and the board groups by filière', () => {
  show();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '0002' } });
  expect(screen.queryByText('Fonderie à Bourogne')).toBeNull();
  expect(screen.getByText('Capteurs')).toBeTruthy();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '' } });
  fireEvent.click(screen.getByRole('radio', { name: 'Par filière' }));
  expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual([
    'Fonderie',
    'Filière à préciser',
  ]);
});

test('whoever only reads sees the card and where it went, and no control that writes', () => {
  show({ canWrite: false, selected: 'k2' });
  expect(screen.getByRole('link', { name: 'Ouvrir le projet' }).getAttribute('href')).toBe(
    '/s/s1/projets/p2',
  );
  expect(screen.queryAllByRole('textbox')).toEqual([]);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Exporter', 'Retour']);
});
