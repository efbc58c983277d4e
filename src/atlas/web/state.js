// SPDX-License-Identifier: MIT
// The one state of the page, and who is told when it changes.
import { data, sites } from "./data.js";

const first = data.sites.find((site) => site.own) ?? sites.get("kapustin-yar") ?? data.sites[0];

export const blank = Object.freeze({
  half: "", // "draw": the workbench; else the lessons
  embed: false, // for a frame in another page: the map alone
  lesson: "",
  step: 0,
  site: first?.id ?? "",
  lat: first?.lat ?? 0,
  lon: first?.lon ?? 0,
  km: 500,
  projection: "globe",
  second: "",
  view: null, // [lon, lat, km across the map's shorter side]; 0 km: everything; null: the place in the middle
  bands: true,
  flat: false,
  borders: false,
  claims: [],
  set: "",
  date: "",
  ruler: [],
  unit: "km",
  language: "",
  theme: "",
  size: "",
});

export const state = { ...blank };

const listeners = new Set();
export const onChange = (listener) => listeners.add(listener);

// Changes that come many times a second (a drag, a slider) say so, and are drawn coarsely until they end.
export function change(changes, moving = false) {
  Object.assign(state, changes);
  for (const listener of listeners) listener(moving);
}

// A place of the catalogue, by its id.
export const placeOf = (id) => {
  const site = sites.get(id);
  return site ? { site: id, lat: site.lat, lon: site.lon } : {};
};

export const centre = () => state.view ?? [state.lon, state.lat, 0];
