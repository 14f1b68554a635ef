import { type Bounds, boundsOf, MICRO_DEGREES_PER_DEGREE } from '#kernel/geo';
import type { RoadGraph } from '../../../../middleware/src/travel/road/graphFile.ts';
import type { OsmExtract } from '../osmExtract.ts';
import { builtUpAreas } from './builtUpAreas.ts';
import { CAR_PROFILE, ROAD_CLASSES, type SpeedProfile } from './speedProfile.ts';
import { type RoadPiece, splitRoads } from './splitRoads.ts';
import { strongComponents } from './strongComponents.ts';

/** Junctions that reach each other; smaller islands (a car park behind a gate, a stub at the edge) are left out. */
const MIN_COMPONENT_NODES = 100;
const CLOSED = -1;
const METRES_PER_SECOND = 1 / 3.6;

/** The extract's roads for cars as a graph with times. `name` goes into the graph's facts. */
export function assembleRoadGraph(extract: OsmExtract, name: string, profile: SpeedProfile = CAR_PROFILE): RoadGraph {
    const pieces = connectedPieces(splitRoads(extract));
    const nodeNumbers = new Map<number, number>();
    const numberOf = (row: number): number => {
        if (!nodeNumbers.has(row)) nodeNumbers.set(row, nodeNumbers.size);
        return nodeNumbers.get(row)!;
    };
    const ends = pieces.map(({ rows }) => [numberOf(rows[0]!), numberOf(rows[rows.length - 1]!)] as const);
    const isBuiltUp = builtUpAreas(extract, pieces);
    const delay = junctionDelays(extract, pieces, profile);
    const shape = shapeColumns(extract, pieces);
    return {
        meta: {
            attribution: '© OpenStreetMap contributors',
            extract: name,
            speedProfile: profile.name,
            bounds: shape.bounds
        },
        nodeCount: nodeNumbers.size,
        edgeFrom: Uint32Array.from(ends, ([from]) => from),
        edgeTo: Uint32Array.from(ends, ([, to]) => to),
        edgeMetres: Float32Array.from(pieces, ({ metres }) => metres),
        secondsForward: Float32Array.from(pieces, (piece) => drivingSeconds(piece, true, isBuiltUp(piece), profile)),
        secondsBackward: Float32Array.from(pieces, (piece) => drivingSeconds(piece, false, isBuiltUp(piece), profile)),
        delayForward: Float32Array.from(pieces, (piece) => delay(piece, piece.rows[piece.rows.length - 1]!)),
        delayBackward: Float32Array.from(pieces, (piece) => delay(piece, piece.rows[0]!)),
        shapeStarts: shape.starts,
        shapeLatitudes: shape.latitudes,
        shapeLongitudes: shape.longitudes
    };
}

function drivingSeconds(
    { road, metres }: RoadPiece,
    isForward: boolean,
    isBuiltUp: boolean,
    profile: SpeedProfile
): number {
    if (!(isForward ? road.isForwardOpen : road.isBackwardOpen)) return CLOSED;
    const limit = isForward ? road.limitForward : road.limitBackward;
    let speed = profile.kilometresPerHour[road.roadClass];
    if (limit !== null) speed = limit * profile.shareOfLimit;
    else if (isBuiltUp) speed *= profile.builtUpFactor;
    if (road.isLink) speed *= profile.linkFactor;
    if (road.isUnpaved) speed *= profile.unpavedFactor;
    if (road.isDestinationOnly) speed *= profile.destinationFactor;
    return metres / (Math.max(3, speed) * METRES_PER_SECOND);
}

/** Seconds lost on arrival at a junction, by the importance of the roads that meet there. */
function junctionDelays(
    extract: OsmExtract,
    pieces: readonly RoadPiece[],
    profile: SpeedProfile
): (piece: RoadPiece, row: number) => number {
    const arms = new Map<number, { count: number; bestRank: number; isRoundabout: boolean }>();
    for (const { road, rows } of pieces) {
        const rank = ROAD_CLASSES.indexOf(road.roadClass);
        for (const row of [rows[0]!, rows[rows.length - 1]!]) {
            const junction = arms.get(row) ?? { count: 0, bestRank: Infinity, isRoundabout: false };
            junction.count++;
            junction.bestRank = Math.min(junction.bestRank, rank);
            junction.isRoundabout ||= road.isRoundabout;
            arms.set(row, junction);
        }
    }
    return ({ road }, row) => {
        const { count, bestRank, isRoundabout } = arms.get(row)!;
        const hasSignal = extract.nodeTags.get(extract.nodes.ids[row]!)?.['highway'] === 'traffic_signals';
        if (hasSignal) return profile.signalSeconds;
        // On the roundabout one has the right of way.
        if (count < 3 || road.isRoundabout) return 0;
        const givesWay = isRoundabout || ROAD_CLASSES.indexOf(road.roadClass) > bestRank;
        return profile.junctionSeconds + (givesWay ? profile.giveWaySeconds : 0);
    };
}

/** Pieces whose both ends lie in one large component. */
function connectedPieces(pieces: readonly RoadPiece[]): RoadPiece[] {
    const numbers = new Map<number, number>();
    const heads: number[][] = [];
    const numberOf = (row: number): number => {
        if (!numbers.has(row)) {
            numbers.set(row, heads.length);
            heads.push([]);
        }
        return numbers.get(row)!;
    };
    const ends = pieces.map(({ road, rows }) => {
        const from = numberOf(rows[0]!);
        const to = numberOf(rows[rows.length - 1]!);
        if (road.isForwardOpen) heads[from]!.push(to);
        if (road.isBackwardOpen) heads[to]!.push(from);
        return [from, to] as const;
    });
    const component = strongComponents(heads.length, heads);
    const sizes = new Map<number, number>();
    for (const number of component) sizes.set(number, (sizes.get(number) ?? 0) + 1);
    const least = Math.min(MIN_COMPONENT_NODES, Math.max(...sizes.values()));
    return pieces.filter((_, i) => {
        const [from, to] = ends[i]!;
        return component[from] === component[to] && sizes.get(component[from]!)! >= least;
    });
}

function shapeColumns(extract: OsmExtract, pieces: readonly RoadPiece[]) {
    const { latitudes, longitudes } = extract.nodes;
    const starts = new Uint32Array(pieces.length + 1);
    pieces.forEach(({ rows }, i) => (starts[i + 1] = starts[i]! + rows.length));
    const rows = pieces.flatMap((piece) => piece.rows);
    const bounds: Bounds | null = boundsOf(
        rows.map((row) => ({ latitude: latitudes[row]!, longitude: longitudes[row]! }))
    );
    if (!bounds) throw new Error('The extract holds no connected roads for cars; is it an extract with highways?');
    return {
        starts,
        latitudes: Int32Array.from(rows, (row) => Math.round(latitudes[row]! * MICRO_DEGREES_PER_DEGREE)),
        longitudes: Int32Array.from(rows, (row) => Math.round(longitudes[row]! * MICRO_DEGREES_PER_DEGREE)),
        bounds
    };
}
