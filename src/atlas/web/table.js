// SPDX-License-Identifier: MIT
// Cities and how far they are: in or out of the range, sorted as one likes.
import { $, element } from "./dom.js";
import { cities } from "./data.js";
import { distanceKm } from "./geometry.js";
import { cityName, country, exactLength, inUnit, isolated, number, t, unitName } from "./i18n.js";
import { place, placeName } from "./scene.js";
import { onChange, state } from "./state.js";
import { classOf } from "./treaty.js";

const FEW = 40;
const sorting = { by: "distance", down: false };
let all = false;
let measured = { key: "", rows: [] };

export function measuredCities() {
  const key = `${state.lat},${state.lon}`;
  if (measured.key !== key) measured = { key, rows: cities.map((city) => ({ city, km: distanceKm(place(), city) })) };
  return measured.rows;
}

const columns = {
  name: { label: () => t("city"), value: ({ city }) => cityName(city) },
  country: { label: () => t("country"), value: ({ city }) => country(city.country) },
  distance: { label: () => t("distance", { unit: unitName() }), value: ({ km }) => km, numeric: true },
  within: { label: () => t("within"), value: ({ km }) => km },
  class: { label: () => t("band_column"), value: ({ km }) => km },
};

function sorted(rows) {
  const { value } = columns[sorting.by];
  const order = (a, b) => (typeof value(a) === "number" ? value(a) - value(b) : value(a).localeCompare(value(b), document.documentElement.lang));
  return [...rows].sort((a, b) => (sorting.down ? -order(a, b) : order(a, b)));
}

function head() {
  $("cities-head").replaceChildren(...Object.entries(columns).map(([name, column]) => {
    const button = element("button", { type: "button", class: "plain" }, column.label());
    button.addEventListener("click", () => {
      sorting.down = sorting.by === name && !sorting.down;
      sorting.by = name;
      show(false);
      $("cities-head").querySelector(`[data-column="${name}"] button`).focus();
    });
    const order = sorting.by !== name ? "none" : sorting.down ? "descending" : "ascending";
    return element("th", { scope: "col", "aria-sort": order, "data-column": name }, button);
  }));
}

function line({ city, km }) {
  const inside = km <= state.km;
  return element("tr", { "data-inside": String(inside) },
    element("th", { scope: "row" }, cityName(city)),
    element("td", {}, country(city.country)),
    element("td", { class: "numeric" }, number(inUnit(km), km < 100 ? 1 : 0)),
    element("td", {}, `${inside ? "●" : "○"} ${t(inside ? "inside" : "outside")}`),
    element("td", {}, t(`class_short.${classOf(km) || "none"}`)));
}

function show(moving) {
  if (moving) return;
  head();
  const wanted = $("cities-find").value.trim().toLocaleLowerCase();
  const rows = measuredCities();
  const found = sorted(rows.filter(({ city }) => !wanted || [cityName(city), city.name, country(city.country)].some((text) => text.toLocaleLowerCase().includes(wanted))));
  const shown = all || wanted ? found : found.slice(0, FEW);
  $("cities-body").replaceChildren(...shown.map(line));
  $("cities-all").setAttribute("aria-pressed", String(all));
  $("cities-note").textContent = t("cities_note", { shown: shown.length, all: rows.length });
  const within = rows.filter(({ km }) => km <= state.km).length;
  $("summary").textContent = t("summary", { place: isolated(placeName()), km: exactLength(state.km), within, all: rows.length });
}

export function wireTable() {
  $("cities-find").addEventListener("input", () => show(false));
  $("cities-all").addEventListener("click", () => {
    all = !all;
    show(false);
  });
  onChange(show);
}
