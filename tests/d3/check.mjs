// SPDX-License-Identifier: MIT
// Says where d3-geo's areas and insides are not those of the columns: check.mjs FILE
// d3 knows only a sphere, so areas may differ by 2 %, and points near an edge are left out.
import { readFileSync } from "node:fs";
import { geoArea, geoContains } from "d3-geo";
import geodesic from "geographiclib-geodesic";

const GRID = 600; // points of a Fibonacci lattice
const NEAR_KM = 60;
const EARTH_KM = 6371.0072;

const lattice = Array.from({ length: GRID }, (_, i) => [
  (((i + 0.5) * 137.50776405) % 360) - 180,
  (Math.asin(1 - (2 * i + 1) / GRID) * 180) / Math.PI,
]);

function misplaced(feature) {
  const { lat, lon, min_km, max_km, qualifier } = feature.properties;
  let wrong = 0;
  for (const point of lattice) {
    const km = geodesic.Geodesic.WGS84.Inverse(lat, lon, point[1], point[0]).s12 / 1000;
    const most = max_km ?? min_km, least = max_km === null || qualifier ? 0 : min_km;
    if (Math.min(Math.abs(km - most), Math.abs(km - least)) < NEAR_KM) continue;
    wrong += geoContains(feature, point) !== (km >= least && km <= most);
  }
  return wrong;
}

const sectors = process.argv[2].includes("sector");
for (const feature of JSON.parse(readFileSync(process.argv[2], "utf8")).features) {
  const { name, area_km2, lat } = feature.properties;
  const ratio = (geoArea(feature) * EARTH_KM ** 2) / area_km2;
  if (Math.abs(ratio - 1) > 0.02) console.log(`${name}: ${ratio} of its area`);
  const wrong = lat === null || sectors ? 0 : misplaced(feature);
  if (wrong > 0) console.log(`${name}: ${wrong} points on the wrong side`);
}
