import { describe, it } from 'vitest';
import { flq, locationQuotients, multipliers } from '#app/engine/index.ts';
import { expectClose } from '#tests/expect-close.ts';
import { LOCATION_QUOTIENTS } from './location-quotients.fixture.ts';

const { region, nation, technology, expected, tolerance } = LOCATION_QUOTIENTS;
const employment = [[...region], nation.map((all, i) => all - (region[i] ?? 0))];

describe('location quotients of a six-branch region', () => {
  it('R-10 compares the branch’s share in the region with its share in the nation', () => {
    expectClose(locationQuotients(employment).slq[0], [...expected.quotients], tolerance);
  });

  it.each(expected.byDelta)(
    'R-12 finds Flegg’s quotients for δ = $delta, capped at 1',
    ({ delta, flq: uncapped }) => {
      const capped = uncapped.map((row) => row.map((value) => Math.min(1, value)));
      expectClose(flq(employment, 0, delta), capped, tolerance);
    },
  );

  it.each(expected.byDelta)(
    'R-12 finds the region’s output multipliers for δ = $delta',
    ({ delta, outputMultipliers }) => {
      const shares = flq(
        employment,
        0,
        technology.map(() => delta),
      );
      const regional = technology.map((row, i) => row.map((a, j) => a * (shares[i]?.[j] ?? 0)));
      const found = multipliers(
        regional,
        technology.map(() => 1),
      );
      expectClose(found.ok && found.value.total, [...outputMultipliers], tolerance);
    },
  );
});
