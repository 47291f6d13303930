import type { Assessment, TraceNode } from '#app/engine/types.ts';
import type { Derivations, FlatNode } from '#app/services/index.ts';

/** The derivations of an assessment and `more` of them, each node once: the engine shares them, a JSON tree would repeat them. */
export function flattenDerivations(
  assessment: Pick<Assessment, 'traces' | 'inputs'>,
  more: Readonly<Record<string, TraceNode>> = {},
): Derivations {
  const places = new Map<TraceNode, number>();
  const nodes: FlatNode[] = [];
  const placeOf = (node: TraceNode): number => {
    const known = places.get(node);
    if (known !== undefined) return known;
    const inputs = node.inputs.map(placeOf);
    nodes.push({ ...node, inputs });
    places.set(node, nodes.length - 1);
    return nodes.length - 1;
  };
  const roots: Record<string, number> = {};
  for (const [key, node] of Object.entries(assessment.traces)) roots[key] = placeOf(node);
  for (const { id, trace } of Object.values(assessment.inputs)) roots[`input:${id}`] = placeOf(trace);
  for (const [key, node] of Object.entries(more)) roots[key] = placeOf(node);
  return { nodes, roots };
}
