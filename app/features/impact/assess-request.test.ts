import { describe, expect, it } from 'vitest';
import { INPUTS } from '#app/engine/types.ts';
import { parseAssessRequest } from './assess-request.ts';
import { INPUT_IDS } from './balance.ts';

const minimal = { zone: '2705', branch: 'CK', directJobs: 150 };

function pathsOf(body: unknown): string[] {
  const read = parseAssessRequest(body);
  return read.ok ? [] : read.problems.map(({ path }) => path);
}

describe('a request to the engine', () => {
  it('takes a zone, a branch and jobs, and every input at its bounds', () => {
    expect(parseAssessRequest({ scenario: minimal })).toEqual({ ok: true, value: { scenario: minimal } });
    for (const id of INPUT_IDS) {
      for (const bound of [INPUTS[id].min, INPUTS[id].max, null])
        expect(pathsOf({ scenario: { ...minimal, [id]: bound } })).toEqual([]);
    }
  });

  it('refuses every input just outside its bounds, and says which', () => {
    for (const id of INPUT_IDS) {
      for (const bound of [INPUTS[id].min - 0.01, INPUTS[id].max + 0.01]) {
        expect(pathsOf({ scenario: { ...minimal, [id]: bound } })).toEqual([`scenario.${id}`]);
      }
    }
  });

  it('refuses what is no number: NaN, infinities, text, and a share above 100 %', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '150', true, [150]]) {
      expect(pathsOf({ scenario: { ...minimal, directJobs: value } })).toEqual(['scenario.directJobs']);
    }
    expect(pathsOf({ scenario: { ...minimal, localPurchaseShare: 1.3 } })).toEqual([
      'scenario.localPurchaseShare',
    ]);
    expect(pathsOf({ scenario: { ...minimal, directJobs: -1 } })).toEqual(['scenario.directJobs']);
  });

  it('refuses malformed codes, unknown fields, a purchase mix over 1 and too many draws', () => {
    expect(pathsOf({ scenario: { ...minimal, zone: '27050' } })).toEqual(['scenario.zone']);
    expect(pathsOf({ scenario: { ...minimal, branch: '<script>' } })).toEqual(['scenario.branch']);
    expect(pathsOf({ scenario: { ...minimal, jobs: 150 } })).toEqual(['scenario']);
    expect(pathsOf({ scenario: { ...minimal, purchaseMix: { CH: 0.7, CK: 0.4 } } })).toEqual([
      'scenario.purchaseMix',
    ]);
    expect(pathsOf({ scenario: minimal, draws: 100_000 })).toEqual(['draws']);
    for (const body of [null, [], 'x', {}]) expect(parseAssessRequest(body).ok).toBe(false);
  });
});
