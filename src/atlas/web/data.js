// SPDX-License-Identifier: MIT
// What `rangeband atlas` put into the page: the catalogue, the places of one's own, and the state to start from.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const own = read("data");
const catalogue = read("catalogue");
export const data = { ...catalogue, ...own, sites: [...own.sites, ...catalogue.sites], scenarios: [...catalogue.scenarios, ...own.scenarios] };

const byId = (rows) => new Map(rows.map((row) => [row.id, row]));

export const sites = byId(data.sites);
export const systems = byId(data.systems);
export const claims = byId(data.claims);
export const bands = byId(data.bands);
export const sources = byId(data.sources);
export const scenarios = byId(data.scenarios);

const order = new Map(data.sources.map((source, i) => [source.id, i + 1]));

// The number by which the page cites a source.
export const numberOf = (source) => order.get(source);

export const claimsOf = (system) => data.claims.filter((claim) => claim.system === system && !claim.classification);

// What a claim's ring is drawn at: an interval or `at most` to its upper figure, `at least` to its lower one.
export const drawnKm = (claim) => claim.max ?? claim.min;

export const cities = data.cities.map(([id, name, country, lat, lon, capital]) => ({ id, name, country, lat, lon, capital: capital === 1 }));

// What is found by its name, and stands in no table: column by column in the catalogue, and unpacked when first asked for.
let unpacked = null;
export const towns = () => (unpacked ??= data.towns.name.map((name, i) => ({
  name,
  country: data.towns.country[i],
  population: data.towns.population[i],
  lat: data.towns.lat[i] / 1e4,
  lon: data.towns.lon[i] / 1e4,
  local: Object.fromEntries(Object.entries(data.towns.local).map(([code, names]) => [code, names[i]])),
})).sort((a, b) => b.population - a.population));
