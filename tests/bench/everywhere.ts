import { assessEverywhere, prepareEverywhere } from '#app/engine/index.ts';
import { loadPack } from '#app/reference/index.ts';
import { quantile, table } from './table.ts';

/** Branches whose projects are scored in turn, so that no cache of one scenario answers for the others. */
const BRANCHES = ['CK', 'CA', 'CL', 'CF', 'CI', 'MB', 'HZ', 'CE'];

/** The same project in every zone of the embedded pack: the table prepared once, then one run a project, warm. */
export async function benchEverywhere({ short }: { short: boolean }): Promise<string> {
  const pack = await loadPack();
  const begun = performance.now();
  const made = prepareEverywhere(pack);
  if (!made.ok) throw new Error(`The table cannot be prepared: ${made.failure.code}.`);
  const prepared = performance.now() - begun;
  const run = (draws: number): number[] =>
    (short ? BRANCHES.slice(0, 4) : BRANCHES).map((branch) => {
      const start = performance.now();
      const found = assessEverywhere({ zone: '2705', branch, directJobs: 150 }, pack, made.value, { draws });
      if (!found.ok) throw new Error(`No result for ${branch}: ${found.failure.code}.`);
      return performance.now() - start;
    });
  run(1);
  const central = run(1);
  const drawn = run(100);
  return table(
    ['ancrage'],
    [
      {
        measure: 'table of 305 zones, once a pack',
        unit: 's',
        values: { ancrage: prepared / 1000 },
        target: '–',
      },
      {
        measure: 'one project on 305 zones, 100 draws, p50',
        unit: 'ms',
        values: { ancrage: quantile(drawn, 0.5) },
        target: '≤ 2000',
      },
      {
        measure: 'one project on 305 zones, 100 draws, worst',
        unit: 'ms',
        values: { ancrage: Math.max(...drawn) },
        target: '≤ 2000',
      },
      {
        measure: 'one project on 305 zones, middle figures, p50',
        unit: 'ms',
        values: { ancrage: quantile(central, 0.5) },
        target: '–',
      },
    ],
  );
}
