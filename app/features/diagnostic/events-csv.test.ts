import { describe, expect, it } from 'vitest';
import { readEventsCsv, type CsvLine } from './events-csv.ts';
import { CSV_BYTES } from './events-limits.ts';
import type { SiteEvent } from './sites.ts';

const known: SiteEvent = {
  id: 'a',
  site: 'Filature de Giromagny',
  kind: 'closure',
  year: 2003,
  jobs: 140,
  filiere: 'textile',
  commune: 'Giromagny',
  note: '',
  source: '',
  doubt: '',
  example: false,
};

function read(text: string): readonly CsvLine[] {
  const result = readEventsCsv(text, [known]);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

describe('site events from a sheet', () => {
  it('reads what a French Excel saves, whatever the order and the capitals of the heads', () => {
    const lines = read(
      '\ufeffAnnée;Entreprise;Événement;Emplois;Filière\r\n1979;Machines de l’Est;Ouverture;1 200;machines\r\n',
    );
    expect(lines).toEqual([
      {
        line: 2,
        state: 'new',
        values: {
          site: 'Machines de l’Est',
          kind: 'opening',
          year: 1979,
          jobs: 1200,
          filiere: 'machines',
          commune: '',
          note: '',
          source: '',
        },
      },
    ]);
  });

  it('says what is known already, in the diagnostic or above in the file', () => {
    const lines = read(
      'site,nature,date\nFILATURE DE GIROMAGNY,fermeture,12/03/2003\nNeuve,ouv.,2001\nneuve,ouverture,2001',
    );
    expect(lines.map(({ state }) => state)).toEqual(['known', 'new', 'known']);
  });

  it('tells what is known here from what the committee has', () => {
    const result = readEventsCsv(
      'site;nature;année\nFilature de Giromagny;fermeture;2003\nForge;ouverture;1912\nNeuve;ouverture;2001',
      [known],
      { committee: [known, { site: 'FORGE', kind: 'opening', year: 1911 }] },
    );
    if (!result.ok) throw new Error(result.failure.code);
    expect(result.value.map((line) => (line.state === 'known' ? line.by : line.state))).toEqual([
      'here',
      'committee',
      'new',
    ]);
  });

  it.each([
    ['no-site', ';fermeture;2003;10'],
    ['kind', 'X;incendie;2003;10'],
    ['year', 'X;fermeture;3003;10'],
    ['year', 'X;fermeture;jadis;10'],
    ['jobs', 'X;fermeture;2003;beaucoup'],
    ['jobs', 'X;fermeture;2003;-4'],
    ['jobs', 'X;fermeture;2003;2,5'],
    ['too-long', `${'X'.repeat(161)};fermeture;2003;10`],
  ])('refuses a line for %s: %s', (reason, line) => {
    expect(read(`site;nature;année;emplois\n${line}`)).toMatchObject([{ line: 2, state: 'refused', reason }]);
  });

  it.each([
    ['empty', ''],
    ['empty', 'site;nature\n'],
    ['no-column', 'firme;quand\nX;2003'],
    ['too-many', `site;nature\n${'X;fermeture\n'.repeat(501)}`],
    ['too-large', 'x'.repeat(CSV_BYTES + 1)],
  ])('refuses a file: %s', (code, text) => {
    expect(readEventsCsv(text, [])).toMatchObject({ ok: false, failure: { code } });
  });

  it('refuses a line without a year only where each needs one, and a name that says nothing', () => {
    const text = 'site;nature;année\nForge;ouverture;\n—;ouverture;1990\n';
    expect(read(text).map((line) => (line.state === 'refused' ? line.reason : line.state))).toEqual([
      'new',
      'no-site',
    ]);
    const dated = readEventsCsv(text, [], { dated: true });
    expect(dated.ok && dated.value.map((line) => line.state === 'refused' && line.reason)).toEqual([
      'no-year',
      'no-site',
    ]);
  });
});
