import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#app/services/step-settings.ts';
import type { PlanStep } from '#app/services/index.ts';
import { contribution } from '#tests/factories/restitution.ts';
import type { ConsoleAnswer } from './console-action.ts';
import { ImportSites } from './import-sites.tsx';
import { type Clicked, ConsoleWire } from './send.ts';

// What the page asks for with the file: on a busy machine its first reading takes longer than a test looks.
beforeAll(() => import('#app/features/diagnostic/events-csv.ts'));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const STEP: PlanStep = {
  id: 'step-heritage',
  position: 2,
  kind: 'heritage',
  title: 'Patrimoine',
  instruction: '',
  minutes: 40,
  settings: DEFAULT_SETTINGS.heritage,
  startedAt: null,
  endedAt: null,
  revealedAt: null,
};
const FORGE = contribution('e1', 'site', {
  site: 'Forge',
  kind: 'opening',
  year: 1912,
  jobs: null,
  filiere: '',
  commune: '',
  source: '',
  note: '',
});

/** What the committee's diagnostic answers; null: nobody answers. */
function committee(siteEvents: readonly object[] | null): string[] {
  const asked: string[] = [];
  // why: the network is not there in a unit test
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return siteEvents === null
      ? Promise.reject(new TypeError('failed'))
      : Promise.resolve(Response.json({ siteEvents }));
  });
  return asked;
}

function show(kind: PlanStep['kind'] = 'heritage') {
  const sent: Clicked[] = [];
  const panel = (answer: ConsoleAnswer | null) => (
    <ConsoleWire.Provider value={{ busy: false, send: (fields) => sent.push(fields) }}>
      <ImportSites
        review={[{ ...FORGE, label: '' }]}
        space={{ id: 'belfort', name: 'Belfort', prefix: 'BEL' }}
        step={{ ...STEP, kind }}
        answer={answer}
      />
    </ConsoleWire.Provider>
  );
  const { rerender } = render(panel(null));
  return { sent, answered: (answer: ConsoleAnswer) => rerender(panel(answer)) };
}

test('a sheet is shown without what the room has told, and sent as it was read once it is agreed to', async () => {
  const asked = committee([{ site: 'Tissage', kind: 'closure', year: 1975 }]);
  const { sent, answered } = show();
  const text =
    'site;nature;année\nForge;ouverture;1912\nFilature;fermeture;2003\nUsine;ouverture;\nTissage;fermeture;1975\n';
  fireEvent.change(screen.getByLabelText('Importer une feuille (CSV)'), {
    target: { files: [new File([text], 'sites.csv')] },
  });
  expect(await screen.findByText(/À ajouter : 1\..*Déjà notés : 1\..*Illisibles : 1\./u)).toBeTruthy();
  expect(screen.getByText(/L’année manque/u)).toBeTruthy();
  expect(screen.getByText(/Déjà au diagnostic du comité : 1,/u)).toBeTruthy();
  expect(screen.getByText(/Tissage.: déjà au diagnostic du comité/u)).toBeTruthy();
  expect(asked).toEqual(['/api/v1/spaces/belfort/diagnostic?format=json']);
  expect(sent).toEqual([]);
  // What the committee has is brought all the same where somebody says so, that line alone.
  const offered = screen.getByRole('checkbox', { name: 'l’ajouter Tissage' });
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
  fireEvent.click(offered);
  expect(screen.getByRole('button', { name: 'Ajouter 2 événements' })).toBeTruthy();
  fireEvent.click(offered);
  fireEvent.click(screen.getByRole('button', { name: 'Ajouter 1 événement' }));
  expect(sent).toEqual([{ intent: 'import-sites', step: 'step-heritage', sheet: text, anyway: [] }]);
  answered({ ok: true, done: 'import-sites', count: 1 });
  expect(screen.getByText('1 événement ajouté.')).toBeTruthy();
});

test('a committee that does not answer is said, and holds nothing up', async () => {
  committee(null);
  show();
  fireEvent.change(screen.getByLabelText('Importer une feuille (CSV)'), {
    target: { files: [new File(['site;nature;année\nFilature;fermeture;2003\n'], 'sites.csv')] },
  });
  expect(await screen.findByText(/Le diagnostic du comité n’a pas répondu/u)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Ajouter 1 événement' })).toBeTruthy();
});

test('other steps do not offer it', () => {
  show('constat');
  expect(screen.queryByText('Apporter une liste de sites')).toBeNull();
});
