import { expect, test } from '@jest/globals';
import { createBreath } from './breath.ts';

/** Statements as the embedded store runs them: each takes 4 ms of the thread and settles at once. */
async function statements(count: number, breathe: () => Promise<void> | undefined, spend: () => void): Promise<void> {
    for (let i = 0; i < count; i++) {
        await breathe();
        spend();
    }
}

test('others get their turn while one statement follows the other', async () => {
    let nowMs = 0;
    const breathe = createBreath(() => nowMs);
    const heardAt: number[] = [];
    let isDone = false;
    const listen = (): void => {
        heardAt.push(nowMs);
        if (!isDone) setImmediate(listen);
    };
    setImmediate(listen);
    await statements(30, breathe, () => (nowMs += 4));
    isDone = true;
    const gaps = [...heardAt, nowMs].map((at, i, all) => at - (all[i - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(16);
});

test('a few statements go on without a pause', async () => {
    let nowMs = 0;
    let isHeard = false;
    setImmediate(() => {
        isHeard = true;
    });
    await statements(
        3,
        createBreath(() => nowMs),
        () => (nowMs += 3)
    );
    expect(isHeard).toBe(false);
});
