import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readRoadGraph, writeRoadGraph } from '../../middleware/src/travel/road/graphFile.ts';
import { readOsm } from './osm/readOsm.ts';
import { assembleRoadGraph } from './osm/roads/assembleRoadGraph.ts';

/** Builds the road graph of an extract and writes it; directories are made. Errors: as `readOsm`. */
export function buildRoadGraph(extractPath: string, graphPath: string): void {
    const graph = assembleRoadGraph(readOsm(extractPath), basename(extractPath));
    mkdirSync(dirname(graphPath), { recursive: true });
    writeRoadGraph(graphPath, graph);
}

function main(): void {
    const { values } = parseArgs({ options: { extract: { type: 'string' }, out: { type: 'string' } } });
    if (!values.extract || !values.out) {
        console.error('Usage: node lib/scripts/build/roadGraph.js --extract <file.osm.pbf> --out <file.graph>');
        process.exitCode = 2;
        return;
    }
    buildRoadGraph(values.extract, values.out);
    const graph = readRoadGraph(values.out);
    console.log(`${values.out}: ${graph.nodeCount} junctions, ${graph.edgeFrom.length} edges, ${statSync(values.out).size} bytes`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
