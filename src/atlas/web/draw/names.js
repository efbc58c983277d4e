// SPDX-License-Identifier: MIT
// What footprints are called in the page's language; files have their names in English.
import { language, number, plain, t } from "../i18n.js";
import { bench, drawn } from "./bench.js";

// A length that is not among the captions comes from a file's column.
const UNITS = { km: "unit_km", mi: "unit_mi" };
const local = (length) => length.replace(/\d[\d,]*(\.\d+)?/g, (digits) => number(Number(digits.replaceAll(",", "")), 9))
  .replace(/ (km|mi)$/, (_, unit) => `\u00a0${t(UNITS[unit])}`);

export function rangeOf({ range, range_id: id, system, class: kind }) {
  if (range === null) return t("draw_several");
  return plain(drawn.captions.ranges[id] ?? (system || kind || language() === "en" ? range : local(range)));
}

export function nameOf(properties) {
  const { name, site, members, n_sites: count, depth } = properties;
  if (language() === "en") return plain(name);
  const range = rangeOf(properties);
  if (site !== null && depth === null) return plain(`${site}: ${range}`);
  const how = count === 1 && depth === null ? "one" : bench.merge === "depth" ? bench.depth : bench.merge;
  const group = ["", "none", "range"].includes(bench.group) ? "" : properties[bench.group];
  return plain(`${group ? `${group}: ` : ""}${t(`draw_name.${how}`, { range, site: members, count: number(count), depth: number(depth ?? 0) })}`);
}
