// SPDX-License-Identifier: MIT
// The state as one line, for the address and for pasting: `site=kapustin-yar+km=480+projection=globe`.
//
// Only letters, digits and `. , : @ ~ -` occur in a value, so that it needs no quoting in an address, a shell or a mail.
// Whatever cannot be read is left out: a code comes from others.
import { claims, scenarios, sites } from "./data.js";
import { languages } from "./i18n.js";
import { projections } from "./projections.js";
import { blank, placeOf, state } from "./state.js";

const LONGEST = 2000;
export const FARTHEST_KM = 19900; // beyond, a circle round the antipode crosses itself

const among = (known) => (text) => (known(text) ? text : undefined);
const flag = (text) => ({ 0: false, 1: true })[text];
const within = (text, least, most) => {
  if (!/^-?\d{1,6}(\.\d{1,9})?$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
};
const numbers = (limits) => (text) => {
  const parts = text.split(",").map((part, i) => within(part, ...(limits[i] ?? [1, 0])));
  return parts.length === limits.length && !parts.includes(undefined) ? parts : undefined;
};
const LATITUDE = [-90, 90];
const LONGITUDE = [-180, 180];

// Each with what reads it; a missing name is nothing that a code may say.
const readers = new Map(Object.entries({
  half: among((text) => text === "draw"),
  lesson: among((text) => /^[a-z0-9-]{1,40}$/.test(text)),
  step: (text) => (/^\d{1,2}$/.test(text) ? Number(text) : undefined),
  site: among((text) => sites.has(text)),
  at: numbers([LATITUDE, LONGITUDE]),
  km: (text) => within(text, 0.001, FARTHEST_KM),
  projection: among((text) => projections.has(text)),
  second: among((text) => projections.has(text)),
  view: numbers([LONGITUDE, LATITUDE, [0, 50000]]),
  embed: flag,
  bands: flag,
  flat: flag,
  borders: flag,
  claims: (text) => text.split(",").filter((id) => claims.has(id) && !claims.get(id).classification),
  set: among((text) => scenarios.has(text)),
  date: among((text) => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text)),
  ruler: numbers([LATITUDE, LONGITUDE, LATITUDE, LONGITUDE]),
  unit: among((text) => text === "km" || text === "mi"),
  language: among((text) => languages.includes(text)),
  theme: among((text) => text === "light" || text === "dark"),
  size: among((text) => text === "projector"),
}));

// The changes that a code asks for, or null where it holds nothing that can be read.
export function read(code) {
  if (code.length > LONGEST) return null;
  const changes = {};
  for (const pair of code.trim().replace(/^.*#/s, "").split("+")) {
    const [, name, text] = /^([a-z]{1,12})=([A-Za-z0-9.,:@~-]*)$/.exec(pair) ?? [];
    const value = readers.get(name)?.(text);
    if (value !== undefined) changes[name] = value;
  }
  if (Object.keys(changes).length === 0) return null;
  if (changes.site) Object.assign(changes, placeOf(changes.site));
  else if (changes.at) Object.assign(changes, { site: "", lat: changes.at[0], lon: changes.at[1] });
  if (changes.ruler) changes.ruler = [changes.ruler.slice(0, 2), changes.ruler.slice(2)];
  delete changes.at;
  return changes;
}

const short = (number, digits) => String(Number(number.toFixed(digits)));

// Everything that differs from the blank page.
export function write() {
  const said = {
    half: state.half,
    embed: state.embed ? "1" : "",
    lesson: state.lesson,
    step: state.lesson ? String(state.step) : "",
    site: state.site,
    at: state.site ? "" : `${short(state.lat, 5)},${short(state.lon, 5)}`,
    km: short(state.km, 6),
    projection: state.projection,
    second: state.second,
    view: state.view ? state.view.map((number, i) => short(number, i < 2 ? 3 : 1)).join() : "",
    bands: state.bands === blank.bands ? "" : String(Number(state.bands)),
    flat: state.flat ? "1" : "",
    borders: state.borders ? "1" : "",
    claims: state.claims.join(),
    set: state.set,
    date: state.date,
    ruler: state.ruler.length === 2 ? state.ruler.flat().map((number) => short(number, 4)).join() : "",
    unit: state.unit === blank.unit ? "" : state.unit,
    language: state.language,
    theme: state.theme,
    size: state.size,
  };
  return Object.entries(said).filter(([, text]) => text !== "").map(([name, text]) => `${name}=${text}`).join("+");
}
