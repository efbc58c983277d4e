// SPDX-License-Identifier: MIT
// Texts in the reader's language. Each language is one file in texts/; English stands in for what is missing.
import texts from "made:texts";

import { data } from "./data.js";
import { KM_PER_MILE } from "./geometry.js";
import { state } from "./state.js";

export const languages = Object.keys(texts);

export const nameOfLanguage = (code) => texts[code].own_name;

function guess() {
  const wished = [data.start.language, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wished.find((code) => languages.includes(code)) ?? "en";
}

export const language = () => (languages.includes(state.language) ? state.language : guess());

// Names from elsewhere may hold marks that turn the direction of what follows: such marks go, and the rest is isolated.
const TURNING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
export const plain = (text) => String(text).replace(TURNING, "").replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
export const isolated = (text) => `\u2068${plain(text)}\u2069`;

const lookUp = (code, key) => {
  let found = texts[code];
  for (const part of key.split(".")) found = found && Object.hasOwn(found, part) ? found[part] : undefined;
  return found;
};

export const text = (key) => lookUp(language(), key) ?? lookUp("en", key) ?? key;

// `{name}` is replaced by the values' own text.
export function t(key, values = {}) {
  return text(key).replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? values[name] : whole));
}

// `grouping` of the texts says whether 5500 is written with a separator or only 10 000 is.
export const number = (value, digits = 0) =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: digits, useGrouping: text("grouping") }).format(value);

export const unitName = () => t(state.unit === "mi" ? "unit_mi" : "unit_km");
export const inUnit = (km) => (state.unit === "mi" ? km / KM_PER_MILE : km);
export const fromUnit = (value) => (state.unit === "mi" ? value * KM_PER_MILE : value);

// A length with its unit; as many digits as are worth saying, and never rounded on to an edge of a band.
export function length(km, digits = 0) {
  const value = Number(inUnit(km).toFixed(digits));
  const forms = text("mi_of");
  const unit = state.unit === "mi" ? forms[new Intl.PluralRules(language()).select(value)] ?? forms.other : unitName();
  return `${number(value, digits)}\u00a0${unit}`;
}
export const exactLength = (km) => length(km, state.unit === "mi" ? 2 : 3);

export function date(iso) {
  if (!iso) return t("no_date");
  const [year, month, day] = iso.split("-").map(Number);
  if (!month) return String(year);
  const shown = day ? { day: "numeric", month: "long", year: "numeric" } : { month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(language(), { ...shown, timeZone: "UTC" }).format(Date.UTC(year, month - 1, day || 1));
}

let countryNames = null;
export function country(code) {
  if (countryNames?.language !== language()) {
    countryNames = { language: language(), names: new Intl.DisplayNames([language()], { type: "region" }) };
  }
  return data.countries[code] && countryNames.names.of(code) !== code ? countryNames.names.of(code) : data.countries[code] ?? code;
}

export const cityName = (city) => (city.local ? city.local[language()] : lookUp(language(), `cities_by_id.${city.id}`)) || city.name;

// Puts the texts of the page's skeleton in: `data-t` as content, `data-label` as the name that a screen reader says.
export function translatePage() {
  document.documentElement.lang = language();
  document.title = t("title");
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
}
