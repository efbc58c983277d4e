// SPDX-License-Identifier: MIT
// What a click on the map does.
import { centre, change, state } from "./state.js";

let chosen = "turn";
export const tools = ["turn", "place", "ruler"];
export const tool = () => chosen;
export const chooseTool = (name) => {
  chosen = name;
  change({});
};

const rounded = (degrees) => Math.round(degrees * 1e4) / 1e4;

// A place of one's own leaves the map where it is; a place of the catalogue brings it to the middle.
export function choosePlace({ site = "", lat, lon }, moving = false) {
  if (site) change({ site, lat, lon, view: state.view && state.view[2] > 0 ? [lon, lat, state.view[2]] : null });
  else change({ site, lat: rounded(lat), lon: rounded(lon), view: centre() }, moving);
}

export function dropRuler({ lat, lon }) {
  const end = [rounded(lat), rounded(lon)];
  change({ ruler: state.ruler.length === 1 ? [...state.ruler, end] : [end] });
}
