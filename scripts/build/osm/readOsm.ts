import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { PbfReader } from 'pbf';
import type { OsmExtract, OsmNodes, OsmRelation, OsmTags, OsmWay } from './osmExtract.ts';
import { readPrimitiveBlock } from './primitiveBlock.ts';

export type { OsmExtract, OsmMember, OsmNodes, OsmRelation, OsmTags, OsmWay } from './osmExtract.ts';
export { wayCoordinates, wayMiddle } from './osmExtract.ts';
export { listAddresses, type OsmAddress } from './addresses.ts';
export { listStreets, type OsmStreet } from './streets.ts';
export { listPlaces, type OsmPlace } from './places.ts';

/** Features of the format that this reader knows; a file that requires another one is refused. */
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const MAX_BLOB_BYTES = 32 * 1024 * 1024;

/**
 * Reads a whole `.osm.pbf` file into memory.
 *
 * Limits: for extracts of a city or a small country; about 60 bytes a node.
 * Errors: a missing file, a file that is no OSM PBF, a required feature that is not known, an unknown compression.
 */
export function readOsm(path: string): OsmExtract {
    return parseOsm(readFileSync(path), path);
}

/** Same as {@link readOsm} for bytes; `name` is used in errors. */
export function parseOsm(file: Uint8Array, name: string): OsmExtract {
    const ids: number[] = [];
    const latitudes: number[] = [];
    const longitudes: number[] = [];
    const nodeTags = new Map<number, OsmTags>();
    const ways: OsmWay[] = [];
    const relations: OsmRelation[] = [];
    const sink = {
        node(id: number, latitude: number, longitude: number, tags: OsmTags | null): void {
            ids.push(id);
            latitudes.push(latitude);
            longitudes.push(longitude);
            if (tags) nodeTags.set(id, tags);
        },
        way: (way: OsmWay): void => void ways.push(way),
        relation: (relation: OsmRelation): void => void relations.push(relation)
    };
    let sawHeader = false;
    for (const { type, data } of blobs(file, name)) {
        if (type === 'OSMHeader') {
            checkHeader(data, name);
            sawHeader = true;
        } else if (type === 'OSMData') {
            readPrimitiveBlock(data, sink);
        }
    }
    if (!sawHeader) throw new Error(`${name}: expected an OSM PBF file, but it holds no OSMHeader block.`);
    return { nodes: nodeColumns(ids, latitudes, longitudes), nodeTags, ways, relations };
}

function* blobs(file: Uint8Array, name: string): Generator<{ type: string; data: Uint8Array }> {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    let position = 0;
    while (position + 4 <= file.length) {
        const headerLength = view.getUint32(position);
        if (headerLength > 64 * 1024 || position + 4 + headerLength > file.length) {
            throw new Error(`${name}: expected an OSM PBF file; the block header at byte ${position} is not one.`);
        }
        position += 4;
        const header = { type: '', size: 0 };
        new PbfReader(file.subarray(position, position + headerLength)).readFields((field, target, pbf) => {
            if (field === 1) target.type = pbf.readString();
            else if (field === 3) target.size = pbf.readVarint();
        }, header);
        position += headerLength;
        if (position + header.size > file.length) {
            throw new Error(`${name}: cut off; a block of ${header.size} bytes begins at byte ${position}.`);
        }
        yield { type: header.type, data: unpackBlob(file.subarray(position, position + header.size), name) };
        position += header.size;
    }
}

function unpackBlob(bytes: Uint8Array, name: string): Uint8Array {
    const blob: { raw: Uint8Array | null; zlib: Uint8Array | null } = { raw: null, zlib: null };
    new PbfReader(bytes).readFields((field, target, pbf) => {
        if (field === 1) target.raw = pbf.readBytes();
        else if (field === 3) target.zlib = pbf.readBytes();
    }, blob);
    if (blob.raw) return blob.raw;
    if (blob.zlib) return inflateSync(blob.zlib, { maxOutputLength: MAX_BLOB_BYTES });
    throw new Error(`${name}: a block is neither plain nor zlib; write the extract with zlib compression.`);
}

function checkHeader(bytes: Uint8Array, name: string): void {
    const required: string[] = [];
    new PbfReader(bytes).readFields((field, target, pbf) => {
        if (field === 4) target.push(pbf.readString());
    }, required);
    const unknown = required.filter((feature) => !KNOWN_FEATURES.has(feature));
    if (unknown.length > 0) {
        throw new Error(`${name}: needs ${unknown.join(', ')}; this reader knows ${[...KNOWN_FEATURES].join(', ')}.`);
    }
}

function nodeColumns(ids: readonly number[], latitudes: readonly number[], longitudes: readonly number[]): OsmNodes {
    const order = Uint32Array.from(ids.keys());
    if (!isAscending(ids)) order.sort((a, b) => ids[a]! - ids[b]!);
    const sortedIds = Float64Array.from(order, (row) => ids[row]!);
    return {
        count: ids.length,
        ids: sortedIds,
        latitudes: Float64Array.from(order, (row) => latitudes[row]!),
        longitudes: Float64Array.from(order, (row) => longitudes[row]!),
        indexOf: (id) => binarySearch(sortedIds, id)
    };
}

function isAscending(values: readonly number[]): boolean {
    for (let i = 1; i < values.length; i++) if (values[i]! <= values[i - 1]!) return false;
    return true;
}

function binarySearch(sorted: Float64Array, value: number): number {
    let low = 0;
    let high = sorted.length - 1;
    while (low <= high) {
        const middle = (low + high) >> 1;
        const found = sorted[middle]!;
        if (found === value) return middle;
        if (found < value) low = middle + 1;
        else high = middle - 1;
    }
    return -1;
}
