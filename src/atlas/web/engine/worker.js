// SPDX-License-Identifier: MIT
// The engine of the program, on a thread of its own: the map stays alive while it works.
import { rangeband } from "../../../wasm/npm/rangeband.js";

import { along, shapesOf, vertices } from "./shapes.js";

const MANY = 20000; // vertices beyond which a coarser copy is drawn while the map moves
const COARSE = "25km";

// The page is told ten times a second how far a question is. One of several passes over the same rows says which it is in.
const EVERY_MS = 100;
let pass = { at: 0, of: 1 };
let told = 0;
function progress(done, total) {
  const now = performance.now();
  if (now - told < EVERY_MS && done < total) return;
  told = now;
  self.postMessage({ progress: { done: done + pass.at * total, total: total * pass.of } });
}

// GeoJSON as d3 winds it, made into shapes; where there is much of it, in a coarser copy, too. `captions` are in the page's language.
function draw(engine, options, language) {
  const { text, captions, ...report } = engine.write({ ...options, winding: "clockwise" }, "GeoJSON", language);
  const { features, title } = JSON.parse(text);
  const fine = features.map(shapesOf);
  let coarse = null;
  if (vertices(features) > MANY) {
    coarse = JSON.parse(engine.write({ ...options, winding: "clockwise", tolerance: COARSE }).text).features.map(shapesOf);
  }
  return { captions: captions ?? { title, ranges: {} }, titleInFile: title, fine, coarse, ...report };
}

// Where the lines of a list are, each by itself: a wrong one costs no other.
function places(engine, lines) {
  return lines.map((line) => {
    try {
      const [{ properties }] = engine.footprint({ at: line, range: "1km", tolerance: "1km" }).features;
      return { lat: properties.lat, lon: properties.lon, name: properties.site };
    } catch (error) {
      return { error: error.message };
    }
  });
}

// Where the sites of a file are, and which columns of their own they have.
function sites(engine, file) {
  pass = { at: 0, of: 2 };
  const { features } = engine.footprint({ sites: file, range: "1km", tolerance: "1km", keep: "none" });
  pass = { at: 1, of: 2 };
  const [{ properties: all }] = engine.footprint({ sites: file, range: "1km", tolerance: "1km" }).features;
  const columns = Object.keys(all).filter((name) => !Object.hasOwn(features[0].properties, name));
  const places = features.filter(({ properties }) => properties.lat !== null);
  return { columns, count: features.length, sites: places.map(({ properties: { lat, lon, site } }) => ({ lat, lon, name: site })), areas: areas(file) };
}

// Lines and the edges of polygons in a file of GeoJSON, from which ranges are measured.
function linesOf({ type, coordinates, geometries = [] } = {}) {
  if (type === "LineString") return [coordinates];
  if (type === "MultiLineString" || type === "Polygon") return coordinates;
  return type === "MultiPolygon" ? coordinates.flat() : geometries.flatMap(linesOf);
}

function areas({ name, text }) {
  if (!/json$/i.test(name)) return [];
  const file = JSON.parse(text);
  return (file.features ?? [file]).flatMap((feature) => linesOf(feature?.geometry ?? feature)).map(along);
}

// Which of the cities are in range of which sites: for each its nearest site, and how many reach it. `cities`: [id, lat, lon].
function reached(engine, options, cities) {
  const found = new Map();
  const to = cities.map(([id, lat, lon]) => ({ lat, lon, name: `city ${id}` }));
  for (const row of engine.reach({ ...options, to, onlyInside: true })) {
    const city = found.get(row.place) ?? { sites: new Set(), km: Infinity };
    city.sites.add(row.site);
    if (row.dist_km < city.km) Object.assign(city, { km: row.dist_km, site: row.site });
    found.set(row.place, city);
  }
  return cities.flatMap(([id]) => {
    const city = found.get(`city ${id}`);
    return city ? [{ id, km: city.km, site: city.site, count: city.sites.size }] : [];
  });
}

const calls = { draw, places, sites, reached, write: (engine, options, format) => engine.write(options, format) };

let engine = null;

self.onmessage = async ({ data: { id, module, files, call, given } }) => {
  try {
    if (module) engine = rangeband({ module, files, progress });
    pass = { at: 0, of: 1 };
    self.postMessage({ id, answer: call ? calls[call](await engine, ...given) : (await engine).version });
  } catch (error) {
    self.postMessage({ id, error: error.message, kind: error.kind ?? "internal" });
  }
};
