/**
 * `npm run bench:weeks`: ten weeks of the demo reps, as driven, by two rules of thumb and by Fieldmap.
 *   --json             one object on standard output
 *   --weeks 10         how many (rep, week) pairs
 *   --seconds 1        CPU seconds of the solver for a week
 *   --seed 1           of the demo company
 *   --today 2026-11-20
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createRoadTravel } from '../../../../middleware/src/travel/road/roadTravel.ts';
import { readOsm } from '../../../../scripts/build/osm/readOsm.ts';
import { assembleRoadGraph } from '../../../../scripts/build/osm/roads/assembleRoadGraph.ts';
import { compareWeek, type WeekResult } from './compareWeek.ts';
import { readDemoCompany } from './demoRecords.ts';
import { pickWeeks } from './pickWeeks.ts';
import { meansOf, tablesOf } from './report.ts';

const EXTRACT = 'scripts/demo/data/osm/liechtenstein.osm.pbf';

function cpuSeconds(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
}

const { values } = parseArgs({
    options: {
        json: { type: 'boolean', default: false },
        weeks: { type: 'string', default: '10' },
        seconds: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        today: { type: 'string', default: '2026-11-20' }
    }
});
const [count, seconds, seed] = [values.weeks, values.seconds, values.seed].map(Number) as [number, number, number];
if (!Number.isInteger(count) || count < 1 || !(seconds > 0) || !Number.isInteger(seed)) {
    throw new RangeError('Expected whole numbers for --weeks and --seed and a positive number for --seconds.');
}
const travel = createRoadTravel(assembleRoadGraph(readOsm(EXTRACT), 'liechtenstein.osm.pbf'));
const company = readDemoCompany(seed, values.today, EXTRACT);
const weeks: WeekResult[] = [];
for (const picked of pickWeeks(company, values.today, count)) {
    weeks.push(await compareWeek(company, picked, travel, { seconds, now: cpuSeconds }));
}
const means = { fullHours: meansOf(weeks, 'fullHours'), sameVisits: meansOf(weeks, 'sameVisits') };
process.stdout.write(
    values.json
        ? `${JSON.stringify({ seed, today: values.today, seconds, means, weeks }, null, 2)}\n`
        : `The whole working hours\n\n${tablesOf(weeks, 'fullHours')}\n` +
              `As many visits a day as were driven\n\n${tablesOf(weeks, 'sameVisits')}`
);
