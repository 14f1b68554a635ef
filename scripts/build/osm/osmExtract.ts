/** OpenStreetMap tags of one element, for example `{ highway: 'residential', name: 'Landstrasse' }`. */
export type OsmTags = Readonly<Record<string, string>>;

/**
 * All nodes of an extract as columns, ordered by id.
 *
 * Units: degrees WGS 84.
 */
export interface OsmNodes {
    readonly count: number;
    readonly ids: Float64Array;
    readonly latitudes: Float64Array;
    readonly longitudes: Float64Array;
    /** Row of a node id, or -1 when the extract does not hold that node. */
    indexOf(id: number): number;
}

export interface OsmWay {
    readonly id: number;
    /** Node ids in drawing order; the first equals the last when the way is closed. */
    readonly refs: readonly number[];
    readonly tags: OsmTags;
}

export interface OsmMember {
    readonly type: 'node' | 'way' | 'relation';
    readonly ref: number;
    readonly role: string;
}

export interface OsmRelation {
    readonly id: number;
    readonly members: readonly OsmMember[];
    readonly tags: OsmTags;
}

/** A whole extract in memory. Ways at the edge may name nodes that the extract does not hold. */
export interface OsmExtract {
    readonly nodes: OsmNodes;
    /** Tags by node id, only for nodes that have any. */
    readonly nodeTags: ReadonlyMap<number, OsmTags>;
    readonly ways: readonly OsmWay[];
    readonly relations: readonly OsmRelation[];
}

/** Coordinates of a way as `[latitude, longitude]` pairs in one flat array; nodes outside the extract are left out. */
export function wayCoordinates(nodes: OsmNodes, way: OsmWay): Float64Array {
    const flat = new Float64Array(way.refs.length * 2);
    let length = 0;
    for (const ref of way.refs) {
        const row = nodes.indexOf(ref);
        if (row < 0) continue;
        flat[length++] = nodes.latitudes[row]!;
        flat[length++] = nodes.longitudes[row]!;
    }
    return flat.subarray(0, length);
}

/** Middle of the vertices of a way: inside enough for an address or a label of a building. */
export function wayMiddle(nodes: OsmNodes, way: OsmWay): { latitude: number; longitude: number } | null {
    const flat = wayCoordinates(nodes, way);
    const isClosed = way.refs.length > 2 && way.refs[0] === way.refs[way.refs.length - 1];
    const count = flat.length / 2 - (isClosed && flat.length > 2 ? 1 : 0);
    if (count <= 0) return null;
    let latitude = 0;
    let longitude = 0;
    for (let i = 0; i < count; i++) {
        latitude += flat[2 * i]!;
        longitude += flat[2 * i + 1]!;
    }
    return { latitude: latitude / count, longitude: longitude / count };
}
