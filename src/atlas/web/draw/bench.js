// SPDX-License-Identifier: MIT
// What is drawn in the half 'Draw': the request as its reader typed it, and what the engine answered.
import { geoDistance } from "d3-geo";

import { ask, cancel } from "../engine/engine.js";
import { cityName, country, isolated, language, number, plain, t } from "../i18n.js";
import { cities, data } from "../data.js";
import { change, state } from "../state.js";
import { citiesCalled } from "../towns.js";
import { worded } from "./message.js";

export const bench = {
  places: "",
  files: [], // {name, text, columns, count, sites, areas}
  ranges: "500km",
  column: "",
  solid: false,
  merge: "none",
  depth: "exact",
  group: "",
  sectors: "",
  tolerance: "100m",
  title: "",
};

// What the engine said last: `shapes`, what they and their ranges are called (`captions` in the page's language, `titleInFile` in English),
// `marks`, `error`, `notes`; `stale` where the request has changed and could not be drawn; `busy` since when.
const NOTHING = { shapes: [], coarse: null, captions: { title: "", ranges: {} }, titleInFile: "", marks: [], error: "", stale: false, notes: [], empty: 0 };
export const drawn = { ...NOTHING, request: "", busy: 0 };

export const isDrawing = () => state.half === "draw";

const linesOf = (text, separator) => text.split(separator).map((line) => line.trim()).filter(Boolean);
export const lines = () => linesOf(bench.places, "\n");

const lower = (text) => text.toLocaleLowerCase();
const catalogued = data.sites.filter((site) => !site.own);
export const siteOf = (line) => catalogued.find(({ id, name }) => id === line || lower(name) === lower(line));
export const severalTowns = (name, [city, ...others]) => t("several_towns", { name: isolated(name), count: number(others.length + 1), country: country(city.country) });
export const asPlace = ({ lat, lon, name }) => `${Number(lat.toFixed(5))},${Number(lon.toFixed(5))}${name ? `,${name}` : ""}`;

// A line is a site of the catalogue, a city that the page knows, or whatever the engine reads as a position.
const atOf = (line) => {
  const [city] = citiesCalled(line);
  return city ? asPlace({ ...city, name: cityName(city) }) : line;
};

// Which of several was taken.
const townNotes = () => lines().filter((line) => !siteOf(line)).map((line) => [line, citiesCalled(line)]).filter(([, found]) => found.length > 1)
  .map(([line, found]) => severalTowns(line, found));

const given = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== "" && value !== false && value.length !== 0));

// The options of `rangeband footprint`.
export function options() {
  const all = lines();
  const merges = !["none", "contested"].includes(bench.merge);
  return given({
    at: all.filter((line) => !siteOf(line)).map(atOf),
    site: all.map(siteOf).filter(Boolean).map(({ id }) => id),
    sites: bench.files.map(({ name, text }) => ({ name, text })),
    range: bench.column && bench.files.length > 0 ? [] : linesOf(bench.ranges, /[;\n]/),
    rangeColumn: bench.files.length > 0 ? bench.column : "",
    solid: bench.solid,
    merge: merges ? bench.merge : "",
    contested: bench.merge === "contested",
    depth: bench.merge === "depth" && bench.depth === "at-least" ? bench.depth : "",
    groupBy: merges ? bench.group : "",
    sector: merges ? [] : linesOf(bench.sectors, /[;\n]/),
    tolerance: bench.tolerance.trim(),
  });
}

// A title of one's own, or what the engine calls it all.
export const title = () => plain(bench.title.trim() || drawn.captions.title);

// What is written has the title that is shown: where that is the engine's own it need not be said.
export const outputOptions = () => given({ ...options(), title: title() === drawn.titleInFile ? "" : title() });

// Files are called as what they show.
const LONGEST_NAME = 60;
export const named = (words) => words.normalize("NFC").toLocaleLowerCase(language()).replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, LONGEST_NAME).replace(/^-+|-+$/g, "") || "footprints";

// Lines and polygons of files, from which ranges are measured.
export const areaLines = () => bench.files.flatMap(({ areas }) => areas);

export const isEmpty = () => lines().length === 0 && bench.files.length === 0;

// The line of a place, by its number among those that the engine was given as `at` or `site`.
const whereTyped = (name, number) => lines().map((line, i) => [i + 1, Boolean(siteOf(line))]).filter(([, isSite]) => isSite === (name === "site"))[number]?.[0];

// Positions of lines, each asked for once.
const known = new Map();

async function locate() {
  const all = lines().map((line) => [line, siteOf(line)]);
  const unknown = [...new Set(all.filter(([line, site]) => !site && !known.has(line)).map(([line]) => line))];
  if (unknown.length > 0) (await ask("places", unknown.map(atOf))).forEach((place, i) => known.set(unknown[i], place));
  const typed = all.map(([line, site], index) => ({ ...(site ?? known.get(line)), line: index })).filter(({ lat }) => lat !== undefined);
  return [...typed, ...bench.files.flatMap(({ sites }) => sites)];
}

// While something moves a tenth of a pixel is fine enough, and quicker.
const METRES = { m: 1, km: 1000, mi: 1609.344, nmi: 1852, ft: 0.3048, yd: 0.9144 };
// `pixelKm`; `holds` says whether a place is on the map, `shows` whether any of a line is.
let view = { pixelKm: 0, holds: () => true, shows: () => true };
export const setView = (seen) => (view = seen);
function roughly(asked) {
  const [, number, unit] = /^([\d.]+)\s*(km|mi|nmi|m|ft|yd)$/i.exec(asked.tolerance ?? "100m") ?? [];
  const rough = Math.min(Math.max(view.pixelKm * 300, 100), 20000);
  return number && Number(number) * METRES[unit.toLowerCase()] < rough ? { ...asked, tolerance: `${rough.toFixed(1)}m` } : asked;
}

