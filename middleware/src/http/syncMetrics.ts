import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import type { SyncStatus } from '../sync/ports.ts';

/** Labels and value of one series. */
type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

/** Counting rows is not free: what was read is used for so long. */
const FRESH_MS = 15_000;

/**
 * How far the sync of each org is, for dashboards and alarms. Read when somebody asks; an org that cannot be read has no
 * series. Labels are the org, the object and codes, never records or people.
 */
export function registerSyncMetrics(
    registry: Registry,
    readStatuses: () => Promise<readonly SyncStatus[]>,
    now: () => number
): void {
    let pending: Promise<readonly SyncStatus[]> | null = null;
    let readAt = Number.NEGATIVE_INFINITY;
    const statuses = (): Promise<readonly SyncStatus[]> => {
        if (pending === null || now() - readAt > FRESH_MS) {
            readAt = now();
            pending = readStatuses().catch(() => []);
        }
        return pending;
    };
    const gauge = (
        name: string,
        help: string,
        labelNames: readonly string[],
        samples: (status: SyncStatus) => readonly Sample[]
    ): void => {
        new Gauge({
            name: `fieldmap_${name}`,
            help,
            labelNames: ['org', ...labelNames],
            registers: [registry],
            async collect() {
                this.reset();
                for (const status of await statuses()) {
                    samples(status).forEach(([labels, value]) => this.set({ org: status.orgId, ...labels }, value));
                }
            }
        });
    };
    objectGauges(gauge);
    orgGauges(gauge, now);
}

type AddGauge = (
    name: string,
    help: string,
    labelNames: readonly string[],
    samples: (status: SyncStatus) => readonly Sample[]
) => void;

function objectGauges(gauge: AddGauge): void {
    const objects = (
        read: (object: SyncStatus['objects'][number]) => number | null
    ): ((status: SyncStatus) => readonly Sample[]) => {
        return (status) =>
            status.objects.flatMap((object) => {
                const value = read(object);
                return value === null ? [] : [[{ object: object.objectApiName }, value] as const];
            });
    };
    gauge(
        'sync_age_seconds',
        'Age of the newest instant up to which an object is complete',
        ['object'],
        objects(({ lagSeconds }) => lagSeconds)
    );
    gauge(
        'sync_rows',
        'Rows of an object in the mirror',
        ['object'],
        objects(({ rows }) => rows)
    );
    gauge(
        'sync_held_deletions',
        'Rows that disappeared at once and wait for a person',
        ['object'],
        objects(({ held }) => held)
    );
}

function orgGauges(gauge: AddGauge, now: () => number): void {
    const one = (value: number | null): readonly Sample[] => (value === null ? [] : [[{}, value]]);
    gauge('sync_lag_seconds', 'Age of the least fresh object', [], ({ lagSeconds }) => one(lagSeconds));
    gauge('sync_failed', '1 while the last pass ended with an error', [], ({ state }) =>
        one(state === 'failed' ? 1 : 0)
    );
    gauge('sync_alerts', 'What an admin should look at, by code', ['code'], ({ alerts }) =>
        alerts.map(
            ({ code, objectApiName }) => [{ code: objectApiName ? `${code} ${objectApiName}` : code }, 1] as const
        )
    );
    gauge('org_api_used', "Calls of the org's last 24 hours", [], ({ api }) => one(api?.used ?? null));
    gauge('org_api_limit', 'Calls that the org allows in 24 hours', [], ({ api }) => one(api?.limit ?? null));
    gauge('org_api_share', 'Share of the limit at which sync stops', [], ({ api }) => one(api?.share ?? null));
    gauge('outbox_waiting', 'Records to be written to the org', [], ({ outbox }) => one(outbox.waiting));
    gauge('outbox_failed', 'Records that the org refused', [], ({ outbox }) => one(outbox.failed));
    gauge('outbox_conflicts', "Records that met a person's change and wait for a decision", [], ({ outbox }) =>
        one(outbox.conflicts)
    );
    gauge('event_stream_live', 'Objects whose change events are listened to', [], ({ events }) =>
        one(events.objects.length)
    );
    gauge('event_stream_restarts', 'How often streams of change events were opened anew', [], ({ events }) =>
        one(events.restarts)
    );
    gauge('event_stream_silence_seconds', 'Time since the last sign of life of any stream', [], ({ events }) =>
        one(events.lastMessageAt === null ? null : Math.max(0, (now() - Date.parse(events.lastMessageAt)) / 1000))
    );
}
