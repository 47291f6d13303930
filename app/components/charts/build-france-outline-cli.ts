/**
 * Writes france-outline.ts: the outline of France from world-atlas (Natural Earth 1:50m), projected once.
 * `node --import tsx app/components/charts/build-france-outline-cli.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { geoConicConformal, geoMercator, geoPath, type GeoProjection } from 'd3-geo';
import type { MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

const SIZE = 300;
const INSET = 44;
/** Points closer than this on the drawing say nothing to the eye. */
const STEP = 1.1;

const atlas = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
// The package's own format: a TopoJSON with one collection named `countries`.
const topology = JSON.parse(readFileSync(atlas, 'utf8')) as Topology<{ countries: GeometryCollection }>;
const country = feature(topology, topology.objects.countries).features.find(({ id }) => id === '250');
if (country?.geometry.type !== 'MultiPolygon')
  throw new Error('France (250) is not in world-atlas as a multipolygon');

/** Where each part of France is, by a point of its box: [west, south, east, north]. */
const boxes = {
  metropole: [-6, 41, 10, 52],
  guadeloupe: [-62.2, 15.7, -60.8, 16.7],
  martinique: [-61.4, 14.2, -60.6, 15],
  guyane: [-55, 2, -51, 6],
  reunion: [55, -21.6, 56, -20.7],
  mayotte: [44.8, -13.2, 45.5, -12.4],
} as const;
type Part = keyof typeof boxes;
const parts = Object.keys(boxes) as Part[];

function inside([lon = 0, lat = 0]: Position, part: Part): boolean {
  const [west, south, east, north] = boxes[part];
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function shape(part: Part): MultiPolygon {
  const all = country?.geometry.type === 'MultiPolygon' ? country.geometry.coordinates : [];
  return {
    type: 'MultiPolygon',
    coordinates: all.filter((rings) => rings[0]?.[0] && inside(rings[0][0], part)),
  };
}

function fitted(
  projection: GeoProjection,
  geometry: MultiPolygon,
  size: number,
  margin: number,
): GeoProjection {
  return projection.fitExtent(
    [
      [margin, margin],
      [size - margin, size - margin],
    ],
    geometry,
  );
}

function outline(projection: GeoProjection, geometry: MultiPolygon, step: number): string {
  const rings = geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1));
  return rings
    .map((ring) =>
      thinned(
        ring.map((point) => projection([point[0] ?? 0, point[1] ?? 0]) ?? [0, 0]),
        step,
      ),
    )
    .filter((points) => points.length > 3)
    .map((points) => `M${points.map(([x, y]) => `${round(x)},${round(y)}`).join('L')}Z`)
    .join('');
}

function thinned(points: [number, number][], step: number): [number, number][] {
  const kept: [number, number][] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) kept.push(point);
  }
  return kept;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const written = parts.map((part) => {
  const geometry = shape(part);
  const metropole = part === 'metropole';
  const base = metropole ? geoConicConformal().parallels([44, 49]).rotate([-3, 0]) : geoMercator();
  const size = metropole ? SIZE : INSET;
  const projection = fitted(base, geometry, size, metropole ? 3 : 5);
  if (geoPath(projection).area(geometry) === 0) throw new Error(`${part} has no outline in world-atlas`);
  const [x, y] = projection.translate();
  return {
    part,
    scale: projection.scale(),
    x,
    y,
    path: outline(projection, geometry, metropole ? STEP : 0.8),
  };
});

const lines = written.map(
  ({ part, scale, x, y, path }) =>
    `  ${part}: {\n    scale: ${scale.toFixed(3)},\n    translate: [${x.toFixed(3)}, ${y.toFixed(3)}],\n    path: '${path}',\n  },`,
);
writeFileSync(
  fileURLToPath(new URL('./france-outline.ts', import.meta.url)),
  `// Written by build-france-outline-cli.ts: do not edit. Source: world-atlas 2.0.2, countries-50m.json, feature 250
// (Natural Earth, public domain). Metropolitan France: conic conformal, parallels 44 and 49 N, meridian 3 E; overseas: Mercator.

/** Side of the square of metropolitan France, and of an overseas inset, in drawing units. */
export const MAP_SIZE = ${SIZE};
export const INSET_SIZE = ${INSET};

/** The parts of France that are drawn. Saint-Pierre-et-Miquelon and the Pacific have no employment zone. */
export type MapPart = ${parts.map((part) => `'${part}'`).join(' | ')};

/** Outline of each part, and the scale and translation of its projection. */
export const FRANCE: Readonly<Record<MapPart, { scale: number; translate: readonly [number, number]; path: string }>> = {
${lines.join('\n')}
};
`,
);
