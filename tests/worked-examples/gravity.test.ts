import { describe, expect, it } from 'vitest';
import { balanceGravity } from '#app/engine/index.ts';
import { expectClose } from '#tests/expect-close.ts';
import { GRAVITY } from './gravity.fixture.ts';

const { origins, destinations, distances, expected, tolerance } = GRAVITY;

describe('doubly constrained gravity on three places', () => {
  it.each(expected)('R-20 spreads the flows for a decay of $decay per km', ({ decay, flows }) => {
    const balanced = balanceGravity({ origins, destinations, distances, decay });
    expectClose(balanced.ok && balanced.value, flows, tolerance);
  });

  it.each(expected)('R-20 keeps both margins for a decay of $decay per km', ({ decay }) => {
    const balanced = balanceGravity({ origins, destinations, distances, decay });
    const flows = balanced.ok ? balanced.value : [];
    const margin = { abs: 1e-7 };
    expectClose(
      flows.map((row) => row.reduce((a, b) => a + b, 0)),
      [...origins],
      margin,
    );
    expectClose(
      destinations.map((_, r) => flows.reduce((sum, row) => sum + (row[r] ?? 0), 0)),
      [...destinations],
      margin,
    );
  });

  it.each([
    ['totals that differ', { destinations: [80, 70, 60] }, 'unbalanced'],
    ['a negative margin', { origins: [240, -40, 0] }, 'negative'],
    ['a missing row', { distances: [[1, 2, 3]] }, 'shape'],
    ['a figure that is none', { decay: Number.NaN }, 'not-finite'],
  ])('R-20 refuses %s', (_, change, code) => {
    const refused = balanceGravity({ origins, destinations, distances, decay: 0.01, ...change });
    expect(refused).toMatchObject({ ok: false, failure: { code } });
  });
});
