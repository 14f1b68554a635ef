import { describe, expect, it } from '@jest/globals';
import { AdminApiError, type AdminApi, type SyncStatus } from '../admin/adminApi.ts';
import { waitForMiddleware, waitForSync, type Waiting } from './waitForMiddleware.ts';

const STATUS = { state: 'loading', objects: [{ rows: 7 }], lastFinishedAt: null, error: null } as unknown as SyncStatus;

/** A clock that sleeping moves; answers come in order and the last one stays. */
function waiting(method: 'ping' | 'syncStatus', answers: readonly unknown[]): { readonly parts: Waiting; readonly said: string[] } {
    const said: string[] = [];
    const queue = [...answers];
    let now = 0;
    const answer = async (): Promise<unknown> => {
        const next = queue.length > 1 ? queue.shift() : queue[0];
        return next instanceof Error ? Promise.reject(next) : next;
    };
    return {
        said,
        parts: {
            api: { [method]: answer } as unknown as AdminApi,
            now: () => now,
            sleep: async (milliseconds) => {
                now += milliseconds;
            },
            limitSeconds: 5,
            say: (text) => void said.push(text)
        }
    };
}
const refusal = (code: string): AdminApiError => new AdminApiError(503, code, 'not now');

describe('waiting in setup', () => {
    it('goes on once the middleware is there, also when it has no people yet', async () => {
        const away = refusal('middleware-unreachable');
        expect(await waitForMiddleware(waiting('ping', [away, away, { isAdmin: true }]).parts)).toContain('answers');
        expect(await waitForMiddleware(waiting('ping', [away, refusal('not-synced')]).parts)).toContain('not-synced');
    });

    it('stops after its time with the last reason', async () => {
        const { parts, said } = waiting('ping', [refusal('not-authenticated')]);
        await expect(waitForMiddleware(parts)).rejects.toThrow('not-authenticated: not now');
        expect(said).toHaveLength(6);
    });

    it('asks once when it may not wait', async () => {
        const { parts, said } = waiting('ping', [refusal('middleware-unreachable')]);
        await expect(waitForMiddleware({ ...parts, limitSeconds: 0 })).rejects.toThrow('middleware-unreachable');
        expect(said).toHaveLength(1);
    });

    it('follows the first sync to its end', async () => {
        const done = { ...STATUS, state: 'idle', lastFinishedAt: '2026-11-21T12:00:00Z' };
        const { parts, said } = waiting('syncStatus', [refusal('not-synced'), STATUS, done]);
        expect(await waitForSync(parts)).toBe('7 records');
        expect(said).toEqual(['not-synced: not now', '7 records']);
    });

    it('does not wait for a sync that failed', async () => {
        const { parts } = waiting('syncStatus', [{ ...STATUS, state: 'failed', error: 'no access' }]);
        await expect(waitForSync(parts)).rejects.toThrow('The first sync failed: no access');
    });
});
