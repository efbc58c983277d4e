// SPDX-License-Identifier: MIT
// Puts the page together.
import { translateAbout, wireAbout } from "./about.js";
import { translateClaims, wireClaims } from "./claims_card.js";
import { read, write } from "./code.js";
import { claims, data, drawnKm } from "./data.js";
import { wireDate } from "./date_card.js";
import { $ } from "./dom.js";
import { ask } from "./engine/engine.js";
import { distanceKm, ring } from "./geometry.js";
import { language, translatePage } from "./i18n.js";
import { translateDraw, wireDraw } from "./draw/card.js";
import { bench, changeBench, drawn, fitted } from "./draw/bench.js";
import { open, wireKeep } from "./keep_card.js";
import { pictureAsSvg } from "./picture.js";
import { start, translateLessons, wireLessons } from "./lesson_card.js";
import { lessons, stepsOf } from "./lessons.js";
import { MapView } from "./map.js";
import { wirePaper } from "./paper.js";
import { translatePlaces, wirePlace } from "./place_card.js";
import { wireRange } from "./range_bar.js";
import { wireRuler } from "./ruler_card.js";
import { wireSettings } from "./settings.js";
import { translateShow, wireShow } from "./show_card.js";
import { change, onChange, state } from "./state.js";
import { wireTable } from "./table.js";

const map = new MapView($("map"), () => state.projection);
const second = new MapView($("map2"), () => state.second || state.projection);

let translated = "";
function translate() {
  if (translated === language()) return;
  translated = language();
  translatePage();
  translateLessons();
  translatePlaces();
  translateClaims();
  translateShow();
  translateDraw();
  translateAbout();
}

function draw(moving) {
  map.draw(moving);
  second.draw(moving);
}

// All that is beside the map.
function wire() {
  onChange(translate);
  for (const part of [wireShow, wireLessons, wireRange, wirePlace, wireClaims, wireDate, wireRuler, wireTable, wireAbout]) part();
  wireDraw(map);
  wireKeep(map);
  wirePaper(map);
  $("zoom-in").addEventListener("click", () => map.zoom(1.5));
  $("zoom-out").addEventListener("click", () => map.zoom(1 / 1.5));
  $("zoom-fit").addEventListener("click", () => change({ view: fitted() }));
  for (const id of ["map", "map2"]) for (const event of ["focus", "blur"]) $(id).addEventListener(event, () => change({}));
  change({});
  // What tests and benchmarks need to see.
  window.atlas = { ask, data, distanceKm, bench, changeBench, drawn, map, state, change, ring, read, write, start, lessons: lessons.map((id) => [id, stepsOf(id)]), drawnKm: (id) => drawnKm(claims.get(id)), svg: () => pictureAsSvg(map) };
}

// The map first, all else a frame later. The address goes before what the file was made with.
wireSettings();
onChange(draw);
if (!open(location.hash) && !open(data.start.code)) change({});
requestAnimationFrame(() => setTimeout(wire));
