// SPDX-License-Identifier: MIT
// Lessons, names, languages, and what everybody must be able to read.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { atlas, axePath, openWithoutScripts, PROGRAM, quit, settled, state, text, tried } from "./browser.mjs";

let file;
before(() => (file = atlas()));
after(quit);

const on = (...how) => tried(file, ...how);
const texts = Object.fromEntries(["en", "de", "ru"].map((code) => [code, JSON.parse(readFileSync(new URL(`../../src/atlas/web/texts/${code}.json`, import.meta.url)))]));

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

for (const language of ["en", "de", "ru"]) {
  test(`answers check themselves, in ${language}`, () => on(`language=${language}`, async (page) => {
    let checked = 0;
    for (const [lesson, steps] of await page.evaluate(() => window.atlas.lessons)) {
      for (let step = 0; step < steps; step += 1) {
        await page.evaluate(([id, at]) => window.atlas.start(id, at), [lesson, step]);
        const { choices, right } = texts[language].lesson[lesson].steps[step];
        const buttons = await page.locator("#lesson-text .choices button").all();
        assert.deepEqual(await Promise.all(buttons.map((button) => button.innerText())), choices ?? []);
        if (!choices) continue;
        const explained = () => page.locator("#lesson-text details").evaluate((details) => details.open);
        for (let i = 0; i < choices.length; i += 1) {
          if (i === right) continue;
          await buttons[i].press("Enter");
          assert.equal(await text(page, "lesson-text").then((all) => all.includes(texts[language].check_wrong)), true, `${lesson} ${step}`);
          assert.equal(await explained(), false);
        }
        await buttons[right].press("Enter");
        assert.equal(await page.locator("#lesson-text .check").innerText(), texts[language].check_right);
        assert.equal(await explained(), true);
        assert.equal(await buttons[right].getAttribute("aria-pressed"), "true");
        checked += 1;
      }
    }
    assert.ok(checked >= 11, `${checked} questions`);
    // What is right is the same in every language.
    const rights = (code) => Object.values(texts[code].lesson).map(({ steps }) => steps.map(({ right, choices }) => [right, choices?.length]));
    assert.deepEqual(rights(language), rights("en"));
  }));
}

test("the answers that are right are so by the page's own distances", () => on("", async (page) => {
  const found = await page.evaluate(() => {
    const { data, distanceKm } = window.atlas;
    const site = (id) => data.sites.find((one) => one.id === id);
    const city = (name) => { const [, , , lat, lon] = data.cities.find(([, called]) => called === name); return { lat, lon }; };
    const km = (from, name) => distanceKm(from, city(name));
    const [base, soviet, yar, pyongyang] = [site("mutlangen"), site("postavy"), site("kapustin-yar-town"), city("Pyongyang")];
    // As a circle on Mercator's map has it.
    const flat = (name) => {
      const there = city(name);
      const up = (lat) => Math.asinh(Math.tan((lat * Math.PI) / 180));
      const around = Math.abs(((there.lon - pyongyang.lon + 540) % 360) - 180) * (Math.PI / 180);
      return 6371 * Math.cos((pyongyang.lat * Math.PI) / 180) * Math.hypot(around, up(there.lat) - up(pyongyang.lat));
    };
    return {
      moscow: km(base, "Moscow"), lisbon: km(soviet, "Lisbon"), newYork: km(soviet, "New York City"),
      between: data.cities.filter(([, name]) => { const far = km(yar, name); return far > 480 && far < 500; }).length, rostov: km(yar, "Rostov-na-Donu"),
      volgograd: km(yar, "Volgograd"), left: ["Los Angeles", "Moscow", "Sydney"].map((name) => [km(pyongyang, name) < 10000, flat(name) < 10000]),
      east: km(pyongyang, "New York City"),
    };
  });
  assert.ok(found.moscow > 1931 && found.lisbon < 4828 && found.newYork > 5000 && found.east < 15000, JSON.stringify(found));
  assert.ok(found.between === 0 && found.rostov < 480 && found.volgograd < 480, JSON.stringify(found));
  assert.deepEqual(found.left, [[true, false], [true, true], [true, true]]);
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
  const { stdout } = spawnSync(PROGRAM, ["help", "atlas", "--all"], { encoding: "utf8" });
  const [, offered] = /--language (\S+\|\S+)/.exec(stdout);
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

for (const [language, theme] of [["en", "light"], ["de", "dark"], ["ru", "light"]]) {
  test(`axe finds nothing in ${language}, ${theme}`, () => on(`language=${language}+theme=${theme}+lesson=dispute-2019+set=europe-1987+date=1988-01+second=mercator`, async (page) => {
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    await page.evaluate(readFileSync(axePath, "utf8"));
    const { violations, passes } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`), []);
    assert.ok(passes.length > 25);
  }));
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
