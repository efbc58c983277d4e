// SPDX-License-Identifier: MIT
// Land and borders, read back from what build/outlines.mjs wrote.
import shapes from "made:outlines";

const STEPS_PER_DEGREE = 100;

function points(text) {
  const list = [];
  let at = 0;
  const last = [0, 0];
  const next = () => {
    let value = 0;
    let place = 1;
    let bits;
    do {
      bits = text.charCodeAt(at) - 63;
      at += 1;
      value += (bits % 32) * place;
      place *= 32;
    } while (bits >= 32);
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
  while (at < text.length) {
    last[0] += next();
    last[1] += next();
    list.push([last[0] / STEPS_PER_DEGREE, last[1] / STEPS_PER_DEGREE]);
  }
  return list;
}

const land = (polygons) => ({ type: "MultiPolygon", coordinates: polygons.map((rings) => rings.split(" ").map(points)) });

// Decoded when first drawn.
function once(make) {
  let made;
  return () => (made ??= make());
}

export const coarseLand = once(() => land(shapes.coarse));
export const fineLand = once(() => land(shapes.fine));
export const borders = once(() => ({ type: "MultiLineString", coordinates: shapes.borders.map(points) }));
