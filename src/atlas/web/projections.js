// SPDX-License-Identifier: MIT
// The five projections, and how a view of one is laid into a frame.
import { geoAzimuthalEqualArea, geoAzimuthalEquidistant, geoEqualEarth, geoMercator, geoOrthographic } from "d3-geo";

export const EARTH_KM = 6371;
const ALMOST_ALL = 179.9; // degrees: the antipode itself has no one place
const MARGIN = 10; // pixels outside the frame where shapes are cut, so that no cut edge is seen

// `whole`: pixels that the whole map takes for each unit of scale, across and down. `turns`: it turns in latitude, too.
const table = {
  globe: { make: () => geoOrthographic().clipAngle(90), whole: [2, 2], turns: true },
  equidistant: { make: () => geoAzimuthalEquidistant().clipAngle(ALMOST_ALL), whole: [6.283, 6.283], turns: true },
  mercator: { make: () => geoMercator(), whole: [6.283, 5.2], turns: false },
  "equal-area": { make: () => geoAzimuthalEqualArea().clipAngle(ALMOST_ALL), whole: [4, 4], turns: true },
  "equal-earth": { make: () => geoEqualEarth(), whole: [5.413, 2.635], turns: false },
};
export const projections = new Map(Object.entries(table));

const radians = (degrees) => (degrees * Math.PI) / 180;

// Scale at which everything fits.
const fit = ({ whole }, width, height) => Math.min((width - 16) / whole[0], (height - 16) / whole[1]);

// How much a projection enlarges in its middle: Mercator by 1/cos of the latitude, the others hardly.
const enlarged = (name, lat) => (name === "mercator" ? 1 / Math.max(Math.cos(radians(lat)), 0.1) : 1);

export function projection(name, [lon, lat, span], width, height) {
  const kind = projections.get(name);
  const scale = span > 0 ? (Math.min(width, height) * EARTH_KM) / span / enlarged(name, lat) : fit(kind, width, height);
  const made = kind.make().scale(scale).translate([width / 2, height / 2]).rotate([-lon, kind.turns ? -lat : 0]);
  if (!kind.turns) {
    const spare = (kind.whole[1] * scale) / 2 - height / 2; // a map lower than its frame stays in the middle
    const y = made([lon, Math.max(-85, Math.min(85, lat))])[1] - height / 2;
    made.translate([width / 2, height / 2 - Math.max(-Math.max(spare, 0), Math.min(Math.max(spare, 0), y))]);
  }
  return made.clipExtent([[-MARGIN, -MARGIN], [width + MARGIN, height + MARGIN]]);
}

// The km across the shorter side of the frame that a view shows, also where it shows everything.
export function spanOf(name, [, lat, span], width, height) {
  if (span > 0) return span;
  return (Math.min(width, height) * EARTH_KM) / fit(projections.get(name), width, height) / enlarged(name, lat);
}

// Back to a place; nothing where the map is not.
export function placeAt(made, point) {
  const found = made.invert?.(point);
  if (!found || !found.every(Number.isFinite)) return null;
  const again = made(found);
  if (!again || Math.hypot(again[0] - point[0], again[1] - point[1]) > 1) return null;
  const lon = ((((found[0] + 180) % 360) + 360) % 360) - 180;
  return { lon, lat: Math.max(-90, Math.min(90, found[1])) };
}
