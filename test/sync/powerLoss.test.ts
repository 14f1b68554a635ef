import process from 'node:process';
import { expect, test } from '@jest/globals';
import { runPowerCuts } from './support/durability/powerCuts.ts';

/** The long form: `npm run durability:sync -- --cuts 20`. */
const CUTS = Number(process.env['FIELDMAP_TEST_POWER_CUTS'] ?? 2);
const SEED = Number(process.env['FIELDMAP_TEST_POWER_SEED'] ?? 5);

/*
 * Guard: an fsync that reaches the disk. Its twin without it is in the same run: `lostWithoutSync` counts what a store that
 * never forces anything to the disk would have lost.
 */
test('the power goes at any moment: the store opens, no acknowledged change is lost, the next passes converge', async () => {
    const { cuts, lostWithoutSync } = await runPowerCuts({ cuts: CUTS, seed: SEED });
    expect(cuts).toHaveLength(CUTS);
    for (const cut of cuts) {
        expect(cut).toMatchObject({ openError: null, lost: 0, isStateAhead: false, different: [] });
    }
    expect(lostWithoutSync).toBeGreaterThan(0);
}, 600_000);
