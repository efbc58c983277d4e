// SPDX-License-Identifier: MIT
// The picture on a canvas.
import { geoPath } from "d3-geo";

import { dotColor, dotRadius, FONT, fontOf, star } from "./drawing.js";

function strokeWith(context, { stroke, width, dash = [], casing }) {
  if (casing) {
    context.setLineDash([]);
    context.lineWidth = width + 3;
    context.strokeStyle = casing;
    context.stroke();
  }
  context.setLineDash(dash);
  context.lineWidth = width;
  context.strokeStyle = stroke;
  context.stroke();
  context.setLineDash([]);
}

function paintShape(context, path, shape) {
  context.beginPath();
  path(shape.geometry);
  if (shape.fill) {
    context.globalAlpha = shape.opacity ?? 1;
    context.fillStyle = shape.fill;
    context.fill();
    context.globalAlpha = 1;
  }
  if (!shape.stroke) return;
  if (shape.outline) {
    context.beginPath();
    path(shape.outline);
  }
  strokeWith(context, shape);
}

function paintMark(context, mark, palette) {
  if (mark.kind === "ring") return;
  context.beginPath();
  if (mark.kind === "place") star(mark.x, mark.y, 9).forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
  else context.arc(mark.x, mark.y, dotRadius[mark.kind], 0, 7);
  context.closePath();
  context.lineWidth = mark.kind === "city" ? 1.5 : 3;
  context.strokeStyle = palette.casing;
  context.stroke();
  context.fillStyle = dotColor(mark, palette);
  context.fill();
}

function paintLabel(context, mark, palette) {
  if (!mark.label) return;
  context.font = fontOf(mark);
  context.lineWidth = 3.5;
  context.strokeStyle = palette.halo;
  context.strokeText(mark.name, ...mark.label);
  context.fillStyle = mark.color ?? palette.ink;
  context.fillText(mark.name, ...mark.label);
}

function paintScale(context, { x, y, width, text }, palette) {
  for (const [color, thick] of [[palette.halo, 6], [palette.ink, 2]]) {
    context.beginPath();
    context.moveTo(x, y - 5);
    context.lineTo(x, y);
    context.lineTo(x + width, y);
    context.lineTo(x + width, y - 5);
    context.lineWidth = thick;
    context.strokeStyle = color;
    context.stroke();
  }
  context.font = `12px ${FONT}`;
  context.lineWidth = 3.5;
  context.strokeStyle = palette.halo;
  context.strokeText(text, x, y - 9);
  context.fillStyle = palette.ink;
  context.fillText(text, x, y - 9);
}

export function paint(context, picture) {
  const { width, height, palette, flat } = picture;
  context.fillStyle = palette.page;
  context.fillRect(0, 0, width, height);
  context.lineJoin = "round";
  const path = geoPath(picture.projection, context);
  for (const shape of picture.shapes) paintShape(context, path, shape);
  if (flat) {
    context.beginPath();
    context.arc(flat.x, flat.y, flat.r, 0, 7);
    strokeWith(context, { ...flat, casing: palette.casing });
  }
  for (const mark of picture.marks.toReversed()) paintMark(context, mark, palette);
  for (const mark of picture.marks) paintLabel(context, mark, palette);
  if (picture.scale) paintScale(context, picture.scale, palette);
}

// Widths of names are asked for again at every frame.
export function measurer(context) {
  const known = new Map();
  return (name, mark) => {
    const font = fontOf(mark);
    const key = `${font}|${name}`;
    let width = known.get(key);
    if (width === undefined) {
      if (known.size > 5000) known.clear();
      context.font = font;
      width = context.measureText(name).width;
      known.set(key, width);
    }
    return width;
  };
}
