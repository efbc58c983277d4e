// SPDX-License-Identifier: MIT
// The range: slider, number box, and what it is under the treaty.
import { $, element } from "./dom.js";
import { FARTHEST_KM } from "./code.js";
import { exactLength, fromUnit, inUnit, t, unitName } from "./i18n.js";
import { change, onChange, state } from "./state.js";
import { classes, classOf, edges } from "./treaty.js";

const USUAL_KM = 6000;
const STEP_KM = 10;

// The slider goes on to what the number box holds.
const reach = () => (state.km > USUAL_KM ? FARTHEST_KM : USUAL_KM);

export function verdict(km) {
  const found = classOf(km);
  if (!found) return "";
  const [shorter, intermediate] = [classes[0], classes.at(-1)];
  return t(`verdict.${found}`, {
    km: exactLength(km),
    least: exactLength(shorter.lower.km),
    middle: exactLength(shorter.upper.km),
    most: exactLength(intermediate.upper.km),
  });
}

function show() {
  const slider = $("km-slider");
  slider.max = reach();
  slider.step = STEP_KM;
  slider.value = state.km;
  slider.setAttribute("aria-valuetext", exactLength(state.km));
  const box = $("km-number");
  if (document.activeElement !== box) box.value = Number(inUnit(state.km).toFixed(state.unit === "mi" ? 2 : 3));
  $("km-unit").textContent = unitName();
  const said = verdict(state.km);
  const line = $("verdict");
  if (line.textContent !== said) line.textContent = said;
  line.dataset.class = classOf(state.km);
}

export function wireRange() {
  $("edges").replaceChildren(...edges.map((value) => element("option", { value: String(value) })));
  $("km-slider").addEventListener("input", ({ target }) => change({ km: Number(target.value) }, true));
  $("km-slider").addEventListener("change", () => change({}));
  const typed = ({ target }) => {
    const value = fromUnit(Number(target.value));
    if (target.value !== "" && value >= 0.001 && value <= FARTHEST_KM) change({ km: value });
  };
  $("km-number").addEventListener("input", typed);
  $("km-number").addEventListener("blur", () => show());
  onChange(show);
}
