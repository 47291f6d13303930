const EARTH_RADIUS_KM = 6371;

/**
 * Great-circle distance in km between two points in degrees (haversine).
 * @example greatCircle({ lon: 0, lat: 0 }, { lon: 0, lat: 1 }) // 111.19…
 */
export function greatCircle(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const radians = Math.PI / 180;
  const dLat = (b.lat - a.lat) * radians;
  const dLon = (b.lon - a.lon) * radians;
  const chord =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Symmetric matrix of great-circle km, 0 on the diagonal: each pair is computed once so that both halves hold the same digits. */
export function distanceMatrix(points: readonly { lon: number; lat: number }[]): number[][] {
  const matrix = points.map(() => new Array<number>(points.length).fill(0));
  points.forEach((from, row) => {
    for (let column = row + 1; column < points.length; column += 1) {
      const to = points[column];
      const [here, there] = [matrix[row], matrix[column]];
      if (to === undefined || here === undefined || there === undefined) continue;
      const km = greatCircle(from, to);
      here[column] = km;
      there[row] = km;
    }
  });
  return matrix;
}
