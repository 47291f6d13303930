import type { ProductImports, TradeLine } from '#app/engine/pack.ts';
import type { PackTables, TradeKind } from './pack-tables.ts';

/** What the engine reads of the imported products: French imports of the latest whole year of each, by its code. */
export function importsOf(trade: NonNullable<PackTables['trade']>): Record<string, ProductImports> {
  const lines = new Map<string, { kind: TradeKind; line: TradeLine }[]>();
  for (const [code, flow, kind, name, year, euros] of trade.rows) {
    if (flow !== 'imports' || year !== trade.products[code]?.year || euros === null) continue;
    lines.set(code, [...(lines.get(code) ?? []), { kind, line: [name, euros] }]);
  }
  return Object.fromEntries(
    Object.entries(trade.products).flatMap(([code, product]) => {
      const own = lines.get(code) ?? [];
      const of = (kind: TradeKind) => own.find((one) => one.kind === kind)?.line ?? null;
      const total = of('total');
      if (total === null) return [];
      const origins = own
        .filter(({ kind, line: [, euros] }) => kind === 'country' && euros > 0)
        .map(({ line }) => line)
        .toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
      return [
        [
          code,
          { ...product, total, unplaced: of('unplaced'), union: of('union'), origins, rest: of('rest') },
        ],
      ];
    }),
  );
}
