import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { addItem, diagnostic, emptyDocument, readDocument } from '#app/documents/index.ts';
import { DocumentPage } from '#app/features/editing/document-page.tsx';
import { ANA, BEN, Desk, twoCopies } from '#tests/setup/two-people.tsx';
import { DiagnosticView } from './diagnostic-view.tsx';
import type { Origins } from './figure-origins.ts';
import type { OfficialFigure } from './official-figure.ts';

afterEach(cleanup);

// Insee, Flores, 31 December 2023: 10,776 manufacturing posts in the zone d'emploi of Belfort.
const FIGURES: readonly OfficialFigure[] = [
  {
    id: 'industry-posts',
    measure: 'industry-posts',
    branch: null,
    branchLabel: '',
    value: 10_776,
    france: null,
    unit: 'posts',
    sources: ['insee-flores'],
    source: { title: 'Flores', producer: 'Insee', vintage: '2023', url: 'https://www.insee.fr' },
  },
];

const ORIGINS: Origins = {
  nodes: {
    'industry-posts': {
      id: 'basin.manufacturingPosts',
      value: 10_776,
      unit: 'index',
      grade: 'C',
      rule: 'source',
      inputs: [],
      sources: ['insee-flores'],
      cell: 'Belfort',
      readAs: 'sum',
      reads: [
        {
          source: 'insee-flores',
          table: 'posts',
          row: { code: '2705', label: 'Belfort' },
          column: { from: 'CA', to: 'CM', count: 13 },
          value: 10_776,
        },
      ],
    },
  },
  sources: {
    'insee-flores': {
      id: 'insee-flores',
      title: 'Flores',
      producer: 'Insee',
      vintage: '2023',
      table: 'zone x A38',
      licence: 'Licence Ouverte 2.0',
      url: 'https://www.insee.fr',
      retrievedOn: '2026-11-21',
      bestBefore: null,
      tables: {
        posts: {
          file: 'flores.csv',
          row: 'GEO {code} ({label})',
          column: 'ACTIVITY {code} ({label})',
          year: '2023',
          unit: 'postes',
          url: 'https://www.insee.fr/flores',
          toCheck: false,
        },
      },
    },
  },
};

const CLOSED = { undo: () => undefined, redo: () => undefined, canUndo: false, canRedo: false };

function show(canWrite = true) {
  const copies = twoCopies(diagnostic);
  addItem(
    diagnostic,
    copies.ben,
    'strengths',
    { title: 'La grande mécanique', doubt: 'Combien partent ?' },
    BEN,
    's1',
  );
  addItem(diagnostic, copies.ben, 'actors', { name: 'IUT', kind: 'training', commune: 'Belfort' }, BEN, 'a1');
  addItem(diagnostic, copies.ben, 'actors', { name: 'Atelier', kind: 'firm', commune: 'Delle' }, BEN, 'a2');
  copies.sync();
  render(
    <Desk spec={diagnostic} doc={copies.ana} author={ANA} canWrite={canWrite}>
      {(snapshot, undo) => (
        <DiagnosticView
          snapshot={snapshot}
          figures={FIGURES}
          origins={ORIGINS}
          year={2026}
          canWrite={canWrite}
          undo={undo}
          exportAddress="/x"
        />
      )}
    </Desk>,
  );
  return copies;
}

test('entries and doubts are counted', () => {
  show();
  expect(screen.getByText(/3 entrées, 1 en débat/)).toBeTruthy();
});

