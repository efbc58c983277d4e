// SPDX-License-Identifier: MIT
// What is to be seen: shapes and marks in longitude and latitude, from below to above, without saying how they are drawn.
import { isDrawing } from "./draw/bench.js";
import { drawLegend, drawLines, drawMarks, drawNames, drawShapes } from "./draw/scene.js";
import { claims, claimsOf, data, drawnKm, scenarios, sites, systems } from "./data.js";
import { annulus, boundary, destination, disc, distanceKm, path } from "./geometry.js";
import { cityName, exactLength, length, plain, t } from "./i18n.js";
import { borders, coarseLand, fineLand } from "./outlines.js";
import { lookOf, palettes } from "./palette.js";
import { state } from "./state.js";
import { cityAt } from "./towns.js";
import { classes } from "./treaty.js";
import { geoGraticule } from "d3-geo";

const VERTICES = { still: 720, moving: 120 };
const graticule = geoGraticule().step([15, 15]).precision(5)();
const SPHERE = { type: "Sphere" };

export const place = () => ({ lat: state.lat, lon: state.lon });

export function placeName() {
  if (state.site) return plain(sites.get(state.site).name);
  const city = cityAt(place());
  return city ? cityName(city) : t("your_place");
}

export const claimName = (claim) => `${claim.figures} · ${claim.claimant}`;

// The sites of a scenario at a date: those whose days are not known stand as long as their missile did.
export function deployed() {
  const set = scenarios.get(state.set);
  if (!set) return [];
  return set.pairs.filter(({ site, range }) => !state.date || stands(sites.get(site), systems.get(claims.get(range.id)?.system)));
}

function stands(site, system) {
  const begins = (row) => !row?.from || row.from.slice(0, 7) <= state.date;
  const lasts = (row) => !row?.to || (row.to.length === 4 ? `${row.to}-12` : row.to.slice(0, 7)) >= state.date;
  return [site, system].every((row) => begins(row) && lasts(row));
}

const area = (geometry) => ({ geometry, outline: boundary(geometry) });

function bandShapes(count, palette) {
  if (!state.bands) return [];
  return classes.map((band) => {
    const [color, opacity] = palette.bands[band.id];
    return { ...area(annulus(place(), band.lower.km, band.upper.km, count)), fill: color, opacity, stroke: color, width: 1.2 };
  });
}

const systemColors = (set) => [...new Set(set.map(({ range }) => range.id))];

// A range of a scenario that is seen at the chosen place without it: as the chosen range, or as a claim.
const isSeen = ({ site, range }) => site === state.site && (state.claims.includes(range.id) || (range.inner === 0 && range.km === state.km));

function deployedShapes(count, palette) {
  const set = deployed().filter((pair) => !isSeen(pair));
  const order = systemColors(scenarios.get(state.set)?.pairs ?? []);
  return set.map(({ site, range }) => {
    const { color, dash } = lookOf(order.indexOf(range.id), palette);
    const geometry = range.inner > 0 ? annulus(sites.get(site), range.inner, range.km, count) : disc(sites.get(site), range.km, count);
    return { ...area(geometry), stroke: color, dash, width: 1.6, fill: color, opacity: Math.min(0.06, 0.35 / set.length) };
  });
}

const claimLooks = (palette) => state.claims.map((id) => {
  const claim = claims.get(id);
  return { claim, ...lookOf(claimsOf(claim.system).indexOf(claim), palette) };
});

// The chosen range below the claims, which are narrower: where both have the same length, both are seen.
function ringShapes(count, palette) {
  const chosen = { ...area(disc(place(), state.km, count)), stroke: palette.ring, width: 4, fill: palette.ring, opacity: 0.06 };
  const named = claimLooks(palette).map(({ claim, color, dash }) => ({ ...area(disc(place(), drawnKm(claim), count)), stroke: color, dash, width: 2.4 }));
  const casings = [chosen, ...named].map(({ outline, width }) => ({ geometry: outline, stroke: palette.casing, width: width + 3 }));
  return [...casings, chosen, ...named];
}

