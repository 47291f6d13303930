import { sourcesIn } from '#app/engine/cells.ts';
import type { Source, TraceNode } from '#app/engine/types.ts';
import { findZone, type FullPack } from '#app/reference/index.ts';
import { basinAround, nodesAround, type BasinAround } from './around.ts';
import { basinFigures, type BasinFigures } from './figures.ts';

/** What the page of a basin receives: its figures, and the source blocks they cite. */
export type BasinPage = { basin: BasinFigures; sources: Readonly<Record<string, Source>> };

/** The same with what imported files say around the basin. */
export type WholeBasinPage = BasinPage & { around: BasinAround | null };

/** The page of a zone; null for a code that no zone has. */
export function loadBasinPage(pack: FullPack, code: string): BasinPage | null {
  const zone = findZone(pack, code);
  if (zone === null) return null;
  const basin = basinFigures(pack, zone);
  const nodes = [
    ...basin.figures.flatMap((figure) => [figure.zone, figure.region, figure.france, figure.comparable]),
    ...basin.comparable.map(({ overlap }) => overlap),
    ...basin.specialisations.map(({ quotient }) => quotient),
  ];
  return { basin, sources: citedBlocks(pack, nodes) };
}

/** The whole page of a zone, for whoever reads it alone; null for a code that no zone has. */
export function loadWholeBasin(pack: FullPack, code: string): WholeBasinPage | null {
  const page = loadBasinPage(pack, code);
  const zone = findZone(pack, code);
  if (page === null || zone === null) return null;
  const around = basinAround(pack, zone);
  // The list of firms has no figure of its own to open: its block is named under it.
  const listed = around?.firms ? citedBlocks(pack, [], ['sirene']) : {};
  return {
    ...page,
    around,
    sources: { ...page.sources, ...citedBlocks(pack, nodesAround(around)), ...listed },
  };
}

function citedBlocks(
  pack: FullPack,
  nodes: readonly (TraceNode | null)[],
  more: readonly string[] = [],
): Record<string, Source> {
  const cited = new Set(more);
  for (const node of nodes) for (const id of node === null ? [] : sourcesIn(node)) cited.add(id);
  return Object.fromEntries(Object.entries(pack.sources).filter(([id]) => cited.has(id)));
}
