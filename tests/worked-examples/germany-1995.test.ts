import { describe, expect, it } from 'vitest';
import { leontiefInverse, multipliers } from '#app/engine/index.ts';
import { expectClose } from '#tests/expect-close.ts';
import { GERMANY_1995 } from './germany-1995.fixture.ts';

const { flows, output, imports, productTaxes, valueAdded, employment, expected, tolerance } = GERMANY_1995;
const perOutput = (figures: readonly number[]) => figures.map((figure, j) => figure / (output[j] ?? 1));
const technology = flows.map((row) => perOutput(row));

describe('Germany 1995, Eurostat manual', () => {
  it('R-01 finds the published diagonal of total requirements', () => {
    const inverse = leontiefInverse(technology);
    const diagonal = inverse.ok ? [0, 1, 2].map((i) => inverse.value[i]?.[i]) : [];
    expectClose(diagonal, [...expected.inverseDiagonal], tolerance);
  });

  it.each([
    ['output', output, expected.outputMultipliers],
    ['value added', valueAdded, expected.valueAddedMultipliers],
    ['employment', employment, expected.employmentMultipliers],
  ] as const)('R-02 finds the published multipliers of %s', (_, factor, published) => {
    const found = multipliers(technology, perOutput(factor));
    expectClose(found.ok && found.value.total, [...published], tolerance);
  });

  it('R-05 pays every unit of final demand to value added, imports and taxes on products', () => {
    const sum = [valueAdded, imports, productTaxes]
      .map((factor) => multipliers(technology, perOutput(factor)))
      .map((found) => (found.ok ? found.value.total : []));
    const paid = output.map((_, j) => sum.reduce((total, row) => total + (row[j] ?? 0), 0));
    expectClose(paid, [1, 1, 1, 1, 1, 1], { abs: 1e-4 });
    expect(paid).toHaveLength(6);
  });
});
