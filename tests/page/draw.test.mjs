// SPDX-License-Identifier: MIT
// The half 'Draw': the engine of the program in the page, by mouse and by keyboard; what it saves is what the program writes.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { atlas, axePath, PROGRAM, quit, settled, text, tried, WORK } from "./browser.mjs";

let file;
before(() => (file = atlas()));
after(quit);

// Without the place that the half begins with.
const on = (act, more) => tried(file, "half=draw", async (page) => {
  await page.click("#draw-clear");
  await page.fill("#draw-ranges", "500km");
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 0 && window.atlas.drawn.busy === 0);
  await act(page);
}, more);
// Waits until the engine has answered what was asked last.
const answered = (page) => page.waitForFunction(() => {
  const { bench, drawn } = window.atlas;
  const asked = JSON.stringify(bench);
  const done = window.asked === asked && drawn.busy === 0;
  window.asked = asked;
  return done && (drawn.shapes.length > 0 || drawn.error || drawn.empty > 0);
}, null, { polling: 120 });
const shapes = (page) => page.evaluate(() => window.atlas.drawn.shapes.map(({ properties }) => properties));
const download = async (page, id) => (await Promise.all([page.waitForEvent("download"), page.click(`#${id}`)]))[0];
const saved = async (page, id) => readFileSync(await (await download(page, id)).path(), "utf8");
const outputOf = (command) => /-o '?([^']+)'?$/.exec(command)[1];
const speak = (page, language) => page.evaluate((code) => window.atlas.change({ language: code }), language);

const CSV = "name,lat,lon,reach,side\nAlpha,50.1,10.2,400km,A\nBravo,51.7,12.4,600km,B\nCharlie,48.2,16.4,800km,A\n";
const GEOJSON = JSON.stringify({ type: "FeatureCollection", features: [[30, 50, "Kilo"], [179.5, 66, "Lima"], [31, 51, "Mike"]].map(([lon, lat, name]) =>
  ({ type: "Feature", properties: { name }, geometry: { type: "Point", coordinates: [lon, lat] } })) });

// The command that the page shows, run by a shell beside the files that it names; other bytes are the C library's last digit.
function program(command, files, as = (line) => line) {
  const folder = mkdtempSync(join(WORK, "draw-"));
  for (const [name, words] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), words);
  }
  const done = spawnSync("bash", ["-c", `${as(command).replace(/^rangeband/, '"$PROGRAM"')} --quiet`], { cwd: folder, encoding: "utf8", env: { ...process.env, RANGEBAND_DATA: "" } });
  assert.equal(done.status, 0, done.stderr);
  return (name) => readFileSync(join(folder, name), "utf8");
}
const NUMBER = /-?\d+\.?\d*(?:e[-+]?\d+)?/gi;
function same(one, other, what) {
  if (one === other) return;
  const [words, expected] = [one, other].map((text) => text.replace(NUMBER, "#"));
  let at = 0;
  while (at < words.length && words[at] === expected[at]) at += 1;
  const around = (text) => text.slice(Math.max(0, at - 60), at + 120);
  assert.ok(words === expected, `${what} of the page: …${around(words)}…\nof the program: …${around(expected)}…`);
  const [a, b] = [one, other].map((words) => words.match(NUMBER).map(Number));
  a.forEach((value, i) => assert.ok(Math.abs(value - b[i]) <= Math.max(1.001e-7, 1e-12 * Math.abs(b[i])), `${what}: ${value} and ${b[i]}`));
}

const AREAS = JSON.stringify({ type: "FeatureCollection", features: [
  { type: "Feature", properties: { name: "Road" }, geometry: { type: "LineString", coordinates: [[24, 50], [30.5, 50.4], [36.2, 50]] } },
  { type: "Feature", properties: { name: "Two fields" }, geometry: { type: "MultiPolygon", coordinates: [
    [[[10, 52], [13, 52], [13, 54], [10, 54], [10, 52]], [[11, 52.5], [11, 53.5], [12, 53], [11, 52.5]]], [[[16, 52], [17, 52], [17, 53], [16, 52]]]] } },
  { type: "Feature", properties: { name: "Place" }, geometry: { type: "Point", coordinates: [46.25, 48.57] } }] });
