import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { diagnostic, readDocument } from '#app/documents/index.ts';
import { ANA, Desk, twoCopies } from '#tests/setup/two-people.tsx';
import { ImportEvents } from './import-events.tsx';

afterEach(cleanup);

function show() {
  const copies = twoCopies(diagnostic);
  render(
    <Desk spec={diagnostic} doc={copies.ana} author={ANA}>
      {(snapshot) => <ImportEvents events={snapshot.collections.siteEvents} />}
    </Desk>,
  );
  const events = () => {
    const read = readDocument(diagnostic, copies.ana);
    return read.ok ? read.value.collections.siteEvents : [];
  };
  const give = (bytes: BlobPart) =>
    fireEvent.change(screen.getByLabelText('Importer une feuille (CSV)'), {
      target: { files: [new File([bytes], 'sites.csv')] },
    });
  return { events, give };
}

test('a sheet is shown first, its unreadable lines with their reason, and added only when asked', async () => {
  const { events, give } = show();
  give('site;nature;année;emplois\nFilature;fermeture;2003;140\nForge;incendie;1990;3\n');
  expect(await screen.findByText(/À ajouter : 1\./u)).toBeTruthy();
  expect(screen.getByText(/Événement inconnu : « incendie »/u)).toBeTruthy();
  expect(events()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Ajouter 1 événement' }));
  expect(events()).toMatchObject([{ site: 'Filature', kind: 'closure', year: 2003, jobs: 140 }]);
  expect(await screen.findByText('1 événement ajouté.')).toBeTruthy();
});

test('what an older Excel saves in France keeps its accents', async () => {
  const { events, give } = show();
  // « Énergie » in Windows-1252.
  give(
    new Uint8Array([
      ...new TextEncoder().encode('site;nature\n'),
      0xc9,
      ...new TextEncoder().encode('nergie;ouverture'),
    ]),
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Ajouter 1 événement' }));
  expect(events()[0]?.site).toBe('Énergie');
});

test('a file that is no table says what was expected, and adds nothing', async () => {
  const { events, give } = show();
  give('bonjour');
  expect(await screen.findByText(/Aucune ligne à lire/u)).toBeTruthy();
  expect(events()).toEqual([]);
});
