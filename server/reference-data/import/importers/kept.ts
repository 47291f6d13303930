import type { NamedTable } from '#app/reference/index.ts';
import type { ReadTable } from '../cells-after.ts';
import type { Produced } from '../importer.ts';

/** A kept table and nothing replaced. */
export function kept(
  name: string,
  table: NamedTable,
  vintage: string,
  total: { id: string; before: number | null; after: number },
  written: ReadTable,
): Produced {
  return {
    tables: {},
    named: { [name]: table },
    source: { vintage },
    totals: [total],
    cells: { tables: { [name]: written } },
  };
}

/** Whether a value of a JSON document is an object, and not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
