import { citedBy } from '#app/engine/cells.ts';
import type { OfficialCell, Source, SourceTable, TraceNode } from '#app/engine/types.ts';

/** Figures of one table listed at once; the others are one opening away. */
export const READINGS = 8;

/** A figure of a derivation and the cells of one table that it is read in. */
export type Reading = { node: TraceNode; cells: readonly OfficialCell[] };

/** A table of a source with all that a derivation reads in it; `table` null where the pack does not say how it is written. */
export type ReadTable = { name: string; table: SourceTable | null; readings: readonly Reading[] };

/** A source of a derivation: its tables, and the figures that cite it without a cell. */
export type ReadSource = { source: Source; tables: readonly ReadTable[]; loose: readonly TraceNode[] };

/**
 * All that a derivation reads, source by source and table by table, each figure once: those nearest to what is explained first,
 * then the heaviest. It is what the panel lists under one figure, so that no cell is further than the panel itself.
 */
export function readingsOf(root: TraceNode, sources: Readonly<Record<string, Source>>): ReadSource[] {
  const found = new Map<string, { tables: Map<string, Reading[]>; loose: TraceNode[] }>();
  for (const node of breadthFirst(root)) {
    for (const id of citedBy(node)) {
      const into = found.get(id) ?? { tables: new Map<string, Reading[]>(), loose: [] };
      found.set(id, into);
      const own = (node.reads ?? []).filter(({ source }) => source === id);
      if (own.length === 0) {
        if (node.cell !== undefined && !into.loose.some((one) => same(one, node))) into.loose.push(node);
        continue;
      }
      for (const name of new Set(own.map(({ table }) => table))) {
        const readings = into.tables.get(name) ?? [];
        into.tables.set(name, readings);
        if (!readings.some((one) => same(one.node, node)))
          readings.push({ node, cells: own.filter(({ table }) => table === name) });
      }
    }
  }
  return [...found].flatMap(([id, { tables, loose }]) => {
    const source = sources[id];
    if (source === undefined) return [];
    return [
      {
        source,
        tables: [...tables].map(([name, readings]) => ({
          name,
          table: source.tables?.[name] ?? null,
          readings: inOrder(readings),
        })),
        loose,
      },
    ];
  });
}

/** Figures read in cells of their own before those that rest on the whole table; of one kind, the heaviest first. */
function inOrder(readings: readonly Reading[]): Reading[] {
  const kinds = new Map<string, number>();
  for (const { node } of readings) if (!kinds.has(node.id)) kinds.set(node.id, kinds.size);
  const place = ({ node }: Reading) => (node.readAs === 'whole' ? 1000 : 0) + (kinds.get(node.id) ?? 0);
  return readings.toSorted(
    (a, b) => place(a) - place(b) || Math.abs(b.node.value ?? 0) - Math.abs(a.node.value ?? 0),
  );
}

/** The same figure met twice: projects share nodes, a frozen balance copies them. */
function same(a: TraceNode, b: TraceNode): boolean {
  return a === b || (a.id === b.id && a.cell === b.cell && a.value === b.value);
}

/** Nodes of a derivation, each once, level by level, the heaviest of a level's equals first. */
function breadthFirst(root: TraceNode): TraceNode[] {
  const seen = new Set<TraceNode>([root]);
  let level: TraceNode[] = [root];
  const found: TraceNode[] = [];
  while (level.length > 0) {
    found.push(...level);
    const next: TraceNode[] = [];
    for (const node of level) {
      for (const input of node.inputs) {
        if (seen.has(input)) continue;
        seen.add(input);
        next.push(input);
      }
    }
    level = next;
  }
  return found;
}

/** A row or a column in words: the table's own pattern, with the code and the label put in. */
export function axisIn(pattern: string, { code, label }: { code: string; label: string }): string {
  return pattern.replaceAll('{code}', code).replaceAll('{label}', label);
}
