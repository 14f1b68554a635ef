import { Random } from '../../../../scripts/demo/data/random.ts';
import type { Region } from './company.ts';
import { simulateDay, type SimulatedDay } from './simulateDay.ts';

/** Settings and weights were chosen on days of this seed; figures come from {@link REPORT_SEED}. */
export const CHOICE_SEED = 7;
export const REPORT_SEED = 2026;

/** Days of random reps. The same seed gives the same days. */
export async function simulateDays({ reps, roads }: Region, count: number, seed: number): Promise<SimulatedDay[]> {
    const random = new Random(seed);
    const days: SimulatedDay[] = [];
    for (let i = 0; i < count; i++) {
        const ofDay = random.fork(`day ${i}`);
        days.push(await simulateDay(ofDay.pick(reps), roads, ofDay));
    }
    return days;
}
