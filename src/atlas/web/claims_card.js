// SPDX-License-Identifier: MIT
// What was claimed about a system: who, when, what, and where it was read.
import { $, element, fill, shape } from "./dom.js";
import { claims, claimsOf, data, drawnKm, numberOf, systems } from "./data.js";
import { date, plain, t } from "./i18n.js";
import { lookOf, palettes } from "./palette.js";
import { change, onChange, state } from "./state.js";

let system = "";
let shown = "";

const offered = () => data.systems.filter(({ id }) => data.claims.some((claim) => claim.system === id));

export function translateClaims() {
  shown = "";
  fill($("system"), [["", offered().map(({ id, name, otherNames }) => [id, otherNames ? `${plain(name)} (${plain(otherNames)})` : plain(name)])]], system);
}

export function swatch({ stroke, dash = [], width = 2, fill: area, opacity }) {
  const svg = shape("svg", { width: 30, height: 14, viewBox: "0 0 30 14", "aria-hidden": "true", class: "swatch" });
  if (area) svg.append(shape("rect", { x: 1, y: 1, width: 28, height: 12, fill: area, "fill-opacity": opacity, stroke, "stroke-width": width }));
  else svg.append(shape("line", { x1: 1, x2: 29, y1: 7, y2: 7, stroke, "stroke-width": width, "stroke-dasharray": dash.join(" ") }));
  return svg;
}

function row(claim, index) {
  const { color, dash } = lookOf(index, palettes[document.documentElement.dataset.theme]);
  const box = element("input", { type: "checkbox", id: `claim-${claim.id}`, checked: state.claims.includes(claim.id) });
  box.addEventListener("change", () => toggle(claim.id, box.checked));
  const cited = element("a", { href: `#source-${claim.source}`, title: data.sources[numberOf(claim.source) - 1]?.title ?? "" }, `[${numberOf(claim.source)}]`);
  const put = element("button", { type: "button", class: "plain", "aria-label": t("set_range_to", { claim: claim.figures }) }, "→");
  put.addEventListener("click", () => change({ km: drawnKm(claim) }));
  return element("div", { class: "claim" },
    box,
    element("label", { for: box.id }, swatch({ stroke: color, dash, width: 2.6 }), element("strong", { lang: "en" }, claim.figures), " ",
      element("span", { lang: "en" }, plain(claim.claimant)), `, ${date(claim.date)}`, claim.confidence ? ` (${t(`confidence.${claim.confidence}`)})` : ""),
    put, element("span", { class: "cited" }, cited),
    claim.note ? element("p", { class: "about", lang: "en" }, claim.note) : "");
}

function toggle(id, on) {
  const order = data.claims.map((claim) => claim.id);
  const list = on ? [...state.claims, id] : state.claims.filter((other) => other !== id);
  change({ claims: list.sort((a, b) => order.indexOf(a) - order.indexOf(b)) });
}

function show(moving) {
  if (moving) return;
  const followed = state.claims.length > 0 ? claims.get(state.claims[0]).system : "";
  if (followed && !state.claims.some((id) => claims.get(id).system === system)) system = followed;
  system ||= offered().find(({ id }) => id === "9m729")?.id ?? offered()[0]?.id ?? "";
  const key = [document.documentElement.lang, document.documentElement.dataset.theme, system].join();
  $("system").value = system;
  if (key !== shown) {
    shown = key;
    const list = claimsOf(system);
    const { status = "", kind = "" } = systems.get(system) ?? {};
    const what = [kind && t(`kind.${kind}`), status && element("span", { lang: "en" }, status)].filter(Boolean);
    $("claims").replaceChildren(element("p", { class: "about" }, ...what.flatMap((part, i) => (i ? [" · ", part] : [part]))), ...(list.length ? list.map(row) : [element("p", {}, t("no_claims"))]));
  }
  for (const box of $("claims").querySelectorAll("input")) box.checked = state.claims.includes(box.id.slice("claim-".length));
}

export function wireClaims() {
  $("system").addEventListener("change", ({ target }) => {
    system = target.value;
    change({ claims: [] });
  });
  onChange(show);
}
