import { sourcesIn } from '#app/engine/cells.ts';
import type { Source, TraceNode } from '#app/engine/types.ts';
import { findZone, type FullPack } from '#app/reference/index.ts';
import { basinFigures, type BasinFigures } from './figures.ts';

/** What the page of a basin receives: its figures, and the source blocks they cite. */
export type BasinPage = { basin: BasinFigures; sources: Readonly<Record<string, Source>> };

/** The page of a zone; null for a code that no zone has. */
export function loadBasinPage(pack: FullPack, code: string): BasinPage | null {
  const zone = findZone(pack, code);
  if (zone === null) return null;
  const basin = basinFigures(pack, zone);
  const cited = new Set<string>();
  const visit = (node: TraceNode | null): void => {
    for (const id of node === null ? [] : sourcesIn(node)) cited.add(id);
  };
  for (const figure of basin.figures) [figure.zone, figure.region, figure.france].forEach(visit);
  basin.specialisations.forEach((one) => visit(one.quotient));
  return { basin, sources: Object.fromEntries(Object.entries(pack.sources).filter(([id]) => cited.has(id))) };
}
