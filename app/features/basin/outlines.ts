import { INSET_SIZE, type MapPart } from '#app/components/charts/france-outline.ts';
import { insetAt, INSETS_TOP, OVERSEAS, partOf, placeOf } from '#app/components/charts/map-projection.ts';
import { OUTLINE_GRID, type FullPack } from '#app/reference/index.ts';

/** Points nearer than this on the drawing, in its own units, are one: half of what a wide screen shows as a dot. */
const STEP = 0.5;

const drawn = new WeakMap<FullPack, string>();

/** Where the outlines of a version are drawn; null when it holds none. `pack` null for the embedded one. */
export function outlinesHref({ beside }: Pick<FullPack, 'beside'>, pack: string | null): string | null {
  return beside.outlines === null || pack === null
    ? null
    : `/cartes/contours.svg?jeu=${encodeURIComponent(pack)}`;
}

/** The imported outlines as a drawing that maps refer to: a path a zone, `z2705`, all of them under `zones`. Null without any. */
export function outlinesSvg(pack: FullPack): string | null {
  const { outlines } = pack.beside;
  if (outlines === null) return null;
  const known = drawn.get(pack);
  if (known !== undefined) return known;
  const paths = Object.entries(outlines).map(([zone, rings]) => {
    // Codes were checked against the zones of the pack when they were imported.
    return `<path id="z${zone}" d="${rings.split(';').map(ringPath).join('')}"/>`;
  });
  const made = `<svg xmlns="http://www.w3.org/2000/svg"><g id="zones" stroke-linejoin="round">${paths.join('')}</g></svg>`;
  drawn.set(pack, made);
  return made;
}

/** One ring in the map's projection, on a grid that neighbours share, in steps from point to point; nothing for one too small to be seen. */
function ringPath(ring: string): string {
  const places = ring.split(' ').flatMap((point) => {
    const [x, y] = point.split(',').map(Number);
    return x === undefined || y === undefined ? [] : [{ lon: x * OUTLINE_GRID, lat: y * OUTLINE_GRID }];
  });
  const [start] = places;
  if (start === undefined) return '';
  // A ring is in one part of the country: its first point says which.
  const part = partOf(start);
  const points: [number, number][] = [];
  for (const place of places) {
    const { x, y } = inFrame(placeOf(place, part), part);
    const point: [number, number] = [Math.round(x / STEP), Math.round(y / STEP)];
    const last = points.at(-1);
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  if (points.length < 4) return '';
  const moves = points.slice(1, -1).map(([x, y], at): string => {
    const [fromX, fromY] = points[at] ?? [x, y];
    return `${steps(x - fromX)} ${steps(y - fromY)}`;
  });
  const [x, y] = points[0] ?? [0, 0];
  return `M${steps(x)} ${steps(y)}l${moves.join(' ')}z`;
}

/** An overseas outline stays inside its inset: an islet beyond its edge is drawn on the edge. */
function inFrame({ x, y }: { x: number; y: number }, part: MapPart): { x: number; y: number } {
  if (part === 'metropole') return { x, y };
  const left = insetAt(OVERSEAS.indexOf(part));
  const within = (value: number, from: number) => Math.min(from + INSET_SIZE, Math.max(from, value));
  return { x: within(x, left), y: within(y, INSETS_TOP) };
}

/** So many steps of the grid as SVG writes them. */
function steps(count: number): string {
  return String(count * STEP);
}
