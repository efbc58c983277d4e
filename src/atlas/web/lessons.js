// SPDX-License-Identifier: MIT
// The guided lessons: what each step shows. Their words are in texts/, under `lesson.<id>`.
import { claimsOf, scenarios, sites, cities } from "./data.js";
import { blank, placeOf } from "./state.js";

const at = (id) => (sites.has(id) ? placeOf(id) : {});
const drawn = (system, until = "9999") => claimsOf(system).filter(({ date }) => date.slice(0, 4) <= until).map((claim) => claim.id);
const some = (...ids) => ids;
const here = (id, span) => ({ ...at(id), view: sites.has(id) ? [sites.get(id).lon, sites.get(id).lat, span] : null });

// Pyongyang, by its number in the table of cities: the map of 2003 drew its circles around North Korea.
const PYONGYANG = "1871859";
const pyongyang = () => {
  const city = cities.find(({ id }) => id === PYONGYANG);
  return city ? { site: "", lat: city.lat, lon: city.lon } : {};
};

// Where a city stands closest to the rings of the dispute.
const ROSTOV = "501175";
const nearRostov = () => {
  const city = cities.find(({ id }) => id === ROSTOV);
  return city ? [city.lon, city.lat, 130] : null;
};

const EUROPE = { set: "europe-1987", bands: false, view: [14, 50, 4200], projection: "equal-area" };

const table = {
  "europe-1987": [
    () => ({ ...at("mutlangen"), ...EUROPE, km: 1931 }),
    () => ({ ...at("mutlangen"), ...EUROPE, set: "", km: 1931, claims: some("pershing-2@us-army-1987", "pershing-2@taz", "pershing-2@ap-1988"), view: [22, 51, 4600] }),
    () => ({ ...at("postavy"), ...EUROPE, set: "", km: 5000, claims: drawn("pioneer"), projection: "globe", view: [27, 55, 0] }),
    () => ({ ...at("mutlangen"), ...EUROPE, set: "", bands: true, km: 500, view: [10, 49, 0], projection: "globe" }),
    () => ({ ...at("mutlangen"), ...EUROPE, date: "1989-04", km: 1931 }),
  ],
  "dispute-2019": [
    () => ({ ...here("kapustin-yar-town", 1500), km: 500, claims: some("9m729@russia-2019-01-23"), projection: "equidistant" }),
    () => ({ ...here("kapustin-yar-town", 130), km: 500, claims: some("9m729@russia-2019-01-23", "9m729@us-2019"), projection: "equidistant",
             view: nearRostov() }),
    () => ({ ...here("kapustin-yar-town", 6200), km: 2350, claims: drawn("9m729", "2019"), projection: "equidistant" }),
    () => ({ ...at("kapustin-yar-town"), set: "dispute-2019", km: 480, bands: false, claims: [], projection: "equal-area", view: [48, 52, 6500] }),
  ],
  round: [
    () => ({ ...at("kapustin-yar"), km: 5500, projection: "globe" }),
    () => ({ ...at("kapustin-yar"), km: 5500, projection: "equidistant" }),
    () => ({ ...at("kapustin-yar"), km: 5500, projection: "mercator" }),
    () => ({ ...at("kapustin-yar"), km: 5500, projection: "equal-earth", second: "globe" }),
  ],
  flat: [
    () => ({ ...pyongyang(), km: 10000, bands: false, projection: "mercator", flat: true, view: [150, 30, 0] }),
    () => ({ ...pyongyang(), km: 15000, bands: false, projection: "mercator", flat: true, view: [150, 30, 0] }),
    () => ({ ...pyongyang(), km: 15000, bands: false, projection: "mercator", flat: true, second: "globe", view: null }),
    () => ({ site: "", lat: 0, lon: pyongyang().lon, km: 1000, bands: false, projection: "mercator", flat: true, view: [pyongyang().lon, 20, 9000] }),
  ],
};

// A lesson whose scenario or places a catalogue of one's own lacks is not offered.
const available = { "europe-1987": () => scenarios.has("europe-1987") && sites.has("mutlangen"), "dispute-2019": () => sites.has("kapustin-yar-town"), round: () => sites.has("kapustin-yar"), flat: () => cities.some(({ id }) => id === PYONGYANG) };

export const lessons = Object.keys(table).filter((id) => available[id]());
export const stepsOf = (id) => (lessons.includes(id) ? table[id].length : 0);

// The state of a step; how the reader likes the page stays.
export function stateOf(id, step, { language, theme, size, unit }) {
  return { ...blank, ...table[id][step](), lesson: id, step, language, theme, size, unit };
}
