// SPDX-License-Identifier: MIT
// Pictures to keep: the map with its title, legend and attribution.
import { data } from "./data.js";
import { shape } from "./dom.js";
import { isDrawing, title } from "./draw/bench.js";
import { exactLength, isolated, plain, t } from "./i18n.js";
import { palettes } from "./palette.js";
import { legend, placeName } from "./scene.js";
import { state } from "./state.js";
import { svgOf } from "./svg.js";

const SIZE = { width: 1600, height: 1200, ratio: 2 };
const ROW = 30;
const MOST_ENTRIES = 12;

export const credit = () => [...new Set(data.sources.map((source) => source.attribution).filter(Boolean)), t("paper_credit")].join(" · ");
export const titleOf = () => (isDrawing() ? title() : `${isolated(placeName())}: ${exactLength(state.km)}`);

const letters = (x, y, size, fill, words, more = {}) => shape("text", { x, y, "font-size": size, fill, ...more }, words);

function entryAt(entry, x, y, palette) {
  const { stroke, dash, width, fill, opacity } = entry;
  const swatch = fill ? shape("rect", { x, y: y - 15, width: 34, height: 18, fill, "fill-opacity": opacity, stroke, "stroke-width": width, "stroke-dasharray": dash.join(" ") || undefined })
    : shape("line", { x1: x, x2: x + 34, y1: y - 6, y2: y - 6, stroke, "stroke-width": width, "stroke-dasharray": dash.join(" ") || undefined });
  return [swatch, letters(x + 44, y, 19, palette.ink, plain(entry.text))];
}

// The map's height gives way to what is written below it.
function pictureOf(map) {
  const palette = palettes[document.documentElement.dataset.theme];
  const all = legend(palette);
  const entries = all.slice(0, all.length > MOST_ENTRIES ? MOST_ENTRIES - 1 : MOST_ENTRIES);
  const foot = 64 + ROW * entries.length + (all.length > entries.length ? ROW : 0) + 30;
  const height = SIZE.height - foot;
  const svg = svgOf(map.layOut(SIZE.width, height, false, { palette }), titleOf());
  svg.setAttribute("viewBox", `0 0 ${SIZE.width} ${SIZE.height}`);
  svg.setAttribute("height", SIZE.height);
  svg.prepend(shape("rect", { width: SIZE.width, height: SIZE.height, fill: palette.page }));
  svg.append(letters(24, height + 40, 26, palette.ink, titleOf(), { "font-weight": 650 }));
  entries.forEach((entry, i) => svg.append(...entryAt(entry, 24, height + 78 + i * ROW, palette)));
  if (all.length > entries.length) svg.append(letters(68, height + 78 + entries.length * ROW, 19, palette.ink, t("legend_more", { count: all.length - entries.length })));
  svg.append(letters(24, SIZE.height - 14, 14, palette.ink, credit(), { "fill-opacity": 0.8 }));
  return svg;
}

export const pictureAsSvg = (map) => new XMLSerializer().serializeToString(pictureOf(map));

// The same picture in pixels.
export function pictureAsPng(map, then) {
  const address = URL.createObjectURL(new Blob([pictureAsSvg(map)], { type: "image/svg+xml" }));
  const image = new Image();
  image.onload = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: SIZE.width * SIZE.ratio, height: SIZE.height * SIZE.ratio });
    canvas.getContext("2d", { alpha: false }).drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob(then, "image/png");
  };
  image.src = address;
}