const REQUESTS = [
  ["typed", { places: "48.57, 46.25, Kapustin Yar\n50 30 N 10 15 E\nmutlangen", ranges: "500,1500km; 9m729" }, {}],
  ["union of a table", { ranges: "500km", merge: "union" }, { "sites.csv": CSV }],
  ["depth, of all ranges", { ranges: "500,1000km", merge: "depth", depth: "at-least", group: "none", tolerance: "1km" }, { "my sites.csv": CSV }],
  ["ranges of a column", { column: "reach", merge: "intersection", group: "none" }, { "sites.csv": CSV }],
  ["over 180 degrees and a pole", { ranges: "3000..5500km", merge: "union", tolerance: "2km" }, { "sites.geojson": GEOJSON }],
  ["around lines and polygons", { ranges: "300km", tolerance: "1km" }, { "areas.geojson": AREAS }],
  ["contested", { places: "kapustin-yar", ranges: "9m729", merge: "contested" }, {}],
  ["a sector", { places: "-33.9,18.4,It's here", ranges: "Name=800km", sectors: "300..60" }, {}],
];

for (const [what, request, files] of REQUESTS) {
  test(`what is saved equals the program's: ${what}`, () => on(async (page) => {
    for (const [name, words] of Object.entries(files)) await page.setInputFiles("#draw-file", { name, mimeType: "text/plain", buffer: Buffer.from(words) });
    await page.waitForFunction((count) => window.atlas.bench.files.length === count, Object.keys(files).length);
    await page.evaluate((changes) => window.atlas.changeBench(changes), request);
    await answered(page);
    assert.equal(await text(page, "draw-error"), "");
    await page.waitForFunction(() => !document.getElementById("draw-geojson").disabled);
    const command = await page.inputValue("#draw-command");
    const output = outputOf(command);
    same(await saved(page, "draw-geojson"), program(command, files)(output), "GeoJSON");
    same(await saved(page, "draw-clockwise"), program(command, files, (line) => `${line} --winding clockwise`)(output), "clockwise");
    for (const format of ["kml", "csv"]) {
      const written = program(command, files, (line) => line.replace(/geojson('?)$/, `${format}$1`));
      const file = await download(page, `draw-${format}`);
      assert.equal(file.suggestedFilename(), output.replace(/geojson$/, format));
      same(readFileSync(await file.path(), "utf8"), written(file.suggestedFilename()), format);
    }
  }));
}

test("it begins with the place and the range of the lessons", () => tried(file, "site=mozdok+km=750", async (page) => {
  await page.click('#half [data-value="draw"]');
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 1);
  assert.deepEqual((await shapes(page)).map(({ site_id, max_km }) => [site_id, max_km]), [["mozdok", 750]]);
}));

test("sites by typing, search, click, drag and keys", () => on(async (page) => {
  await page.fill("#draw-places", "52.5,13.4,Here");
  await answered(page);
  assert.deepEqual((await shapes(page)).map(({ name }) => name), ["Here: 500 km"]);
  await page.fill("#draw-find", "mosc");
  await page.press("#draw-find", "Enter");
  await answered(page);
  assert.deepEqual((await shapes(page)).map(({ site }) => site).sort(), ["Here", "Moscow"]);
  await page.click('#tool [data-value="place"]');
  const box = await page.locator("#map").boundingBox();
  await page.mouse.click(box.x + box.width / 2 + 80, box.y + box.height / 2 + 60);
  await answered(page);
  assert.equal((await shapes(page)).length, 3);
  await settled(page);
  const mark = await page.evaluate(() => window.atlas.map.picture.marks.find(({ name }) => name === "Here"));
  await page.mouse.move(box.x + mark.x, box.y + mark.y);
  await page.mouse.down();
  await page.mouse.move(box.x + mark.x - 40, box.y + mark.y + 70, { steps: 6 });
  await page.mouse.up();
  await answered(page);
  const moved = (await shapes(page)).find(({ site }) => site === "Here");
  assert.ok(moved.lat < 52.3 && moved.lat > 20, JSON.stringify(moved));
  assert.match(await page.inputValue("#draw-places"), new RegExp(`^${moved.lat},${moved.lon},Here`));
  await page.focus("#map");
  await page.keyboard.press("p");
  await answered(page);
  assert.equal((await shapes(page)).length, 4);
}));

test("lines and polygons of a file are drawn, and fitted into the view", () => on(async (page) => {
  await page.evaluate(() => window.atlas.changeBench({ places: "" }));
  const lines = JSON.stringify({ type: "Feature", properties: {}, geometry: JSON.parse(AREAS).features[1].geometry });
  await page.setInputFiles("#draw-file", { name: "fields.json", mimeType: "text/plain", buffer: Buffer.from(lines) });
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 1);
  assert.match(await text(page, "draw-files"), /fields\.json.*1 site/s);
  const drawn = await page.evaluate(() => window.atlas.bench.files[0].areas.length);
  assert.equal(drawn, 3); // an exterior, its hole, another exterior
}));

test("a table and GeoJSON, pasted and dropped", () => on(async (page) => {
  const put = (event, kind, words, name) => page.evaluate(([of, type, body, called]) => {
    const transfer = new DataTransfer();
    if (called) transfer.items.add(new File([body], called, { type: "text/plain" }));
    else transfer.setData("text", body);
    const target = of === "paste" ? document.getElementById("draw-places") : document.body;
    const made = of === "paste" ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }) : new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
    target.dispatchEvent(made);
  }, [event, kind, words, name]);
  await put("paste", "text", CSV);
  await answered(page);
  assert.equal((await shapes(page)).length, 3);
  await put("drop", "file", GEOJSON, "three.geojson");
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 6);
  assert.match(await text(page, "draw-files"), /sites\.csv.*3 sites.*three\.geojson.*3 sites/s);
  await page.locator("#draw-files button").first().press("Enter");
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 3);
  await put("drop", "file", "<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>.csv");
  await page.waitForFunction(() => window.atlas.drawn.error);
  assert.ok(await page.evaluate(() => window.hit === undefined && document.querySelectorAll("img").length === 0));
}));

