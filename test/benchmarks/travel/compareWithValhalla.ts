import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createRoadTravel } from '../../../middleware/src/travel/road/roadTravel.ts';
import { createGreatCircleTravel } from '../../../middleware/src/travel/index.ts';
import { readOsm } from '../../../scripts/build/osm/readOsm.ts';
import { assembleRoadGraph } from '../../../scripts/build/osm/roads/assembleRoadGraph.ts';
import { CAR_PROFILE } from '../../../scripts/build/osm/roads/speedProfile.ts';
import { type Comparison, compare, type MeasuredPair } from './comparison.ts';
import { fitSpeeds } from './fitSpeeds.ts';
import { samplePairs } from './samplePairs.ts';
import { openValhalla } from './valhalla.ts';

const HOW = `Compares the embedded road times with Valhalla's.

Valhalla is 280 MB and no dependency of Fieldmap. Install it anywhere else and say where:
    mkdir /tmp/valhalla && cd /tmp/valhalla && npm init -y && npm install @valhallajs/valhallajs@3.6.1
    FIELDMAP_VALHALLA=/tmp/valhalla/node_modules/@valhallajs/valhallajs \\
        node lib/test/benchmarks/travel/compareWithValhalla.js [--extract file.osm.pbf] [--pairs 500] [--fit]

--fit looks for better speeds on every second pair first and prints them; the others are reported.`;

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: {
            extract: { type: 'string', default: 'scripts/demo/data/osm/liechtenstein.osm.pbf' },
            pairs: { type: 'string', default: '500' },
            fit: { type: 'boolean', default: false }
        }
    });
    const packagePath = process.env['FIELDMAP_VALHALLA'];
    if (!packagePath) {
        console.log(HOW);
        return;
    }
    const extract = readOsm(values.extract);
    const graph = assembleRoadGraph(extract, basename(values.extract));
    const valhalla = await openValhalla(packagePath, values.extract);
    const measured: MeasuredPair[] = [];
    for (const pair of samplePairs(extract, graph, Number(values.pairs), 20261121)) {
        const expected = await valhalla.ask(pair.from, pair.to);
        if (expected && expected.seconds > 0) measured.push({ ...pair, expected });
    }
    await valhalla.close();
    console.log(`${basename(values.extract)}: ${measured.length} of ${values.pairs} pairs answered by Valhalla`);
    const fitted = measured.filter((_, i) => i % 2 === 0);
    const others = measured.filter((_, i) => i % 2 === 1);
    if (values.fit) {
        const profile = await fitSpeeds(extract, fitted, CAR_PROFILE, console.log);
        console.log(JSON.stringify(profile, null, 4));
        const travel = createRoadTravel(assembleRoadGraph(extract, 'fitted', profile));
        show('new speeds, pairs used for fitting', await compare(travel, fitted));
        show('new speeds, other pairs', await compare(travel, others));
    }
    const road = createRoadTravel(graph);
    show(`speeds ${CAR_PROFILE.name}, pairs used for fitting`, await compare(road, fitted));
    show(`speeds ${CAR_PROFILE.name}, other pairs`, await compare(road, others));
    show('great-circle estimate, other pairs', await compare(createGreatCircleTravel(), others));
}

function show(name: string, { pairs, unreachable, time, distance }: Comparison): void {
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    console.log(
        `${name}: ${pairs} pairs, ${unreachable} without a way; ` +
            `time median ${percent(time.median)}, p90 ${percent(time.p90)}, bias ${percent(time.bias)}; ` +
            `distance median ${percent(distance.median)}, p90 ${percent(distance.p90)}, bias ${percent(distance.bias)}`
    );
}

await main();
