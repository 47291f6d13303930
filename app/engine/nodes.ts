import type { Grade, TraceNode, Unit } from './types.ts';

/** Keeps what was made under each key: a figure that many others rest on is one node. */
export function onceEach<Made>(): (key: string, make: () => Made) => Made {
  const kept = new Map<string, Made>();
  return (key, make) => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make();
    kept.set(key, made);
    return made;
  };
}

/** A figure computed from others: it cites nothing by itself. */
export function made(
  id: string,
  value: number | null,
  unit: Unit,
  grade: Grade,
  rule: string,
  inputs: TraceNode[],
  cell?: string,
): TraceNode {
  return { id, value, unit, grade, rule, inputs, sources: [], ...(cell === undefined ? {} : { cell }) };
}
