// SPDX-License-Identifier: MIT
// What else is shown: bands, the flat circle, borders, bases, a second map, miles.
import { $, choice, fill, mark } from "./dom.js";
import { data, scenarios } from "./data.js";
import { language, plain, t } from "./i18n.js";
import { projections } from "./projections.js";
import { change, onChange, state } from "./state.js";
import { chooseTool, tool, tools } from "./tools.js";

const names = () => [...projections.keys()].map((name) => [name, t(`projection_of.${name}`)]);
const inLanguage = (texts) => plain(texts[language()] ?? texts.en ?? "");

export function translateShow() {
  choice($("half"), ["", "draw"].map((half) => [half, t(half || "learn")]), state.half, (half) => change({ half }));
  choice($("projection"), names(), state.projection, (projection) => change({ projection }));
  choice($("tool"), tools.map((name) => [name, t(`tool_of.${name}`)]), tool(), chooseTool);
  fill($("projection2"), [["", names()]], state.second);
  fill($("deployed"), [["", [["", t("no_scenario")], ...data.scenarios.map(({ id, titles }) => [id, inLanguage(titles)])]]], state.set);
}

function show(moving) {
  if (moving) return;
  mark($("half"), state.half);
  mark($("projection"), state.projection);
  mark($("tool"), tool());
  $("scenarios").hidden = data.scenarios.length === 0;
  $("deployed").value = state.set;
  $("deployed-about").textContent = inLanguage(scenarios.get(state.set)?.descriptions ?? {});
  for (const name of ["bands", "flat", "borders"]) $(name).checked = state[name];
  $("two").checked = state.second !== "";
  $("second").hidden = state.second === "";
  $("map2").hidden = state.second === "";
  $("maps").dataset.two = String(state.second !== "");
  if (state.second) $("projection2").value = state.second;
  $("miles").checked = state.unit === "mi";
  $("projection-note").textContent = t(`projection_note.${state.projection}`);
  for (const id of ["map", "map2"]) {
    $(id).dataset.tool = tool();
    $(id).setAttribute("aria-label", `${t("map")}: ${t(`projection_of.${id === "map" ? state.projection : state.second || "globe"}`)}`);
  }
}

export function wireShow() {
  for (const name of ["bands", "flat", "borders"]) $(name).addEventListener("change", ({ target }) => change({ [name]: target.checked }));
  $("deployed").addEventListener("change", ({ target }) => change({ set: target.value }));
  $("two").addEventListener("change", ({ target }) => change({ second: target.checked ? (state.projection === "mercator" ? "globe" : "mercator") : "" }));
  $("projection2").addEventListener("change", ({ target }) => change({ second: target.value }));
  $("miles").addEventListener("change", ({ target }) => change({ unit: target.checked ? "mi" : "km" }));
  onChange(show);
}
