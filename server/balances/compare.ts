import type { BalanceContent, Difference } from '#app/services/index.ts';

const ENDS = ['value', 'p10', 'p50', 'p90'] as const;

/** Every figure of a balance by its path, at full precision: indicators, inputs, zones, flows, perspective, years, risks, fit. */
function figuresOf(content: BalanceContent): Map<string, number | string | null> {
  const found = new Map<string, number | string | null>();
  for (const { id, level, variant, grade, ...figure } of content.indicators) {
    const key = `${id}|${level}|${variant}`;
    for (const end of ENDS) found.set(`${key}.${end}`, figure[end]);
    found.set(`${key}.grade`, grade);
  }
  for (const { id, value, p10, p90, grade } of Object.values(content.inputs)) {
    found.set(`input:${id}.value`, value).set(`input:${id}.p10`, p10).set(`input:${id}.p90`, p90);
    found.set(`input:${id}.grade`, grade);
  }
  for (const { zone, direct, indirect, induced, displaced } of content.zones) {
    found.set(`zone:${zone}.direct`, direct).set(`zone:${zone}.indirect`, indirect);
    found.set(`zone:${zone}.induced`, induced).set(`zone:${zone}.displaced`, displaced);
  }
  for (const { product, to, value } of content.flows ?? [])
    found.set(`flow:${product ?? 'imports'}.${to}`, value);
  const { sector = [], basin = [] } = content.perspective ?? {};
  for (const { id, project, branch, economy } of sector) {
    found
      .set(`view:${id}.project`, project)
      .set(`view:${id}.branch`, branch)
      .set(`view:${id}.economy`, economy);
  }
  for (const { id, here, france } of basin)
    found.set(`view:${id}.here`, here).set(`view:${id}.france`, france);
  for (const { year, ...figures } of content.years ?? []) {
    for (const name of ['direct', 'supportedBasin', 'netBasin', 'valueAdded', 'levies'] as const) {
      for (const end of ['value', 'p10', 'p90'] as const) {
        found.set(`year:${year}.${name}.${end}`, figures[name]?.[end] ?? null);
      }
    }
  }
  for (const { id, state, missing, tests } of content.risks?.flags ?? []) {
    found.set(`risk:${id}.state`, state).set(`risk:${id}.missing`, missing.join(' '));
    for (const { code, value, threshold, over } of tests) {
      const key = `risk:${id}.${code}`;
      found.set(`${key}.value`, value).set(`${key}.threshold`, threshold).set(`${key}.over`, String(over));
    }
  }
  for (const { id, score } of content.fit?.parts ?? []) found.set(`fit:${id}.score`, score);
  return found;
}

/**
 * Compares every frozen figure to the last digit. One that is no longer computed differs; one that the engine has learnt since
 * was never frozen, and does not count.
 */
export function compareBalances(
  frozen: BalanceContent,
  found: BalanceContent,
): { compared: number; differences: Difference[] } {
  const [before, after] = [figuresOf(frozen), figuresOf(found)];
  // Frozen as missing, with what it lacked, and given today: the engine has learnt it since.
  const learnt = new Set(
    frozen.indicators.flatMap(({ id, level, variant, value }) => {
      const key = `${id}|${level}|${variant}`;
      return value === null && (after.get(`${key}.value`) ?? null) !== null ? [key] : [];
    }),
  );
  const paths = [...before.keys()].filter((path) => !learnt.has(path.slice(0, path.lastIndexOf('.'))));
  const differences = paths
    .map((path) => ({ path, frozen: before.get(path) ?? null, found: after.get(path) ?? null }))
    .filter((one) => one.frozen !== one.found);
  return { compared: paths.length, differences };
}
