// SPDX-License-Identifier: MIT
// Turf with the protocol of ../peer.hpp, on its sphere: circle(), union(), distance(). Its argument is the folder that npm filled.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

const load = createRequire(process.argv[2] + "/");
const turf = Object.assign({}, ...["circle", "distance", "helpers", "union"].map((part) => load(`@turf/${part}`)));
const readSites = (path) => readFileSync(path, "ascii").trim().split("\n").map((line) => line.split(" ").map(Number));
const circle = ([lat, lon], km, segments) => turf.circle([lon, lat], km, segments === 0 ? {} : { steps: segments });

const wkt = ({ type, coordinates }) => {
  const ring = (vertices) => `(${vertices.map(([lon, lat]) => `${lon} ${lat}`).join(",")})`;
  const polygon = (rings) => `(${rings.map(ring).join(",")})`;
  return `MULTIPOLYGON(${(type === "Polygon" ? [coordinates] : coordinates).map(polygon).join(",")})`;
};

function timed(least, work) {
  const start = process.cpuUsage();
  for (let turns = 1; ; ++turns) {
    const made = work();
    const { user, system } = process.cpuUsage(start);
    const spent = (user + system) / 1e6;
    if (spent >= least) return [spent / turns, made];
  }
}

function within(low, high, sitesPath, placesPath, out) {
  const [sites, places] = [readSites(sitesPath), readSites(placesPath)];
  const [spent, inside] = timed(0, () => {
    const answers = Buffer.alloc(sites.length * places.length);
    let at = 0;
    for (const site of sites)
      for (const place of places) {
        const km = turf.distance([site[1], site[0]], [place[1], place[0]]);
        answers[at++] = km >= low && km <= high ? 49 : 48;
      }
    return answers;
  });
  writeFileSync(out, inside);
  return spent / inside.length;
}

function answer(kind, ...words) {
  if (kind === "within") return within(Number(words[0]), Number(words[1]), ...words.slice(2));
  const [least, segments, km] = words.slice(0, 3).map(Number);
  const sites = readSites(words[3]);
  const [spent, made] = timed(least, () =>
    kind === "rings"
      ? circle(sites[0], km, segments)
      : turf.union(turf.featureCollection(sites.map((site) => circle(site, km, segments)))));
  writeFileSync(words[4], wkt(made.geometry));
  return spent;
}

for await (const line of createInterface({ input: process.stdin })) console.log(answer(...line.split(" ")));
