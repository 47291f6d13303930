import type { TraceNode } from '#app/engine/types.ts';
import { FIGURE_IDS, type FigureId } from './figure-ids.ts';
import type { BasinFigures, KeyFigure } from './figures.ts';

/** What a key figure is compared with. */
export const PLACES = ['zone', 'region', 'france', 'comparable'] as const;
export type Place = (typeof PLACES)[number];

/** The figures of a slide: four lines, with what they are compared with above and who that is below. */
export const SLIDE_FIGURES: readonly FigureId[] = ['manufacturingShare', 'unemployment', 'income', 'vacancy'];

/** A key figure of the basin beside the country's and the middle of comparable basins; null where nothing compares. */
export type BesideFigure = { id: FigureId; here: number; france: number | null; comparable: number | null };

/** The key figures of a basin, small enough to travel with every page of a meeting. */
export type Beside = {
  zone: string;
  name: string;
  figures: readonly BesideFigure[];
  /** The basins it is compared with, the most alike first; `overlap`: share of posts in the same branches. */
  basins: readonly { code: string; name: string; overlap: number }[];
};

/** A basin's figures beside France and comparable basins; those its sources do not cover are left out. */
export function besideOf(basin: BasinFigures): Beside {
  return {
    zone: basin.code,
    name: basin.name,
    figures: basin.figures.flatMap(({ id, zone, france, comparable }) =>
      zone?.value == null
        ? []
        : [
            {
              id,
              here: zone.value,
              // A basin has no more in common with a country than being a part of it.
              france: id === 'population' ? null : (france?.value ?? null),
              comparable: comparable?.value ?? null,
            },
          ],
    ),
    basins: basin.comparable.map(({ code, name, overlap }) => ({ code, name, overlap: overlap.value ?? 0 })),
  };
}

/** Where a figure is opened on its source: the page of its basin, with the panel of that figure open. */
export function figureAddress(zone: string, id: FigureId, place: Place): string {
  return `/bassins/${zone}?${new URLSearchParams({ figure: id, place }).toString()}`;
}

/** The figure that such an address asks for; null for any other. */
export function figureAsked(params: URLSearchParams, figures: readonly KeyFigure[]): TraceNode | null {
  const id = FIGURE_IDS.find((each) => each === params.get('figure'));
  const place = PLACES.find((each) => each === params.get('place'));
  const node = figures.find((each) => each.id === id)?.[place ?? 'zone'] ?? null;
  return node?.value == null ? null : node;
}
