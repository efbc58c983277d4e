// SPDX-License-Identifier: MIT
// The half 'Draw': sites, ranges, what becomes of them together, and what is saved.
import { cities, claimsOf, data, sites } from "../data.js";
import { $, element, fill, save } from "../dom.js";
import { canRun, onWork, work } from "../engine/engine.js";
import { cityName, country, inUnit, isolated, number, plain, t, unitName } from "../i18n.js";
import { pictureAsPng, pictureAsSvg } from "../picture.js";
import { change, onChange, state } from "../state.js";
import { addFile, addLine, asPlace, bench, changeBench, citiesInRange, drawn, isDrawing, isEmpty, lines, named, outputOptions, redraw, siteOf, stop, title, write } from "./bench.js";
import { cityOf } from "../towns.js";
import { command } from "./command.js";
import { worded } from "./message.js";
import { nameOf } from "./names.js";

const SHOW_BUSY_MS = 400;
const MOST_BYTES = 50e6;
const MOST_ROWS = 200;

const OUTPUTS = {
  geojson: { format: "GeoJSON", ending: "geojson", type: "application/geo+json", more: {} },
  clockwise: { format: "GeoJSON", ending: "geojson", type: "application/geo+json", more: { winding: "clockwise" } },
  kml: { format: "KML", ending: "kml", type: "application/vnd.google-earth.kml+xml", more: {} },
  csv: { format: "CSV", ending: "csv", type: "text/csv", more: {} },
};

// What is bound to a member of the bench as it is: element, member, event.
const BOUND = [
  ["draw-places", "places", "input"], ["draw-ranges", "ranges", "input"], ["draw-column", "column", "change"], ["draw-merge", "merge", "change"],
  ["draw-depth", "depth", "change"], ["draw-group", "group", "change"], ["draw-sectors", "sectors", "input"], ["draw-tolerance", "tolerance", "change"],
];

export function translateDraw() {
  fill($("draw-merge"), [["", ["none", "union", "intersection", "depth", "contested"].map((how) => [how, t(`merge_of.${how}`)])]], bench.merge);
  fill($("draw-depth"), [["", ["exact", "at-least"].map((how) => [how, t(`depth_of.${how}`)])]], bench.depth);
  const ranges = (list) => list.map(({ id, name, figures, claimant }) => [id, plain(name ?? `${figures} · ${claimant}`)]);
  const systems = data.systems.filter(({ id }) => claimsOf(id).length > 0);
  fill($("draw-offer"), [
    ["", [["", t("draw_offer")]]],
    [t("draw_bands"), data.bands.map(({ id }) => [id, id])],
    [t("draw_systems"), ranges(systems)],
    ...systems.map((system) => [plain(system.name), ranges(claimsOf(system.id).map(({ id, figures, claimant }) => ({ id, figures, claimant })))]),
  ], "");
  if (!isEmpty()) redraw(); // what is drawn has a name in the other language
}

