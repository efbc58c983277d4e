// SPDX-License-Identifier: MIT
// In the software renderer: what a frame of the dragged globe with five rings takes, when the first map is there on a processor four times
// slower, and how long the engine takes in the page for a union of 1,000 sites.
import { pathToFileURL } from "node:url";

import { atlas, launch, open, quit } from "./browser.mjs";

const { page } = await open(atlas(), { hash: "site=kapustin-yar+km=2350+claims=9m729@russia-2019-01-23,9m729@western-intelligence-2019" });
const times = await page.evaluate(async () => {
  const { map, change } = window.atlas;
  const context = document.querySelector("#map canvas").getContext("2d");
  const list = [];
  for (let i = 0; i < 150; i += 1) {
    await new Promise((done) => requestAnimationFrame(done));
    Object.assign(window.atlas.state, { view: [i * 3 - 180, 30 + 20 * Math.sin(i / 10), 0] });
    const begin = performance.now();
    map.paintNow(true);
    context.getImageData(0, 0, 1, 1); // waits for the pixels
    if (i >= 20) list.push(performance.now() - begin);
  }
  change({});
  return list.sort((a, b) => a - b);
});
const at = (share) => times[Math.floor(times.length * share)].toFixed(1);
console.log(`a frame of the dragged globe, five rings: median ${at(0.5)} ms, 95 of 100 below ${at(0.95)} ms`);

const slow = await (await launch()).newContext({ viewport: { width: 1366, height: 768 } });
const file = atlas();
const starts = [];
for (let i = 0; i < 5; i += 1) {
  const blank = await slow.newPage();
  await (await slow.newCDPSession(blank)).send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await blank.goto(pathToFileURL(file).href);
  await blank.waitForFunction(() => window.atlas?.map.picture, null, { polling: 10 });
  starts.push(await blank.evaluate(() => performance.getEntriesByName("first map")[0].startTime));
  await blank.close();
}
console.log(`first map, processor throttled four times: ${starts.map((ms) => ms.toFixed(0)).join(", ")} ms`);

const rows = Array.from({ length: 1000 }, (_, i) => `s${i},${(-60 + ((i * 37) % 1200) / 10).toFixed(2)},${(-180 + ((i * 91) % 3600) / 10).toFixed(2)}`).join("\n");
const unions = await page.evaluate(async (text) => {
  const list = [];
  for (let i = 0; i < 8; i += 1) {
    const begin = performance.now();
    await window.atlas.ask("write", { sites: [{ name: "many.csv", text }], range: "500km", merge: "union", tolerance: "1km" }, "GeoJSON");
    list.push(performance.now() - begin);
  }
  return list;
}, `name,lat,lon\n${rows}\n`);
console.log(`a union of 1,000 sites of 500 km, one call after the other: ${unions.map((ms) => ms.toFixed(0)).join(", ")} ms`);
await quit();
