import { describe, expect, it } from 'vitest';
import { closeHouseholds, leontiefInverse, multipliers, solveLeontief } from '#app/engine/index.ts';
import { expectClose } from '#tests/expect-close.ts';

/** Miller and Blair, Input-Output Analysis, 2nd ed., CUP 2009, chapter 2 (tables 2.3 and 2.4), as tested in IndEcol/pymrio. */
const OPEN = {
  flows: [
    [150, 500],
    [200, 100],
  ],
  output: [1000, 2000],
  technology: [
    [0.15, 0.25],
    [0.2, 0.05],
  ],
  inverse: [
    [1.25412541, 0.330033],
    [0.2640264, 1.12211221],
  ],
  finalDemand: [350, 1700],
  labour: [0.3, 0.25],
  newDemand: [600, 1500],
  newOutput: [1247.5, 1841.6],
  labourAtNewOutput: [374.25, 460.4],
  tolerance: { abs: 1e-6 },
};

/**
 * The same closed on households. Household column quoted from memory of section 2.5; expected figures recomputed twice
 * independently to 1e-12 (the book prints three decimals).
 */
const CLOSED = {
  wages: [0.3, 0.25],
  consumption: [0.05, 0.4, 0.05],
  inverse: [
    [1.365086115245588, 0.425260472039124, 0.25090367850308315],
    [0.5273229853285138, 1.348075696364023, 0.5953646608547737],
    [0.5698490325324261, 0.48904954284499264, 1.2885392302785457],
  ],
  totalOutput: [2.462258133106528, 2.2623857112481396, 2.1348075696364024],
  type2OverType1: 1.2885392302785457,
  tolerance: { abs: 1e-9 },
};

describe('Miller and Blair 2009, two sectors', () => {
  it('R-01 finds the published total requirements', () => {
    const inverse = leontiefInverse(OPEN.technology);
    expectClose(inverse.ok && inverse.value, OPEN.inverse, OPEN.tolerance);
  });

  it('R-01 finds the output that serves the table’s own final demand', () => {
    const solved = solveLeontief(OPEN.technology, OPEN.finalDemand);
    expectClose(solved.ok && solved.value.x, OPEN.output, OPEN.tolerance);
    expect(solved.ok && solved.value.residual).toBeLessThan(1e-9);
  });

  it('R-01 finds the published output and labour of the new demand', () => {
    const solved = solveLeontief(OPEN.technology, OPEN.newDemand);
    const x = solved.ok ? solved.value.x : [];
    // The book rounds its output to one decimal before taking labour.
    expectClose(x, OPEN.newOutput, { abs: 0.05 });
    expectClose(
      x.map((output, j) => output * (OPEN.labour[j] ?? 0)),
      OPEN.labourAtNewOutput,
      { rel: 1e-4 },
    );
  });

  it('R-03 closes the table on households, last row and column', () => {
    const closed = closeHouseholds(OPEN.technology, CLOSED.wages, CLOSED.consumption);
    expect(closed).toEqual([
      [0.15, 0.25, 0.05],
      [0.2, 0.05, 0.4],
      [0.3, 0.25, 0.05],
    ]);
    const inverse = leontiefInverse(closed);
    expectClose(inverse.ok && inverse.value, CLOSED.inverse, CLOSED.tolerance);
    const totals = multipliers(closed, [1, 1, 1]);
    expectClose(totals.ok && totals.value.total, CLOSED.totalOutput, CLOSED.tolerance);
  });

  it('R-02 gives the same Type II over Type I for every sector', () => {
    const open = multipliers(OPEN.technology, CLOSED.wages);
    const closed = leontiefInverse(closeHouseholds(OPEN.technology, CLOSED.wages, CLOSED.consumption));
    const type1 = open.ok ? open.value.total : [];
    const type2 = closed.ok ? (closed.value[2] ?? []) : [];
    expectClose(
      type1.map((income, j) => (type2[j] ?? 0) / income),
      [CLOSED.type2OverType1, CLOSED.type2OverType1],
      CLOSED.tolerance,
    );
  });
});
