import { expect, test } from '@jest/globals';
import type { AdminApi, RunKind, SyncStatus } from './adminApi.ts';
import { runAndFollow } from './followSync.ts';
import { sentence } from './syncRun.ts';

const FIRST = '2026-11-22T08:00:00.000Z';
const SECOND = '2026-11-22T09:00:00.000Z';

function status(state: SyncStatus['state'], change: Partial<SyncStatus> = {}): SyncStatus {
    return {
        state,
        objects: [],
        lastFinishedAt: FIRST,
        lagSeconds: null,
        outbox: { waiting: 0, failed: 0, conflicts: 0 },
        alerts: [],
        error: null,
        errorCode: null,
        ...change
    };
}

const account = (phase: string, rows: number): SyncStatus['objects'][number] => ({
    ...{ objectApiName: 'Account', lagSeconds: null },
    ...{ phase, rows, total: 5000 }
});

/** Follows a middleware that gives these answers, one a second. */
async function follow(answers: readonly SyncStatus[], limitSeconds: number) {
    const left = [...answers];
    const started: RunKind[] = [];
    const said: string[] = [];
    let milliseconds = 0;
    const api = {
        syncStatus: () => Promise.resolve(left.length > 1 ? (left.shift() as SyncStatus) : (left[0] as SyncStatus)),
        startSync: (kind: RunKind) => Promise.resolve(void started.push(kind))
    } as unknown as AdminApi;
    const last = await runAndFollow(
        {
            api,
            limitSeconds,
            sleep: (pause) => Promise.resolve(void (milliseconds += pause)),
            now: () => milliseconds,
            say: (now) => void said.push(sentence(now))
        },
        'pass'
    );
    return { last, said, started, seconds: milliseconds / 1000 };
}

// Guard: runAndFollow() that says nothing while it waits.
test('progress of a first load is said until the run has ended', async () => {
    const loading = (rows: number) => status('loading', { objects: [account('loading', rows)] });
    const done = status('idle', { lastFinishedAt: SECOND, objects: [account('ready', 5000)] });
    const { last, said, started } = await follow([status('idle'), loading(1000), loading(4000), done], 60);
    expect(started).toEqual(['pass']);
    expect(said).toEqual([
        'loading: 1000 records, 0 changes waiting to be written to the org; 0 of 1 objects ready; Account: 1000 of 5000',
        'loading: 4000 records, 0 changes waiting to be written to the org; 0 of 1 objects ready; Account: 4000 of 5000'
    ]);
    expect(last).toBe(done);
});

// Guard: isOver() that takes any `idle` for the end.
test('the end of an earlier run is not taken for the end of this one', async () => {
    const idle = status('idle');
    const done = status('idle', { lastFinishedAt: SECOND });
    const { last, seconds } = await follow([idle, idle, idle, done], 60);
    expect(last).toBe(done);
    expect(seconds).toBe(2);
});

test.each([
    ['--wait 1 gives up after a minute', 60, 60],
    ['--async and --wait 0 do not wait', 0, 0]
])('%s', async (_name, limitSeconds, waited) => {
    const { last, seconds } = await follow([status('running')], limitSeconds);
    expect([last.state, seconds]).toEqual(['running', waited]);
});

test('a run that fails ends the waiting', async () => {
    const { last, seconds } = await follow([status('idle'), status('running'), status('failed')], 60);
    expect([last.state, seconds]).toEqual(['failed', 1]);
});
