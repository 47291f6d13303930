import { POSITIVE, RESTS_ON, SHARE, type Definition } from './definition.ts';

/** Tension of hiring in the departments of the basin, from the recruitment survey once it is imported. */
export const J22: Definition = {
  id: 'J22',
  family: 'jobs',
  unit: 'index',
  rule: 'R-485',
  ...RESTS_ON.project,
  fallback: ['R-486'],
  ...SHARE,
  at: [['basin', 'gross']],
  value: (m) => m.basin.hiringTension ?? 0,
  operands: (t) => t.hiring(),
  missing: ({ pack }, m) => {
    if (m.basin.hiringTension !== null) return null;
    return pack.recruitments === undefined ? 'hiringTension' : 'hiringTensionHere';
  },
};

/**
 * Jobseekers of the basin in the project's occupations. Dares counts them by zone without their occupation, and no source gives
 * the national share of a field: the basin's total is on its own page, and this stays missing.
 */
export const J23: Definition = {
  id: 'J23',
  family: 'jobs',
  unit: 'people',
  rule: 'R-487',
  ...RESTS_ON.project,
  ...POSITIVE,
  at: [['basin', 'gross']],
  value: () => 0,
  operands: () => [],
  missing: ({ pack }) => (pack.sources['dares-defm'] === undefined ? 'jobseekers' : 'jobseekersByOccupation'),
};

/** Sites near the basin of the branches that supply the project, from the lists of firms once some are imported. */
export const T08: Definition = {
  id: 'T08',
  family: 'territory',
  unit: 'sites',
  rule: 'R-488',
  ...RESTS_ON.project,
  fallback: ['R-489'],
  ...POSITIVE,
  at: [['basin', 'gross']],
  value: (m) => m.basin.suppliers ?? 0,
  operands: (t) => t.suppliersNear(),
  missing: ({ pack }, m) => {
    if (m.basin.suppliers !== null) return null;
    if (pack.suppliersNear === undefined) return 'suppliersNearby';
    return m.inputs.purchases > 0 ? 'suppliersListed' : 'directJobs';
  },
};
