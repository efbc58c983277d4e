// SPDX-License-Identifier: MIT
// The ruler: two ends and the shortest way between them.
import { $ } from "./dom.js";
import { distanceKm } from "./geometry.js";
import { length, number, t } from "./i18n.js";
import { rulerEnds } from "./scene.js";
import { change, onChange, state } from "./state.js";

const shown = ({ lat, lon }) => `${number(lat, 2)}°, ${number(lon, 2)}°`;

function show() {
  const ends = rulerEnds();
  $("ruler-text").textContent = ends.length < 2
    ? t(ends.length === 1 ? "ruler_second" : "ruler_help")
    : t("ruler_is", { from: shown(ends[0]), to: shown(ends[1]), length: length(distanceKm(...ends), 1) });
  $("ruler-clear").disabled = state.ruler.length === 0;
}

export function wireRuler() {
  $("ruler-clear").addEventListener("click", () => change({ ruler: [] }));
  onChange(show);
}
