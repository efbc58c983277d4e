// Which names fit, and where: beside, above or below their point, none over another.
const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1]];
const GAP = 8;

const hits = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

// `marks` have x, y and size; `widthOf(name, mark)` in pixels. Adds `label: [x, y]` (left end of the base line) where it fits.
export function placeLabels(marks, widthOf, width, height) {
  const taken = marks.filter(({ kind }) => kind !== "ring").map(({ x, y }) => [x - 4, y - 4, x + 4, y + 4]);
  return marks.map((mark) => {
    if (!mark.name) return mark;
    const wide = widthOf(mark.name, mark);
    for (const [right, down] of SIDES) {
      const left = right === 0 ? mark.x - wide / 2 : right > 0 ? mark.x + GAP : mark.x - GAP - wide;
      const base = mark.y + mark.size * 0.35 + down * (mark.size * 0.75 + GAP * 0.6);
      const box = [left - 2, base - mark.size * 0.85, left + wide + 2, base + mark.size * 0.3];
      if (box[0] < 2 || box[2] > width - 2 || box[1] < 2 || box[3] > height - 2) continue;
      if (taken.some((other) => hits(box, other))) continue;
      taken.push(box);
      return { ...mark, label: [left, base] };
    }
    return mark;
  });
}
