// SPDX-License-Identifier: MIT
// Below the map: legend, what a ring does not say, notes for teachers, sources, licences.
import licences from "made:licences";

import { $, element } from "./dom.js";
import { swatch } from "./claims_card.js";
import { data } from "./data.js";
import { plain, t, text } from "./i18n.js";
import { palettes } from "./palette.js";
import { legend } from "./scene.js";
import { onChange } from "./state.js";

const list = (key) => text(key).map((line) => element("li", {}, line));

// An address is shown and can be followed; only the web's own schemes are links.
function source({ id, title, publisher, date, url, kind }) {
  const where = /^https?:\/\//.test(url) ? element("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, url) : plain(url);
  const words = [title, publisher, date].filter(Boolean).map(plain).join(", ");
  return element("li", { id: `source-${id}` }, element("span", { lang: "en" }, words), kind === "tertiary" ? ` (${t("weak_source")})` : "", " ", where);
}

export function translateAbout() {
  $("not-said").replaceChildren(...list("not_said_list"));
  $("teachers").replaceChildren(...text("teachers_list").flatMap(({ title, text: words }) => [element("h3", {}, title), element("p", {}, words)]));
  $("sources").replaceChildren(...data.sources.map(source));
  const credits = [...new Set(data.sources.map((one) => one.attribution).filter(Boolean))];
  $("credits").replaceChildren(...credits.map((credit) => element("li", { lang: "en" }, credit)));
}

export const legendItems = (palette) => legend(palette).map((entry) =>
  element("li", {}, swatch(entry), element("span", entry.foreign ? { lang: "en" } : {}, plain(entry.text))));

export function wireAbout() {
  $("licences").textContent = licences;
  onChange((moving) => moving || $("legend").replaceChildren(...legendItems(palettes[document.documentElement.dataset.theme])));
}
