// SPDX-License-Identifier: MIT
// The pages of docs/web.md in headless Chromium: which points of the map are coloured, against geodesic distances. Called by run.py.
import { readFileSync, existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";

const { CHROMIUM, WORK, PACKAGES, MODULES, PICTURES } = process.env;
const { chromium } = createRequire(join(MODULES, "from-here.js"))("playwright-core");
const read = (name) => JSON.parse(readFileSync(join(WORK, name), "utf8"));

const NEAR_KM = 150; // of an edge: two pixels of a map of the world
const DIFFERENCE = 8; // of a colour's part, between a page with and without footprints
const FLAT_END = 80; // beyond it a pixel of a flat map of the world is hundreds of kilometres
const WHOLE = new Set(["16000", "19990"]); // of which little or nothing is left out on the side that is seen
const CDN = "https://cdn.jsdelivr.net/npm/";
const HERE = "http://page.test/";
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".html": "text/html", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg" };

// What a page is asked when it has run, in its own words: `ready` once all is drawn, and where a position is in the window
// (null where it cannot be seen, or lies on the edge of the map). Appended to the page's script, so that it sees the page's names.
const WAIT = "const frames = async (n) => { while (n-- > 0) await new Promise(requestAnimationFrame); };\n";
const AFTER = {
  Leaflet: `globalThis.at = (lon, lat) => { const p = map.latLngToContainerPoint([lat, lon]); return [p.x, p.y]; }; await frames(3);`,
  "MapLibre GL": `globalThis.at = (lon, lat) => { const p = map.project([lon, lat]); return [p.x, p.y]; };
    if (!map.loaded()) await new Promise((done) => map.once("idle", done)); await frames(3);`,
  OpenLayers: `globalThis.at = (lon, lat) => map.getPixelFromCoordinate(ol.proj.fromLonLat([lon, lat]));
    await new Promise((done) => map.once("loadend", done)); await frames(3);`,
  "deck.gl": `globalThis.at = (lon, lat) => map.getViewports()[0].project([lon, lat]).slice(0, 2);
    while (!map.props.layers.every((layer) => layer.isLoaded)) await frames(2); await frames(5);`,
  Cesium: `const { angleBetween, fromDegrees, magnitude } = Cesium.Cartesian3, eye = camera.positionWC;
    const limb = Math.acos(6.38e6 / magnitude(eye)) - 0.12;
    globalThis.at = (lon, lat) => {
      const p = angleBetween(fromDegrees(lon, lat), eye) < limb && Cesium.SceneTransforms.worldToWindowCoordinates(map.scene, fromDegrees(lon, lat));
      return p ? [p.x, p.y] : null;
    };
    map.scene.globe.maximumScreenSpaceError = 4;
    if (!${Boolean(PICTURES)}) map.resolutionScale = 0.5; // a quarter of the pixels, where the processor draws them
    const made = (p) => (p.get ? Array.from({ length: p.length }, (_, i) => p.get(i)).every(made) : p.ready !== false);
    for (let still = 0; still < 6; still += 1) {
      await frames(1);
      if (!map.dataSourceDisplay.ready || !map.scene.globe.tilesLoaded || !made(map.scene.primitives) || !made(map.scene.groundPrimitives)) still = 0;
    }
    map.useDefaultRenderLoop = false;`,
  d3: `globalThis.at = (lon, lat) => d3.geoDistance([lon, lat], projection.invert([300, 300])) < 1.35 ? projection([lon, lat]) : null;`,
  "Observable Plot": `const projection = d3.geoEqualEarth().rotate([-60, 0]).fitSize([600, 300], { type: "Sphere" });
    globalThis.at = (lon, lat) => (Math.abs(lon + 120) < 2 ? null : projection([lon, lat])); await frames(2);`,
  "Vega-Lite": `const projection = vega.projection("naturalEarth1")().rotate([-60, 0, 0]).scale(105).translate([300, 150]);
    globalThis.at = (lon, lat) => (Math.abs(lon + 120) < 2 ? null : projection([lon, lat])); await frames(2);`,
};
const FLAT = new Set(["Leaflet", "MapLibre GL", "OpenLayers", "deck.gl", "Observable Plot", "Vega-Lite"]);
const pages = read("pages.json"), drawn = read("drawn.json");

const EMPTY = { ".geojson": '{"type":"FeatureCollection","features":[]}', ".kml": '<kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>' };

function answer(url, page, folder) {
  if (url === HERE) return page;
  if (url.startsWith(CDN)) {
    const path = join(PACKAGES, decodeURIComponent(url.slice(CDN.length).split("?")[0]));
    return existsSync(path) ? readFileSync(path) : null;
  }
  if (!url.startsWith(HERE)) return null;
  const name = url.slice(HERE.length);
  if (name === "favicon.ico") return "";
  if (name === "land.geojson") return readFileSync(join(WORK, name));
  return folder === null ? EMPTY[extname(name)] : readFileSync(join(WORK, folder, name));
}

const started = Date.now();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"] });

// A picture of the page's map, and what pixels are at these points: [r, g, b] or null.
async function shown(library, html, folder, points) {
  const context = await browser.newContext({ viewport: { width: 620, height: 620 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (!url.startsWith("http")) return route.continue();
    const body = answer(url, html, folder);
    if (body === null || body === undefined) {
      problems.push(`asked for ${url}`);
      return route.abort();
    }
    const type = url === HERE ? "text/html" : TYPES[extname(url.split("?")[0])] ?? "application/octet-stream";
    return route.fulfill({ body, contentType: type, headers: { "access-control-allow-origin": "*" } });
  });
  await page.goto(HERE);
  await page.waitForFunction(() => globalThis.drawn, null, { timeout: 100000, polling: 100 }).catch(() => problems.push("was not drawn within a minute"));
  if (problems.length > 0) throw new Error(`${library}: ${problems.join("; ")}`);
  const clip = await page.locator("#map, canvas").first().boundingBox();
  const png = await page.screenshot({ clip, timeout: 100000 }); // of the map, without waiting for it to rest
  const colours = await page.evaluate(async ([picture, list]) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    return list.map(([lon, lat]) => {
      const [x, y] = (globalThis.at(lon, lat) ?? []).map(Math.round);
      if (!(x >= 0 && y >= 0 && x < bitmap.width && y < bitmap.height)) return null;
      return [...data.subarray(4 * (y * bitmap.width + x), 4 * (y * bitmap.width + x) + 3)];
    });
  }, [png.toString("base64"), points]);
  await context.close();
  return { png, colours };
}

let failures = 0;
for (const [library, source] of Object.entries(pages)) {
  const end = source.lastIndexOf("</script>");
  const html = `${source.slice(0, end)}${WAIT}${AFTER[library]}\nglobalThis.drawn = true;\n${source.slice(end)}`;
  const name = library.toLowerCase().replace(/\W+/g, "-");
  if (PICTURES) {
    writeFileSync(join(PICTURES, `web-${name}.png`), (await shown(library, html, "over-the-pole", [])).png);
    continue;
  }
  const began = Date.now();
  const all = Object.fromEntries(Object.entries(drawn).map(([shape, { points }]) =>
    [shape, points.filter(([, lat, , km]) => km > NEAR_KM && (!FLAT.has(library) || Math.abs(lat) < FLAT_END))]));
  const places = Object.values(all).flat();
  const without = (await shown(library, html, null, places)).colours;
  const colourOf = new Map(places.map((place, i) => [place, without[i]]));
  const results = [];
  for (const [shape, points] of Object.entries(all)) {
    const bare = points.map((place) => colourOf.get(place));
    const { colours, png } = await shown(library, html, shape, points);
    let right = { true: 0, false: 0 }, wrong = [];
    points.forEach((point, i) => {
      const expected = point[2] > 0;
      if (bare[i] === null || colours[i] === null) return;
      const coloured = Math.max(...colours[i].map((c, k) => Math.abs(c - bare[i][k]))) > DIFFERENCE;
      if (coloured === expected) right[expected] += 1;
      else wrong.push(point);
    });
    // Half of the Earth is behind a globe, and Fiji beyond the window of a map that shows 350°.
    const isUnseen = points.every((point, i) => point[2] === 0 || bare[i] === null);
    const enough = (right.true >= 5 || isUnseen) && (right.false >= 5 || WHOLE.has(shape));
    results.push(`${shape} ${right.true}+${right.false}`);
    if (wrong.length > 0 || !enough) {
      failures += 1;
      console.log(`${library}, ${shape}: ${wrong.length} points on the wrong side, right ${right.true} inside and ${right.false} outside; ${JSON.stringify(wrong.slice(0, 5))}`);
      if (process.env.KEEP) writeFileSync(join(process.env.KEEP, `${name}-${shape}.png`), png);
    }
  }
  console.log(`${library}: ${results.join(", ")} points right, ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
await browser.close();
console.log(`${failures} failures, ${((Date.now() - started) / 1000).toFixed(0)} s`);
process.exit(failures > 0 ? 1 : 0);
