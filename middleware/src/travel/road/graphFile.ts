import { readFileSync, writeFileSync, renameSync } from 'node:fs';
import type { Bounds } from '#kernel/geo';

/** Raise when the sections or their meaning change. */
export const GRAPH_FORMAT_VERSION = 1;

const MAGIC = 'FMROADS\n';
const HEADER_OFFSET = 16;
const ALIGNMENT = 8;

/** Facts about a graph: where it came from and with which speeds its times were made. */
export interface RoadGraphMeta {
    readonly attribution: string;
    /** File name of the extract. */
    readonly extract: string;
    readonly speedProfile: string;
    readonly bounds: Bounds;
}

/**
 * Roads for cars as columns. Edge i runs from junction `edgeFrom[i]` to `edgeTo[i]` along its shape points
 * `shapeStarts[i]` to `shapeStarts[i + 1]` (both ends included).
 *
 * Units: seconds, metres, integer micro-degrees. A negative number of seconds: closed in that direction.
 */
export interface RoadGraph {
    readonly meta: RoadGraphMeta;
    readonly nodeCount: number;
    readonly edgeFrom: Uint32Array;
    readonly edgeTo: Uint32Array;
    readonly edgeMetres: Float32Array;
    readonly secondsForward: Float32Array;
    readonly secondsBackward: Float32Array;
    /** Seconds lost at the junction on arrival: giving way, signals. */
    readonly delayForward: Float32Array;
    readonly delayBackward: Float32Array;
    readonly shapeStarts: Uint32Array;
    readonly shapeLatitudes: Int32Array;
    readonly shapeLongitudes: Int32Array;
}

const SECTIONS = [
    ['edgeFrom', Uint32Array],
    ['edgeTo', Uint32Array],
    ['edgeMetres', Float32Array],
    ['secondsForward', Float32Array],
    ['secondsBackward', Float32Array],
    ['delayForward', Float32Array],
    ['delayBackward', Float32Array],
    ['shapeStarts', Uint32Array],
    ['shapeLatitudes', Int32Array],
    ['shapeLongitudes', Int32Array]
] as const;

interface Header {
    readonly meta: RoadGraphMeta;
    readonly nodeCount: number;
    readonly lengths: Readonly<Record<string, number>>;
}

/**
 * Writes the graph: magic, version, length of the header, header as JSON, then the columns, each aligned to 8 bytes,
 * in the byte order of the machine (little-endian everywhere Node runs). Written aside and renamed, so a reader never
 * sees half a file.
 */
export function writeRoadGraph(path: string, graph: RoadGraph): void {
    const lengths = Object.fromEntries(SECTIONS.map(([name]) => [name, graph[name].length]));
    const header = Buffer.from(
        JSON.stringify({ meta: graph.meta, nodeCount: graph.nodeCount, lengths } satisfies Header)
    );
    const start = Buffer.alloc(HEADER_OFFSET);
    start.write(MAGIC, 'latin1');
    start.writeUInt32LE(GRAPH_FORMAT_VERSION, 8);
    start.writeUInt32LE(header.length, 12);
    const parts = [start, header, padding(HEADER_OFFSET + header.length)];
    for (const [name] of SECTIONS) {
        const column = graph[name];
        parts.push(Buffer.from(column.buffer, column.byteOffset, column.byteLength), padding(column.byteLength));
    }
    writeFileSync(`${path}.part`, Buffer.concat(parts));
    renameSync(`${path}.part`, path);
}

/** Errors: a missing file, another kind of file, another version of the format, a file that is cut off. */
export function readRoadGraph(path: string): RoadGraph {
    const bytes = readBytes(path);
    if (bytes.length < HEADER_OFFSET || bytes.toString('latin1', 0, 8) !== MAGIC) {
        throw new Error(`${path}: expected a Fieldmap road graph, found another kind of file. ${REBUILD}`);
    }
    const version = bytes.readUInt32LE(8);
    if (version !== GRAPH_FORMAT_VERSION) {
        throw new Error(
            `${path}: road graph of format version ${version}, expected ${GRAPH_FORMAT_VERSION}. ${REBUILD}`
        );
    }
    const headerEnd = HEADER_OFFSET + bytes.readUInt32LE(12);
    const header = JSON.parse(bytes.toString('utf8', HEADER_OFFSET, headerEnd)) as Header;
    // A fresh buffer: Node's pooled one need not be aligned for typed arrays.
    const memory = new Uint8Array(bytes).buffer;
    const columns: Record<string, unknown> = {};
    let position = aligned(headerEnd);
    for (const [name, Column] of SECTIONS) {
        const length = header.lengths[name] ?? 0;
        if (position + length * Column.BYTES_PER_ELEMENT > memory.byteLength) {
            throw new Error(`${path}: the road graph is cut off in its column ${name}. ${REBUILD}`);
        }
        columns[name] = new Column(memory, position, length);
        position = aligned(position + length * Column.BYTES_PER_ELEMENT);
    }
    return { meta: header.meta, nodeCount: header.nodeCount, ...columns } as RoadGraph;
}

const REBUILD = 'Build it again: node lib/scripts/build/roadGraph.js --extract <file.osm.pbf> --out <file.graph>.';

function readBytes(path: string): Buffer {
    try {
        return readFileSync(path);
    } catch (error) {
        throw new Error(`${path}: the road graph cannot be read. ${REBUILD}`, { cause: error });
    }
}

function aligned(position: number): number {
    return Math.ceil(position / ALIGNMENT) * ALIGNMENT;
}

function padding(length: number): Buffer {
    return Buffer.alloc(aligned(length) - length);
}
