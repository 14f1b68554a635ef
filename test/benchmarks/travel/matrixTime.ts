import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createRoadTravel } from '../../../middleware/src/travel/road/roadTravel.ts';
import { readOsm } from '../../../scripts/build/osm/readOsm.ts';
import { assembleRoadGraph } from '../../../scripts/build/osm/roads/assembleRoadGraph.ts';
import { samplePairs } from './samplePairs.ts';

const RUNS = 5;

/** Prints the CPU time of building the graph, opening it and answering a matrix of 50, 200 and 500 places. */
async function main(): Promise<void> {
    const { values } = parseArgs({
        options: { extract: { type: 'string', default: 'scripts/demo/data/osm/liechtenstein.osm.pbf' } }
    });
    const extract = readOsm(values.extract);
    const [graph, buildMs] = await cpuMs(async () => assembleRoadGraph(extract, basename(values.extract)));
    const [travel, openMs] = await cpuMs(async () => createRoadTravel(graph));
    console.log(
        `${basename(values.extract)}: ${graph.nodeCount} junctions, ${graph.edgeFrom.length} edges; ` +
            `build ${buildMs.toFixed(0)} ms, open ${openMs.toFixed(0)} ms`
    );
    const places = samplePairs(extract, graph, 500, 7).map(({ from }) => from);
    for (const size of [50, 200, 500]) {
        const times: number[] = [];
        for (let i = 0; i < RUNS; i++) times.push((await cpuMs(() => travel.matrix(places.slice(0, size))))[1]);
        times.sort((a, b) => a - b);
        console.log(`matrix of ${size}: ${times[RUNS >> 1]!.toFixed(0)} ms CPU (median of ${RUNS}), no cache`);
    }
}

async function cpuMs<T>(work: () => Promise<T>): Promise<[T, number]> {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    return [result, (user + system) / 1000];
}

await main();
