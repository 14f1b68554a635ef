import { mkdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type RoadGraph, writeRoadGraph } from '../../middleware/src/travel/road/graphFile.ts';
import { readOsm } from './osm/readOsm.ts';
import { buildRoadGraph } from './osm/roads/buildRoadGraph.ts';

export interface RoadGraphFacts {
    readonly junctions: number;
    readonly edges: number;
    readonly bytes: number;
}

/** Builds the road graph of an extract and writes it; directories are made. Errors: as `readOsm`. */
export function buildRoadGraphFile(extractPath: string, graphPath: string): RoadGraphFacts {
    const graph: RoadGraph = buildRoadGraph(readOsm(extractPath), basename(extractPath));
    mkdirSync(dirname(graphPath), { recursive: true });
    writeRoadGraph(graphPath, graph);
    return { junctions: graph.nodeCount, edges: graph.edgeFrom.length, bytes: statSync(graphPath).size };
}

function main(): void {
    const { values } = parseArgs({ options: { extract: { type: 'string' }, out: { type: 'string' } } });
    if (!values.extract || !values.out) {
        console.error('Usage: node lib/scripts/build/roadGraph.js --extract <file.osm.pbf> --out <file.graph>');
        process.exitCode = 2;
        return;
    }
    const facts = buildRoadGraphFile(values.extract, values.out);
    console.log(`${values.out}: ${facts.junctions} junctions, ${facts.edges} edges, ${facts.bytes} bytes`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
