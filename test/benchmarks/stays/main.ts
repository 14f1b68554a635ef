/**
 * `npm run bench:stays [-- --json] [-- --tracks DIR] [-- --days 60] [-- --dwell 300] [-- --only real,simulated,speed,edge]
 *  [-- --store pglite,postgresql] [-- --people 5000] [-- --seconds 60] [-- --history 60]`
 * Stays on real tracks with diaries (DIR or FIELDMAP_BENCH_TRACKS), on simulated days with known truth, and speed; the plain method
 * in the same run. `edge` (not part of the default) asks the service over HTTP: a batch of 100, then 5,000 people at once.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchEdge, type EdgeFigures } from './edgeBench.ts';
import { benchReal, type RealFigures } from './realBench.ts';
import { readTracks } from './readTracks.ts';
import { benchSimulated, type SimulatedFigures } from './simulatedBench.ts';
import { openRegion } from './simulation/company.ts';
import { REPORT_SEED, simulateDays } from './simulation/simulateDays.ts';
import { benchSpeed, type SpeedFigures } from './speedBench.ts';
import { edgeToMarkdown, realToMarkdown, simulatedToMarkdown, speedToMarkdown } from './toMarkdown.ts';

const SAMPLE_TRACKS = 'test/fixtures/tracks/ssi';

const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        tracks: { type: 'string' },
        days: { type: 'string', default: '60' },
        dwell: { type: 'string', default: '300' },
        only: { type: 'string', default: 'real,simulated,speed' },
        store: { type: 'string', default: 'pglite' },
        people: { type: 'string', default: '5000' },
        seconds: { type: 'string', default: '60' },
        history: { type: 'string', default: '60' }
    }
});

async function main(): Promise<void> {
    const parts = values.only.split(',');
    const named = values.tracks ?? process.env['FIELDMAP_BENCH_TRACKS'];
    // Paths are meant from where the person stands, not from the package npm changes to.
    const directory = named === undefined ? SAMPLE_TRACKS : resolve(process.env['INIT_CWD'] ?? process.cwd(), named);
    const dwellSeconds = Number(values.dwell);
    const real = parts.includes('real') ? benchReal(readTracks(directory), dwellSeconds) : null;
    const speed = parts.includes('speed') ? benchSpeed() : null;
    const simulated = parts.includes('simulated')
        ? benchSimulated(await simulateDays(openRegion(), Number(values.days), REPORT_SEED))
        : null;
    const edge = parts.includes('edge') ? await benchStores() : null;
    process.stdout.write(
        values.json
            ? `${JSON.stringify(summaryOf(real, simulated, speed, edge))}\n`
            : tablesOf(real, simulated, speed, edge)
    );
}

async function benchStores(): Promise<EdgeFigures[]> {
    const figures: EdgeFigures[] = [];
    for (const store of values.store.split(',') as EdgeFigures['store'][]) {
        figures.push(
            await benchEdge({
                store,
                people: Number(values.people),
                seconds: Number(values.seconds),
                historyMinutes: Number(values.history)
            })
        );
    }
    return figures;
}

type Parts = [RealFigures | null, SimulatedFigures | null, SpeedFigures | null, readonly EdgeFigures[] | null];

/** `baselineF1` is the plain method on the real tracks; all shares are 0 to 1, errors medians in seconds. */
function summaryOf(...[real, simulated, speed, edge]: Parts): object {
    return {
        realF1: real?.ours.f1 ?? null,
        baselineF1: real?.baseline.f1 ?? null,
        realBoundF1: real?.bound.f1 ?? null,
        realKeptDiaryF1: real?.readings[0]?.ours.f1 ?? null,
        baselineKeptDiaryF1: real?.readings[0]?.baseline.f1 ?? null,
        simulatedF1: simulated?.ours.f1 ?? null,
        simulatedBaselineF1: simulated?.baseline.f1 ?? null,
        medianStartErrorSeconds: simulated?.ours.medianStartErrorSeconds ?? null,
        medianEndErrorSeconds: simulated?.ours.medianEndErrorSeconds ?? null,
        realMedianStartErrorSeconds: real?.ours.medianStartErrorSeconds ?? null,
        realMedianEndErrorSeconds: real?.ours.medianEndErrorSeconds ?? null,
        rightCustomerNeighbours50mPlanned: simulated?.customers.neighbours50mPlanned.right ?? null,
        brier: simulated?.customers.brier ?? null,
        pointsPerSecond: speed?.pointsPerSecond ?? null,
        batchOf100Ms: speed?.batchMedianMs ?? null,
        httpBatchOf100Ms: edge?.[0]?.batchOf100MedianMs ?? null,
        real,
        simulated,
        speed,
        edge
    };
}

function tablesOf(...[real, simulated, speed, edge]: Parts): string {
    return [
        ...(real ? realToMarkdown(real) : []),
        ...(simulated ? simulatedToMarkdown(simulated) : []),
        ...(speed ? speedToMarkdown(speed) : []),
        ...(edge ? edgeToMarkdown(edge) : [])
    ].join('\n');
}

await main();
