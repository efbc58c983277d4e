// SPDX-License-Identifier: MIT
// Every feature of the page, by mouse and by keyboard.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { atlas, PROGRAM, quit, settled, state, text, tried } from "./browser.mjs";

let file;
before(() => (file = atlas()));
after(quit);

const on = (...how) => tried(file, ...how);

test("the file, engine and all, is less than 1 MB", () => assert.ok(readFileSync(file).length < 1e6));

// The page has geodesics of its own for what moves in the lessons. The engine judges: each vertex of its boundary lies at the range.
test("the page's distances and rings are the engine's, to 0.1 mm", () => on("", async (page) => {
  const { count, worst } = await page.evaluate(async () => {
    const { ask, distanceKm, ring } = window.atlas;
    const cases = [[48.76667, 45.98333, 500], [48.76667, 45.98333, 5500], [64.73, 177.5, 2350], [0, -78.5, 1000], [39.03385, 125.75432, 19000], [89.9, 10, 5], [-54.8, -68.3, 5500], [-90, 0, 12000]];
    let seen = 0;
    let off = 0;
    for (const [lat, lon, km] of cases) {
      const options = { at: [[lat, lon]], range: `${km}km`, tolerance: "1km", decimals: 12 };
      const { features } = JSON.parse((await ask("write", options, "GeoJSON")).text);
      for (const [x, y] of features[0].geometry.coordinates.flat(2)) {
        if (Math.abs(x) === 180 || Math.abs(y) === 90) continue; // where the polygon is cut
        seen += 1;
        off = Math.max(off, Math.abs(distanceKm({ lat, lon }, { lat: y, lon: x }) - km));
      }
      for (const [x, y] of ring({ lat, lon }, km, 24)) off = Math.max(off, Math.abs(distanceKm({ lat, lon }, { lat: y, lon: x }) - km));
    }
    return { count: seen, worst: off };
  });
  assert.ok(count > 300 && worst < 1e-7, `${count} vertices, ${worst} km off`);
}));

test("the verdict follows the treaty's exact edges", () => on("", async (page) => {
  const seen = {};
  for (const km of ["480", "499.999", "500", "1000", "1000.001", "5500", "5500.001"]) {
    await page.fill("#km-number", km);
    seen[km] = await page.locator("#verdict").getAttribute("data-class");
  }
  assert.deepEqual(seen, { 480: "below", 499.999: "below", 500: "inf-shorter", 1000: "inf-shorter", 1000.001: "inf-intermediate",
    5500: "inf-intermediate", 5500.001: "above" });
  await page.fill("#km-number", "500");
  assert.match(await text(page, "verdict"), /both included.*ground-launched/s);
}));

test("the slider moves by keys and says its value", () => on("km=490", async (page) => {
  await page.focus("#km-slider");
  await page.keyboard.press("ArrowRight");
  assert.equal((await state(page)).km, 500);
  assert.equal(await page.locator("#km-slider").getAttribute("aria-valuetext"), "500\u00a0km");
}));

test("every projection keeps place and range, by mouse and by arrow keys", () => on("site=shuya+km=2350", async (page) => {
  for (const name of ["equidistant", "mercator", "equal-area", "equal-earth", "globe"]) {
    await page.click(`#projection [data-value="${name}"]`);
    const { projection, site, km } = await state(page);
    assert.deepEqual([projection, site, km], [name, "shuya", 2350]);
  }
  await page.keyboard.press("ArrowRight");
  assert.equal((await state(page)).projection, "equidistant");
}));

test("a place by list, by coordinates, by click, by drag and by key", () => on("", async (page) => {
  await page.selectOption("#site", "mutlangen");
  assert.equal((await state(page)).lat, 48.815);
  await page.fill("#latitude", "52,5 N");
  await page.fill("#longitude", "13.4");
  await page.press("#longitude", "Enter");
  assert.deepEqual([(await state(page)).lat, (await state(page)).lon], [52.5, 13.4]);
  await page.fill("#latitude", "95");
  await page.click("#position button");
  assert.match(await text(page, "position-error"), /from −90 to 90/);
  await page.click('#tool [data-value="place"]');
  const box = await page.locator("#map").boundingBox();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.click(middle[0] + 90, middle[1]);
  const clicked = await state(page);
  assert.ok(clicked.lon > 20 && clicked.site === "", JSON.stringify(clicked));
  await settled(page);
  await page.mouse.move(middle[0] + 90, middle[1]); // the star is there now
  await page.mouse.down();
  await page.mouse.move(middle[0] - 60, middle[1] + 40, { steps: 4 });
  await page.mouse.up();
  assert.ok((await state(page)).lon < 13, "the star was not dragged");
  await page.focus("#map");
  await page.keyboard.press("p");
  assert.ok(Math.abs((await state(page)).lon - 13.4) < 0.1);
}));

