// SPDX-License-Identifier: MIT
// What is on the canvas and on paper.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { atlas, colorsAt, open, quit, settled, WORK } from "./browser.mjs";

let file;
before(() => (file = atlas()));
after(quit);

const differ = (a, b) => Math.max(...a.map((value, i) => Math.abs(value - b[i])));

// The same places of the map with the bands and without: inside one they change, outside they stay. All of it against
// distances that the page's table computes by other means than its drawing.
for (const projection of ["globe", "equidistant", "mercator", "equal-area", "equal-earth"]) {
  for (const [site, view] of [["kapustin-yar", ""], ["novosysoyevka", "+view=170,60,0"]]) {
    test(`pixels in ${projection} around ${site}`, async () => {
      const { page, problems, context } = await open(file, { hash: `site=${site}+km=5500+projection=${projection}${view}` });
      await settled(page);
      const points = await page.evaluate(() => {
        const { map, state, ring } = window.atlas;
        const { width, height, projection: made } = map.picture;
        const found = [];
        for (const km of [200, 700, 900, 2500, 4500, 6100, 7500]) {
          for (const [lon, lat] of ring(state, km, 24)) {
            const point = made([lon, lat]);
            const back = point && made.invert(point);
            const turn = back && Math.abs(((back[0] - lon + 540) % 360) - 180);
            const shown = back && Math.abs(back[1] - lat) < 0.01 && turn < 0.01 && point[0] > 20 && point[1] > 20 && point[0] < width - 90 && point[1] < height - 20;
            const near = shown && map.picture.marks.some(({ x, y, label, name, size }) => Math.hypot(x - point[0], y - point[1]) < 12 || (label && point[0] > label[0] - 8 && point[0] < label[0] + 8 + name.length * size * 0.7 && Math.abs(point[1] - label[1]) < 22));
            if (shown && !near) found.push({ km, x: point[0], y: point[1] });
          }
        }
        return found;
      });
      const read = async () => {
        await settled(page);
        return colorsAt(page, points);
      };
      const withBands = await read();
      await page.evaluate(() => window.atlas.change({ bands: false }));
      const without = await read();
      const checked = { in: 0, out: 0 };
      points.forEach(({ km }, i) => {
        const inside = km >= 500 && km <= 5500;
        checked[inside ? "in" : "out"] += 1;
        assert.equal(differ(withBands[i], without[i]) > 12, inside, `${km} km at ${JSON.stringify(points[i])}: ${withBands[i]} and ${without[i]}`);
      });
      assert.ok(checked.in >= 6 && checked.out >= 4, JSON.stringify(checked));
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}

// A page of a PDF as grey pixels.
function pixels(pdf, number, dpi) {
  const out = join(WORK, `sheet-${number}`);
  const done = spawnSync("pdftoppm", ["-r", String(dpi), "-gray", "-f", String(number), "-l", String(number), "-singlefile", pdf, out]);
  assert.equal(done.status, 0, String(done.stderr));
  const bytes = readFileSync(`${out}.pgm`);
  const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(bytes.subarray(0, 40).toString("latin1")).map(Number);
  return { width, height, at: (x, y) => bytes[bytes.length - width * height + y * width + x] };
}

test("on paper the equidistant ring is round, and the map and the questions are on one sheet each", async () => {
  const { page, problems, context } = await open(file, { hash: "site=kapustin-yar+km=5500+projection=equidistant+bands=0+theme=dark+size=projector" });
  const pdf = join(WORK, "round.pdf");
  await page.pdf({ path: pdf, preferCSSPageSize: true });
  const info = spawnSync("pdfinfo", [pdf], { encoding: "utf8" }).stdout;
  assert.match(info, /Pages:\s+2\n/);
  assert.match(info, /Page size:\s+84[12](\.\d+)? x 59[45](\.\d+)? pts \(A4\)/);
  const words = spawnSync("pdftotext", ["-f", "2", "-l", "2", pdf, "-"], { encoding: "utf8" }).stdout;
  assert.match(words, /Worksheet/);
  // The ring is found as the circle that meets most dark points, and then measured outward in 72 directions.
  const sheet = pixels(pdf, 1, 150);
  const centre = await page.evaluate(() => window.atlas.map.layOut(1000, 560, false).marks.find(({ kind }) => kind === "place")).then(({ x, y }) => [x / 1000, y / 560]);
  assert.ok(Math.abs(centre[0] - 0.5) < 0.01 && Math.abs(centre[1] - 0.5) < 0.01);
  const outer = await page.evaluate(() => {
    const { map, state, ring } = window.atlas;
    const picture = map.layOut(1000, 560, false);
    return ring(state, 5500, 8).slice(0, 8).map((point) => picture.projection(point)).map(([x, y]) => Math.hypot(x - 500, y - 280));
  });
  const radius = outer.reduce((sum, r) => sum + r, 0) / outer.length;
  let best = { score: 0 };
  for (let scale = 1; scale < 2.6; scale += 0.004) {
    const r = radius * scale;
    for (let cy = sheet.height * 0.3; cy < sheet.height * 0.7; cy += 2) {
      const cx = sheet.width / 2;
      let hits = 0;
      for (let i = 0; i < 180; i += 1) {
        const [x, y] = [Math.round(cx + r * Math.cos((i * Math.PI) / 90)), Math.round(cy + r * Math.sin((i * Math.PI) / 90))];
        if (x > 0 && y > 0 && x < sheet.width && y < sheet.height && sheet.at(x, y) < 90) hits += 1;
      }
      if (hits > best.score) best = { score: hits, r, cx, cy };
    }
  }
  assert.ok(best.score > 150, `a circle meets only ${best.score} of 180 points of the ring`);
  // In each direction the dark point nearest to that circle; names of cities cover the ring in a few.
  let round = 0;
  for (let i = 0; i < 72; i += 1) {
    const angle = (i * Math.PI) / 36;
    const isDark = (r) => sheet.at(Math.round(best.cx + r * Math.cos(angle)), Math.round(best.cy + r * Math.sin(angle))) < 90;
    let off = 0;
    while (off < 0.05 * best.r && !isDark(best.r + off) && !isDark(best.r - off)) off += 0.25;
    if (off < 0.012 * best.r) round += 1;
  }
  assert.ok(round >= 64, `the ring is round in ${round} of 72 directions`);
  assert.deepEqual(problems, []);
  await context.close();
});
