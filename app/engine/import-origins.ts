import { cellReader, reading, sourcesOf } from './cells.ts';
import { made } from './nodes.ts';
import type { ReferencePack, TradeLine } from './pack.ts';
import type { OfficialCell, ReadRule, TraceNode } from './types.ts';

/** Digits of a code of the combined nomenclature (NC8). */
export const PRODUCT_CODE = /^\d{8}$/;

/**
 * Where France buys a product: concentration from 0 (spread out) to 1 (one country), share bought outside the European
 * Union, share of the countries that the file does not name. `known`: imports of a known foreign origin, €.
 */
export type ImportOrigins = {
  known: number;
  concentration: number;
  outsideUnion: number;
  unnamed: number;
};

/** The origins of a product in the pack; null when its file was not imported, or when nothing was imported of it that year. */
export function importOrigins(
  { trade }: Pick<ReferencePack, 'trade'>,
  product: string | null | undefined,
): ImportOrigins | null {
  const found = typeof product === 'string' ? trade?.[product] : undefined;
  if (found === undefined) return null;
  const known = euros(found.total) - euros(found.unplaced);
  if (!(known > 0)) return null;
  let concentration = 0;
  let named = 0;
  for (const [, value] of found.origins) {
    concentration += (value / known) ** 2;
    named += value;
  }
  return {
    known,
    concentration: Math.min(1, concentration),
    outsideUnion: share(known - euros(found.union), known),
    // A euro of rounding a line is no country.
    unnamed: known - named > found.origins.length ? share(known - named, known) : 0,
  };
}

/** The operands of R-460: the share from outside the Union first, then the share of each country, then what no country is named of. */
export function importOriginNodes(pack: ReferencePack, product: string | null | undefined): TraceNode[] {
  const found = typeof product === 'string' ? pack.trade?.[product] : undefined;
  const origins = importOrigins(pack, product);
  if (typeof product !== 'string' || found === undefined || origins === null) return [];
  const cells = cellReader(pack);
  const leaf = (id: string, [name, value]: TradeLine, cell: string, rule = 'R-460'): TraceNode =>
    read(
      { ...made(id, value / 1000, 'kEUR', 'D', rule, []), cell },
      'cell',
      cells.imports(product, name, value),
    );
  const total = leaf('productImports', found.total, `${product} ${found.label}, ${found.year}`);
  const known = made('knownImports', origins.known / 1000, 'kEUR', 'D', 'R-460', [
    total,
    ...(found.unplaced === null ? [] : [leaf('unplacedImports', found.unplaced, found.unplaced[0])]),
  ]);
  const outside = made('outsideUnion', origins.outsideUnion, 'share', 'D', 'R-461', [
    ...(found.union === null ? [] : [leaf('unionImports', found.union, found.union[0], 'R-461')]),
    known,
  ]);
  const shares = found.origins.map((line) =>
    made(
      'originShare',
      line[1] / origins.known,
      'share',
      'D',
      'R-460',
      [leaf('originImports', line, line[0]), known],
      line[0],
    ),
  );
  if (origins.unnamed === 0) return [outside, ...shares];
  // Made of what is named; the file's own line is beside it, where there is one.
  const rest = found.rest === null ? [] : [leaf('otherImports', found.rest, found.rest[0])];
  return [outside, ...shares, made('unnamedShare', origins.unnamed, 'share', 'D', 'R-460', [known, ...rest])];
}

function read(node: TraceNode, readAs: ReadRule, reads: readonly OfficialCell[]): TraceNode {
  return reading({ ...node, sources: sourcesOf(reads) }, readAs, reads);
}

function euros(line: TradeLine | null): number {
  return line?.[1] ?? 0;
}

function share(part: number, whole: number): number {
  return Math.min(1, Math.max(0, part / whole));
}
