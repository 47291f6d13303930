type Matrix = readonly (readonly number[])[];

/**
 * Simple location quotients: share of the branch in the region's jobs over its share in the whole.
 * `employment[region][branch]`, regions making up the whole; a branch or a region without jobs has quotient 0.
 * @example locationQuotients([[1, 3], [3, 1]]).slq // [[0.5, 1.5], [1.5, 0.5]]
 */
export function locationQuotients(employment: Matrix): { slq: number[][] } {
  const branches = employment[0]?.length ?? 0;
  const byBranch = new Array<number>(branches).fill(0);
  const byRegion = employment.map((row) => row.reduce((sum, jobs) => sum + jobs, 0));
  for (const row of employment) row.forEach((jobs, i) => (byBranch[i] = (byBranch[i] ?? 0) + jobs));
  const whole = byRegion.reduce((sum, jobs) => sum + jobs, 0);
  const slq = employment.map((row, r) =>
    row.map((jobs, i) => {
      const region = byRegion[r] ?? 0;
      const branch = byBranch[i] ?? 0;
      return region > 0 && branch > 0 ? (jobs / region) * (whole / branch) : 0;
    }),
  );
  return { slq };
}

/**
 * Flegg's size factor λ = [log2(1 + E^r / E)]^δ, from the totals of the region and of the whole.
 * `share` = E^r / E in 0..1, `delta` ≥ 0.
 * @example sizeFactor(0.01153113227522101, 0.25) // 0.3586233985
 */
export function sizeFactor(share: number, delta: number): number {
  return Math.log2(1 + share) ** delta;
}

/**
 * Flegg's location quotients of one region, branches × branches, capped at 1 (R-12, single-region variant):
 * row i supplies column j; λ·SLQ_i/SLQ_j off the diagonal, λ·SLQ_i on it. `delta` one for all or one per supplying branch.
 * A supplier absent from the region serves nothing; a buyer absent from it leaves the supplier uncapped, hence 1.
 * @throws RangeError when the region is not a row of `employment`
 */
export function flq(employment: Matrix, region: number, delta: number | readonly number[]): number[][] {
  const own = employment[region];
  if (!own) throw new RangeError(`Region ${region} asked, ${employment.length} given.`);
  const quotients = locationQuotients(employment).slq[region] ?? [];
  const whole = employment.reduce((sum, row) => sum + row.reduce((part, jobs) => part + jobs, 0), 0);
  const share = own.reduce((sum, jobs) => sum + jobs, 0) / whole;
  return quotients.map((supplier, i) => {
    const lambda = sizeFactor(share, typeof delta === 'number' ? delta : (delta[i] ?? 0));
    return quotients.map((buyer, j) => {
      if (supplier === 0) return 0;
      return Math.min(1, i === j ? lambda * supplier : (lambda * supplier) / buyer);
    });
  });
}
