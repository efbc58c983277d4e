// SPDX-License-Identifier: MIT
// What the engine says is wrong, in the words of this page. The engine names the options of its JavaScript: `range[0]: …`.
import { t } from "../i18n.js";

const FIELDS = {
  at: "draw_sites", site: "draw_sites", sites: "draw_sites", range: "draw_ranges_title", rangeColumn: "draw_column", merge: "draw_merge", depth: "draw_depth",
  groupBy: "draw_group", sector: "draw_sectors", tolerance: "draw_tolerance", solid: "draw_solid", contested: "merge_of.contested", title: "draw_title",
};

// What the page has no field for.
const INSTEAD = [
  [/ or add skipBad: true/, ""],
  [/name them with latColumn: "NAME" and lonColumn: "NAME"/, "call them lat and lon in the file"],
  [/choose with (lat|lon|name)Column: "NAME"/, "leave one of them in the file"],
  [/with rangeColumn: "(.*):UNIT"/, "in the header, such as $1 (km)"],
  [/catalog\.\w+ shows all/, "the list below the ranges shows all"],
];

// `lineOf(option, number)`: the line of a place in the list.
export function worded(message, lineOf = () => undefined) {
  const plainly = INSTEAD.reduce((text, [pattern, words]) => text.replace(pattern, words), message);
  return plainly.replace(/^(\w+)(?:\[(\d+)\])?: /, (whole, option, number) => {
    if (!Object.hasOwn(FIELDS, option)) return whole;
    const line = ["at", "site"].includes(option) ? lineOf(option, Number(number)) : undefined;
    return `${t(FIELDS[option])}${line === undefined ? "" : `, ${t("draw_line", { line })}`}: `;
  });
}
