// SPDX-License-Identifier: MIT
// Memory while a reader drags, as long as SECONDS says: the place and five rings in the lessons, a site with the engine in the workbench, and
// back. It may not grow after the first third.
import { readdirSync, readFileSync } from "node:fs";

import { atlas, open, quit } from "./browser.mjs";

const SECONDS = Number(process.env.SECONDS ?? 60);
const LEAST = 9; // samples
const MOST_GROWTH = 1.1;

// Of the renderers of this browser, in MB; the engine's memory is among it.
function residentMb() {
  const of = (pid, name) => readFileSync(`/proc/${pid}/${name}`, "utf8");
  const parent = (pid) => Number(/PPid:\s+(\d+)/.exec(of(pid, "status"))[1]);
  const isOurs = (pid) => pid === process.pid || (pid > 1 && isOurs(parent(pid)));
  const sizes = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((pid) => {
    try {
      return of(pid, "cmdline").includes("--type=renderer") && isOurs(Number(pid)) ? Number(/VmRSS:\s+(\d+)/.exec(of(pid, "status"))[1]) / 1024 : 0;
    } catch {
      return 0; // it ended meanwhile
    }
  });
  return sizes.reduce((all, one) => all + one, 0);
}

const { page, problems, context } = await open(atlas(), { hash: "site=kapustin-yar+km=2350+claims=9m729@russia-2019-01-23,9m729@western-intelligence-2019" });
const inspector = await context.newCDPSession(page);
await inspector.send("Performance.enable");

async function drag(from, steps) {
  await page.mouse.move(...from);
  await page.mouse.down();
  for (let i = 1; i <= steps; i += 1) await page.mouse.move(from[0] + 120 * Math.sin(i / 4), from[1] + 90 * Math.cos(i / 5) - 90);
  await page.mouse.up();
}

async function round(number) {
  const draws = number % 2 === 1;
  await page.evaluate((half) => window.atlas.change({ half, view: null }), draws ? "draw" : "");
  if (draws) {
    await page.evaluate(() => window.atlas.changeBench({ places: "48.57,46.25,Here", ranges: "480,500,2000,2350,5500km" }));
    await page.waitForFunction(() => window.atlas.drawn.shapes.length === 5 && window.atlas.drawn.busy === 0);
  }
  const at = await page.evaluate(() => {
    const { picture } = window.atlas.map;
    const box = document.getElementById("map").getBoundingClientRect();
    const mark = picture.marks.find(({ kind }) => kind === "place") ?? picture.marks[0];
    const [x, y] = picture.projection([mark.lon, mark.lat]);
    return [box.x + x, box.y + y];
  });
  await drag(at, 60);
  await drag([at[0] + 150, at[1] + 60], 30); // turns the globe
  if (draws) await page.waitForFunction(() => window.atlas.drawn.busy === 0);
}

const samples = [];
const begun = Date.now();
for (let number = 0; samples.length < LEAST || Date.now() - begun < SECONDS * 1000; number += 1) {
  await round(number);
  if (number % 2 === 0) continue;
  await inspector.send("HeapProfiler.collectGarbage");
  const { metrics } = await inspector.send("Performance.getMetrics");
  const metric = (name) => metrics.find((one) => one.name === name).value;
  samples.push({ s: (Date.now() - begun) / 1000, heap: metric("JSHeapUsedSize") / 1e6, nodes: metric("Nodes"), listeners: metric("JSEventListeners"), resident: residentMb() });
  const { s, heap, nodes, listeners, resident } = samples.at(-1);
  console.log(`${s.toFixed(0)} s: heap ${heap.toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners, ${resident.toFixed(0)} MB resident`);
}
const third = Math.ceil(samples.length / 3);
const median = (list, name) => list.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(list.length / 2)];
const grown = ["heap", "nodes", "listeners", "resident"].filter((name) => median(samples.slice(-third), name) > MOST_GROWTH * median(samples.slice(third, 2 * third), name));
await quit();
if (problems.length > 0 || grown.length > 0) {
  console.log(`grown: ${grown.join(", ")}; ${problems.join("; ")}`);
  process.exit(1);
}
