// SPDX-License-Identifier: MIT
// One picture: a view of the scene in a frame, laid out once for both canvas and SVG.
import { geoDistance } from "d3-geo";

import { cities } from "./data.js";
import { isDrawing } from "./draw/bench.js";
import { fromUnit, inUnit, length, t } from "./i18n.js";
import { placeLabels } from "./labels.js";
import { EARTH_KM, projection } from "./projections.js";
import { marks, place, ringLines, ringNames, shapes } from "./scene.js";
import { centre, state } from "./state.js";

const HORIZON = Math.PI / 2 - 0.01;
const CITIES = { still: 60, moving: 14 };
const PER_CITY = 21000; // square pixels that a name should have around it
const APART = 5; // pixels between the points that stand for a line where names are placed
const JUMP = 200; // pixels: two points so far apart lie on either side of the map's edge

// The greatest first, capitals and those near the middle before others: the map has room for few.
const NEAR = 0.35; // radians from the middle at which a city counts as if it were twice as far down the list
function byRank(middle) {
  const rank = (city, i) => (i + 4) * (city.capital ? 0.3 : 1) * (1 + (geoDistance([city.lon, city.lat], middle) / NEAR) ** 2);
  return cities.map((city, i) => [rank(city, i), city]).sort((a, b) => a[0] - b[0]).map(([, city]) => city);
}

function visibleCities(onMap, most, middle) {
  const shown = [];
  for (const city of byRank(middle)) {
    if (shown.length >= most) break;
    if (onMap(city)) shown.push(city);
  }
  return shown;
}

// Points along lines, close enough together that no name falls between two.
function pointsAlong(lines, onMap) {
  const points = [];
  for (const line of lines) {
    let last = null;
    for (const [lon, lat] of line) {
      const point = onMap({ lon, lat });
      const far = point && last ? Math.hypot(point[0] - last[0], point[1] - last[1]) : JUMP;
      for (let at = APART; far < JUMP && at < far; at += APART) {
        points.push([last[0] + ((point[0] - last[0]) * at) / far, last[1] + ((point[1] - last[1]) * at) / far]);
      }
      if (point) points.push(point);
      last = point;
    }
  }
  return points;
}

// A length of a round number and its bar; true in the middle of the map. Equal Earth has no such place.
const ROUND = [1, 2, 5];
function scaleOf(name, lat, scale, most, height) {
  if (name === "equal-earth") return null;
  const kmPerPixel = (EARTH_KM / scale) * (name === "mercator" ? Math.cos((lat * Math.PI) / 180) : 1);
  const longest = inUnit(most * kmPerPixel);
  const power = 10 ** Math.floor(Math.log10(longest));
  const value = Math.max(...ROUND.map((one) => one * power).filter((one) => one <= longest));
  return { x: 14, y: height - 16, width: fromUnit(value) / kmPerPixel, text: `${length(fromUnit(value), power < 1 ? 2 : 0)} · ${t("scale_middle")}` };
}

function circlePoints({ x, y, r }) {
  const count = Math.ceil((2 * Math.PI * r) / APART);
  return Array.from({ length: count }, (_, i) => [x + r * Math.cos((2 * Math.PI * i) / count), y + r * Math.sin((2 * Math.PI * i) / count)]);
}

export function layOut({ name, width, height, moving, palette, fontSize, measure, covered }) {
  const view = centre();
  const made = projection(name, view, width, height).precision(moving ? 1.2 : 0.35);
  const middle = [view[0], view[1]];
  const onMap = ({ lon, lat }) => {
    if (name === "globe" && geoDistance([lon, lat], middle) > HORIZON) return null;
    const point = made([lon, lat]);
    return point && point[0] > 4 && point[0] < width - 4 && point[1] > 4 && point[1] < height - 4 ? point : null;
  };
  const most = Math.min(CITIES[moving ? "moving" : "still"], Math.round((width * height) / PER_CITY));
  const list = [];
  for (const mark of marks(visibleCities(onMap, most, middle))) {
    const point = onMap(mark);
    if (!point) continue;
    list.push({ ...mark, x: point[0], y: point[1], size: fontSize * (mark.kind === "place" ? 1 : 0.82) });
  }
  for (const ring of moving ? [] : ringNames(palette)) {
    const at = ring.candidates.map(onMap).filter(Boolean).map(([x, y]) => ({ x, y }));
    if (at.length > 0) list.push({ ...ring, ...at[0], at, size: fontSize * 0.82 });
  }
  list.sort((a, b) => a.rank - b.rank);
  // As with compasses: at the scale that the map as a whole has, whatever it is at the place.
  const at = state.flat && !isDrawing() && onMap(place()) ? made([state.lon, state.lat]) : null;
  const flat = at && { x: at[0], y: at[1], r: (state.km / EARTH_KM) * made.scale(), stroke: palette.flat, dash: [3, 4], width: 2.4 };
  const lines = moving ? [] : [...pointsAlong(ringLines(), onMap), ...(flat ? circlePoints(flat) : [])];
  return {
    projection: made,
    holds: onMap,
    scale: scaleOf(name, view[1], made.scale(), Math.min(width / 4, 160), height),
    width,
    height,
    shapes: shapes(moving, palette),
    marks: placeLabels(list, measure, { width, height, lines, covered }),
    flat,
    palette,
  };
}

export const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
export const weightOf = ({ kind }) => (kind === "place" || kind === "ring" ? 600 : 400);
export const fontOf = (mark) => `${weightOf(mark)} ${mark.size.toFixed(1)}px ${FONT}`;

// The outline of a place's star.
export function star(x, y, radius) {
  const corners = [];
  for (let i = 0; i < 10; i += 1) {
    const angle = (Math.PI * i) / 5 - Math.PI / 2;
    const r = i % 2 ? radius * 0.45 : radius;
    corners.push([x + r * Math.cos(angle), y + r * Math.sin(angle)]);
  }
  return corners;
}

export const dotRadius = { city: 2.4, site: 4, ruler: 4.5 };
export const dotColor = (mark, palette) => ({ site: palette.claims[1], ruler: palette.ruler })[mark.kind] ?? palette.ink;
