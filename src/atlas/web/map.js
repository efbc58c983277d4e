// SPDX-License-Identifier: MIT
// One map on the screen: draws when told to, and turns what mouse, fingers and keys do into changes of the state.
import { geoPath } from "d3-geo";

import { paint, measurer } from "./canvas.js";
import { addPlace, fitted, isDrawing, movePlace, redraw, setView } from "./draw/bench.js";
import { $ } from "./dom.js";
import { layOut } from "./drawing.js";
import { palettes } from "./palette.js";
import { EARTH_KM, placeAt, spanOf } from "./projections.js";
import { centre, change, state } from "./state.js";
import { choosePlace, dropRuler, tool } from "./tools.js";

const NEAREST_KM = 60; // across the map
const FARTHEST_KM = 48000;
const SETTLE_MS = 160;
const PER_RADIAN = 180 / Math.PI;
const NEAR = 14; // pixels within which a click is on a mark

const clamp = (value, least, most) => Math.max(least, Math.min(most, value));
const around = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;

export class MapView {
  #box;
  #canvas;
  #context;
  #measure;
  #name;
  #waiting = 0;
  #settling = 0;
  #moving = false;
  #pointers = new Map();
  #grip = null;
  picture = null;

  constructor(box, nameOfProjection) {
    this.#box = box;
    this.#canvas = box.querySelector("canvas");
    this.#context = this.#canvas.getContext("2d", { alpha: false });
    this.#measure = measurer(this.#context);
    this.#name = nameOfProjection;
    new ResizeObserver(() => this.draw(false)).observe(box);
    box.addEventListener("pointerdown", (event) => this.#down(event));
    box.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) box.addEventListener(end, (event) => this.#up(event));
    box.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    box.addEventListener("keydown", (event) => this.#key(event));
  }

  // Coarse at first and while something moves, and fine a moment after.
  draw(moving) {
    this.#moving = moving || !this.picture;
    clearTimeout(this.#settling);
    if (this.#moving) this.#settling = setTimeout(() => this.draw(false), SETTLE_MS);
    this.#waiting ||= requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    this.#waiting = 0;
    if (!this.#box.hidden) this.paintNow(this.#moving);
  }

  paintNow(moving) {
    const { clientWidth: width, clientHeight: height } = this.#box;
    if (!width || !height) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 3);
    const size = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== size[0]) this.#canvas.width = size[0];
    if (this.#canvas.height !== size[1]) this.#canvas.height = size[1];
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const first = !this.picture;
    this.picture = this.layOut(width, height, moving, { covered: moving ? null : this.#covered() });
    const { projection, holds } = this.picture;
    if (this.#box.id === "map") setView({ pixelKm: EARTH_KM / projection.scale(), holds, shows: (lines) => geoPath(projection)(lines) !== null });
    paint(this.#context, this.picture);
    if (this.#box.matches(":focus-visible")) this.#crosshair(width / 2, height / 2);
    if (first) performance.mark("first map"); // for benchmarks: it is drawn
  }

  layOut(width, height, moving, { palette = palettes[document.documentElement.dataset.theme], covered = null } = {}) {
    const fontSize = Number.parseFloat(getComputedStyle(this.#box).fontSize);
    return layOut({ name: this.#name(), width, height, moving, palette, fontSize, measure: this.#measure, covered });
  }

  // Where the buttons lie over the map.
  #covered() {
    const { left, top } = this.#box.getBoundingClientRect();
    const over = $("zoom-in").parentElement.getBoundingClientRect();
    return [over.left - left, over.top - top, over.right - left, over.bottom - top];
  }

  // Where the keys put a place or the ruler.
  #crosshair(x, y) {
    const context = this.#context;
    context.beginPath();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      context.moveTo(x + dx * 4, y + dy * 4);
      context.lineTo(x + dx * 14, y + dy * 14);
    }
    for (const [color, width] of [[this.picture.palette.casing, 4], [this.picture.palette.ink, 1.5]]) {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.stroke();
    }
  }

  get #size() {
    return [this.#box.clientWidth, this.#box.clientHeight];
  }

  #at({ clientX, clientY }) {
    const { left, top } = this.#box.getBoundingClientRect();
    return [clientX - left - this.#box.clientLeft, clientY - top - this.#box.clientTop];
  }

  zoom(factor) {
    const [lon, lat] = centre();
    const span = clamp(spanOf(this.#name(), centre(), ...this.#size) / factor, NEAREST_KM, FARTHEST_KM);
    change({ view: [lon, lat, span] }, true);
  }

  turn(dx, dy) {
    const [lon, lat, span] = centre();
    const k = PER_RADIAN / this.picture.projection.scale();
    change({ view: [around(lon - dx * k), clamp(lat + dy * k, -90, 90), span] }, true);
  }

  #down(event) {
    if (event.button !== 0 || !this.picture) return;
    const point = this.#at(event);
    this.#pointers.set(event.pointerId, point);
    this.#box.setPointerCapture(event.pointerId);
    const mark = this.picture.marks.find(({ kind, x, y }) => kind === "place" && Math.hypot(x - point[0], y - point[1]) < NEAR);
    this.#grip = { start: point, last: point, carries: mark, moved: false };
  }

  #move(event) {
    if (!this.#pointers.has(event.pointerId)) return;
    const point = this.#at(event);
    const others = [...this.#pointers].filter(([id]) => id !== event.pointerId);
    if (others.length === 1) this.#pinch(this.#pointers.get(event.pointerId), point, others[0][1]);
    else if (others.length === 0) this.#drag(point);
    this.#pointers.set(event.pointerId, point);
  }

  #pinch(before, now, other) {
    const from = Math.hypot(before[0] - other[0], before[1] - other[1]);
    const to = Math.hypot(now[0] - other[0], now[1] - other[1]);
    this.#grip.moved = true;
    if (from > 10 && to > 10) this.zoom(to / from);
  }

  #drag(point) {
    const grip = this.#grip;
    grip.moved ||= Math.hypot(point[0] - grip.start[0], point[1] - grip.start[1]) > 3;
    if (!grip.moved) return;
    if (grip.carries) {
      const found = placeAt(this.picture.projection, point);
      if (found && isDrawing()) movePlace(grip.carries.line, found, true);
      else if (found) choosePlace(found, true);
    } else {
      this.turn(point[0] - grip.last[0], point[1] - grip.last[1]);
    }
    grip.last = point;
  }

  #up(event) {
    const grip = this.#grip;
    this.#pointers.delete(event.pointerId);
    if (!grip || this.#pointers.size > 0) return;
    this.#grip = null;
    if (event.type === "pointercancel") return;
    if (grip.moved && grip.carries && isDrawing()) redraw(false);
    if (grip.moved) change({}, false);
    else this.#click(grip.start);
  }

  #click(point) {
    const place = placeAt(this.picture.projection, point);
    const site = this.picture.marks.find(({ kind, x, y }) => kind === "site" && Math.hypot(x - point[0], y - point[1]) < NEAR);
    if (tool() === "ruler") {
      if (place) dropRuler(place);
    } else if (isDrawing()) {
      if (tool() === "place" && place) addPlace({ lat: place.lat, lon: place.lon });
    } else if (site) {
      choosePlace({ site: site.id, lat: site.lat, lon: site.lon });
    } else if (tool() === "place" && place) {
      choosePlace(place);
    }
  }

  #wheel(event) {
    event.preventDefault();
    this.zoom(1.0015 ** -event.deltaY);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = 60;
    const put = isDrawing() ? addPlace : choosePlace;
    const middle = () => placeAt(this.picture.projection, this.#size.map((length) => length / 2));
    const keys = {
      ArrowLeft: () => this.turn(step, 0),
      ArrowRight: () => this.turn(-step, 0),
      ArrowUp: () => this.turn(0, step),
      ArrowDown: () => this.turn(0, -step),
      "+": () => this.zoom(1.3),
      "=": () => this.zoom(1.3),
      "-": () => this.zoom(1 / 1.3),
      0: () => change({ view: fitted() }),
      p: () => middle() && put(middle()),
      r: () => middle() && dropRuler(middle()),
      Enter: () => middle() && (tool() === "ruler" ? dropRuler(middle()) : put(middle())),
    };
    const act = keys[event.key] ?? keys[event.key.toLowerCase()];
    if (!act || !this.picture) return;
    event.preventDefault();
    act();
  }
}
