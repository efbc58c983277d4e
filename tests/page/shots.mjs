// Pictures to look at: node shots.mjs FOLDER FILE (with the environment of run.py). Nothing is compared: fonts differ.
import { join } from "node:path";
import { open, quit, settled } from "./browser.mjs";

const [folder, file, only] = process.argv.slice(2);
const views = {
  start: {},
  "globe-dark": { hash: "theme=dark+site=kapustin-yar+km=5500" },
  "dispute-1": { lesson: ["dispute-2019", 0] },
  "dispute-2": { lesson: ["dispute-2019", 1] },
  "dispute-3-de": { lesson: ["dispute-2019", 2], hash: "language=de" },
  "europe-1": { lesson: ["europe-1987", 0] },
  "europe-3-ru": { lesson: ["europe-1987", 2], hash: "language=ru" },
  "europe-5": { lesson: ["europe-1987", 4] },
  "round-2": { lesson: ["round", 1] },
  "round-3": { lesson: ["round", 2] },
  "round-4-two": { lesson: ["round", 3] },
  "flat-1": { lesson: ["flat", 0] },
  "flat-3-ru": { lesson: ["flat", 2], hash: "language=ru" },
  "flat-4": { lesson: ["flat", 3] },
  "equal-area": { hash: "projection=equal-area+km=5500" },
  "equal-earth-dark": { hash: "projection=equal-earth+km=5500+theme=dark+borders=1" },
  phone: { lesson: ["dispute-2019", 0], width: 390, height: 844 },
  "projector-de": { lesson: ["round", 0], hash: "size=projector+language=de", width: 1920, height: 1080 },
};
for (const [name, { lesson, hash, ...size }] of Object.entries(views)) {
  if (only && !name.startsWith(only)) continue;
  const { page, problems, context } = await open(file, { hash, ...size });
  if (lesson) await page.evaluate(([id, step]) => window.atlas.start(id, step), lesson);
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  if (name === "europe-1") await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
  if (problems.length) console.log(name, problems);
  await context.close();
}
await quit();
