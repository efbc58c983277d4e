// SPDX-License-Identifier: MIT
// Which place: the catalogue's and one's own in a list, or coordinates.
import { $, element, fill } from "./dom.js";
import { data, numberOf, sites, systems } from "./data.js";
import { severalTowns, siteOf } from "./draw/bench.js";
import { date, isolated, language, plain, t } from "./i18n.js";
import { change, onChange, placeOf, state } from "./state.js";
import { choosePlace } from "./tools.js";
import { allNames, citiesCalled, cityOf } from "./towns.js";

const OWN = "";
const groupOf = { US: "places_us", USSR: "places_ussr", Russia: "places_2019", "USA/NATO": "places_2019" };

export function translatePlaces() {
  const groups = new Map();
  for (const site of data.sites) {
    const group = site.own ? t("own_places") : t(groupOf[site.party] ?? "places_since");
    groups.set(group, [...(groups.get(group) ?? []), [site.id, plain(site.name)]]);
  }
  const sorted = [...groups].map(([label, options]) => [label, options.sort((a, b) => a[1].localeCompare(b[1]))]);
  fill($("site"), [["", [[OWN, t("your_place")]]], ...sorted], state.site);
}

const citation = (id) => (numberOf(id) ? [" ", element("a", { href: `#source-${id}` }, `[${numberOf(id)}]`)] : []);

function about(site) {
  if (!site || site.own) return [];
  const facts = [site.role, site.country, ...site.systems.map((id) => systems.get(id)?.name ?? id)].filter(Boolean).join(" · ");
  const key = site.from && site.to ? "site_days" : site.from ? "site_since" : site.to ? "site_until" : "";
  const days = key ? `${t(key, { from: date(site.from), to: date(site.to) })} ` : "";
  const precise = t("precision", { precision: t(`precision_of.${site.precision}`) });
  const cited = [...new Set([site.source, site.positionSource])].flatMap(citation);
  return [element("span", { lang: "en" }, facts), element("br"), `${days}${precise}`, ...cited];
}

// With the letters of English, German (O is east) and Russian (С is north, not south).
const degrees = (text, most) => {
  const found = /^\s*([-+]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEWOОСЮВЗ]?)\s*$/iu.exec(text.replace("−", "-"));
  if (!found) return null;
  const value = Number(found[1].replace(",", ".")) * (/[SWЮЗ]/iu.test(found[2]) ? -1 : 1);
  return Math.abs(value) <= most ? value : null;
};

function go(event) {
  event.preventDefault();
  const lat = degrees($("latitude").value, 90);
  const lon = degrees($("longitude").value, 180);
  const wrong = lat === null ? t("bad_latitude") : lon === null ? t("bad_longitude") : "";
  $("position-error").textContent = wrong;
  if (!wrong) change({ site: "", lat, lon, view: null });
}

// Our town: a city of the table or a site, by the beginning of its name.
function find(event) {
  event.preventDefault();
  const wanted = $("place-find").value.trim();
  const site = siteOf(wanted);
  const city = site ? null : cityOf(wanted);
  $("position-error").textContent = wanted && !site && !city ? t("not_found", { name: isolated(wanted) }) : "";
  const several = site ? [] : citiesCalled(wanted);
  $("position-note").textContent = several.length > 1 ? severalTowns(wanted, several) : "";
  if (site) choosePlace(placeOf(site.id));
  else if (city) change({ site: "", lat: city.lat, lon: city.lon, view: state.view && state.view[2] > 0 ? [city.lon, city.lat, state.view[2]] : null });
}

// Thousands of names, in the page when somebody is about to type one.
let offered = "";
function offerNames() {
  if (offered === language()) return;
  offered = language();
  const names = new Set([...allNames(), ...data.sites.filter((one) => !one.own).map((one) => plain(one.name))]);
  $("known-names").replaceChildren(...[...names].map((name) => new Option(name)));
}

function show(moving) {
  $("site").value = state.site;
  if (!$("position").contains(document.activeElement)) {
    $("latitude").value = state.lat;
    $("longitude").value = state.lon;
  }
  if (!moving) $("about-place").replaceChildren(...about(sites.get(state.site)));
}

export function wirePlace() {
  $("site").addEventListener("change", ({ target }) => {
    if (target.value === OWN) change({ site: "" });
    else choosePlace(placeOf(target.value));
  });
  $("position").addEventListener("submit", go);
  $("place-search").addEventListener("submit", find);
  for (const id of ["place-find", "draw-find"]) $(id).addEventListener("focus", offerNames);
  onChange(show);
}
