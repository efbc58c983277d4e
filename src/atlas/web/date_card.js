// SPDX-License-Identifier: MIT
// The years of the treaty: which bases stood, and what had just happened.
import { $, element } from "./dom.js";
import { data, numberOf, scenarios } from "./data.js";
import { date, t } from "./i18n.js";
import { deployed } from "./scene.js";
import { change, onChange, state } from "./state.js";

const FIRST_YEAR = 1979;
const LAST_YEAR = Math.max(2019, ...data.events.map((event) => Number(event.date.slice(0, 4))));
const MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12;
const USUAL = "1987-12";

const monthOf = (index) => `${FIRST_YEAR + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
const indexOf = (month) => (Number(month.slice(0, 4)) - FIRST_YEAR) * 12 + Number(month.slice(5)) - 1;

function show() {
  const on = state.date !== "";
  $("dated").checked = on;
  const slider = $("date");
  slider.max = MONTHS - 1;
  slider.value = indexOf(state.date || USUAL);
  slider.disabled = !on;
  slider.setAttribute("aria-valuetext", date(state.date || USUAL));
  const line = $("date-text");
  if (!on) return line.replaceChildren();
  const past = data.events.filter((event) => event.date.slice(0, 7) <= state.date).at(-1);
  const all = scenarios.get(state.set)?.pairs.length ?? 0;
  line.replaceChildren(element("strong", {}, date(state.date)), ` · ${t("bases_shown", { shown: deployed().length, all })}`);
  if (past) {
    line.append(element("br"), `${date(past.date)}: `, element("span", { lang: "en" }, past.text), " ",
      element("a", { href: `#source-${past.source}` }, `[${numberOf(past.source)}]`));
  }
  return undefined;
}

const MONTH_MS = 400;
let playing = 0;

function pause() {
  clearInterval(playing);
  playing = 0;
  $("date-play").setAttribute("aria-pressed", "false");
  change({});
}

// Month by month to the end; from the beginning where the end is reached.
function play() {
  if (playing) return pause();
  const index = () => indexOf(state.date || USUAL);
  const set = state.set || (scenarios.has("europe-1987") ? "europe-1987" : "");
  change({ set, date: monthOf(index() >= MONTHS - 1 ? 0 : index()) });
  $("date-play").setAttribute("aria-pressed", "true");
  playing = setInterval(() => {
    if (!state.date || index() >= MONTHS - 1) pause();
    else change({ date: monthOf(index() + 1) }, true);
  }, MONTH_MS);
  return undefined;
}

export function wireDate() {
  $("date-play").addEventListener("click", play);
  $("dated").addEventListener("change", ({ target }) => {
    const set = state.set || (scenarios.has("europe-1987") ? "europe-1987" : "");
    change({ date: target.checked ? USUAL : "", set: target.checked ? set : state.set });
  });
  $("date").addEventListener("input", ({ target }) => change({ date: monthOf(Number(target.value)) }, true));
  $("date").addEventListener("change", () => change({}));
  onChange(show);
}
