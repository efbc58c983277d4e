// SPDX-License-Identifier: MIT
// The picture as SVG, for paper and for files.
import { geoPath } from "d3-geo";

import { shape } from "./dom.js";
import { dotColor, dotRadius, FONT, star, weightOf } from "./drawing.js";

const DIGITS = 2;
const short = (number) => Number(number.toFixed(DIGITS));

function lines({ stroke, width, dash = [], casing }, made) {
  const line = made({ fill: "none", stroke, "stroke-width": width, "stroke-dasharray": dash.length ? dash.join(" ") : undefined });
  return casing ? [made({ fill: "none", stroke: casing, "stroke-width": width + 3 }), line] : [line];
}

function pathsOf(one, path) {
  const made = (geometry) => (attributes) => shape("path", { d: path(geometry) ?? "", "stroke-linejoin": "round", ...attributes });
  const area = one.fill ? [made(one.geometry)({ fill: one.fill, "fill-opacity": one.opacity ?? 1, "fill-rule": "evenodd" })] : [];
  return one.stroke ? [...area, ...lines(one, made(one.outline ?? one.geometry))] : area;
}

function markOf(mark, palette) {
  const look = { fill: dotColor(mark, palette), stroke: palette.casing, "stroke-width": mark.kind === "city" ? 1 : 1.6 };
  if (mark.kind !== "place") return shape("circle", { cx: short(mark.x), cy: short(mark.y), r: dotRadius[mark.kind], ...look });
  return shape("polygon", { points: star(mark.x, mark.y, 9).map((corner) => corner.map(short).join()).join(" "), ...look });
}

function labelOf(mark, palette) {
  const [x, y] = mark.label.map(short);
  const made = (more) => shape("text", { x, y, "font-size": short(mark.size), "font-weight": weightOf(mark), ...more }, mark.name);
  return [made({ stroke: palette.halo, "stroke-width": 3.5, "stroke-linejoin": "round", fill: palette.halo }), made({ fill: mark.color ?? palette.ink })];
}

export function svgOf(picture, title) {
  const { width, height, palette, flat } = picture;
  const path = geoPath(picture.projection).digits(DIGITS);
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "font-family": FONT });
  svg.append(shape("title", {}, title));
  svg.append(shape("clipPath", { id: "frame" }, shape("rect", { width, height })));
  const group = shape("g", { "clip-path": "url(#frame)" });
  for (const one of picture.shapes) group.append(...pathsOf(one, path));
  if (flat) group.append(...lines({ ...flat, casing: palette.casing }, (more) => shape("circle", { cx: short(flat.x), cy: short(flat.y), r: short(flat.r), ...more })));
  for (const mark of picture.marks.toReversed()) if (mark.kind !== "ring") group.append(markOf(mark, palette));
  for (const mark of picture.marks) if (mark.label) group.append(...labelOf(mark, palette));
  if (picture.scale) {
    const { x, y, width: bar, text } = picture.scale;
    group.append(...lines({ stroke: palette.ink, width: 2, casing: palette.halo }, (more) => shape("path", { d: `M${x},${y - 5}v5h${short(bar)}v-5`, ...more })),
      shape("text", { x, y: y - 9, "font-size": 13, fill: palette.ink }, text));
  }
  svg.append(group);
  return svg;
}
