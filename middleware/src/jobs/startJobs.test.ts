import { expect, test } from '@jest/globals';
import { silentLogger } from '../platform/logger.ts';
import { startJobs } from './startJobs.ts';
import type { Job } from './startJobs.ts';

/** Runs a job whose runs succeed or fail as `outcomes` say; gives the pauses that were asked for. */
async function pausesOf(
    outcomes: readonly boolean[],
    times: Pick<Job, 'firstAfterSeconds' | 'everySeconds'>
): Promise<number[]> {
    const pauses: number[] = [];
    let runs = 0;
    await new Promise<void>((resolve) => {
        const jobs = startJobs(
            [
                {
                    name: 'test',
                    ...times,
                    run: () => (outcomes[runs++] ? Promise.resolve() : Promise.reject(new Error('no')))
                }
            ],
            {
                logger: silentLogger,
                sleep: (seconds, signal) => {
                    pauses.push(seconds);
                    if (pauses.length <= outcomes.length) {
                        return Promise.resolve();
                    }
                    const aborted = new Promise<void>((_resolve, reject) => {
                        signal.addEventListener('abort', () => reject(new Error('aborted')));
                    });
                    setImmediate(() => void jobs.stop().then(resolve));
                    return aborted;
                }
            }
        );
    });
    return pauses;
}

test('a job comes again after its pause', async () => {
    expect(await pausesOf([true, true], { firstAfterSeconds: 5, everySeconds: 100 })).toEqual([5, 100, 100]);
});

test('failures are repeated sooner, ever later, never later than the pause; a success starts over', async () => {
    const times = { firstAfterSeconds: 0, everySeconds: 100 };
    expect(await pausesOf([false, false, false, true, false], times)).toEqual([0, 30, 60, 100, 100, 30]);
});

test('stop waits for the run in hand and starts none', async () => {
    const events: string[] = [];
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const jobs = startJobs(
        [
            {
                name: 'long',
                firstAfterSeconds: 0,
                everySeconds: 0,
                run: async (signal) => {
                    events.push('begin');
                    begun();
                    await new Promise((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 5)));
                    events.push('end');
                }
            }
        ],
        { logger: silentLogger }
    );
    await hasBegun;
    await jobs.stop();
    expect(events).toEqual(['begin', 'end']);
});
