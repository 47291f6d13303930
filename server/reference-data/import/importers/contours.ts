import type { Feature as GeoFeature, GeometryObject as Geometry, Position } from 'geojson';
import { feature as featureOf } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { BESIDE_COLUMNS, OUTLINE_GRID } from '#app/reference/index.ts';
import { checkCoverage, type Importer, type Session } from '../importer.ts';
import { isObject, kept } from './kept.ts';
import { onlyOnce, zoneCode, zoneOf } from './places.ts';

/** Points kept of all zones: beyond, the file is finer than any map of the product. */
const POINTS_MAX = 400_000;
/** A ring is closed and holds an area: four positions, the last one the first; what has fewer is an islet simplified away. */
const RING_MIN = 4;
/** How far apart the ends of a ring may be, degrees: files that were rounded leave a step between them. */
const GAP_MAX = 0.05;

/**
 * Outlines of the zones: GeoJSON or TopoJSON with a four-digit code, in degrees. Every ring is checked, then brought to a grid of
 * half a hundredth of a degree, which is under what a map of the product can show; borders that two zones share stay shared.
 */
export const contours: Importer = {
  id: 'contours',
  source: {
    id: 'insee-contours',
    title: 'Contours des zones d’emploi 2020',
    producer: 'Insee et IGN',
    table: 'GeoJSON ou TopoJSON',
    licence: 'Licence Ouverte 2.0',
    url: 'https://www.insee.fr/fr/information/4652957',
    goodFor: null,
  },
  replaces: [],
  readBy: 'maps',
  unmatchedMax: 0,
  recognises: () => false,
  begin: (): Session => ({
    take: () => undefined,
    finish: () => ({ ok: false, failure: { code: 'no-rows' } }),
  }),
  json: {
    recognises: (json) => featuresOf(json) !== null,
    read(json, base, ledger) {
      const features = featuresOf(json) ?? [];
      const first = onlyOnce(ledger);
      const rows: (string | number | null)[][] = [];
      let points = 0;
      for (const [at, feature] of features.entries()) {
        ledger.row();
        const code = codeOf(feature);
        if (code === null) {
          ledger.unmatched('zone', at + 1, JSON.stringify(feature).slice(0, 60));
          continue;
        }
        if (zoneOf(base, ledger, at + 1, code) === null || !first(code, at + 1)) continue;
        const rings = ringsOf(json, feature);
        const wrong = rings === null || rings.some((ring) => !isRing(ring));
        const coarse = wrong ? [] : rings.map(onGrid).filter((ring) => ring.length >= RING_MIN);
        if (coarse.length === 0) {
          ledger.fault('bad-outline', at + 1, code);
          continue;
        }
        points += coarse.reduce((sum, ring) => sum + ring.length, 0);
        rows.push([code, coarse.map((ring) => ring.join(' ')).join(';')]);
        ledger.keep();
      }
      const fault = ledger.failure();
      if (fault !== null) return { ok: false, failure: fault };
      const covered = checkCoverage('zones', base.tables.zones.code.length, rows.length);
      if (!covered.ok) return covered;
      if (points > POINTS_MAX)
        return { ok: false, failure: { code: 'too-many-points', found: points, limit: POINTS_MAX } };
      return {
        ok: true,
        value: kept(
          'contours',
          {
            source: 'insee-contours',
            columns: [...BESIDE_COLUMNS.contours],
            rows: rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
          },
          'géographie du fichier importé',
          { id: 'zones', before: base.tables.named['contours']?.rows.length ?? null, after: rows.length },
          {
            row: 'zone {code} ({label})',
            column: 'contour',
            year: 'géographie du fichier importé',
            unit: 'contours',
            toCheck: true,
          },
        ),
      };
    },
  },
};

type Feature = { id?: unknown; properties?: unknown; geometry?: unknown };

/** Features of a GeoJSON collection, or geometries of the first object of a TopoJSON; null for anything else. */
function featuresOf(json: unknown): Feature[] | null {
  if (!isObject(json)) return null;
  if (json['type'] === 'FeatureCollection' && Array.isArray(json['features']))
    return json['features'].filter(isObject);
  if (json['type'] !== 'Topology' || !isObject(json['objects'])) return null;
  const [object] = Object.values(json['objects']);
  return isObject(object) && Array.isArray(object['geometries'])
    ? object['geometries'].filter(isObject)
    : null;
}

/** The zone of a feature: its id, or the first property that is a four-digit code. */
function codeOf({ id, properties }: Feature): string | null {
  const values = [id, ...(isObject(properties) ? Object.values(properties) : [])];
  const code = values.find((value) => typeof value === 'string' && /^\d{4}$/.test(value));
  return typeof code === 'string' ? zoneCode(code) : null;
}

/** Outer and inner rings of a feature; null when it is no polygon, or when its arcs are not in the file. */
function ringsOf(json: unknown, feature: Feature): Position[][] | null {
  try {
    const geometry = isTopology(json) ? geometryIn(json, feature) : feature.geometry;
    if (!isObject(geometry) || !Array.isArray(geometry['coordinates'])) return null;
    const coordinates: unknown[] = geometry['coordinates'];
    const polygons = geometry['type'] === 'MultiPolygon' ? coordinates : [coordinates];
    if (geometry['type'] !== 'MultiPolygon' && geometry['type'] !== 'Polygon') return null;
    const rings = polygons.flatMap((polygon) => (Array.isArray(polygon) ? polygon : [null]));
    // What is not a list of positions is told by `isRing`, which looks at each.
    return rings as Position[][];
  } catch {
    // The library follows arcs by number: one that is not there is read outside the list.
    return null;
  }
}

function isTopology(json: unknown): json is Topology {
  return isObject(json) && json['type'] === 'Topology' && Array.isArray(json['arcs']);
}

function geometryIn(topology: Topology, feature: Feature): Geometry | null {
  // A geometry of the file, whose type and arcs the library reads; what is wrong in it makes it throw.
  const made = featureOf(topology, feature as Parameters<typeof featureOf>[1]) as GeoFeature;
  return made.geometry;
}

/** Whether a ring is closed and in degrees. */
function isRing(ring: unknown): ring is Position[] {
  if (!Array.isArray(ring) || ring.length === 0) return false;
  const inDegrees = ring.every(
    (position: unknown) =>
      Array.isArray(position) &&
      typeof position[0] === 'number' &&
      typeof position[1] === 'number' &&
      Math.abs(position[0]) <= 180 &&
      Math.abs(position[1]) <= 90,
  );
  const [start, end] = [ring[0], ring.at(-1)];
  return inDegrees && Math.abs(start[0] - end[0]) <= GAP_MAX && Math.abs(start[1] - end[1]) <= GAP_MAX;
}

/** The positions of a ring on the grid, `x,y` in its steps, those that fall on the one before left out, closed. */
function onGrid(ring: readonly Position[]): string[] {
  const found: string[] = [];
  for (const [lon = 0, lat = 0] of ring) {
    const point = `${Math.round(lon / OUTLINE_GRID)},${Math.round(lat / OUTLINE_GRID)}`;
    if (found.at(-1) !== point) found.push(point);
  }
  const [start] = found;
  return start === undefined || found.at(-1) === start ? found : [...found, start];
}