test("the map turns and zooms by mouse, wheel, buttons and keys", () => on("", async (page) => {
  const box = await page.locator("#map").boundingBox();
  await page.mouse.move(box.x + 200, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 220, { steps: 3 });
  await page.mouse.up();
  const turned = (await state(page)).view;
  assert.ok(turned && turned[0] < 45);
  await page.mouse.wheel(0, -300);
  await page.waitForFunction(() => window.atlas.state.view[2] > 0);
  const near = (await state(page)).view[2];
  await page.click("#zoom-out");
  assert.ok((await state(page)).view[2] > near);
  await page.focus("#map");
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowLeft");
  assert.ok((await state(page)).view[0] < turned[0]);
  await page.keyboard.press("0");
  assert.equal((await state(page)).view, null);
}));

test("the ruler measures by click and by key", () => on("", async (page) => {
  await page.click('#tool [data-value="ruler"]');
  const box = await page.locator("#map").boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  assert.match(await text(page, "ruler-text"), /second point/);
  await page.focus("#map");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("r");
  assert.match(await text(page, "ruler-text"), /[\d,.]+\skm/);
  await page.click("#ruler-clear");
  assert.deepEqual((await state(page)).ruler, []);
}));

test("a range around one place is shown once, wherever the place goes", async () => {
  const own = atlas("--site", "mozdok", "--range", "9m729", "--range", "500,1000km");
  await tried(own, "", async (page) => {
    const { km, claims, set } = await state(page);
    assert.deepEqual([km, claims.length > 4, set], [500, true, "own"]);
    const entries = async () => (await text(page, "legend")).split("\n").filter((line) => line.trim());
    const shown = await entries();
    assert.equal(shown.filter((line) => /(?<![,\d])500\skm/.test(line)).length, 2, shown); // the chosen one, and a claim of the US
    assert.ok(shown.some((line) => line.includes("1,000")), shown);
    assert.equal(new Set(shown).size, shown.length, shown);
    const drawn = await page.evaluate(() => window.atlas.svg().match(/<path/g).length);
    await page.selectOption("#site", "mutlangen");
    await settled(page);
    const apart = await entries();
    assert.ok(apart.length > shown.length, "what was given belongs to Mozdok");
    assert.ok(await page.evaluate(() => window.atlas.svg().match(/<path/g).length) > drawn);
  });
});

test("claims have who, when and source, and are drawn and put on the slider", () => on("site=shuya", async (page) => {
  await page.selectOption("#system", "9m729");
  const claim = page.locator(".claim", { hasText: "Ministry of Defence, January 23, 2019" });
  assert.match(await claim.innerText(), /480 km/);
  await claim.locator("input").check();
  assert.deepEqual((await state(page)).claims, ["9m729@russia-2019-01-23"]);
  assert.match(await text(page, "legend"), /480 km · Russia's Ministry of Defence/);
  await claim.locator("button").click();
  assert.equal((await state(page)).km, 480);
  const target = await claim.locator("a").getAttribute("href");
  await claim.locator("a").click(); // which unfolds the sources
  assert.match(await page.locator(target).innerText(), /https?:/);
  await page.selectOption("#system", "rk-55");
  assert.match(await text(page, "claims"), /No source that was read/);
}));

test("the table sorts, searches and tells in from out", () => on("site=kapustin-yar+km=1000", async (page) => {
  const column = (n) => page.locator(`#cities-body tr > :nth-child(${n})`).allInnerTexts();
  const distances = (await column(3)).map((cell) => Number(cell.replace(/,/g, "")));
  assert.deepEqual(distances, [...distances].sort((a, b) => a - b));
  await page.click('[data-column="name"] button');
  const names = await column(1);
  assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, "en")));
  assert.equal(await page.locator('[data-column="name"]').getAttribute("aria-sort"), "ascending");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator('[data-column="name"]').getAttribute("aria-sort"), "descending");
  await page.fill("#cities-find", "moscow");
  assert.match(await text(page, "cities-body"), /Moscow\s+Russia\s+963\s+● in\s+shorter range/);
  await page.fill("#cities-find", "");
  await page.click("#cities-all");
  assert.ok((await column(1)).length > 400);
}));

test("two maps, miles, borders, flat circle, bands and bases", () => on("", async (page) => {
  await page.check("#two");
  assert.ok(await page.locator("#map2").isVisible());
  await page.selectOption("#projection2", "equal-earth");
  await page.check("#flat");
  await page.check("#borders");
  await page.uncheck("#bands");
  await page.selectOption("#deployed", "europe-1987");
  await page.check("#miles");
  const { second, flat, borders, bands, set, unit } = await state(page);
  assert.deepEqual({ second, flat, borders, bands, set, unit }, { second: "equal-earth", flat: true, borders: true, bands: false, set: "europe-1987", unit: "mi" });
  assert.match(await text(page, "verdict"), /310\.69\smi/);
}));

