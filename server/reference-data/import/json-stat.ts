import { refuseImport } from './import-refusal.ts';
import type { RawSheet } from './sheet.ts';

type Dimension = { id: string; codes: readonly string[] };

/** Whether a JSON document is a JSON-stat 2 data set. */
export function isJsonStat(json: unknown): json is Record<string, unknown> {
  return isObject(json) && json['class'] === 'dataset' && Array.isArray(json['id']) && 'dimension' in json;
}

/**
 * A JSON-stat 2 data set as a sheet: a column for each dimension, then `value` and `status`, a row for each value present.
 * @throws ImportRefusal `json-stat` naming what does not hold together
 */
export function jsonStatSheet(json: Record<string, unknown>, name: string): RawSheet {
  const ids = strings(json['id']) ?? refuseImport('json-stat', { part: 'id' });
  const dimensions = ids.map((id) => dimensionOf(json['dimension'], id));
  const size = Array.isArray(json['size']) ? json['size'] : [];
  dimensions.forEach(({ id, codes }, at) => {
    if (size[at] !== codes.length)
      refuseImport('json-stat', { part: id, found: codes.length, expected: size[at] ?? null });
  });
  const cells = dimensions.reduce((product, { codes }) => product * codes.length, 1);
  const values = entriesOf(json['value']);
  const outside = values.find(([at]) => at >= cells);
  if (outside !== undefined) refuseImport('json-stat', { part: 'value', found: outside[0], expected: cells });
  const status = new Map(entriesOf(json['status']));
  return {
    name,
    format: 'json',
    encoding: 'utf-8',
    *rows() {
      yield { line: 0, cells: [...ids, 'value', 'status'] };
      for (const [flat, value] of values) {
        const codes: string[] = [];
        let left = flat;
        for (const { codes: known } of dimensions.toReversed()) {
          codes.unshift(known[left % known.length] ?? '');
          left = Math.floor(left / known.length);
        }
        const flag = status.get(flat);
        yield { line: flat + 1, cells: [...codes, value === null ? '' : String(value), String(flag ?? '')] };
      }
    },
  };
}

function dimensionOf(dimensions: unknown, id: string): Dimension {
  const one = isObject(dimensions) ? dimensions[id] : undefined;
  const category = isObject(one) ? one['category'] : undefined;
  const index = isObject(category) ? category['index'] : undefined;
  const listed = strings(index);
  if (listed !== null) return { id, codes: listed };
  if (isObject(index)) {
    const codes = Object.entries(index).toSorted(([, a], [, b]) => Number(a) - Number(b));
    return { id, codes: codes.map(([code]) => code) };
  }
  // A dimension of one category may go without its index.
  const label = isObject(category) && isObject(category['label']) ? Object.keys(category['label']) : [];
  return label.length === 1 ? { id, codes: label } : refuseImport('json-stat', { part: id });
}

/** Values by flat index, whether written as a list or by index. */
function entriesOf(values: unknown): [number, unknown][] {
  if (Array.isArray(values)) return values.map((value: unknown, at): [number, unknown] => [at, value]);
  if (!isObject(values)) return [];
  return Object.entries(values).map(([at, value]) => [Number(at), value]);
}

function strings(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((one): one is string => typeof one === 'string') ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