test("text that is not UTF-8 is refused, and a mark of UTF-8 is no harm", () => on(async (page) => {
  await page.setInputFiles("#draw-file", { name: "latin.csv", mimeType: "text/csv", buffer: Buffer.from("name,lat,lon\nKöln,50.9,7\n", "latin1") });
  await page.waitForFunction(() => window.atlas.drawn.error);
  assert.match(await text(page, "draw-error"), /latin\.csv.*UTF-8/);
  await page.setInputFiles("#draw-file", { name: "marked.csv", mimeType: "text/csv", buffer: Buffer.from("\ufeffname,lat,lon\nKöln,50.9,7\n") });
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 1);
  assert.equal((await shapes(page))[0].site, "Köln");
}));

test("what is wrong is said in the page's words; the last drawing stays, and cannot be saved", () => on(async (page) => {
  await page.fill("#draw-places", "50,10");
  await answered(page);
  await page.fill("#draw-ranges", "500");
  await page.waitForFunction(() => window.atlas.drawn.error);
  assert.equal(await text(page, "draw-error"), "Ranges: range '500' has no unit; write 500km");
  assert.equal((await shapes(page)).length, 1);
  for (const button of ["geojson", "clockwise", "kml", "csv", "png", "svg"]) assert.ok(await page.isDisabled(`#draw-${button}`), button);
  assert.equal(await page.inputValue("#draw-command"), "");
  assert.match(await text(page, "draw-stale"), /still shows the last request/);
  await page.fill("#draw-ranges", "500km");
  await page.waitForFunction(() => !window.atlas.drawn.error);
  assert.ok(await page.isEnabled("#draw-svg"));
  assert.equal(await text(page, "draw-stale"), "");
  await page.fill("#draw-places", "mozdok\n50,10\nNowhere at all");
  await page.waitForFunction(() => window.atlas.drawn.error);
  assert.match(await text(page, "draw-error"), /^Sites, line 3: no city or site is called 'Nowhere at all'/);
  await page.fill("#draw-places", "50,10");
  await page.waitForFunction(() => !window.atlas.drawn.error);
  await page.setInputFiles("#draw-file", { name: "bad.csv", mimeType: "text/csv", buffer: Buffer.from("name,lat,lon\nA,50,10\nB,,11\n") });
  await page.waitForFunction(() => window.atlas.drawn.error);
  assert.match(await text(page, "draw-error"), /^1 bad row, so nothing is written; correct it\s+bad\.csv: line 3: has no latitude$/);
}));