// What is drawn where, but for how finely.
const request = () => JSON.stringify([bench.places, bench.ranges, bench.column, bench.solid, bench.merge, bench.depth, bench.group, bench.sectors, bench.files.map(({ name, count }) => [name, count])]);

// Places that are new are to be seen, and something of what has become of changed ranges. Whoever has gone near stays there.
function isOutOfView(before) {
  const isNew = (mark) => !before.some(({ lat, lon }) => lat === mark.lat && lon === mark.lon);
  if (drawn.marks.some((mark) => isNew(mark) && !view.holds(mark))) return true;
  return !drawn.marks.some(isNew) && !drawn.shapes.some(({ outline }) => view.shows(outline));
}

// One question at a time; of those that come meanwhile the last is asked.
let next = null;
let running = false;

async function run() {
  if (running) return;
  running = true;
  while (next) {
    const { moving } = next;
    next = null;
    drawn.busy = performance.now();
    try {
      if (isEmpty()) Object.assign(drawn, NOTHING, { request: "" });
      else {
        const marks = await locate();
        const asked = options();
        const wanted = request();
        const { fine, coarse, captions, titleInFile, notes, empty } = await ask("draw", moving ? roughly(asked) : asked, language());
        const before = { ...drawn };
        Object.assign(drawn, { shapes: fine, coarse, captions, titleInFile, marks, notes: [...townNotes(), ...notes], empty, error: "", stale: false, request: wanted });
        if (before.shapes.length === 0 || (!moving && wanted !== before.request && isOutOfView(before.marks))) change({ view: fitted() });
      }
    } catch (error) {
      drawn.marks = drawn.marks.filter(({ line }) => line === undefined || line < lines().length);
      Object.assign(drawn, { error: worded(error.message, whereTyped), stale: true });
    }
    drawn.busy = 0;
    change({}, moving);
  }
  running = false;
}

export function redraw(moving = false) {
  next = { moving };
  run();
}

export function changeBench(changes, moving = false) {
  Object.assign(bench, changes);
  redraw(moving);
  change({}, moving);
}

export function stop() {
  next = null;
  cancel();
}

// The view of everything: around the place of a lesson, or of what is drawn.
const AROUND_KM = 6371;
const ROOM = 2.3; // radii across the map
const WIDEST = 1.2; // radians: beyond, the whole Earth is shown
export function fitted() {
  const from = drawn.marks.length > 0 ? drawn.marks : areaLines().flat().map(([lon, lat]) => ({ lat, lon }));
  if (!isDrawing() || from.length === 0) return null;
  const radians = from.map(({ lat, lon }) => [(lat * Math.PI) / 180, (lon * Math.PI) / 180]);
  const sum = (part) => radians.reduce((all, [lat, lon]) => all + part(lat, lon), 0);
  const [x, y, z] = [sum((lat, lon) => Math.cos(lat) * Math.cos(lon)), sum((lat, lon) => Math.cos(lat) * Math.sin(lon)), sum((lat) => Math.sin(lat))];
  const middle = [(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI];
  const reached = drawn.shapes.flatMap(({ outline }) => outline.coordinates.flatMap((line) => line.filter((_, i) => i % 8 === 0)));
  const farthest = reached.reduce((far, point) => Math.max(far, geoDistance(point, middle)), 0);
  return [...middle, farthest > WIDEST || farthest === 0 ? 0 : Math.max(ROOM * farthest * AROUND_KM, 60)];
}

const rounded = ({ lat, lon, ...rest }) => ({ ...rest, lat: Math.round(lat * 1e4) / 1e4, lon: Math.round(lon * 1e4) / 1e4 });
export const addLine = (line) => changeBench({ places: [...lines(), line].join("\n") });
export const addPlace = (place) => addLine(asPlace(rounded(place)));

// A place that was dragged has a new position; the name of a city or a base stays behind.
export function movePlace(index, { lat, lon }, moving) {
  const all = lines();
  const before = known.get(all[index]);
  const name = siteOf(all[index]) || citiesCalled(all[index]).length > 0 || !before || /^[-\d.,]+$/.test(before.name ?? "") ? "" : before.name;
  const place = rounded({ lat, lon, name });
  all[index] = asPlace(place);
  known.set(all[index], { ...place, name: name || all[index] });
  const marks = drawn.marks.map((mark) => (mark.line === index ? { ...mark, ...known.get(all[index]) } : mark));
  drawn.marks = marks;
  changeBench({ places: all.join("\n") }, moving);
}

// The text of a file as the engine reads it; what is wrong with it is said.
export async function addFile(name, text) {
  const taken = bench.files.filter((file) => file.name !== name);
  try {
    changeBench({ files: [...taken, { name, text, ...(await ask("sites", { name, text })) }] });
  } catch (error) {
    drawn.error = worded(error.message, whereTyped);
    change({});
  }
}

// Cities in range, whatever is merged with what.
export function citiesInRange() {
  const { at, site, sites, range, rangeColumn, solid, tolerance } = options();
  return ask("reached", { at, site, sites, range, rangeColumn, solid, tolerance }, cities.map(({ id, lat, lon }) => [id, lat, lon]));
}

export const write = (more, format) => ask("write", { ...outputOptions(), ...more }, format);
