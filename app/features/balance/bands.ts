import { FLOW_PLACES, IMPORTED, type FlowPlace, type PurchaseFlow } from '#app/engine/index.ts';
import type { Grade } from '#app/engine/types.ts';

/** One band on the left of the drawing: a product group, the others together, or what is bought abroad. */
export type Band = {
  /** Code of the product, `others` or `imports`. */
  id: string;
  value: number;
  grade: Grade;
  /** Codes of the products in it: one, or several for the others; none for imports. */
  products: readonly string[];
};

/** Bands of the drawing: groups on the left, places on the right, what goes from one to the other. k€ a year. */
export type Bands = {
  total: number;
  groups: readonly Band[];
  places: readonly { id: FlowPlace; value: number }[];
  links: readonly { from: string; to: FlowPlace; value: number }[];
};

/** Bands named on the left, imports and the others out: twelve in all at most. */
const NAMED = 10;
/** Id of the band that gathers what is too small to be drawn alone. */
export const OTHERS = 'others';

const ORDER: readonly Grade[] = ['A', 'B', 'C', 'D', 'E'];

/** The flows as at most twelve bands a side: the heaviest products, the others together, imports last. Sums are kept. */
export function bandsOf(flows: readonly PurchaseFlow[], named = NAMED): Bands {
  const products = new Map<string, number>();
  for (const { product, value } of flows) {
    if (product !== null) products.set(product, (products.get(product) ?? 0) + value);
  }
  const ranked = [...products.entries()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  // A tail of one would hide a name and save no room.
  const kept = new Set(ranked.slice(0, ranked.length <= named + 1 ? named + 1 : named).map(([code]) => code));
  const groupOf = (product: string | null) =>
    product === null ? IMPORTED : kept.has(product) ? product : OTHERS;

  const groups = new Map<string, { value: number; grade: Grade; products: Set<string> }>();
  const links = new Map<string, { from: string; to: FlowPlace; value: number }>();
  const places = new Map<FlowPlace, number>();
  for (const { product, to, value, grade } of flows) {
    const from = groupOf(product);
    const group = groups.get(from) ?? { value: 0, grade, products: new Set<string>() };
    group.value += value;
    if (ORDER.indexOf(grade) > ORDER.indexOf(group.grade)) group.grade = grade;
    if (product !== null) group.products.add(product);
    groups.set(from, group);
    const link = links.get(`${from} ${to}`) ?? { from, to, value: 0 };
    link.value += value;
    links.set(`${from} ${to}`, link);
    places.set(to, (places.get(to) ?? 0) + value);
  }
  const order = [...ranked.map(([code]) => code).filter((code) => kept.has(code)), OTHERS, IMPORTED];
  return {
    total: [...places.values()].reduce((sum, value) => sum + value, 0),
    groups: order.flatMap((id) => {
      const group = groups.get(id);
      return group === undefined ? [] : [{ id, ...group, products: [...group.products] }];
    }),
    places: FLOW_PLACES.flatMap((id) => {
      const value = places.get(id);
      return value === undefined ? [] : [{ id, value }];
    }),
    links: [...links.values()],
  };
}