test("figures, names and titles are in the page's language", () => on(async (page) => {
  await speak(page, "de");
  await page.evaluate(() => window.atlas.changeBench({ places: "50,10,Hier", ranges: "2350km" }));
  await answered(page);
  await settled(page);
  assert.match(await text(page, "draw-areas"), /Hier: 2\.350\skm/);
  assert.match(await text(page, "legend"), /Hier: 2\.350\skm/);
  assert.ok(await page.evaluate(() => window.atlas.map.picture.marks.some(({ kind, name }) => kind === "ring" && /^2\.350\skm$/.test(name))));
  assert.match(await saved(page, "draw-svg"), /2\.350 km um Hier/);
  const command = await page.inputValue("#draw-command");
  assert.match(command, /--title '2\.350 km um Hier' -o 2-350-km-um-hier\.geojson$/);
  const file = await saved(page, "draw-geojson");
  assert.equal(JSON.parse(file).title, "2.350 km um Hier");
  same(file, program(command, {})(outputOf(command)), "GeoJSON");
  await page.evaluate(() => window.atlas.changeBench({ places: "50,10,Hier\n51,11,Dort", ranges: "9m729@western-intelligence-2019", merge: "union" }));
  await answered(page);
  assert.match(await text(page, "draw-areas"), /9M729: bis zu 2\.350\skm, .* um mindestens einen von 2 Orten/);
  await speak(page, "ru");
  await page.waitForFunction(() => /до 2350\sкм/.test(document.getElementById("legend").innerText));
  await speak(page, "en");
  await page.waitForFunction(() => /up to 2,350 km.* around any of 2 sites/.test(document.getElementById("legend").innerText));
}));

