// SPDX-License-Identifier: MIT
// Rings and distances on the WGS84 ellipsoid, by Karney's geodesics.
import library from "geographiclib-geodesic";

const earth = library.Geodesic.WGS84;
const POSITION = library.Geodesic.LATITUDE | library.Geodesic.LONGITUDE;
const DISTANCE = library.Geodesic.DISTANCE;

export const KM_PER_MILE = 1.609344;

export const distanceKm = (a, b) => earth.Inverse(a.lat, a.lon, b.lat, b.lon, DISTANCE).s12 / 1000;

export function destination(place, azimuth, km) {
  const { lat2, lon2 } = earth.Direct(place.lat, place.lon, azimuth, km * 1000, POSITION);
  return [lon2, lat2];
}

// Clockwise as seen from above, which is how d3 knows the inside; the first point again at the end.
export function ring(place, km, count) {
  const points = [];
  for (let i = 0; i < count; i += 1) points.push(destination(place, (360 * i) / count, km));
  points.push(points[0]);
  return points;
}

// Rings are kept for as long as a lesson lasts: turning the globe computes none anew.
const kept = new Map();
const MOST_KEPT = 400;

function keptRing(place, km, count) {
  const key = `${place.lat},${place.lon},${km},${count}`;
  let found = kept.get(key);
  if (!found) {
    if (kept.size >= MOST_KEPT) kept.clear();
    found = ring(place, km, count);
    kept.set(key, found);
  }
  return found;
}

export const disc = (place, km, count) => ({ type: "Polygon", coordinates: [keptRing(place, km, count)] });

export const annulus = (place, inner, outer, count) => ({
  type: "Polygon",
  coordinates: [keptRing(place, outer, count), keptRing(place, inner, count).toReversed()],
});

// A region's boundary as lines: stroked as an area, it would be stroked along the map's own edge, too.
export const boundary = ({ coordinates }) => ({ type: "MultiLineString", coordinates });

// The shortest way, for the ruler.
export function path(a, b) {
  const line = earth.InverseLine(a.lat, a.lon, b.lat, b.lon);
  const pieces = Math.max(1, Math.ceil(line.s13 / 200000));
  const points = [];
  for (let i = 0; i <= pieces; i += 1) {
    const { lat2, lon2 } = line.Position((line.s13 * i) / pieces, POSITION);
    points.push([lon2, lat2]);
  }
  return { type: "LineString", coordinates: points };
}
