import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { addItem, readDocument, roadmap } from '#app/documents/index.ts';
import { ANA, BEN, Desk, twoCopies } from '#tests/setup/two-people.tsx';
import { RoadmapView } from './roadmap-view.tsx';

afterEach(cleanup);

function show(canWrite = true) {
  const copies = twoCopies(roadmap);
  const add = (id: string, values: Parameters<typeof addItem<typeof roadmap, 'actions'>>[3]) =>
    addItem(roadmap, copies.ben, 'actions', values, BEN, id);
  add('fraisage', {
    title: 'Ouvrir 12 places',
    stage: 3,
    owner: 'S. Belaïd',
    start: '2026-10-15',
    end: '2026-11-06',
    votedEnd: '2026-11-06',
    progress: 35,
    cardNumber: 118,
  });
  add('ecole', {
    title: 'École de production',
    stage: 3,
    start: '2026-11-10',
    end: '2027-02-01',
    dependsOn: ['fraisage'],
  });
  copies.sync();
  render(
    <Desk spec={roadmap} doc={copies.ana} author={ANA} canWrite={canWrite}>
      {(snapshot, undo) => (
        <RoadmapView
          snapshot={snapshot}
          prefix="BEL"
          today="2026-11-24"
          canWrite={canWrite}
          undo={undo}
          exportAddress="/x"
        />
      )}
    </Desk>,
  );
  return copies;
}

test('the six stages are shown with their counts, empty or not', () => {
  show();
  for (const name of [
    /1\. Diagnostic partagé – aucune action/,
    /3\. Compétences – 0 faite sur 2, 1 en retard/,
    /6\. Suivi – aucune action/,
  ]) {
    expect(screen.getByRole('rowheader', { name })).toBeTruthy();
  }
});

test('the foot names the late action, its number, what it blocks and what happens if nothing moves', () => {
  show();
  const foot = within(screen.getByRole('complementary', { name: 'Action choisie' }));
  expect(foot.getByText('BEL-0118')).toBeTruthy();
  expect(foot.getByText('École de production')).toBeTruthy();
  expect(foot.getByText(/École de production.: du 1er.févr\. au/)).toBeTruthy();
});

test('an action is added and written in the panel, and reaches the others', () => {
  const { ben, sync } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Ajouter une action' }));
  const panel = within(screen.getByRole('dialog'));
  fireEvent.change(panel.getByRole('textbox', { name: /Que fait-on/ }), {
    target: { value: 'Visiter le lycée' },
  });
  fireEvent.change(panel.getByLabelText('Étape'), { target: { value: '5' } });
  const date = panel.getByLabelText('Échéance votée');
  fireEvent.change(date, { target: { value: '2027-01-15' } });
  fireEvent.blur(date);
  sync();
  const read = readDocument(roadmap, ben);
  expect(read.ok && read.value.collections.actions[2]).toMatchObject({
    title: 'Visiter le lycée',
    stage: 5,
    votedEnd: '2027-01-15',
  });
});

test('a dependency that would close a loop is refused with a sentence', () => {
  show();
  fireEvent.click(screen.getByRole('button', { name: 'Modifier' }));
  const panel = within(screen.getByRole('dialog'));
  fireEvent.change(panel.getByLabelText('Ajouter une action attendue'), { target: { value: 'ecole' } });
  expect(panel.getByRole('alert').textContent).toMatch(/l’une des deux doit commencer/);
});

test('by owner, late days are in words', () => {
  show();
  fireEvent.click(screen.getByRole('radio', { name: 'Par responsable' }));
  expect(screen.getByText('18 jours de retard')).toBeTruthy();
});

test('whoever only reads opens the action without a field', () => {
  show(false);
  fireEvent.click(screen.getByRole('button', { name: 'Tout lire' }));
  const panel = within(screen.getByRole('dialog'));
  expect(panel.getByText('S. Belaïd')).toBeTruthy();
  expect(panel.queryAllByRole('textbox')).toEqual([]);
  expect(screen.queryByRole('button', { name: 'Ajouter une action' })).toBeNull();
});
