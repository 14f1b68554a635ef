/** `node lib/test/benchmarks/stays/fitWeights.js [--days 80]`: fits the assignment model on days that are not reported on. */
import { parseArgs } from 'node:util';
import { DEFAULT_MODEL, fitModel } from '../../../middleware/src/visits/assignment/model.ts';
import { detectStays } from '../../../middleware/src/visits/stays/detectStays.ts';
import { examplesOf } from './assignmentScore.ts';
import { benchSimulated } from './simulatedBench.ts';
import { openRegion } from './simulation/company.ts';
import { CHOICE_SEED, simulateDays } from './simulation/simulateDays.ts';

const { values } = parseArgs({ options: { days: { type: 'string', default: '80' } } });
const days = await simulateDays(openRegion(), Number(values.days), CHOICE_SEED);
const examples = days.flatMap((day) => examplesOf(day, detectStays(day.points)));
const model = fitModel(examples, DEFAULT_MODEL, 1_000);
console.log(
    JSON.stringify(
        { examples: examples.length, model, before: benchSimulated(days), after: benchSimulated(days, model) },
        null,
        1
    )
);