// What was typed, pasted or dropped: a table or GeoJSON is a file, all else lines of places.
const isTable = (text) => /^\s*[{[]/.test(text) || (/[,;\t].*[,;\t]|[,;\t]/.test(text.split("\n")[0]) && !/\d/.test(text.split("\n")[0]) && text.includes("\n"));
const pastedName = (text) => (/^\s*[{[]/.test(text) ? "sites.geojson" : "sites.csv");

// Text as it is, its mark of UTF-8 included: the engine takes a checksum of it.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

async function textOf(file) {
  if (file.size > MOST_BYTES) throw new Error(t("draw_too_large", { name: isolated(file.name) }));
  try {
    return decoder.decode(await file.arrayBuffer());
  } catch {
    throw new Error(t("draw_not_utf8", { name: isolated(file.name) }));
  }
}

async function take(list) {
  for (const file of list) {
    try {
      await addFile(plain(file.name), await textOf(file));
    } catch (error) {
      drawn.error = error.message;
      change({});
    }
  }
}

function search(event) {
  event.preventDefault();
  const wanted = $("draw-find").value.trim();
  if (!wanted) return;
  const site = siteOf(wanted);
  const city = site ? null : cityOf(wanted);
  addLine(site ? site.id : city ? cityName(city) : wanted);
  $("draw-find").value = "";
}

const fileName = (ending) => `${named(title())}.${ending}`;

async function saveAs(name) {
  const { format, ending, type, more } = OUTPUTS[name];
  try {
    const { text } = await write(more, format);
    save(new Blob([text], { type }), fileName(ending));
  } catch (error) {
    drawn.error = worded(error.message);
    change({});
  }
}

function showFiles() {
  $("draw-files").replaceChildren(...bench.files.map((file) => {
    const button = element("button", { type: "button", class: "plain" }, t("draw_remove"));
    button.setAttribute("aria-label", `${t("draw_remove")}: ${plain(file.name)}`);
    button.addEventListener("click", () => changeBench({ files: bench.files.filter((other) => other !== file) }));
    return element("li", {}, `${isolated(file.name)}: ${t("draw_rows", { count: number(file.count) })} `, button);
  }));
  const columns = [...new Set(bench.files.flatMap((file) => file.columns))];
  fill($("draw-column"), [["", [["", t("draw_no_column")], ...columns.map((name) => [name, plain(name)])]]], bench.column);
  fill($("draw-group"), [["", [["", t("group_of.range")], ["none", t("group_of.none")], ...columns.map((name) => [name, plain(name)])]]], bench.group);
  $("draw-columns").hidden = columns.length === 0;
}

function showAreas() {
  const rows = drawn.shapes.slice(0, MOST_ROWS).map(({ properties }) => element("tr", {},
    element("th", { scope: "row" }, nameOf(properties)),
    element("td", { class: "numeric" }, number(properties.area_km2, properties.area_km2 < 100 ? 2 : 0)),
    element("td", { class: "numeric" }, number(inUnit(properties.perim_km), 0))));
  $("draw-areas-head").replaceChildren(...[t("draw_footprint"), t("draw_area"), t("draw_perimeter", { unit: unitName() })].map((name) => element("th", { scope: "col" }, name)));
  $("draw-areas").replaceChildren(...rows);
  $("draw-table").hidden = drawn.shapes.length === 0;
  const count = [t("draw_count", { count: number(drawn.shapes.length) }), drawn.empty > 0 ? t("draw_empty", { empty: number(drawn.empty) }) : ""].filter(Boolean).join(". ");
  $("draw-status").textContent = isEmpty() ? t("draw_start") : drawn.shapes.length > 0 ? count : drawn.empty > 0 ? t("draw_nothing") : "";
}

// The cities are counted when somebody wants to see them.
let counted = null;
async function showCities() {
  const { shapes } = drawn;
  if (!$("draw-cities").open || counted === shapes || shapes.length === 0) return;
  counted = shapes;
  $("draw-cities-note").textContent = t("draw_working");
  try {
    const rows = await citiesInRange();
    if (counted !== shapes) return;
    const known = new Map(cities.map((city) => [city.id, city]));
    $("draw-cities-head").replaceChildren(...[t("city"), t("country"), t("draw_nearest"), t("distance", { unit: unitName() }), t("draw_sites")].map((name) => element("th", { scope: "col" }, name)));
    $("draw-cities-body").replaceChildren(...rows.sort((a, b) => a.km - b.km).map(({ id, km, site, count }) => element("tr", {},
      element("th", { scope: "row" }, cityName(known.get(id))), element("td", {}, country(known.get(id).country)), element("td", {}, plain(site)),
      element("td", { class: "numeric" }, number(inUnit(km))), element("td", { class: "numeric" }, number(count)))));
    $("draw-cities-note").textContent = t("draw_cities_count", { within: number(rows.length), all: number(cities.length) });
  } catch (error) {
    $("draw-cities-note").textContent = worded(error.message);
  }
}

let shown = null;
let slow = 0;

// Whatever the engine computes, drawing, reading or saving. Where it does not know how far it is, and when all is drawn and has yet to
// come over, the bar says no more than that it goes on.
function showBusy() {
  clearTimeout(slow);
  const on = work.since > 0 && performance.now() - work.since >= SHOW_BUSY_MS;
  if (work.since > 0 && !on) slow = setTimeout(showBusy, SHOW_BUSY_MS);
  $("busy").hidden = !on;
  const known = work.total > 1 && work.done < work.total;
  if (known) Object.assign($("busy-bar"), { max: work.total, value: work.done });
  else $("busy-bar").removeAttribute("value");
  $("busy-text").textContent = known ? t("draw_progress", { done: number(work.done), total: number(work.total) }) : "";
}

function show(moving) {
  document.documentElement.dataset.half = state.half || "learn";
  if (!isDrawing()) return;
  for (const [id, member] of BOUND) if (document.activeElement !== $(id) || $(id).tagName === "SELECT") $(id).value = bench[member];
  $("draw-error").textContent = drawn.error;
  $("draw-stale").textContent = drawn.stale && drawn.shapes.length > 0 ? t("draw_stale") : "";
  $("draw-title").placeholder = plain(drawn.captions.title);
  if (moving) return;
  $("draw-solid").checked = bench.solid;
  $("draw-nesting").hidden = bench.merge !== "depth";
  $("draw-grouping").hidden = ["none", "contested"].includes(bench.merge);
  $("draw-directions").hidden = bench.merge !== "none";
  $("draw-command").value = drawn.stale ? "" : command(outputOptions(), fileName("geojson"), data.folders);
  for (const button of $("draw-save").querySelectorAll("button")) button.disabled = drawn.shapes.length === 0 || drawn.stale;
  const key = [document.documentElement.lang, drawn.captions.title, state.unit, bench.files.map(({ name }) => name), bench.column, bench.group].join();
  if (shown?.shapes === drawn.shapes && shown.key === key) return;
  shown = { shapes: drawn.shapes, key };
  counted = null;
  $("draw-cities").hidden = drawn.shapes.length === 0 || bench.merge === "contested";
  showCities();
  showFiles();
  showAreas();
  $("draw-notes").replaceChildren(...drawn.notes.slice(0, 5).map((note) => element("li", { lang: "en" }, plain(note))));
}

function paste(event) {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!isTable(text)) return;
  event.preventDefault();
  addFile(pastedName(text), text);
}

// At first the place and the range of the lessons are there, to be dragged.
let begun = false;
function begin() {
  const { site, lat, lon, km } = state;
  if (!begun && isEmpty()) Object.assign(bench, { places: siteOf(site)?.id ?? asPlace({ lat, lon, name: sites.get(site)?.name }), ranges: `${Number(km.toFixed(6))}km` });
  begun = true;
  redraw();
}

export function wireDraw(map) {
  if (!canRun()) {
    $("draw-status").textContent = t("draw_cannot");
    for (const id of ["draw-request", "draw-save"]) $(id).hidden = true;
  }
  for (const [id, member, event] of BOUND) $(id).addEventListener(event, ({ target }) => changeBench({ [member]: target.value }));
  $("draw-title").addEventListener("input", ({ target }) => {
    bench.title = target.value;
    change({});
  });
  $("draw-solid").addEventListener("change", ({ target }) => changeBench({ solid: target.checked }));
  $("draw-search").addEventListener("submit", search);
  $("draw-places").addEventListener("paste", paste);
  $("draw-open").addEventListener("click", () => $("draw-file").click());
  $("draw-file").addEventListener("change", async ({ target }) => {
    await take(target.files);
    target.value = "";
  });
  for (const event of ["dragover", "drop"]) {
    document.addEventListener(event, (dropped) => {
      if (!dropped.dataTransfer?.types.includes("Files")) return;
      dropped.preventDefault();
      if (event === "dragover") return;
      begun = true;
      if (!isDrawing()) change({ half: "draw" });
      take(dropped.dataTransfer.files);
    });
  }
  $("draw-offer").addEventListener("change", ({ target }) => {
    if (target.value) changeBench({ ranges: [bench.ranges.trim(), target.value].filter(Boolean).join("; ") });
    target.value = "";
  });
  $("draw-cities").addEventListener("toggle", showCities);
  $("draw-cancel").addEventListener("click", stop);
  onWork(showBusy);
  for (const name of Object.keys(OUTPUTS)) $(`draw-${name}`).addEventListener("click", () => saveAs(name));
  $("draw-svg").addEventListener("click", () => save(new Blob([pictureAsSvg(map)], { type: "image/svg+xml" }), fileName("svg")));
  $("draw-png").addEventListener("click", () => pictureAsPng(map, (blob) => save(blob, fileName("png"))));
  $("draw-clear").addEventListener("click", () => changeBench({ places: "", files: [], column: "", group: "" }));
  let half = "";
  onChange((moving) => {
    const opened = half !== state.half && isDrawing();
    half = state.half;
    if (opened) begin();
    show(moving);
  });
}
