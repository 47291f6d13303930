import { describe, expect, it } from 'vitest';
import { createStatementNames } from './statement-names.ts';

describe('names of statements', () => {
  it('are given to what comes back, the same each time, and to nothing else', () => {
    const name = createStatementNames();
    expect(name('SELECT 1', 0)).toBeUndefined();
    const given = name('SELECT 1', 0);
    expect(given).toMatch(/^ancrage_\d+$/);
    expect(name('SELECT 1', 0)).toBe(given);
    name('SELECT 2', 0);
    expect(name('SELECT 2', 0)).not.toBe(given);
  });

  it('are not given to statements as long as their lists', () => {
    const name = createStatementNames();
    expect([1, 2, 3].map(() => name('SELECT $1, … $33', 33))).toEqual([undefined, undefined, undefined]);
  });

  it('are bounded: a session that has them all goes on without', () => {
    const name = createStatementNames();
    const names = Array.from({ length: 700 }, (_, index) => {
      name(`SELECT ${index}`, 0);
      return name(`SELECT ${index}`, 0);
    });
    expect(new Set(names.filter((each) => each !== undefined)).size).toBe(500);
    expect(name('SELECT 0', 0)).toBe(names[0]);
    expect(name('SELECT 699', 0)).toBeUndefined();
  });
});
