import { expect, test } from 'vitest';
import { sitesOf, type SiteEvent } from './sites.ts';

let made = 0;

function event(values: Partial<SiteEvent>): SiteEvent {
  made += 1;
  return {
    id: `e${made}`,
    site: 'Fonderie',
    kind: 'opening',
    year: 1950,
    jobs: 180,
    filiere: '',
    commune: '',
    note: '',
    source: '',
    doubt: '',
    example: false,
    ...values,
  };
}

test('events of one site are gathered whatever the capitals; a closed site shows the jobs lost', () => {
  const sites = sitesOf([
    event({ site: 'FONDERIE', kind: 'closure', year: 2009, jobs: 95 }),
    event({ site: 'Fonderie ' }),
  ]);
  expect(sites).toHaveLength(1);
  expect(sites[0]).toMatchObject({ opened: 1950, closed: 2009, jobs: 95, project: false });
});

test('the oldest site comes first', () => {
  const sites = sitesOf([event({ site: 'Capteurs', year: 2012 }), event({ site: 'Machines', year: 1979 })]);
  expect(sites.map(({ name }) => name)).toEqual(['Machines', 'Capteurs']);
});

test('a site only announced is a project; an extension has its year and its jobs', () => {
  const sites = sitesOf([
    event({ site: 'Cobotique', kind: 'project', year: 2028, jobs: 60 }),
    event({ site: 'Turbines', year: 1970, jobs: 300 }),
    event({ site: 'Turbines', kind: 'extension', year: 2004, jobs: 410 }),
  ]);
  expect(sites.map(({ project, jobs }) => [project, jobs])).toEqual([
    [false, 410],
    [true, 60],
  ]);
  expect(sites[0]?.extensions).toEqual([{ year: 2004, jobs: 410 }]);
});

test('an event without year, kind or name is not drawn', () => {
  expect(sitesOf([event({ year: null }), event({ kind: null }), event({ site: '  ' })])).toEqual([]);
});
