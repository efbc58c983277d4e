// SPDX-License-Identifier: MIT
// The engine of rangeband for browsers and Node: options in, GeoJSON out. No `eval`, no network but for the module itself.
import {unpackedLzma} from './lzma.js';

/** What is wrong with a request: a sentence, and `kind`: "usage" (the request), "file" (its files), "internal". */
export class RangebandError extends Error {
    constructor(sentence, kind) {
        super(sentence);
        this.name = 'RangebandError';
        this.kind = kind;
    }
}

const isNode = typeof process === 'object' && Boolean(process.versions?.node);

async function shipped(name) {
    const address = new URL(name, import.meta.url);
    if (isNode && address.protocol === 'file:') return (await import('node:fs/promises')).readFile(address);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
    return answer.arrayBuffer();
}

/** A module's bytes, which begin with a zero, as they are; others unpacked. */
function unpacked(bytes) {
    const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes.buffer ?? bytes);
    return view[0] === 0 ? view : unpackedLzma(view);
}

// `rangeColumn` → `range-column`
const option = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

// No position is written with an exponent.
const degrees = (number) => (/e/.test(String(number)) ? Number(number).toFixed(15) : String(number));

/** `[48.57, 46.25]`, `{lat, lon, name}`, or text, as the engine reads a place. */
function place(value) {
    if (typeof value === 'string') return value;
    const [lat, lon, name] = Array.isArray(value) ? value : [value.lat, value.lon, value.name];
    return `${degrees(lat)},${degrees(lon)}${name === undefined ? '' : `,${name}`}`;
}

const isPlace = (value) => typeof value === 'string' || (Array.isArray(value) && typeof value[0] === 'number') || (value !== null && typeof value === 'object' && 'lat' in value);

/** Sites as GeoJSON, CSV text or an array of objects become a file of the request. */
function file(sites, index) {
    const name = index === 0 ? 'sites' : `sites${index + 1}`;
    if (typeof sites === 'string') return [/^\s*[{[]/.test(sites) ? `${name}.geojson` : `${name}.csv`, sites];
    if (sites !== null && typeof sites === 'object' && 'name' in sites && 'text' in sites) return [sites.name, sites.text];
    return [`${name}.geojson`, JSON.stringify(sites)];
}

function request(command, options) {
    const files = {};
    const given = {};
    for (const [name, value] of Object.entries(options ?? {})) {
        if (value === undefined || value === null || value === false) continue;
        if (name === 'at' || name === 'to') {
            given[name] = (isPlace(value) ? [value] : value).map(place);
        } else if (name === 'sites') {
            given.sites = (Array.isArray(value) ? value : [value]).map((one, index) => {
                const [called, text] = file(one, index);
                files[called] = text;
                return called;
            });
        } else {
            given[option(name)] = typeof value === 'number' ? String(value) : value;
        }
    }
    return {command, options: given, files};
}

/**
 * Opens the engine. `module`: the bytes of engine.wasm (packed or not) or a compiled WebAssembly.Module, in place of the
 * shipped one. `progress(done, total)` is called while a request runs, after each footprint or group of merged ones. `files`:
 * texts of the catalogue, by name: `geodata/added/0/NAME/systems.csv` of a folder with tables of one's own.
 */
export async function rangeband({module, progress, files = {}} = {}) {
    const compiled = module instanceof WebAssembly.Module ? module : await WebAssembly.compile(unpacked(module ?? (await shipped('./engine.wasm.lzma'))));
    // All that the module asks of its surroundings: to be told of an end that must not come, and to be listened to.
    const never = (code) => {
        throw new RangebandError(`the engine stopped (${code})`, 'internal');
    };
    const imports = {};
    for (const {module: from, name} of WebAssembly.Module.imports(compiled)) {
        imports[from] ??= {};
        imports[from][name] = name === 'proc_exit' ? never : name === 'progress' ? (done, total) => progress?.(done, total) : () => 0;
    }
    const {exports: engine} = await WebAssembly.instantiate(compiled, imports);
    engine._initialize?.();
    const encoder = new TextEncoder();
    const decoder = new TextDecoder();
    const text = (at, size) => decoder.decode(new Uint8Array(engine.memory.buffer, at, size));

    function ask(asked) {
        const bytes = encoder.encode(JSON.stringify(asked));
        const at = engine.rangeband_room(bytes.length);
        new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
        const failed = engine.rangeband_run();
        const report = JSON.parse(text(engine.rangeband_report(), engine.rangeband_report_size()));
        if (failed) throw new RangebandError(report.error, report.kind);
        return {text: text(engine.rangeband_answer(), engine.rangeband_answer_size()), ...report};
    }

    const table = (kind) => JSON.parse(ask({command: 'list', kind}).text);
    const catalog = {};
    for (const kind of ['systems', 'claims', 'bands', 'sites', 'sources', 'scenarios']) {
        let rows;
        Object.defineProperty(catalog, kind, {enumerable: true, get: () => (rows ??= table(kind))});
    }

    const version = JSON.parse(ask({command: 'version', files}).text);
    const write = (options, format = 'GeoJSON', language = 'en') => ask({...request('footprint', options), format, language});
    const footprint = (options) => JSON.parse(write(options).text);
    return {
        version,
        footprint,
        merge: (options) => footprint({merge: 'union', ...options}),
        reach: (options) => JSON.parse(ask(request('reach', options)).text),
        classify: (...specs) => JSON.parse(ask({command: 'classify', specs: specs.flat()}).text),
        write,
        catalog,
    };
}

export default rangeband;
