import { expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import type { SyncStatus } from '../sync/ports.ts';
import { registerSyncMetrics } from './syncMetrics.ts';

const AT = '2026-11-20T10:00:00.000Z';
const NOW = Date.parse(AT) + 40_000;
const STATUS: SyncStatus = {
    orgId: '00D000000000001AAA',
    state: 'idle',
    objects: [
        {
            objectApiName: 'Account',
            phase: 'ready',
            rows: 1200,
            total: 1200,
            lastFinishedAt: AT,
            lagSeconds: 12.5,
            held: 40
        },
        { objectApiName: 'Lead', phase: 'never', rows: 0, total: null, lastFinishedAt: null, lagSeconds: null, held: 0 }
    ],
    lastFinishedAt: AT,
    lagSeconds: 12.5,
    api: { used: 300, limit: 15_000, share: 0.5 },
    outbox: { waiting: 3, failed: 2, conflicts: 1 },
    events: {
        state: 'live',
        since: AT,
        objects: ['Account'],
        lastMessageAt: AT,
        lastEventAt: null,
        events: 9,
        restarts: 4,
        code: null
    },
    alerts: [{ code: 'FIELD_HIDDEN', objectApiName: 'Lead', detail: 'd', firstSeenAt: AT, lastSeenAt: AT, count: 2 }],
    error: null,
    errorCode: null
};

test('what an operator watches has a gauge, by org and object', async () => {
    const registry = new Registry();
    registerSyncMetrics(
        registry,
        async () => [STATUS],
        () => NOW
    );
    const text = await registry.metrics();
    const org = 'org="00D000000000001AAA"';
    for (const line of [
        `fieldmap_sync_age_seconds{${org},object="Account"} 12.5`,
        `fieldmap_sync_rows{${org},object="Account"} 1200`,
        `fieldmap_sync_held_deletions{${org},object="Account"} 40`,
        `fieldmap_sync_lag_seconds{${org}} 12.5`,
        `fieldmap_sync_failed{${org}} 0`,
        `fieldmap_sync_alerts{${org},code="FIELD_HIDDEN Lead"} 1`,
        `fieldmap_org_api_used{${org}} 300`,
        `fieldmap_org_api_limit{${org}} 15000`,
        `fieldmap_org_api_share{${org}} 0.5`,
        `fieldmap_outbox_waiting{${org}} 3`,
        `fieldmap_outbox_failed{${org}} 2`,
        `fieldmap_outbox_conflicts{${org}} 1`,
        `fieldmap_event_stream_live{${org}} 1`,
        `fieldmap_event_stream_restarts{${org}} 4`,
        `fieldmap_event_stream_silence_seconds{${org}} 40`
    ]) {
        expect(text).toContain(line);
    }
    expect(text).not.toContain('fieldmap_sync_age_seconds{org="00D000000000001AAA",object="Lead"}');
});

test('rows are counted once for many gauges and for a while', async () => {
    const registry = new Registry();
    let reads = 0;
    let now = NOW;
    registerSyncMetrics(
        registry,
        async () => {
            reads += 1;
            return [STATUS];
        },
        () => now
    );
    await registry.metrics();
    await registry.metrics();
    expect(reads).toBe(1);
    now += 60_000;
    await registry.metrics();
    expect(reads).toBe(2);
});

test('a store that does not answer leaves the other measures readable', async () => {
    const registry = new Registry();
    registerSyncMetrics(
        registry,
        () => Promise.reject(new Error('closed')),
        () => NOW
    );
    await expect(registry.metrics()).resolves.toContain('fieldmap_sync_lag_seconds');
});