test("a title of one's own is in the picture, the file, its name and the command", () => on(async (page) => {
  await page.evaluate(() => window.atlas.changeBench({ places: "50,10,Here", ranges: "500km" }));
  await answered(page);
  assert.equal(await page.getAttribute("#draw-title", "placeholder"), "500 km around Here");
  assert.equal((await download(page, "draw-kml")).suggestedFilename(), "500-km-around-here.kml");
  await page.fill("#draw-title", "It's a \"test\": Größe");
  const [svg, png] = [await download(page, "draw-svg"), await download(page, "draw-png")];
  assert.deepEqual([svg, png].map((one) => one.suggestedFilename()), ["it-s-a-test-größe.svg", "it-s-a-test-größe.png"]);
  assert.match(readFileSync(await svg.path(), "utf8"), />It's a "test": Größe</);
  const command = await page.inputValue("#draw-command");
  const file = await download(page, "draw-geojson");
  same(readFileSync(await file.path(), "utf8"), program(command, {})(file.suggestedFilename()), "GeoJSON");
  assert.equal(JSON.parse(readFileSync(await file.path(), "utf8")).title, "It's a \"test\": Größe");
}));

test("what is printed is called as the map, and is about the drawing alone", () => on(async (page) => {
  await speak(page, "de");
  await page.evaluate(() => window.atlas.changeBench({ places: "50,10,Hier", ranges: "800km" }));
  await answered(page);
  const printed = await page.evaluate(() => {
    window.dispatchEvent(new Event("beforeprint"));
    const paper = document.getElementById("paper");
    return { title: document.title, heads: [...paper.querySelectorAll("h1")].map((head) => head.textContent), words: paper.textContent };
  });
  assert.deepEqual([printed.title, printed.heads], ["800 km um Hier", ["800 km um Hier"]]);
  assert.ok(!/INF-Vertrag/.test(printed.words), printed.words);
  assert.equal(await page.evaluate(() => (window.dispatchEvent(new Event("afterprint")), document.title)), "Wie weit sind 500 Kilometer?");
}));

test("systems, sites and classes of one's own catalogue are drawn, as the program draws them", async () => {
  const folder = join(mkdtempSync(join(WORK, "own-")), "mine");
  const tables = {
    "sources.csv": "id,title,publisher,date,retrieved,url,archive,kind,attribution\nown,\"A \"\"report\"\" </script>\",Somebody,2020-01-01,,,,press,\n",
    "systems.csv": "id,name,other_names,country,kind,status,valid_from,valid_to,source_id,note\nnewt,Newt,,USSR,GLBM,,,,own,\n",
    "claims.csv": "id,system,claimant,claim_date,qualifier,basis,min_km,min_edge,max_km,max_edge,as_printed,band,confidence,source_id,note\nfirst,newt,A paper,2020-01-01,at most,range,,,1234,,1234 km,,primary,own,\n",
    "sites.csv": "id,name,party,country,country_1987,role,system,lat,lon,as_printed,precision,position_source_id,valid_from,valid_to,source_id,note\npond,The Pond,USSR,Russia,USSR,test site,newt,55.5,40.25,,town,own,,,own,\n",
  };
  mkdirSync(folder);
  for (const [name, words] of Object.entries(tables)) writeFileSync(join(folder, name), words);
  await tried(atlas("--catalog", folder), "half=draw", async (page) => {
    assert.ok(await page.locator("#draw-offer option[value=newt]").count());
    await page.evaluate(() => window.atlas.changeBench({ places: "The Pond\n50,10", ranges: "newt; inf-shorter" }));
    await page.waitForFunction(() => window.atlas.drawn.shapes.length === 4 || window.atlas.drawn.error);
    assert.equal(await text(page, "draw-error"), "");
    assert.ok((await shapes(page)).some(({ name }) => name === "The Pond: Newt: up to 1,234 km, A paper (2020-01-01)"));
    const command = await page.inputValue("#draw-command");
    assert.match(command, /^rangeband footprint --catalog mine /);
    const files = Object.fromEntries(Object.entries(tables).map(([name, words]) => [join("mine", name), words]));
    same(await saved(page, "draw-geojson"), program(command, files)(outputOf(command)), "GeoJSON");
  });
});

test("the view follows what is typed anew, and stays where its reader went", () => on(async (page) => {
  const view = () => page.evaluate(() => window.atlas.state.view);
  const typed = async (changes) => {
    await page.evaluate((all) => window.atlas.changeBench(all), changes);
    await answered(page);
    await settled(page);
  };
  const isSeen = () => page.evaluate(() => {
    const { holds } = window.atlas.map.picture;
    const { marks, shapes: drawn } = window.atlas.drawn;
    return marks.every(holds) && drawn.some(({ outline }) => outline.coordinates.flat().some(([lon, lat]) => holds({ lon, lat })));
  });
  await typed({ places: "50,10", ranges: "300km" });
  const first = await view();
  assert.ok(await isSeen());
  await typed({ ranges: "250km" });
  assert.deepEqual(await view(), first);
  await typed({ places: "50.5,10.5" });
  assert.deepEqual(await view(), first);
  await typed({ places: "-33.9,18.4" });
  assert.ok(await isSeen());
  await typed({ ranges: "5000km" });
  assert.ok(await isSeen());
  const near = [18.4, -33.9, 200];
  await page.evaluate((there) => window.atlas.change({ view: there }), near);
  await settled(page);
  await typed({ tolerance: "1km" });
  assert.deepEqual(await view(), near);
  await typed({ places: "-33.9,18.4\n-34,18.5" });
  assert.deepEqual(await view(), near);
  await typed({ ranges: "4000km" });
  assert.ok(await isSeen());
}));

test("merges by keyboard, areas in the table, a range of the catalogue", () => on(async (page) => {
  await page.fill("#draw-places", "50,10\n50,14");
  await page.focus("#draw-merge");
  await page.keyboard.press("ArrowDown");
  await answered(page);
  const [union] = await shapes(page);
  assert.ok(union.n_sites === 2 && union.area_km2 > 785000 && union.area_km2 < 1570000, JSON.stringify(union));
  assert.match(await text(page, "draw-areas"), /500 km/);
  await page.selectOption("#draw-offer", "inf-shorter");
  assert.equal(await page.inputValue("#draw-ranges"), "500km; inf-shorter");
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 2);
}));