export function shapes(moving, palette) {
  const count = VERTICES[moving ? "moving" : "still"];
  const rings = isDrawing() ? drawShapes(moving, palette) : [
    ...bandShapes(count, palette),
    ...deployedShapes(moving ? 60 : 360, palette),
    ...ringShapes(count, palette),
  ];
  if (state.ruler.length === 2) rings.push({ geometry: path(...rulerEnds()), stroke: palette.ruler, width: 3, casing: palette.casing });
  return [
    { geometry: SPHERE, fill: palette.sea },
    { geometry: graticule, stroke: palette.graticule, width: 0.7 },
    { geometry: moving ? coarseLand() : fineLand(), fill: palette.land, stroke: palette.coast, width: 0.6 },
    ...(state.borders ? [{ geometry: borders(), stroke: palette.border, width: 0.7 }] : []),
    ...rings,
    { geometry: SPHERE, stroke: palette.edge, width: 1.4 },
  ];
}

// The rings that have names, as lines.
export const ringLines = () => isDrawing() ? drawLines() :
  [...new Set([state.km, ...state.claims.map((id) => drawnKm(claims.get(id)))])].map((km) => disc(place(), km, VERTICES.still).coordinates[0]);

// What is written at a ring: each with the points where it may stand.
const AZIMUTHS = [0, 180, 30, 330, 150, 210, 60, 300, 120, 240, 90, 270, 15, 345, 165, 195, 45, 315, 135, 225, 75, 285, 105, 255];
export function ringNames(palette) {
  if (isDrawing()) return drawNames(palette);
  const at = (km) => AZIMUTHS.map((azimuth) => destination(place(), azimuth, km)).map(([lon, lat]) => ({ lon, lat }));
  const named = claimLooks(palette).map(({ claim, color }) => ({ kind: "ring", name: claim.figures, color, candidates: at(drawnKm(claim)), rank: 1.5 }));
  return [{ kind: "ring", name: exactLength(state.km), color: palette.ring, candidates: at(state.km).toReversed(), rank: 1.4 }, ...named];
}

export const rulerEnds = () => state.ruler.map(([lat, lon]) => ({ lat, lon }));

// Points with a name; a smaller rank is named first where there is no room for all.
export function marks(citiesShown) {
  const list = isDrawing() ? drawMarks() : [{ ...place(), kind: "place", name: placeName(), rank: 0 }];
  rulerEnds().forEach((end, i) => list.push({ ...end, kind: "ruler", name: i ? length(distanceKm(...rulerEnds()), 0) : "", rank: 1 }));
  const standing = new Set();
  for (const { site } of isDrawing() ? [] : deployed()) {
    if (site === state.site || standing.has(site)) continue;
    standing.add(site);
    list.push({ ...sites.get(site), kind: "site", name: plain(sites.get(site).name).replace(/ \(.*/, ""), rank: 2 });
  }
  for (const own of isDrawing() ? [] : data.sites) {
    if (own.own && own.id !== state.site && !standing.has(own.id)) list.push({ ...own, kind: "site", name: plain(own.name), rank: 2 });
  }
  const isMarked = (city) => list.some(({ lat, lon }) => Math.hypot(city.lat - lat, city.lon - lon) < 1e-3);
  citiesShown.filter((city) => !isMarked(city)).forEach((city, i) => list.push({ lat: city.lat, lon: city.lon, kind: "city", name: cityName(city), rank: 3 + i }));
  return list;
}

// The legend, which also says what a dash means.
export function legend(palette = palettes.light) {
  if (isDrawing()) return drawLegend(palette);
  const entries = [{ text: t("legend_ring", { km: exactLength(state.km) }), stroke: palette.ring, width: 4, dash: [] }];
  if (state.flat) entries.push({ text: t("legend_flat"), stroke: palette.flat, width: 2, dash: [3, 3] });
  for (const { claim, color, dash } of claimLooks(palette)) {
    entries.push({ text: claimName(claim), foreign: true, stroke: color, dash, width: 2.4 });
  }
  if (state.bands) {
    for (const band of classes) {
      const [color, opacity] = palette.bands[band.id];
      entries.push({ text: t(`band.${band.id}`, { from: exactLength(band.lower.km), to: exactLength(band.upper.km) }), fill: color, opacity, stroke: color, width: 1.2, dash: [] });
    }
  }
  const set = scenarios.get(state.set);
  for (const [i, id] of systemColors(set?.pairs ?? []).entries()) {
    const pairs = set.pairs.filter(({ range }) => range.id === id);
    if (pairs.every(isSeen)) continue;
    const [{ range }] = pairs;
    const { color, dash } = lookOf(i, palette);
    entries.push({ text: range.title, foreign: true, stroke: color, dash, width: 1.6 });
  }
  return entries;
}
