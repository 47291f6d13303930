import { describe, expect, it } from 'vitest';
import { balanceByFiliere, balanceByYear, duplicateOf } from './heritage.ts';
import type { SiteEvent } from './sites.ts';

let made = 0;
function event(values: Partial<SiteEvent>): SiteEvent {
  made += 1;
  const blank = { filiere: '', commune: '', note: '', source: '', doubt: '', example: false };
  return { id: `e${made}`, site: 'Fonderie', kind: 'opening', year: 1998, jobs: 30, ...blank, ...values };
}

describe('the balance of sites', () => {
  it('an extension brings the difference with what the site had', () => {
    const events = [event({}), event({ kind: 'extension', year: 2019, jobs: 85 })];
    expect(balanceByYear(events)).toEqual([
      { year: 1998, gained: 30, lost: 0, uncounted: 0 },
      { year: 2019, gained: 55, lost: 0, uncounted: 0 },
    ]);
  });

  it('a reduction and a closure take theirs, whatever the order they were typed in', () => {
    const events = [
      event({ kind: 'closure', year: 2014, jobs: 110 }),
      event({ kind: 'reduction', year: 2009, jobs: 40 }),
      event({ site: 'FONDERIE', year: 1960, jobs: 150 }),
    ];
    expect(balanceByYear(events).map(({ year, gained, lost }) => [year, gained, lost])).toEqual([
      [1960, 150, 0],
      [2009, 0, 40],
      [2014, 0, 110],
    ]);
  });

  it('what says no number is counted apart; projects and events without a year change nothing', () => {
    const events = [
      event({ jobs: null }),
      event({ kind: 'extension', year: 2019, jobs: 85 }),
      event({ kind: 'project', year: 2029, jobs: 64 }),
      event({ year: null }),
    ];
    expect(balanceByYear(events)).toEqual([
      { year: 1998, gained: 0, lost: 0, uncounted: 1 },
      { year: 2019, gained: 0, lost: 0, uncounted: 1 },
    ]);
  });

  it('by filière, the one that lost most comes first, spellings gathered', () => {
    const events = [
      event({ filiere: 'Machines' }),
      event({ site: 'A', filiere: 'fonderie', kind: 'closure', jobs: 110 }),
      event({ site: 'B', filiere: 'Fonderie ', kind: 'closure', jobs: 20 }),
    ];
    expect(balanceByFiliere(events)).toEqual([
      { filiere: 'fonderie', gained: 0, lost: 130, uncounted: 0, sites: 2 },
      { filiere: 'Machines', gained: 30, lost: 0, uncounted: 0, sites: 1 },
    ]);
  });
});

describe('an event told twice', () => {
  const known = [event({ site: 'Filature de Giromagny', kind: 'closure', year: 2003 })];

  it.each([
    ['capitals and accents', { site: 'FILATURE DE GIROMAGNY', kind: 'closure', year: 2003 }, true],
    ['a year apart', { site: 'Filature de Giromagny', kind: 'closure', year: 2004 }, true],
    ['no year', { site: 'Filature de Giromagny', kind: 'closure', year: null }, true],
    ['another kind', { site: 'Filature de Giromagny', kind: 'reduction', year: 2003 }, false],
    ['five years apart', { site: 'Filature de Giromagny', kind: 'closure', year: 1998 }, false],
    ['another site', { site: 'Filature de Lure', kind: 'closure', year: 2003 }, false],
    ['no name', { site: ' ', kind: 'closure', year: 2003 }, false],
  ] as const)('%s', (_, told, found) => {
    expect(duplicateOf(told, known) !== null).toBe(found);
  });
});
