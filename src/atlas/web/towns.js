// SPDX-License-Identifier: MIT
// Cities and towns by their names, as readers type them: in the page's language or the catalogue's, with or without accents, in Latin or
// Cyrillic letters, with or without the country (`Springfield, US`).
import { cities, towns } from "./data.js";
import { cityName, language } from "./i18n.js";

const LETTERS = { ß: "ss", æ: "ae", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ə: "a", œ: "oe",
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t",
  у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya", "’": "", "'": "", "ʼ": "", "-": " " };
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z\d ]/g, (letter) => LETTERS[letter] ?? letter).trim();
const withoutUmlauts = (text) => text.replace(/[äöü]/gi, (letter) => `${letter.normalize("NFD")[0]}e`);

const namesOf = (city) => [city.name, cityName(city), withoutUmlauts(cityName(city))];

// Folded names with their places, the largest first; for one language.
let index = null;
function called() {
  if (index?.language === language()) return index.places;
  const places = new Map();
  for (const city of [...cities, ...towns()]) {
    for (const name of new Set(namesOf(city).map(folded))) places.set(name, [...(places.get(name) ?? []), city]);
  }
  index = { language: language(), places };
  return places;
}

// All places of that name.
export function citiesCalled(words) {
  const [, name, country] = /^(.*),\s*([a-z]{2})\s*$/i.exec(words) ?? [null, words, ""];
  const found = called().get(folded(name)) ?? [];
  return country ? found.filter((city) => city.country === country.toUpperCase()) : found;
}

// The largest of that name, or else the largest whose name begins so.
export function cityOf(words) {
  const [exact] = citiesCalled(words);
  const begin = folded(words);
  if (exact || !begin) return exact;
  const beginning = [...called()].filter(([name]) => name.startsWith(begin)).map(([, [city]]) => city);
  return cities.find((city) => beginning.includes(city)) ?? beginning.sort((a, b) => b.population - a.population)[0];
}

export const cityAt = ({ lat, lon }) => {
  const isThere = (city) => Math.hypot(city.lat - lat, city.lon - lon) < 1e-3;
  return cities.find(isThere) ?? towns().find(isThere);
};

export const allNames = () => [...cities, ...towns()].map(cityName);
