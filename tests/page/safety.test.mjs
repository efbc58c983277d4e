// SPDX-License-Identifier: MIT
// Hostile names and hostile codes run nothing, reach nothing and confuse nothing.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { atlas, open, quit, WORK } from "./browser.mjs";

after(quit);

const NAMES = [
  "</script><script>window.hit=1</script>", "<!--<script>", "<img src=x onerror=window.hit=1>", '"\'`${window.hit=1}', "\\u003c/script\\u003e",
  "\u202eRight to left\u202c", "a\u2028b\u2029c", "🚀 emoji 🌍", "موقع", "]]>&amp;&lt;", "javascript:window.hit=1", "{km} {place}", "\u0007bell",
];

// An argument that is not UTF-8, which node cannot pass on by itself.
const BROKEN = ["--at", { shell: "$'50,50,broken \\xc3(\\xff'" }];

const CODES = [
  "site=__proto__", "projection=constructor+km=500", "language=__proto__", "lesson=toString+step=99", "claims=hasOwnProperty,__proto__",
  "at=1e999,NaN+km=-1", "view=0,0,1e9+ruler=1,2,3", "km=Infinity+date=9999-99", "<img src=x onerror=window.hit=1>", "%00%ff+++===", "set=<script>",
  `site=${"a".repeat(5000)}`, "site=kapustin-yar%2bkm=480", "lesson=flat+step=77",
];

test("names of one's own: markup, quotes, emoji, turned directions, broken bytes", async () => {
  const sites = join(WORK, "hostile.csv");
  const quoted = NAMES.map((name, i) => `${10 + i},${20 + i},"${name.replaceAll('"', '""')}"\n`).join("");
  writeFileSync(sites, `lat,lon,name\n${quoted}`);
  const file = atlas("--sites", sites, "--range", "1000km", ...BROKEN);
  const raw = readFileSync(file, "utf8");
  assert.equal(raw.match(/<script/g).length, 5, "another element of script");
  const { page, problems, context } = await open(file);
  const count = await page.evaluate(() => window.atlas.data.sites.filter((site) => site.own).length);
  assert.equal(count, NAMES.length + 1);
  for (const id of Array.from({ length: count }, (_, i) => `own-${i + 1}`)) {
    await page.selectOption("#site", id);
    const said = await page.locator("#summary").innerText();
    assert.match(said, /^\u2068[^\u202a-\u202e\u2028\u2029]*\u2069: 1,000\skm reaches \d+ of the \d+ cities/u, said);
    const wrong = await page.evaluate(() => new DOMParser().parseFromString(window.atlas.svg(), "image/svg+xml").querySelector("parsererror")?.textContent);
    assert.equal(wrong, undefined);
  }
  assert.ok(await page.evaluate(() => window.hit === undefined && document.querySelectorAll("img, iframe, object").length === 0));
  await page.pdf();
  assert.deepEqual(problems, []);
  await context.close();
});

test("hostile codes leave a page that works", async () => {
  const file = atlas();
  for (const code of CODES) {
    const { page, problems, context } = await open(file, { hash: code });
    const { state, hit } = await page.evaluate(() => ({ state: { ...window.atlas.state }, hit: window.hit }));
    assert.equal(hit, undefined);
    assert.ok(state.km > 0 && Number.isFinite(state.lat) && Number.isFinite(state.lon), code);
    await page.fill("#code", code);
    await page.click("#code-form button");
    await page.fill("#km-number", "600");
    assert.equal(await page.evaluate(() => window.atlas.state.km), 600);
    assert.deepEqual(problems, [], code);
    await context.close();
  }
});

test("the policy lets nothing in or out", async () => {
  const file = atlas();
  assert.match(readFileSync(file, "utf8"), /default-src 'none'; script-src 'sha256-[^']+' 'sha256-[^']+' 'wasm-unsafe-eval'; worker-src blob:; style-src 'sha256-[^']+'; img-src data: blob:; base-uri 'none'; form-action 'none'/);
  const { page, context } = await open(file);
  const found = await page.evaluate(async () => {
    const fetched = await fetch("https://example.org/").then(() => "fetched", () => "blocked");
    const script = Object.assign(document.createElement("script"), { textContent: "window.hit = 1" });
    document.body.append(script);
    const img = await new Promise((done) => Object.assign(new Image(), { onload: () => done("loaded"), onerror: () => done("blocked"), src: "https://example.org/x.png" }));
    let evaluated = "evaluated";
    try { (0, eval)("1"); } catch { evaluated = "blocked"; }
    return { fetched, img, evaluated, hit: window.hit };
  });
  assert.deepEqual(found, { fetched: "blocked", img: "blocked", evaluated: "blocked", hit: undefined });
  await context.close();
});
