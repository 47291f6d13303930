import { geoConicConformal, geoMercator, type GeoProjection } from 'd3-geo';
import { FRANCE, INSET_SIZE, MAP_SIZE, type MapPart } from './france-outline.ts';

type Place = { lon: number; lat: number };

/** Overseas departments, each in an inset of its own under the mainland, in this order. */
export const OVERSEAS = ['guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte'] as const;
export const INSETS_TOP = MAP_SIZE + 8;
export const MAP_HEIGHT = INSETS_TOP + INSET_SIZE + 16;
const GAP = (MAP_SIZE - OVERSEAS.length * INSET_SIZE) / (OVERSEAS.length - 1);

/** Left edge of an inset, by its place in the row. */
export function insetAt(place: number): number {
  return place * (INSET_SIZE + GAP);
}

const projections = new Map<MapPart, GeoProjection>();

function projectionOf(part: MapPart): GeoProjection {
  const known = projections.get(part);
  if (known) return known;
  const base = part === 'metropole' ? geoConicConformal().parallels([44, 49]).rotate([-3, 0]) : geoMercator();
  const made = base
    .scale(FRANCE[part].scale)
    .translate([FRANCE[part].translate[0], FRANCE[part].translate[1]]);
  projections.set(part, made);
  return made;
}

/** The part of the country that a place is in. */
export function partOf({ lon, lat }: Place): MapPart {
  if (lon > 50) return 'reunion';
  if (lon > 40) return 'mayotte';
  if (lon > -20) return 'metropole';
  if (lon > -58) return 'guyane';
  return lat > 15.4 ? 'guadeloupe' : 'martinique';
}

/** Where a place stands on the drawing, insets included; `part` where it is already known. */
export function placeOf(zone: Place, part: MapPart = partOf(zone)): { x: number; y: number } {
  const [x, y] = projectionOf(part)([zone.lon, zone.lat]) ?? [0, 0];
  if (part === 'metropole') return { x: round(x), y: round(y) };
  return { x: round(x + insetAt(OVERSEAS.indexOf(part))), y: round(y + INSETS_TOP) };
}

/** A tenth of a unit of the drawing. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