test("every scenario is listed, with its words in the reader's language", () => on("", async (page) => {
  const known = await page.evaluate(() => window.atlas.data.scenarios);
  assert.ok(known.length >= 7);
  for (const language of ["en", "de", "ru"]) {
    await page.evaluate((code) => window.atlas.change({ language: code }), language);
    const offered = await page.locator("#deployed option").allInnerTexts();
    assert.deepEqual(offered.slice(1), known.map(({ titles }) => titles[language]));
    assert.equal(new Set(known.map(({ titles }) => titles[language])).size, known.length);
    for (const { id, descriptions, pairs } of known) {
      await page.selectOption("#deployed", id);
      assert.equal(await text(page, "deployed-about"), descriptions[language]);
      assert.ok(pairs.length > 0);
      assert.ok(descriptions.en === descriptions[language] ? language === "en" : true, id);
    }
  }
  await page.selectOption("#deployed", "");
  assert.equal((await state(page)).set, "");
}));

test("the months play by themselves, and stop", () => on("", async (page) => {
  await page.locator("#date-play").press("Enter");
  await page.waitForFunction(() => window.atlas.state.date > "1988-01");
  assert.equal((await state(page)).set, "europe-1987");
  await page.click("#date-play");
  const { date } = await state(page);
  await page.waitForTimeout(600);
  assert.equal((await state(page)).date, date);
}));

test("our town is found by name, in the language of the page", () => on("language=de", async (page) => {
  await page.fill("#place-find", "münch");
  await page.press("#place-find", "Enter");
  assert.ok(Math.abs((await state(page)).lat - 48.14) < 0.2, JSON.stringify(await state(page)));
  await page.fill("#place-find", "Nirgendwo");
  await page.press("#place-find", "Enter");
  assert.match(await text(page, "position-error"), /Nirgendwo/);
}));

test("every city and town of the catalogue is found, in letters of any kind", () => on("language=de", async (page) => {
  const cities = readFileSync(new URL("../../geodata/cities.csv", import.meta.url), "utf8").trim().split("\n").length - 1;
  assert.equal(await page.evaluate(() => window.atlas.data.cities.length + window.atlas.data.towns.name.length), cities);
  const find = async (name, language = "de") => {
    await page.evaluate((code) => window.atlas.change({ language: code }), language);
    await page.fill("#place-find", name);
    await page.press("#place-find", "Enter");
    const { lat, lon } = await state(page);
    return [[lat, lon].map((degrees) => Math.round(degrees)), await text(page, "position-error"), await text(page, "position-note")];
  };
  for (const [name, place, language] of [["Jena", [51, 12]], ["nuernberg", [49, 11]], ["nürnberg", [49, 11]], ["NURNBERG", [49, 11]], ["Энгельс", [51, 46], "ru"],
    ["Дзержинск", [56, 43], "ru"], ["Jena, DE", [51, 12]], ["Aber", [57, -2], "en"]]) {
    assert.deepEqual(await find(name, language), [place, "", ""], name);
  }
  const [place, error, note] = await find("Springfield", "en");
  assert.deepEqual([place, error], [[37, -93], ""]);
  assert.match(note, /^3 places are called .Springfield.\. This is the largest of them, in United States;/);
  assert.match((await find("Gibtesnicht"))[1], /Gibtesnicht/);
  await page.focus("#place-find");
  assert.ok(await page.evaluate(() => document.getElementById("known-names").options.length) > 4000);
}));

test("embedded, the map fills its frame", () => on("embed=1+km=1000", async (page) => {
  const { width, height } = await page.locator("#map").boundingBox();
  assert.ok(width > 560 && height > 300, `${width} x ${height}`);
  assert.ok(await page.locator("#panel").isHidden());
}, { width: 600, height: 420 }));

test("the slider of dates takes bases away", () => on("", async (page) => {
  await page.check("#dated");
  assert.match(await text(page, "date-text"), /December 1987 · 17 of 17.*INF Treaty signed/s);
  await page.evaluate(() => window.atlas.change({ date: "1991-07" }));
  assert.match(await text(page, "date-text"), /July 1991 · 0 of 17/);
  await page.focus("#date");
  await page.keyboard.press("Home");
  assert.equal((await state(page)).date, "1979-01");
}));

