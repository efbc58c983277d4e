// SPDX-License-Identifier: MIT
// Which names fit, and where: beside, above or below their point, none over another, and off the lines where there is room.
const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1]];
const FARTHER = [[0, -2.2], [0, 2.2]]; // for a ring's name: in a second row
const GAP = 8;
const HALO = 3;

const hits = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

// How many of the lines' points lie in a box. Points are sorted into columns, so that a box asks for its own only.
const COLUMN = 32;
function lineFinder(points) {
  const columns = new Map();
  for (const point of points) {
    const key = Math.floor(point[0] / COLUMN);
    if (!columns.has(key)) columns.set(key, []);
    columns.get(key).push(point);
  }
  return ([left, top, right, bottom]) => {
    let found = 0;
    for (let key = Math.floor(left / COLUMN); key <= Math.floor(right / COLUMN); key += 1) {
      for (const [x, y] of columns.get(key) ?? []) if (x > left && x < right && y > top && y < bottom) found += 1;
    }
    return found;
  };
}

function boxAt({ x, y }, size, wide, [right, down]) {
  const left = right === 0 ? x - wide / 2 : right > 0 ? x + GAP : x - GAP - wide;
  const base = y + size * 0.35 + down * (size * 0.75 + GAP * 0.6);
  return { label: [left, base], box: [left - HALO, base - size * 0.85, left + wide + HALO, base + size * 0.3] };
}

// `marks` have x, y and size, a ring's name the points `at` where it may stand instead; `widthOf(name, mark)` in pixels.
// Adds to each that fits `label`, the left end of its base line, and `box`. `lines` are points along what should stay
// legible, `covered` a box where nothing can be read.
export function placeLabels(marks, widthOf, { width, height, lines, covered }) {
  const onLines = lineFinder(lines);
  const dots = marks.filter(({ kind }) => kind !== "ring").map(({ x, y }) => [x - 4, y - 4, x + 4, y + 4]);
  const taken = covered ? [covered] : [];
  const inside = (box) => box[0] > 2 && box[2] < width - 2 && box[1] > 2 && box[3] < height - 2;

  function best(mark, avoided) {
    const wide = widthOf(mark.name, mark);
    let found = null;
    for (const point of mark.at ?? [mark]) {
      for (const side of mark.at ? [...SIDES, ...FARTHER] : SIDES) {
        const made = boxAt(point, mark.size, wide, side);
        if (!inside(made.box) || avoided.some((other) => hits(made.box, other))) continue;
        const crossed = onLines(made.box);
        if (!found || crossed < found.crossed) found = { ...made, crossed };
        if (crossed === 0) return found;
      }
    }
    return found;
  }

  return marks.map((mark) => {
    if (!mark.name) return mark;
    // The chosen place is named whatever lies beside it.
    const found = best(mark, [...taken, ...dots]) ?? (mark.kind === "place" ? best(mark, taken) : null);
    if (!found) return mark;
    taken.push(found.box);
    return { ...mark, label: found.label, box: found.box };
  });
}
