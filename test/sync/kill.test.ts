import process from 'node:process';
import { expect, test } from '@jest/globals';
import { PHASES, runKills } from './support/durability/killRounds.ts';

/** The long form: `npm run durability:sync -- --kills 30`. */
const KILLS = Number(process.env['FIELDMAP_TEST_KILLS'] ?? 6);
const SEED = Number(process.env['FIELDMAP_TEST_KILL_SEED'] ?? 11);

// Guard: state written outside the transaction of its data (rows missing), or enqueue() after the push (keys lost).
test('D11 kill -9 during first load, increment and write-back: nothing acknowledged is lost, nothing is doubled', async () => {
    const report = await runKills({ kills: KILLS, seed: SEED });
    expect({ differences: report.differences, lostOrDoubled: report.lostOrDoubled }).toEqual({
        differences: {},
        lostOrDoubled: []
    });
    // Each kill during write-back comes right after an acknowledgement.
    expect(report.acknowledgedVisits).toBeGreaterThanOrEqual(report.kills['write-back'].all);
    const all = PHASES.map((phase) => report.kills[phase]);
    expect(all.reduce((sum, phase) => sum + phase.all, 0)).toBe(KILLS);
    expect(all.reduce((sum, phase) => sum + phase.inside, 0)).toBeGreaterThan(0);
}, 600_000);
