// SPDX-License-Identifier: MIT
// Makes the pictures of docs/classroom.md anew: run.py PROGRAM FOLDER pictures
import { join } from "node:path";

import { atlas, open, quit, settled } from "./browser.mjs";

const folder = new URL("../../docs/pictures/", import.meta.url).pathname;
const views = {
  dispute: { lesson: ["dispute-2019", 1] },
  europe: { lesson: ["europe-1987", 0], width: 980, height: 700 },
  flat: { lesson: ["flat", 0], hash: "language=ru" },
  dark: { hash: "projection=equal-earth+km=5500+theme=dark+language=de" },
  draw: { hash: "half=draw+projection=equal-area", bench: { places: "48.57, 46.25, Kapustin Yar\nBerlin\nMutlangen", ranges: "1000km", merge: "depth", group: "none", tolerance: "1km" } },
};
const file = atlas();
for (const [name, { lesson, hash, bench, ...size }] of Object.entries(views)) {
  const { page, context } = await open(file, { hash, width: 1280, height: 760, ...size });
  if (lesson) await page.evaluate(([id, step]) => window.atlas.start(id, step), lesson);
  if (bench) {
    await page.evaluate((changes) => window.atlas.changeBench(changes), bench);
    await page.waitForFunction(() => window.atlas.drawn.shapes.length > 0 && window.atlas.drawn.busy === 0);
  }
  await settled(page);
  await page.screenshot({ path: join(folder, `classroom-${name}.png`) });
  await context.close();
}
await quit();
