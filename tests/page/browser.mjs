// SPDX-License-Identifier: MIT
// A page of `rangeband atlas` in headless Chromium, with everything watched that must not happen.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Set by run.py.
export const { PROGRAM, MODULES, CHROMIUM, WORK } = process.env;
const load = createRequire(join(MODULES, "from-here.js"));
export const { chromium } = load("playwright-core");
export const axePath = load.resolve("axe-core/axe.min.js");

// What the browser says of the tests' own reading of pixels.
const OURS = /^Canvas2D: Multiple readback/;

let files = 0;

// Writes a page with these options and says where it is. An option may be an object whose `shell` bash reads.
export function atlas(...options) {
  files += 1;
  const file = join(WORK, `page-${process.pid}-${files}.html`);
  const words = options.map((option) => option.shell ?? `'${option.replaceAll("'", "'\\''")}'`).join(" ");
  const done = spawnSync("bash", ["-c", `exec "$0" atlas --quiet -o "$1" ${words}`, PROGRAM, file], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`rangeband atlas ${options.join(" ")}: ${done.stderr}`);
  return file;
}

let browser = null;
export async function launch() {
  browser ??= await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--lang=en-US"] });
  return browser;
}
export const quit = () => browser?.close();

// Opens a file; `problems` collects requests beyond the file itself, errors and warnings of the console, dialogs.
export async function open(file, { hash = "", width = 1366, height = 900, ...more } = {}) {
  const context = await (await launch()).newContext({ viewport: { width, height }, locale: "en-US", reducedMotion: "reduce", ...more });
  const page = await context.newPage();
  const problems = [];
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !url.startsWith("data:") && !url.startsWith("blob:")) problems.push(`asked for ${url}`);
  });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !OURS.test(message.text()) && problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(`${address}${hash && `#${hash}`}`);
  await page.waitForFunction(() => window.atlas?.map.picture);
  return { page, problems, context };
}

export async function openWithoutScripts(file) {
  const context = await (await launch()).newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  return { page, context };
}

// Opens a file, acts on it, and sees that nothing went wrong.
export async function tried(file, hash, act, more) {
  const { page, problems, context } = await open(file, { hash, ...more });
  await act(page);
  assert.deepEqual(problems, []);
  await context.close();
}

export const state = (page) => page.evaluate(() => ({ ...window.atlas.state }));
export const text = (page, id) => page.locator(`#${id}`).innerText();

// Waits until the map is drawn with all its detail.
export const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(() => {
  window.atlas.map.paintNow(false);
  done();
}, 220)));

// The colours of the canvas at points of the map, read at once.
export const colorsAt = (page, points) => page.evaluate((list) => {
  const canvas = document.querySelector("#map canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return list.map(({ x, y }) => {
    const at = 4 * (Math.round(y * ratio) * canvas.width + Math.round(x * ratio));
    return [...data.subarray(at, at + 3)];
  });
}, points);
