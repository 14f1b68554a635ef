import { haversineMetresBetween } from '#kernel/geo';
import type { OsmExtract } from '../osmExtract.ts';
import { type CarRoad, carRoad, isBarrier } from './carAccess.ts';

/** A piece of road between two junctions. */
export interface RoadPiece {
    readonly road: CarRoad;
    /** Rows of the extract's nodes, first and last are junctions. */
    readonly rows: readonly number[];
    readonly metres: number;
}

/** Cuts the roads for cars at junctions, at their ends, at barriers and where the extract ends. */
export function splitRoads(extract: OsmExtract): RoadPiece[] {
    const roads: { road: CarRoad; runs: number[][] }[] = [];
    const uses = new Uint8Array(extract.nodes.count);
    for (const way of extract.ways) {
        const road = carRoad(way.tags);
        if (!road) continue;
        const runs = passableRuns(extract, way.refs);
        for (const run of runs) {
            for (const row of run) uses[row] = Math.min(2, uses[row]! + 1);
            uses[run[0]!] = 2;
            uses[run[run.length - 1]!] = 2;
        }
        roads.push({ road, runs });
    }
    return roads.flatMap(({ road, runs }) => runs.flatMap((run) => cutRun(extract, road, run, uses)));
}

function passableRuns(extract: OsmExtract, refs: readonly number[]): number[][] {
    const runs: number[][] = [[]];
    for (const ref of refs) {
        const row = extract.nodes.indexOf(ref);
        if (row < 0 || isBarrier(extract.nodeTags.get(ref))) runs.push([]);
        else runs[runs.length - 1]!.push(row);
    }
    return runs.filter((run) => run.length >= 2);
}

function cutRun(extract: OsmExtract, road: CarRoad, run: readonly number[], uses: Uint8Array): RoadPiece[] {
    const { latitudes, longitudes } = extract.nodes;
    const pieces: RoadPiece[] = [];
    let rows = [run[0]!];
    let metres = 0;
    for (let i = 1; i < run.length; i++) {
        const from = run[i - 1]!;
        const to = run[i]!;
        metres += haversineMetresBetween(latitudes[from]!, longitudes[from]!, latitudes[to]!, longitudes[to]!);
        rows.push(to);
        if (uses[to]! < 2) continue;
        pieces.push({ road, rows, metres });
        rows = [to];
        metres = 0;
    }
    return pieces;
}
