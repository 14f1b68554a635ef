import { expect, test } from '@jest/globals';
import type { KpiChanges } from '../ports.ts';
import { recordsOf } from '../testing/recordsOf.ts';
import { createFactCache } from './factCache.ts';

const EMPTY = { visits: [], accounts: [], deals: [], leads: [] };
const NOTHING: KpiChanges = { mark: '1', ownerIds: [], changedBy: [], isEverybody: false };

function openCache(keptEvents?: number) {
    let changes = NOTHING;
    const read: string[] = [];
    const source = {
        changes: () => Promise.resolve(changes),
        records: (_orgId: string, ownerIds: readonly string[]) => {
            read.push(...ownerIds);
            return Promise.resolve(new Map(ownerIds.map((id) => [id, recordsOf(id, EMPTY)])));
        }
    };
    const cache = createFactCache(source, undefined, keptEvents);
    const change = (ownerIds: readonly string[], changedBy: readonly string[]): void => {
        changes = { mark: '1', ownerIds, changedBy, isEverybody: ownerIds.includes('') };
    };
    return { cache, read, change };
}

test('a change that comes again, while a long transaction is open, is read once; the next change is read', async () => {
    const { cache, read, change } = openCache();
    await cache.read('org', ['u1', 'u2']);
    change(['u1'], ['7']);
    for (let round = 0; round < 3; round += 1) await cache.read('org', ['u1', 'u2']);
    expect(read).toEqual(['u1', 'u2', 'u1']);
    change(['u1'], ['9']);
    await cache.read('org', ['u1', 'u2']);
    expect(read).toEqual(['u1', 'u2', 'u1', 'u1']);
});

test('a change of everybody is read once for each', async () => {
    const { cache, read, change } = openCache();
    await cache.read('org', ['u1', 'u2']);
    change([''], ['7']);
    for (let round = 0; round < 3; round += 1) await cache.read('org', ['u1', 'u2']);
    expect(read).toEqual(['u1', 'u2', 'u1', 'u2']);
});

test('a look says who was touched since an earlier one, and nobody else', async () => {
    const { cache, change } = openCache();
    await cache.read('org', ['u1', 'u2']);
    const first = await cache.look('org');
    expect(first.touchedSince(first.stamp)).toEqual([]);
    change(['u2', 'stranger'], ['7', '7']);
    const second = await cache.look('org');
    expect(second.touchedSince(first.stamp)).toEqual(['u2']);
    await cache.read('org', ['u1', 'u2']);
    const third = await cache.look('org');
    expect(third.touchedSince(first.stamp)).toEqual(['u2']);
    expect(third.touchedSince(third.stamp)).toEqual([]);
});

test('who looks too rarely is told so', async () => {
    const { cache, change } = openCache(4);
    const people = ['u1', 'u2', 'u3'];
    await cache.read('org', people);
    const first = await cache.look('org');
    for (let round = 0; round < 4; round += 1) {
        change([''], [String(round)]);
        await cache.read('org', people);
    }
    expect((await cache.look('org')).touchedSince(first.stamp)).toBeNull();
});
