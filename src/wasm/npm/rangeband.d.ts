// SPDX-License-Identifier: MIT

/** `"48.57,46.25,Kapustin Yar"` in any spelling that the program reads, `[lat, lon, name?]`, or an object. */
export type Place = string | [lat: number, lon: number, name?: string] | {lat: number; lon: number; name?: string};

/** CSV or GeoJSON text, a GeoJSON object, or text with the name that messages give it (`sites.csv`). */
export type Sites = string | object | {name: string; text: string};

/** The options of the command line, in camel case; `rangeband help footprint` explains each. */
export interface Options {
    /** Places, or one. */
    at?: Place | Place[];
    /** Sites of the catalogue by id; `*` stands for any letters. */
    site?: string | string[];
    /** `"kapustin-yar:480km"` */
    pair?: string | string[];
    sites?: Sites | Sites[];
    latColumn?: string;
    lonColumn?: string;
    nameColumn?: string;
    /** `"480km"`, `"500..5500km"`, a band (`"inf"`), a system (`"9m729"`) or a claim of the catalogue. */
    range?: string | string[];
    /** `"reach:km"`: ranges from a column of the sites. */
    rangeColumn?: string;
    sectorColumns?: string | [from: string, to: string];
    keep?: string | string[];
    skipBad?: boolean;
    /** Bands as discs to their upper edge. */
    solid?: boolean;
    /** Only what existed then: `"1988"`, `"1988-06-01"`. */
    atDate?: string;
    merge?: 'none' | 'union' | 'intersection' | 'depth';
    depth?: 'exact' | 'at-least';
    groupBy?: string;
    contested?: boolean;
    /** The largest error of the drawn boundary, `"100m"` unless given. */
    tolerance?: string;
    /** `"300..60"`: azimuths in degrees. */
    sector?: string | string[];
    edges?: 'lonlat' | 'geodesic';
    geometry?: 'polygon' | 'line';
    decimals?: number;
    /** `"clockwise"` for d3 and what stands on it. */
    winding?: 'rfc7946' | 'clockwise';
    cutAt?: number;
    pieces?: boolean;
    title?: string;
    description?: string;
}

export interface ReachOptions extends Omit<Options, 'merge' | 'depth' | 'groupBy' | 'sector' | 'winding'> {
    /** Places to reach. */
    to: Place | Place[];
    onlyInside?: boolean;
    limit?: number;
}

export interface Footprint {
    type: 'Feature';
    id: number;
    properties: Record<string, string | number | null>;
    geometry: {type: 'MultiPolygon'; coordinates: number[][][][]} | {type: 'MultiLineString'; coordinates: number[][][]};
}

export interface Footprints {
    type: 'FeatureCollection';
    title?: string;
    description?: string;
    provenance?: object;
    features: Footprint[];
    bbox?: [number, number, number, number];
}

export type Row = Record<string, string | number | null>;

/** What was written, with what there is to say of it. */
export interface Written {
    text: string;
    footprints: number;
    /** Footprints that cover nothing, and the first few of them. */
    empty: number;
    firstEmpty: string[];
    bad: number;
    badRows: string;
    notes: string[];
    /** What the output and its ranges (by their ids) are called in the language that was asked for. */
    captions: {title: string; ranges: Record<string, string>};
}

export interface Rangeband {
    version: string;
    /** Every site with every range. */
    footprint(options: Options): Footprints;
    /** What they cover together: `merge: "union"` unless given. */
    merge(options: Options): Footprints;
    /** Distance, azimuth and verdict for every site, place and range. */
    reach(options: ReachOptions): Row[];
    /** What lengths, systems or claims are under each treaty. */
    classify(...specs: (string | string[])[]): Row[];
    /** As text, the same bytes as `rangeband footprint -f FORMAT`; the language is that of the captions beside it. */
    write(options: Options, format?: 'GeoJSON' | 'GeoJSONSeq' | 'KML' | 'CSV', language?: 'en' | 'de' | 'ru'): Written;
    /** Who stated what, with sources; each table is read when first asked for. */
    catalog: Readonly<Record<'systems' | 'claims' | 'bands' | 'sites' | 'sources' | 'scenarios', Row[]>>;
}

/** What is wrong with a request, as a sentence. */
export class RangebandError extends Error {
    kind: 'usage' | 'file' | 'internal';
}

/**
 * Opens the engine; `module` stands in place of the shipped `engine.wasm.lzma`. `progress` is called while a request runs, after each footprint, or
 * group of merged ones. `files` are texts of the catalogue by their names, such as `geodata/added/0/NAME/systems.csv` of a folder of your own tables.
 */
export function rangeband(options?: {
    module?: BufferSource | WebAssembly.Module;
    progress?: (done: number, total: number) => void;
    files?: Record<string, string>;
}): Promise<Rangeband>;
export default rangeband;
