// SPDX-License-Identifier: MIT
// GeoJSON of the engine as the map draws it. The engine's edges are straight in longitude and latitude and cut at ±180°; d3
// joins points by great circles.
const STEP = 1; // degrees: long edges get points in between
const WHOLE_EARTH_KM2 = 510_065_000;

const isSeam = (a, b) => (Math.abs(a[0]) === 180 && a[0] === b[0]) || (Math.abs(a[1]) === 90 && a[1] === b[1]);

export function along(ring) {
  const points = [ring[0]];
  for (let i = 1; i < ring.length; i += 1) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
    const pieces = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / STEP);
    for (let piece = 1; piece < pieces; piece += 1) points.push([x0 + ((x1 - x0) * piece) / pieces, y0 + ((y1 - y0) * piece) / pieces]);
    points.push([x1, y1]);
  }
  return points;
}

// A ring without the edges along ±180° and the poles, which are no boundary.
function boundary(ring) {
  const lines = [];
  let line = [ring[0]];
  for (let i = 1; i < ring.length; i += 1) {
    if (isSeam(ring[i - 1], ring[i])) {
      if (line.length > 1) lines.push(line);
      line = [];
    }
    line.push(ring[i]);
  }
  if (line.length > 1) lines.push(line);
  return lines;
}

export const vertices = (features) => features.reduce((sum, { geometry }) => sum + geometry.coordinates.flat(2).length, 0);

export function shapesOf({ properties, geometry: { coordinates } }) {
  const polygons = coordinates.map((rings) => rings.map(along));
  const whole = properties.area_km2 > WHOLE_EARTH_KM2;
  return {
    properties,
    geometry: whole ? { type: "Sphere" } : { type: "MultiPolygon", coordinates: polygons },
    outline: { type: "MultiLineString", coordinates: polygons.flat().flatMap(boundary) },
  };
}
