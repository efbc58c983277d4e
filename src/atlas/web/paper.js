// SPDX-License-Identifier: MIT
// What is printed: the map on one sheet, questions on another. A canvas would be stretched to the paper; SVG is not.
import { legendItems } from "./about.js";
import { $, element } from "./dom.js";
import { cities } from "./data.js";
import { isDrawing } from "./draw/bench.js";
import { cityName, country, exactLength, inUnit, isolated, number, plain, t, text, unitName } from "./i18n.js";
import { lessons } from "./lessons.js";
import { palettes } from "./palette.js";
import { credit, titleOf } from "./picture.js";
import { verdict } from "./range_bar.js";
import { placeName } from "./scene.js";
import { state } from "./state.js";
import { svgOf } from "./svg.js";
import { measuredCities } from "./table.js";

const MAP = { width: 1000, height: 560 };
const CITIES = 12;
const ANSWER_LINES = 3;

function mapSheet(map) {
  const picture = map.layOut(MAP.width, MAP.height, false, { palette: { ...palettes.light, page: "#ffffff" } });
  const svg = svgOf(picture, t("map"));
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  return element("section", { class: "sheet" },
    element("h1", {}, titleOf()),
    element("p", {}, `${isDrawing() ? "" : verdict(state.km)} ${t(`projection_note.${state.projection}`)}`),
    svg,
    element("ul", { class: "legend" }, ...legendItems(palettes.light)),
    element("p", { class: "credit" }, credit()));
}

const lines = () => element("div", { class: "lines" }, ...Array.from({ length: ANSWER_LINES }, () => element("div")));

function questions() {
  const chosen = lessons.includes(state.lesson) ? text(`lesson.${state.lesson}.steps`).map((step) => step.question) : text("paper_questions");
  return element("ol", {}, ...chosen.map((question) => element("li", {}, question, lines())));
}

// Without the answers: those are for the pupils to find.
function cityTable() {
  const nearest = [...measuredCities()].sort((a, b) => a.km - b.km);
  const every = Math.max(1, Math.floor(nearest.filter(({ km }) => km <= state.km * 1.6).length / CITIES));
  // Of neighbours in this order the greatest, which pupils know best.
  const rows = Array.from({ length: CITIES }, (_, i) => nearest.slice(i * every, (i + 1) * every)).filter((group) => group.length > 0)
    .map((group) => group.reduce((a, b) => (cities.indexOf(b.city) < cities.indexOf(a.city) ? b : a)));
  return element("table", {},
    element("tr", {}, ...[t("city"), t("country"), t("distance", { unit: unitName() }), t("within")].map((name) => element("th", {}, name))),
    ...rows.map(({ city, km }) => element("tr", {}, element("td", {}, cityName(city)), element("td", {}, country(city.country)),
      element("td", { class: "numeric" }, number(inUnit(km))), element("td", {}, ""))));
}

const questionSheet = () => element("section", { class: "sheet questions" },
  element("h1", {}, t("paper_title")),
  element("p", { class: "names" }, t("paper_name"), " ______________________________   ", t("paper_date"), " ______________"),
  questions(),
  element("div", {}, element("p", {}, t("paper_table", { place: isolated(placeName()), km: exactLength(state.km) })), cityTable()));

export function wirePaper(map) {
  // Browsers print the document's title above the sheets, and name the PDF after it.
  window.addEventListener("beforeprint", () => {
    document.title = plain(titleOf());
    $("paper").replaceChildren(mapSheet(map), ...(isDrawing() ? [] : [questionSheet()]));
  });
  window.addEventListener("afterprint", () => {
    document.title = t("title");
    $("paper").replaceChildren();
  });
  $("print").addEventListener("click", () => window.print());
}
