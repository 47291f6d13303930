import { describe, expect, it } from 'vitest';
import { expectClose } from '#tests/expect-close.ts';
import { aPack } from '#tests/factories/pack.ts';
import { basinSlice } from '#app/reference/basin-slice.ts';
import { assess } from './index.ts';
import type { ReferencePack } from './pack.ts';
import type { Scenario, Source } from './types.ts';

const project: Scenario = { zone: '2705', branch: 'CK', directJobs: 60 };
const source = (id: string): Source => ({
  id,
  title: id,
  producer: 'invented',
  vintage: '2025',
  table: id,
  licence: 'invented',
  url: 'https://example.org/',
  retrievedOn: '2026-11-22',
  bestBefore: null,
  tables: Object.fromEntries(
    ['hiring-tensions', 'firms'].map((name) => [
      name,
      {
        file: 'f.csv',
        row: '{code}',
        column: '{code}',
        year: '2025',
        unit: 'x',
        url: 'https://example.org/',
        toCheck: true,
      },
    ]),
  ),
});
const counts = (all: number, hard: number) => ({ all, hard, from: 'A0Z40', to: 'W0Z91', rows: 12 });
const figure = (id: string, on: ReferencePack, change: Partial<Scenario> = {}) =>
  assess({ ...project, ...change }, on, { draws: 20 }).indicators.find((one) => one.id === id);

const surveyed = aPack({
  sources: { 'france-travail-bmo': source('france-travail-bmo') },
  recruitments: { '90': counts(200, 100), '25': counts(1000, 800), '75': counts(0, 0) },
});
/** Sites of MA and of GZ near the first zone; AZ, CK, FZ, GZ, MA, QA, TZ in this order. */
const listed = aPack({
  sources: { sirene: source('sirene') },
  suppliersNear: {
    '2705': [
      { branch: 3, sites: 40, from: '1', to: '9' },
      { branch: 4, sites: 10, from: '1', to: '9' },
    ],
    '2706': [{ branch: 6, sites: 3, from: '1', to: '9' }],
  },
});

describe('tension of hiring around a project', () => {
  it('R-485 weighs the departments by the people of the basin who live there', () => {
    // 90,000 people in 90, 5,000 in 25.
    const expected = (90_000 * 0.5 + 5000 * 0.8) / 95_000;
    expect(figure('J22', surveyed)).toMatchObject({ missing: null, unit: 'index', grade: 'D' });
    expectClose(figure('J22', surveyed)?.value, expected, { rel: 1e-12 });
    expectClose(figure('J22', surveyed, { zone: '2706' })?.value, 0.8, { rel: 1e-12 });
  });

  it('R-485 leaves out a department that the survey does not cover', () => {
    const partly = { ...surveyed, recruitments: { '90': counts(200, 100) } };
    expectClose(figure('J22', partly)?.value, 0.5, { rel: 1e-12 });
  });

  it('R-77 says that the survey is missing, or that it says nothing of these departments', () => {
    expect(figure('J22', aPack())).toMatchObject({ value: null, missing: 'hiringTension' });
    expect(figure('J22', surveyed, { zone: '1109' })).toMatchObject({
      value: null,
      missing: 'hiringTensionHere',
    });
  });

  it('R-440 opens on the two counts of each department', () => {
    const root = assess(project, surveyed, { draws: 0 }).traces['J22|basin|gross'];
    expect(root?.fallback).toEqual(['R-486']);
    expect(root?.inputs.map(({ cell }) => cell)).toEqual(['90', '25']);
    expect(root?.inputs[0]?.inputs[0]).toMatchObject({
      id: 'departmentTension',
      value: 0.5,
      readAs: 'ratio',
    });
    expect(root?.inputs[0]?.inputs[0]?.reads).toMatchObject([
      { column: { code: 'xmet' }, row: { count: 12 }, value: 100 },
      { column: { code: 'met' }, value: 200 },
    ]);
  });

  it('R-490 takes the place of unemployment in the skills of the fit', () => {
    const skills = (on: ReferencePack) =>
      assess(project, on, { draws: 0 }).fit.parts.find(({ id }) => id === 'skills');
    const tension = figure('J22', surveyed)?.value ?? 0;
    // 900 posts of CK: a tenth covers the 60 jobs whole.
    expectClose(skills(surveyed)?.score, (100 * (1 + 1 - tension)) / 2, { rel: 1e-12 });
    expect(skills(surveyed)?.missing).toBe('projectOccupations');
    expect(skills(aPack())?.missing).toBe('hiringTension');
    const { traces } = assess(project, surveyed, { draws: 0 });
    expect(traces['fit|skills']?.inputs.map(({ id }) => id)).toEqual([
      'directJobs',
      'posts.branchInBasin',
      'hiredShare',
      'J22',
    ]);
  });
});

describe('jobseekers', () => {
  it('R-487 are never spread over occupations, and say which of the two is missing', () => {
    expect(figure('J23', aPack())).toMatchObject({ value: null, missing: 'jobseekers' });
    const known = aPack({ sources: { 'dares-defm': source('dares-defm') } });
    expect(figure('J23', known)).toMatchObject({ value: null, missing: 'jobseekersByOccupation' });
  });
});

describe('suppliers near a project', () => {
  it('R-488 weighs sites by what is bought of their branch', () => {
    const only = { MA: 1 };
    expectClose(figure('T08', listed, { purchaseMix: only })?.value, 10, { rel: 1e-12 });
    expectClose(figure('T08', listed, { purchaseMix: { MA: 0.25, GZ: 0.75 } })?.value, 32.5, { rel: 1e-12 });
    expect(figure('T08', listed)).toMatchObject({ missing: null, unit: 'sites', grade: 'D' });
  });

  it('R-488 is missing without a list, without purchases, and where no site sells what is bought', () => {
    expect(figure('T08', aPack())).toMatchObject({ value: null, missing: 'suppliersNearby' });
    expect(figure('T08', listed, { directJobs: null })).toMatchObject({ value: null, missing: 'directJobs' });
    expect(figure('T08', listed, { zone: '2706' })).toMatchObject({
      value: null,
      missing: 'suppliersListed',
    });
  });

  it('R-488 opens on the sites of each branch and on its share of purchases', () => {
    const root = assess(project, listed, { draws: 0 }).traces['T08|basin|gross'];
    expect(root?.inputs.map(({ cell }) => cell)).toEqual(['GZ', 'MA']);
    const sum = root?.inputs.reduce((total, { value }) => total + (value ?? 0), 0);
    expectClose(root?.value, sum ?? 0, { rel: 1e-12 });
    expect(root?.inputs[0]?.inputs[0]?.reads).toMatchObject([{ source: 'sirene', value: 40 }]);
  });
});

describe('a slice of one basin', () => {
  it('R-33 carries what is around that basin alone, and gives the same figures', () => {
    const both = { ...listed, recruitments: surveyed.recruitments ?? {} };
    const slice = basinSlice(both, '2701');
    expect(Object.keys(slice.recruitments ?? {})).toEqual(['25', '90']);
    expect(slice.suppliersNear).toEqual({ '2701': [] });
    expect(basinSlice(aPack(), '2701')).not.toHaveProperty('recruitments');
    expect(basinSlice(both, '2705').suppliersNear).toEqual({ '2705': both.suppliersNear?.['2705'] });
  });
});
