import { expect } from 'vitest';

/** How far a figure may be from what a publication prints: the larger of the two. */
export type Tolerance = { abs?: number; rel?: number };

/**
 * Compares figures, or arrays of figures of any depth, within a tolerance stated beside the case.
 * @example expectClose([1.0001], [1], { abs: 1e-3 })
 */
export function expectClose(actual: unknown, expected: unknown, tolerance: Tolerance): void {
  const gaps = gapsOf(actual, expected, tolerance, '');
  expect(gaps, gaps.slice(0, 5).join('\n')).toEqual([]);
}

function gapsOf(actual: unknown, expected: unknown, tolerance: Tolerance, path: string): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return [`${path || 'value'}: ${expected.length} entries expected, found ${JSON.stringify(actual)}`];
    }
    return expected.flatMap((part: unknown, at) => gapsOf(actual[at], part, tolerance, `${path}[${at}]`));
  }
  if (typeof expected !== 'number' || typeof actual !== 'number') {
    return actual === expected
      ? []
      : [`${path || 'value'}: ${String(expected)} expected, found ${String(actual)}`];
  }
  const room = Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(expected));
  const gap = Math.abs(actual - expected);
  return gap <= room
    ? []
    : [`${path || 'value'}: ${expected} expected, ${actual} found, ${gap} apart, ${room} allowed`];
}
