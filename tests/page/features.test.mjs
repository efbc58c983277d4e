// Every feature of the page, by mouse and by keyboard.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { atlas, axePath, open, openWithoutScripts, PROGRAM, quit, settled } from "./browser.mjs";

let file;
before(() => (file = atlas()));
after(quit);

const state = (page) => page.evaluate(() => ({ ...window.atlas.state }));
const texts = Object.fromEntries(["en", "de", "ru"].map((code) => [code, JSON.parse(readFileSync(new URL(`../../src/atlas/web/texts/${code}.json`, import.meta.url)))]));
const text = (page, id) => page.locator(`#${id}`).innerText();

async function on(hash, act, more) {
  const { page, problems, context } = await open(file, { hash, ...more });
  await act(page);
  assert.deepEqual(problems, []);
  await context.close();
}

test("the file is less than 1 MB", () => assert.ok(readFileSync(file).length < 1e6));

test("the page's rings are the engine's, to 1e-9 degrees", () => on("", async (page) => {
  const worst = await page.evaluate(() => {
    const { rings } = JSON.parse(document.getElementById("data").textContent);
    const off = rings.map(({ lat, lon, km, points }) => {
      const made = window.atlas.ring({ lat, lon }, km, points.length);
      return Math.max(...points.map(([x, y], i) => {
        const turn = Math.abs(((made[i][0] - x + 540) % 360) - 180);
        return Math.max(turn * Math.cos((y * Math.PI) / 180), Math.abs(made[i][1] - y));
      }));
    });
    return { count: off.length, worst: Math.max(...off) };
  });
  assert.ok(worst.count >= 5 && worst.worst < 1e-9, JSON.stringify(worst));
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
  assert.match(await page.locator(target).innerText(), /https?:/);
  await page.selectOption("#system", "rk-55");
  assert.match(await text(page, "claims"), /No source read/);
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
  await page.check("#deployed");
  await page.check("#miles");
  const { second, flat, borders, bands, set, unit } = await state(page);
  assert.deepEqual({ second, flat, borders, bands, set, unit }, { second: "equal-earth", flat: true, borders: true, bands: false, set: "europe-1987", unit: "mi" });
  assert.match(await text(page, "verdict"), /310\.69\smi/);
}));

test("the slider of dates takes bases away", () => on("", async (page) => {
  await page.check("#dated");
  assert.match(await text(page, "date-text"), /December 1987 · 17 of 17.*INF Treaty signed/s);
  await page.evaluate(() => window.atlas.change({ date: "1991-07" }));
  assert.match(await text(page, "date-text"), /July 1991 · 0 of 17/);
  await page.focus("#date");
  await page.keyboard.press("Home");
  assert.equal((await state(page)).date, "1979-01");
}));

test("lessons go step by step by keyboard, each with a question, and can be left", () => on("", async (page) => {
  for (const button of await page.locator("#lessons button").all()) {
    await button.press("Enter");
    const steps = Number((await text(page, "lesson-progress")).match(/of (\d)/)[1]);
    for (let i = 0; i < steps; i += 1) {
      assert.match(await text(page, "lesson-text"), /Question: .+\?/s);
      await page.press("#step-next", "Enter");
    }
    assert.equal((await state(page)).lesson, "");
  }
  await page.click('#lessons [data-lesson="dispute-2019"]');
  await page.click("#lesson-close");
  assert.ok(await page.locator("#lesson").isHidden());
}));

test("in the dispute's close view the rings of 480 and 500 km lie well apart", () => on("", async (page) => {
  await page.evaluate(() => window.atlas.start("dispute-2019", 1));
  await settled(page);
  const apart = await page.evaluate(() => {
    const { map, state: now, ring } = window.atlas;
    const [a, b] = [480, 500].map((km) => map.picture.projection(ring(now, km, 360)[0]));
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  });
  assert.ok(apart > 40, `${apart} pixels`);
}));

test("no name lies on another, nor a ring's name on a ring, in any lesson", () => on("", async (page) => {
  const found = await page.evaluate(() => {
    const { map, start, state, ring, lessons, drawnKm } = window.atlas;
    const problems = [];
    let names = 0;
    for (const [lesson, steps] of lessons) {
      for (let step = 0; step < steps; step += 1) {
        start(lesson, step);
        map.paintNow(false);
        const { marks, projection } = map.picture;
        const labelled = marks.filter(({ label }) => label);
        const say = (text) => problems.push(`${lesson} ${step + 1}: ${text}`);
        if (!labelled.some(({ kind }) => kind === "place") && lesson !== "dispute-2019") say("the place has no name");
        labelled.forEach(({ name, box: a }, i) => labelled.slice(i + 1).forEach(({ name: other, box: b }) => {
          if (a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]) say(`${name} on ${other}`);
        }));
        const rings = [state.km, ...state.claims.map(drawnKm)].flatMap((km) => ring(state, km, 3600)).map((point) => projection(point));
        for (const { name, box } of labelled.filter(({ kind }) => kind === "ring")) {
          names += 1;
          if (rings.some(([x, y]) => x > box[0] && x < box[2] && y > box[1] && y < box[3])) say(`${name} on a ring`);
        }
      }
    }
    return { problems, names };
  });
  assert.deepEqual(found.problems, []);
  assert.ok(found.names > 20, String(found.names));
}));

