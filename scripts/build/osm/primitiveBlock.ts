import { PbfReader } from 'pbf';
import type { OsmMember, OsmRelation, OsmTags, OsmWay } from './osmExtract.ts';

/** Receives the elements of one decoded block. Coordinates in degrees WGS 84. */
export interface ElementSink {
    node(id: number, latitude: number, longitude: number, tags: OsmTags | null): void;
    way(way: OsmWay): void;
    relation(relation: OsmRelation): void;
}

interface BlockHead {
    readonly strings: string[];
    readonly groups: Uint8Array[];
    granularity: number;
    latitudeOffset: number;
    longitudeOffset: number;
}

const NANODEGREES = 1e9;
const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

/**
 * Decodes one `OSMData` block.
 *
 * Source: field numbers of `osmformat.proto`, https://wiki.openstreetmap.org/wiki/PBF_Format.
 */
export function readPrimitiveBlock(bytes: Uint8Array, sink: ElementSink): void {
    const head = readHead(bytes);
    for (const group of head.groups) readGroup(group, head, sink);
}

function readHead(bytes: Uint8Array): BlockHead {
    const head: BlockHead = { strings: [], groups: [], granularity: 100, latitudeOffset: 0, longitudeOffset: 0 };
    new PbfReader(bytes).readFields((field, block, pbf) => {
        if (field === 1) readStringTable(pbf.readBytes(), block.strings);
        else if (field === 2) block.groups.push(pbf.readBytes());
        else if (field === 17) block.granularity = pbf.readVarint();
        else if (field === 19) block.latitudeOffset = pbf.readVarint(true);
        else if (field === 20) block.longitudeOffset = pbf.readVarint(true);
    }, head);
    return head;
}

function readStringTable(bytes: Uint8Array, strings: string[]): void {
    new PbfReader(bytes).readFields((field, table, pbf) => {
        if (field === 1) table.push(pbf.readString());
    }, strings);
}

function readGroup(bytes: Uint8Array, head: BlockHead, sink: ElementSink): void {
    new PbfReader(bytes).readFields((field, target, pbf) => {
        if (field === 1) readPlainNode(pbf.readBytes(), head, target);
        else if (field === 2) readDenseNodes(pbf.readBytes(), head, target);
        else if (field === 3) target.way(readWay(pbf.readBytes(), head.strings));
        else if (field === 4) target.relation(readRelation(pbf.readBytes(), head.strings));
    }, sink);
}

function readPlainNode(bytes: Uint8Array, head: BlockHead, sink: ElementSink): void {
    const node = { id: 0, latitude: 0, longitude: 0, keys: [] as number[], values: [] as number[] };
    new PbfReader(bytes).readFields((field, target, pbf) => {
        if (field === 1) target.id = pbf.readSVarint();
        else if (field === 2) pbf.readPackedVarint(target.keys);
        else if (field === 3) pbf.readPackedVarint(target.values);
        else if (field === 8) target.latitude = pbf.readSVarint();
        else if (field === 9) target.longitude = pbf.readSVarint();
    }, node);
    const tags = node.keys.length > 0 ? pairTags(node.keys, node.values, head.strings) : null;
    sink.node(
        node.id,
        degrees(node.latitude, head.latitudeOffset, head),
        degrees(node.longitude, head.longitudeOffset, head),
        tags
    );
}

function readDenseNodes(bytes: Uint8Array, head: BlockHead, sink: ElementSink): void {
    const dense = {
        ids: [] as number[],
        latitudes: [] as number[],
        longitudes: [] as number[],
        keysValues: [] as number[]
    };
    new PbfReader(bytes).readFields((field, target, pbf) => {
        if (field === 1) pbf.readPackedSVarint(target.ids);
        else if (field === 8) pbf.readPackedSVarint(target.latitudes);
        else if (field === 9) pbf.readPackedSVarint(target.longitudes);
        else if (field === 10) pbf.readPackedVarint(target.keysValues);
    }, dense);
    let id = 0;
    let latitude = 0;
    let longitude = 0;
    let cursor = 0;
    for (let i = 0; i < dense.ids.length; i++) {
        id += dense.ids[i]!;
        latitude += dense.latitudes[i]!;
        longitude += dense.longitudes[i]!;
        let tags: Record<string, string> | null = null;
        // Keys and values of all nodes stand in one list; a 0 ends the tags of a node.
        while (cursor < dense.keysValues.length && dense.keysValues[cursor] !== 0) {
            tags ??= {};
            tags[head.strings[dense.keysValues[cursor]!]!] = head.strings[dense.keysValues[cursor + 1]!]!;
            cursor += 2;
        }
        cursor++;
        sink.node(
            id,
            degrees(latitude, head.latitudeOffset, head),
            degrees(longitude, head.longitudeOffset, head),
            tags
        );
    }
}

function degrees(value: number, offset: number, head: BlockHead): number {
    return (offset + head.granularity * value) / NANODEGREES;
}

function readWay(bytes: Uint8Array, strings: readonly string[]): OsmWay {
    const way = { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] };
    new PbfReader(bytes).readFields((field, target, pbf) => {
        if (field === 1) target.id = pbf.readVarint();
        else if (field === 2) pbf.readPackedVarint(target.keys);
        else if (field === 3) pbf.readPackedVarint(target.values);
        else if (field === 8) pbf.readPackedSVarint(target.refs);
    }, way);
    return { id: way.id, refs: undoDeltas(way.refs), tags: pairTags(way.keys, way.values, strings) };
}

function readRelation(bytes: Uint8Array, strings: readonly string[]): OsmRelation {
    const relation = {
        id: 0,
        keys: [] as number[],
        values: [] as number[],
        roles: [] as number[],
        refs: [] as number[],
        types: [] as number[]
    };
    new PbfReader(bytes).readFields((field, target, pbf) => {
        if (field === 1) target.id = pbf.readVarint();
        else if (field === 2) pbf.readPackedVarint(target.keys);
        else if (field === 3) pbf.readPackedVarint(target.values);
        else if (field === 8) pbf.readPackedVarint(target.roles);
        else if (field === 9) pbf.readPackedSVarint(target.refs);
        else if (field === 10) pbf.readPackedVarint(target.types);
    }, relation);
    const members: OsmMember[] = undoDeltas(relation.refs).map((ref, i) => ({
        type: MEMBER_TYPES[relation.types[i]!] ?? 'node',
        ref,
        role: strings[relation.roles[i]!] ?? ''
    }));
    return { id: relation.id, members, tags: pairTags(relation.keys, relation.values, strings) };
}

function undoDeltas(values: number[]): number[] {
    for (let i = 1; i < values.length; i++) values[i] = values[i]! + values[i - 1]!;
    return values;
}

function pairTags(keys: readonly number[], values: readonly number[], strings: readonly string[]): OsmTags {
    const tags: Record<string, string> = {};
    for (let i = 0; i < keys.length; i++) tags[strings[keys[i]!]!] = strings[values[i]!]!;
    return tags;
}