test('a strategy already voted is written with who voted it, when and what it commits to; its address is followed', () => {
  const { ben, sync } = show();
  const section = within(screen.getByRole('region', { name: 'Stratégies déjà votées' }));
  expect(section.getByText('Aucune stratégie votée n’est notée.')).toBeTruthy();
  fireEvent.click(section.getByRole('button', { name: 'Ajouter une stratégie votée' }));
  const type = (label: string, value: string): void => {
    const field = section.getByLabelText(label);
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value } });
    fireEvent.blur(field);
  };
  type('Intitulé de la stratégie', 'SCoT du bassin');
  type('Nature', 'scot');
  type('Votée le', '2014-02-27');
  type('Votée par', 'Syndicat mixte');
  type('Ce à quoi elle engage', 'Garder les friches pour l’industrie');
  type('Où la lire', 'https://exemple.fr/scot.pdf');
  sync();
  const read = readDocument(diagnostic, ben);
  expect(read.ok && read.value.collections.strategies[0]).toMatchObject({
    title: 'SCoT du bassin',
    kind: 'scot',
    votedOn: '2014-02-27',
    body: 'Syndicat mixte',
    commitment: 'Garder les friches pour l’industrie',
    source: 'https://exemple.fr/scot.pdf',
  });
  fireEvent.click(section.getByRole('button', { name: 'Terminer' }));
  expect(section.getByText(/^SCoT, Syndicat mixte, 27/)).toBeTruthy();
  const link = section.getByRole('link', { name: /Lire le texte voté/ });
  expect(link.getAttribute('href')).toBe('https://exemple.fr/scot.pdf');
});

test('a figure is chosen, its value is the pack’s, and only the comment is written; it opens on its cell', async () => {
  const { ben, sync } = show();
  const section = within(screen.getByRole('region', { name: 'Chiffres du bassin' }));
  fireEvent.change(section.getByLabelText('Retenir un chiffre officiel'), {
    target: { value: 'industry-posts' },
  });
  fireEvent.click(section.getByRole('button', { name: 'Ajouter ce chiffre' }));
  expect(section.getByText(/10.776/)).toBeTruthy();
  expect(section.queryByRole('spinbutton')).toBeNull();
  fireEvent.change(section.getByLabelText('Ce que le comité en dit'), {
    target: { value: 'Notre point de départ' },
  });
  sync();
  const read = readDocument(diagnostic, ben);
  expect(read.ok && read.value.collections.figures[0]).toMatchObject({
    figure: 'industry-posts',
    comment: 'Notre point de départ',
  });
  // It opens down to the cell of the official table.
  fireEvent.click(section.getByRole('button', { name: /10.776/ }));
  const panel = within(await screen.findByRole('dialog'));
  expect(panel.getByText(/Ligne GEO 2705 \(Belfort\)/)).toBeTruthy();
  expect(panel.getByRole('link', { name: 'Ouvrir à la source' }).getAttribute('href')).toBe(
    'https://www.insee.fr/flores',
  );
});

test('an entry is added, written and closed by the keyboard’s buttons', () => {
  const { ben, sync } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Ajouter un besoin' }));
  fireEvent.change(screen.getByLabelText('En une phrase'), { target: { value: 'Des soudeurs' } });
  fireEvent.click(screen.getByRole('button', { name: 'Terminer' }));
  expect(screen.queryByLabelText('En une phrase')).toBeNull();
  expect(screen.getByText('Des soudeurs')).toBeTruthy();
  sync();
  const read = readDocument(diagnostic, ben);
  expect(read.ok && read.value.collections.needs[0]?.title).toBe('Des soudeurs');
});

test('actors are searched by name, commune and kind', () => {
  show();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'delle' } });
  expect(screen.getByRole('rowheader', { name: /Atelier/ })).toBeTruthy();
  expect(screen.queryByRole('rowheader', { name: /IUT/ })).toBeNull();
});

test('whoever only reads has no control that writes', () => {
  show(false);
  for (const name of [/Modifier/, /Ajouter/, /Annuler/, /Écrire/])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

test('a document that breaks its schema is shown read-only, with the reason', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, emptyDocument(diagnostic));
  doc.getMap('strengths').set('s9', 'not an item');
  const reading = readDocument(diagnostic, doc);
  expect(reading.ok).toBe(false);
  render(
    <DocumentPage
      live={{
        reading,
        editor: { spec: diagnostic, doc, room: null, author: ANA, writable: false, opening: false },
        undo: CLOSED,
      }}
    >
      {(snapshot) => (
        <DiagnosticView
          snapshot={snapshot}
          figures={[]}
          origins={{ nodes: {}, sources: {} }}
          year={2026}
          canWrite={false}
          undo={CLOSED}
          exportAddress="/x"
        />
      )}
    </DocumentPage>,
  );
  expect(screen.getByRole('alert').textContent).toMatch(/1 élément illisible.*lecture seule.*strengths\/s9/s);
  expect(screen.getByRole('heading', { name: 'Atouts' })).toBeTruthy();
});
