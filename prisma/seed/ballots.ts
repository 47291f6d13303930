import type { DemoKey } from './people.ts';

/** The criteria of the comparison, by the key of their figure; the test holds them to those of the pages. */
export const BALLOT_KEYS = [
  'J07|basin|net-basin',
  'J07|total|net-france',
  'E23|total|net-france',
  'T05|basin|gross',
  'S02|basin|gross',
  'T12|france|gross',
] as const;

/** How each voting member of the demonstration shares 100 points, in the order of {@link BALLOT_KEYS}. Invented. */
export const DEMO_BALLOTS: Readonly<Partial<Record<DemoKey, readonly number[]>>> = {
  claire: [25, 15, 15, 20, 15, 10],
  nadia: [30, 10, 25, 20, 10, 5],
  thomas: [40, 10, 10, 20, 10, 10],
  samia: [25, 15, 10, 15, 30, 5],
  marc: [20, 15, 5, 15, 35, 10],
  elodie: [30, 10, 30, 15, 10, 5],
  julie: [20, 20, 15, 20, 10, 15],
  ines: [20, 25, 15, 10, 10, 20],
};