test("each claim of a missile has a look of its own", () => on("", async (page) => {
  for (const system of await page.locator("#system option").evaluateAll((options) => options.map(({ value }) => value))) {
    await page.selectOption("#system", system);
    const looks = await page.locator(".claim svg line").evaluateAll((lines) => lines.map((line) => `${line.getAttribute("stroke")} ${line.getAttribute("stroke-dasharray")}`));
    assert.equal(new Set(looks).size, looks.length, system);
  }
}));

test("everything that a mouse switches, keys switch too", () => on("", async (page) => {
  const press = async (id, key) => {
    await page.focus(`#${id}`);
    await page.keyboard.press(key);
  };
  for (const [id, name, value] of [["bands", "bands", false], ["flat", "flat", true], ["borders", "borders", true], ["two", "second", "mercator"], ["miles", "unit", "mi"],
    ["deployed", "set", "europe-1987"], ["dated", "date", "1987-12"]]) {
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
  assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), { theme: "dark", size: "projector" });
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

test("coordinates are read with the letters of each language", () => on("", async (page) => {
  for (const [latitude, longitude, wanted] of [["10 S", "20,5 W", [-10, -20.5]], ["10 N", "20 O", [10, 20]], ["10 С", "20 В", [10, 20]], ["10 Ю", "20 З", [-10, -20]], ["−10", "-20°", [-10, -20]]]) {
    await page.fill("#latitude", latitude);
    await page.fill("#longitude", longitude);
    await page.click("#position button");
    const { lat, lon } = await state(page);
    assert.deepEqual([lat, lon], wanted, `${latitude} ${longitude}`);
  }
}));

test("without scripts each language says so", async () => {
  const { page, context } = await openWithoutScripts(file);
  const said = await page.locator("noscript").innerText();
  for (const code of ["en", "de", "ru"]) assert.ok(said.includes(texts[code].no_script), code);
  await context.close();
});

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
  assert.match(await text(page, "code-text"), /no code/);
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

test("all languages say the same things", () => {
  // Which cities have a name of their own, and how many forms a plural has, is the language's affair.
  const shared = (code) => ({ ...texts[code], cities_by_id: {}, mi_of: {} });
  const keys = (value, path = "") => (value !== null && typeof value === "object" ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}.${key}`)) : [path]);
  const marks = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  const flat = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(flat));
  for (const code of ["de", "ru"]) {
    assert.deepEqual(keys(shared(code)).sort(), keys(shared("en")).sort(), code);
    const [a, b] = ["en", code].map((one) => flat(shared(one)));
    a.forEach((text, i) => assert.deepEqual(marks(b[i]), marks(text), b[i]));
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    assert.deepEqual(Object.keys(texts[code].mi_of).sort(), [...forms].sort(), code);
  }
});

test("the page and the program know the same languages", () => {
  const { stdout } = spawnSync(PROGRAM, ["help", "atlas"], { encoding: "utf8" });
  const [, offered] = /--language (\S+)/.exec(stdout);
  const files = readdirSync(new URL("../../src/atlas/web/texts/", import.meta.url)).map((name) => name.replace(/\.json$/, ""));
  assert.deepEqual(offered.split("|").sort(), files.sort());
  for (const code of files) assert.equal(spawnSync(PROGRAM, ["atlas", "-o", "-", "--language", code], { maxBuffer: 4e6 }).status, 0, code);
});

test("miles take the form that their number asks for", () => on("km=500+unit=mi+language=ru", async (page) => {
  assert.match(await text(page, "verdict"), /310,69\sмили/);
  await page.fill("#km-number", "311");
  assert.match(await text(page, "verdict"), /^311\sмиль/);
  await page.fill("#km-number", "301");
  assert.match(await text(page, "verdict"), /^301\sмиля/);
}));

for (const language of ["en", "de", "ru"]) {
  for (const theme of ["light", "dark"]) {
    test(`axe finds nothing in ${language}, ${theme}`, () => on(`language=${language}+theme=${theme}+lesson=dispute-2019+set=europe-1987+date=1988-01+second=mercator`, async (page) => {
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      await page.evaluate(readFileSync(axePath, "utf8"));
      const { violations, passes } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`), []);
      assert.ok(passes.length > 25);
    }));
  }
}

test("nothing is wider than a phone, and everything is reached by Tab", () => on("", async (page) => {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  const wanted = ["map", "km-slider", "km-number", "site", "latitude", "system", "bands", "dated", "save-png", "code", "cities-find", "language", "theme", "size", "print"];
  const reached = await page.evaluate((ids) => ids.filter((id) => document.getElementById(id).tabIndex < 0), wanted);
  assert.deepEqual(reached, []);
  const seen = new Set();
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press("Tab");
    seen.add(await page.evaluate(() => document.activeElement.id));
  }
  for (const id of ["language", "map", "km-slider", "site"]) assert.ok(seen.has(id), `${id} was not reached: ${[...seen]}`);
}, { width: 390, height: 844 }));