test("cities in range are the engine's", () => on(async (page) => {
  await page.evaluate(() => window.atlas.changeBench({ places: "48.76667,45.98333,A\n52.5,13.4,B", ranges: "1000km" }));
  await answered(page);
  await page.click("#draw-cities summary");
  await page.waitForFunction(() => document.querySelectorAll("#draw-cities-body tr").length > 0);
  const rows = await page.locator("#draw-cities-body tr").allInnerTexts();
  assert.ok(rows.some((row) => /Moscow\s+Russia\s+A\s+963\s+1/.test(row)), rows.join("\n"));
  assert.ok(rows.some((row) => /Berlin\s+Germany\s+B/.test(row)) && !rows.some((row) => /Madrid/.test(row)));
}));

test("the map draws what the engine answers", () => on(async (page) => {
  await page.evaluate(() => {
    window.atlas.change({ view: [20, 60, 0] });
    window.atlas.changeBench({ places: "60,20", ranges: "5500km" });
  });
  await answered(page);
  await settled(page);
  const seen = await page.evaluate(() => {
    const { map, ring, drawn } = window.atlas;
    const canvas = document.querySelector("#map canvas");
    const ratio = canvas.width / canvas.clientWidth;
    // Distance of the drawn line from the ring that the page's own geodesics give.
    const made = ring({ lat: 60, lon: 20 }, 5500, 360).map((point) => map.picture.projection(point)).filter(Boolean);
    const drawnPoints = drawn.shapes[0].outline.coordinates.flat().map((point) => map.picture.projection(point)).filter(Boolean);
    const worst = Math.max(...drawnPoints.map(([x, y]) => Math.min(...made.map(([a, b]) => Math.hypot(a - x, b - y)))));
    return { worst, points: drawnPoints.length, ratio };
  });
  assert.ok(seen.points > 100 && seen.worst < 6, JSON.stringify(seen));
}));

