import { BRANCH_CODES } from './nomenclature.ts';
import { parseTable, RawFileError, type ReadRaw } from './raw-table.ts';

const FLORES_FILE = 'emploi_ze2020_a38_flores_2022_2023.csv';

/** Salaried posts on 31 December, zones x branches; null where the cell is blank: no activity there, or not disclosed. */
export type Posts = { year: number; posts: (number | null)[][]; previous: (number | null)[][] };

/**
 * Reads FLORES 2022 and 2023 for the zones of `codes`, branches in A38 order. TZ has no post by construction.
 * @throws RawFileError on an unknown zone or branch, or a post count that is not a whole number.
 */
export async function readPosts(read: ReadRaw, codes: readonly string[]): Promise<Posts> {
  const table = parseTable(FLORES_FILE, await read(FLORES_FILE), [
    'ze2020',
    'a38',
    'flores_2022',
    'flores_2023',
  ]);
  const zoneAt = new Map(codes.map((code, at) => [code, at]));
  const branchAt = new Map(BRANCH_CODES.map((code, at) => [code, at]));
  const empty = (): (number | null)[][] => codes.map(() => BRANCH_CODES.map(() => null));
  const result: Posts = { year: 2023, posts: empty(), previous: empty() };
  for (const row of table.rows) {
    const zone = zoneAt.get(row.text('ze2020'));
    const branch = branchAt.get(row.text('a38'));
    if (zone === undefined || branch === undefined) {
      throw new RawFileError(
        FLORES_FILE,
        `line ${row.line}: zone ${row.text('ze2020')} or branch ${row.text('a38')} is unknown`,
      );
    }
    for (const [grid, column] of [
      [result.posts, 'flores_2023'],
      [result.previous, 'flores_2022'],
    ] as const) {
      const value = row.optional(column);
      if (value !== null && (!Number.isInteger(value) || value < 0)) {
        throw new RawFileError(FLORES_FILE, `line ${row.line}: ${value} is not a count of posts`);
      }
      const line = grid[zone];
      if (line !== undefined) line[branch] = value;
    }
  }
  return result;
}
