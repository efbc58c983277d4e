// SPDX-License-Identifier: MIT
// What the half 'Draw' shows on the map.
import { areaLines, bench, drawn } from "./bench.js";
import { number, plain, t } from "../i18n.js";
import { nameOf, rangeOf } from "./names.js";
import { lookOf } from "../palette.js";

const NAMED = 12; // rings that have their name on the map

const isDepth = () => bench.merge === "depth";
const key = ({ properties }) => (isDepth() ? `${properties.range_id} ${properties.depth}` : properties.range_id);

// A look for each range; depths go from light to dark.
function looks(shapes, palette) {
  const keys = [...new Set(shapes.map(key))];
  const deepest = Math.max(1, ...shapes.map(({ properties }) => properties.depth ?? 0));
  return (shape) => {
    const { color, dash } = lookOf(isDepth() ? 3 : keys.indexOf(key(shape)), palette);
    if (!isDepth()) return { color, dash, opacity: Math.min(0.2, Math.max(0.04, 2 / shapes.length)) };
    return { color, dash: [], opacity: 0.12 + (0.6 * shape.properties.depth) / deepest };
  };
}

export function drawShapes(moving, palette) {
  const shapes = (moving && drawn.coarse) || drawn.shapes;
  const look = looks(shapes, palette);
  const areas = { geometry: { type: "MultiLineString", coordinates: areaLines() }, stroke: palette.ruler, width: 2, casing: palette.casing };
  return [...shapes.map((shape) => {
    const { color, dash, opacity } = look(shape);
    return { geometry: shape.geometry, outline: shape.outline, fill: color, opacity, stroke: color, dash, width: shapes.length > 60 ? 1 : 2 };
  }), areas];
}

export const drawLines = () => (drawn.shapes.length > NAMED ? [] : drawn.shapes.flatMap(({ outline }) => outline.coordinates));

export function drawNames(palette) {
  if (drawn.shapes.length > NAMED || isDepth()) return [];
  const look = looks(drawn.shapes, palette);
  return drawn.shapes.filter(({ properties }) => properties.label_lat !== null).map((shape) => ({
    kind: "ring", name: rangeOf(shape.properties), color: look(shape).color, rank: 1.5,
    candidates: [{ lat: shape.properties.label_lat, lon: shape.properties.label_lon },
      ...shape.outline.coordinates.flatMap((line) => [0.5, 0.25, 0.75].map((at) => line[Math.floor((line.length - 1) * at)])).map(([lon, lat]) => ({ lon, lat }))].slice(0, 10),
  }));
}

const FEW_NAMES = 60;
export const drawMarks = () => drawn.marks.map(({ lat, lon, name, line }) => ({
  lat, lon, line, kind: line === undefined ? "site" : "place", name: drawn.marks.length > FEW_NAMES ? "" : plain(name), rank: line === undefined ? 2 : 0,
}));

// One entry for each range, with how many footprints it has and what they cover.
export function drawLegend(palette) {
  const look = looks(drawn.shapes, palette);
  const groups = new Map();
  for (const shape of drawn.shapes) groups.set(key(shape), [...(groups.get(key(shape)) ?? []), shape]);
  return [...groups.values()].map((shapes) => {
    const [{ properties }] = shapes;
    const { color, dash, opacity } = look(shapes[0]);
    const what = shapes.length > 1 ? t("draw_ranges_of", { range: rangeOf(properties), count: number(shapes.length) }) : nameOf(properties);
    return { text: what, fill: color, opacity, stroke: color, dash, width: 2 };
  });
}