test("everything that a mouse switches, keys switch too", () => on("", async (page) => {
  const press = async (id, key) => {
    await page.focus(`#${id}`);
    await page.keyboard.press(key);
  };
  for (const [id, name, value] of [["bands", "bands", false], ["flat", "flat", true], ["borders", "borders", true], ["two", "second", "mercator"], ["miles", "unit", "mi"],
    ["dated", "date", "1987-12"]]) {
    await press(id, "Space");
    assert.equal((await state(page))[name], value, id);
  }
  await press("date", "ArrowRight");
  assert.equal((await state(page)).date, "1988-01");
  await press("site", "End");
  assert.notEqual((await state(page)).site, "kapustin-yar");
  await press("theme", "Enter");
  await press("size", "Space");
  const { theme, size } = await state(page);
  assert.deepEqual([theme, size], ["dark", "projector"]);
  await page.focus('#tool [tabindex="0"]');
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator('#tool [aria-checked="true"]').getAttribute("data-value"), "place");
  await press("map", "-");
  assert.ok((await state(page)).view[2] > 0);
  await page.locator(".claim input").first().press("Space");
  assert.equal((await state(page)).claims.length, 1);
  await page.locator(".claim button").nth(1).press("Enter");
  await page.focus("#cities-all");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#cities-body tr").count() > 400);
  await press("language", "End");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ru");
  for (const id of ["save-png", "save-svg"]) await Promise.all([page.waitForEvent("download"), press(id, "Enter")]);
  await press("zoom-fit", "Enter");
  assert.equal((await state(page)).view, null);
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await press("print", "Enter");
  assert.ok(await page.evaluate(() => window.printed));
}));

test("language, theme, size, slider, lesson and print by mouse", () => on("", async (page) => {
  await page.selectOption("#language", "de");
  assert.match(await text(page, "verdict"), /^500\skm liegen in der Klasse/);
  await page.click("#theme");
  await page.click("#size");
  const shown = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
  assert.deepEqual(await shown(), { theme: "dark", size: "projector", half: "learn", embed: "false" });
  await page.click('#half [data-value="draw"]');
  assert.equal((await shown()).half, "draw");
  await page.click('#half [data-value=""]');
  const box = await page.locator("#km-slider").boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  assert.ok(Math.abs((await state(page)).km - 3000) < 100);
  await page.click('#lessons [data-lesson="round"]');
  await page.click("#step-next");
  await page.click("#step-back");
  assert.deepEqual([(await state(page)).lesson, (await state(page)).step], ["round", 0]);
  await page.click("#lesson summary");
  assert.ok(await page.locator("#lesson details p").isVisible());
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await page.click("#print");
  assert.ok(await page.evaluate(() => window.printed));
}));

test("the code brings the view back, in the address, by hand and for the program", () => on("site=shuya+km=2350+claims=9m729@us-2019+projection=mercator+view=40,50,3000", async (page) => {
  const code = await page.evaluate(() => window.atlas.write());
  assert.match(code, /^site=shuya\+km=2350\+projection=mercator\+view=40,50,3000\+claims=9m729@us-2019$/);
  await page.waitForFunction((wanted) => location.hash === `#${wanted}`, code);
  await page.fill("#code", "at=10.5,-20+km=700");
  await page.click("#code-form button");
  const { lat, lon, km, site } = await state(page);
  assert.deepEqual([lat, lon, km, site], [10.5, -20, 700, ""]);
  await page.fill("#code", "hello");
  await page.click("#code-form button");
  assert.match(await text(page, "code-text"), /not a code/);
  const everything = await page.evaluate(() => {
    window.atlas.start("europe-1987", 4);
    window.atlas.change({ flat: true, borders: true, second: "globe", ruler: [[1, 2], [-3, 4.5]], unit: "mi", language: "ru", theme: "dark", size: "projector", claims: ["oka@tass-1989"] });
    return window.atlas.write();
  });
  const done = spawnSync(PROGRAM, ["atlas", "-o", "-", "--state", everything], { encoding: "utf8", maxBuffer: 4e6 });
  assert.equal(done.status, 0, done.stderr);
  assert.ok(done.stdout.includes(JSON.stringify(everything)));
}));

test("pictures: PNG and SVG", () => on("km=5500", async (page) => {
  const [png] = await Promise.all([page.waitForEvent("download"), page.click("#save-png")]);
  const bytes = readFileSync(await png.path());
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [3200, 2400]);
  const [svg] = await Promise.all([page.waitForEvent("download"), page.click("#save-svg")]);
  const drawn = readFileSync(await svg.path(), "utf8");
  const wrong = await page.evaluate((xml) => new DOMParser().parseFromString(xml, "image/svg+xml").querySelector("parsererror")?.textContent, drawn);
  assert.ok(!wrong && drawn.includes("Kapustin Yar"), wrong);
}));