test("1,000 sites at once, and a computation that is cancelled", () => on(async (page) => {
  const rows = Array.from({ length: 1000 }, (_, i) => `s${i},${(-60 + ((i * 37) % 1200) / 10).toFixed(2)},${(-180 + ((i * 91) % 3600) / 10).toFixed(2)}`).join("\n");
  await page.setInputFiles("#draw-file", { name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(`name,lat,lon\n${rows}\n`) });
  await page.waitForFunction(() => window.atlas.bench.files.length === 1);
  await page.evaluate(() => window.atlas.changeBench({ merge: "union" }));
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 1 && window.atlas.drawn.busy === 0);
  await page.evaluate(() => window.atlas.changeBench({ merge: "depth", tolerance: "1m", ranges: "3000km" }));
  await page.locator("#draw-cancel").click({ timeout: 60000 });
  await page.waitForFunction(() => window.atlas.drawn.busy === 0);
  await page.evaluate(() => window.atlas.changeBench({ merge: "union", tolerance: "1km", ranges: "300km" }));
  await page.waitForFunction(() => window.atlas.drawn.busy === 0 && window.atlas.drawn.shapes[0]?.max_km !== 500 && !window.atlas.drawn.error);
}));

test("the bar says how far a long drawing is, and it can be cancelled", () => on(async (page) => {
  const rows = (count) => Array.from({ length: count }, (_, i) => `s${i},${(-60 + ((i * 37) % 1200) / 10).toFixed(2)},${(-180 + ((i * 91) % 3600) / 10).toFixed(2)}`).join("\n");
  await page.evaluate(() => {
    window.seen = [];
    const bar = document.getElementById("busy-bar");
    new MutationObserver(() => {
      if (bar.hasAttribute("value")) window.seen.push([bar.value, bar.max, document.getElementById("busy-text").textContent]);
    }).observe(document.getElementById("busy"), { attributes: true, childList: true, subtree: true });
    window.atlas.changeBench({ ranges: "5000km", tolerance: "1m" });
  });
  await page.setInputFiles("#draw-file", { name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(`name,lat,lon\n${rows(2500)}\n`) });
  await page.waitForFunction(() => window.seen.filter(([, most]) => most === 2500).length >= 4, null, { timeout: 120000 });
  await page.locator("#draw-cancel").click();
  await page.waitForFunction(() => document.getElementById("busy").hidden);
  const seen = (await page.evaluate(() => window.seen)).filter(([, most]) => most === 2500);
  assert.ok(seen.every(([done, most], i) => done < most && (i === 0 || done >= seen[i - 1][0])), JSON.stringify(seen));
  assert.ok(new Set(seen.map(([done]) => done)).size >= 3, JSON.stringify(seen));
  assert.match(seen.at(-1)[2], /^[\d,]+ of 2,500$/);
  await page.evaluate(() => window.atlas.changeBench({ tolerance: "1km", files: window.atlas.bench.files.map((file) => ({ ...file, text: file.text.split("\n").slice(0, 5).join("\n") })) }));
  await page.waitForFunction(() => window.atlas.drawn.shapes.length === 4 && !window.atlas.drawn.error);
}));

test("pictures carry title, legend and attribution", () => on(async (page) => {
  await page.evaluate(() => window.atlas.changeBench({ places: "50,10,Here", ranges: "500,900km" }));
  await answered(page);
  await page.waitForFunction(() => !document.getElementById("draw-svg").disabled);
  const drawn = await saved(page, "draw-svg");
  for (const words of ["500 km and 900 km around Here", "Here: 900 km", "Natural Earth"]) assert.ok(drawn.includes(words), words);
  const [png] = await Promise.all([page.waitForEvent("download"), page.click("#draw-png")]);
  const bytes = readFileSync(await png.path());
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [3200, 2400]);
}));

for (const language of ["en", "de", "ru"]) {
  test(`axe finds nothing in ${language}, on a phone`, () => on(async (page) => {
    await page.evaluate((code) => window.atlas.change({ language: code, theme: code === "de" ? "dark" : "light" }), language);
    await page.fill("#draw-places", "50,10\n51,11");
    await answered(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
    await page.evaluate(readFileSync(axePath, "utf8"));
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`), []);
  }, { width: 390, height: 844, hasTouch: true }));
}
