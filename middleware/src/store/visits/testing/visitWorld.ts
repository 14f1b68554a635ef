import type { Database } from '../../../platform/database.ts';
import type { Caller } from '../../../platform/caller.ts';
import { fixedClock } from '../../../platform/clock.ts';
import { silentLogger } from '../../../platform/logger.ts';
import { destination, type LatLng } from '#kernel/geo';
import { createInlineUploads, createVisits, type TrackPoint, type Visits } from '../../../visits/index.ts';
import type { FoundVisitResult, FoundVisitWrite, RoadMeasure } from '../../../visits/ports.ts';
import { createOrgFacts, createVisitStore } from '../index.ts';

export const ORG = '00D000000000001AAA';
export const REP = '005000000000001AAA';
export const OTHER_REP = '005000000000002AAA';
export const VADUZ: LatLng = { latitude: 47.141, longitude: 9.5209 };
/** A Tuesday, 12:00 in Vaduz. */
export const NOON_MS = Date.parse('2026-11-17T11:00:00Z');
export const account = (n: number): string => `001${String(n).padStart(12, '0')}AAA`;

export interface VisitWorld {
    readonly visits: Visits;
    /** Another instance of the service on the same store. */
    openInstance(): Visits;
    readonly clock: ReturnType<typeof fixedClock>;
    readonly caller: Caller;
    readonly writes: FoundVisitWrite[];
    /** Answers of the org to the next writes; `written` when none is left. */
    readonly answers: FoundVisitResult[];
    send(points: readonly TrackPoint[], sizes?: number): Promise<void>;
}

/** A rep in Vaduz with customers, and found stays over a real store; the org is a list. */
export async function openVisitWorld(
    database: Database,
    road: RoadMeasure | null = null,
    now = new Date(NOON_MS + 6 * 3_600_000)
): Promise<VisitWorld> {
    await clear(database);
    await insertOrg(database);
    const clock = fixedClock(now);
    const writes: FoundVisitWrite[] = [];
    const answers: FoundVisitResult[] = [];
    let keys = 0;
    const openInstance = (): Visits =>
        createVisits({
            uploads: createInlineUploads(),
            store: createVisitStore(database),
            facts: createOrgFacts(database),
            writer: {
                writeFoundVisit: (_orgId, write) => {
                    writes.push(write);
                    const visitId = write.visitId ?? `a01${String(writes.length).padStart(12, '0')}AAA`;
                    return Promise.resolve(answers.shift() ?? { state: 'written', visitId, detail: null });
                }
            },
            road,
            looks: null,
            clock,
            logger: silentLogger,
            newKey: () => `key${String(++keys).padStart(40, '0')}`.split('').reverse().join(''),
            publicUrl: 'https://fieldmap.example',
            orgIds: () => [ORG]
        });
    const visits = openInstance();
    const caller: Caller = {
        orgId: ORG,
        userId: REP,
        visibleUserIds: new Set([REP]),
        timeZone: 'Europe/Vaduz',
        isAdmin: false
    };
    await visits.changeTracking(caller, ALWAYS);
    return { visits, openInstance, clock, caller, writes, answers, send: sender(visits, caller) };
}

export const ALWAYS = {
    isConsented: true,
    isPausedUntil: null,
    workDays: 'MTWTFSS',
    dayStartsAt: '00:00',
    dayEndsAt: '24:00',
    autoConfirmAbove: null,
    dwellMinutes: null
};

function sender(visits: Visits, caller: Caller): VisitWorld['send'] {
    return async (points, size = 1_000) => {
        for (let start = 0; start < points.length; start += size) {
            await visits.takeBatch(caller, { positions: points.slice(start, start + size).map(toPosition) });
        }
    };
}

export function toPosition({ atMs, ...point }: TrackPoint): Record<string, unknown> {
    return { at: new Date(atMs).toISOString(), ...point };
}

/** Customers: 1 in Vaduz, 2 six kilometres east, 3 fifty metres beside 1, 4 at a colleague's. */
export const PLACES: readonly LatLng[] = [
    VADUZ,
    destination(VADUZ, 90, 6_000),
    destination(VADUZ, 0, 50),
    destination(VADUZ, 180, 30)
];

/** One database serves many tests: opening one is slow. */
async function clear(database: Database): Promise<void> {
    await database.execute(
        `TRUNCATE orgs, users, accounts, field_visits, settings, tracked_people, positions, tracking_devices, found_stays,
             stay_decisions, place_visits, learned_places`
    );
}

/** Six visits of the last year to a customer, half an hour each. */
export async function insertHistory(database: Database, accountNo: number): Promise<void> {
    for (let i = 1; i <= 6; i++) {
        const start = -i * 40 * 24 * 60;
        await insertVisit(database, {
            id: `a02${String(accountNo * 100 + i).padStart(12, '0')}AAA`,
            accountNo,
            status: 'Completed',
            actual: [start, start + 28]
        });
    }
}

async function insertOrg(database: Database): Promise<void> {
    await database.execute(`INSERT INTO orgs (org_id, time_zone) VALUES ($1, 'Europe/Vaduz')`, [ORG]);
    for (const userId of [REP, OTHER_REP]) {
        await database.execute(
            `INSERT INTO users (org_id, id, username, is_active, time_zone, system_modstamp)
             VALUES ($1, $2, $2, true, 'Europe/Vaduz', now())`,
            [ORG, userId]
        );
    }
    for (const [i, { latitude, longitude }] of PLACES.entries()) {
        await database.execute(
            `INSERT INTO accounts (org_id, id, owner_id, latitude, longitude, created_at, system_modstamp)
             VALUES ($1, $2, $3, $4, $5, now(), now())`,
            [ORG, account(i + 1), i === 3 ? OTHER_REP : REP, latitude, longitude]
        );
    }
}

/** A visit of the rep in the mirror; times in minutes after noon. */
export async function insertVisit(
    database: Database,
    visit: {
        id: string;
        accountNo: number;
        status: string;
        planned?: number;
        actual?: readonly [number, number | null];
    }
): Promise<void> {
    const at = (minutes: number | null | undefined): string | null =>
        minutes === null || minutes === undefined ? null : new Date(NOON_MS + minutes * 60_000).toISOString();
    await database.execute(
        `INSERT INTO field_visits (org_id, id, owner_id, account_id, status, planned_start, planned_end, actual_start,
             actual_end, created_at, system_modstamp)
         VALUES ($1, $2, $3, $4, $5, $6, $6::timestamptz + interval '30 minutes', $7, $8, now(), now())`,
        [
            ORG,
            visit.id,
            REP,
            account(visit.accountNo),
            visit.status,
            at(visit.planned),
            at(visit.actual?.[0]),
            at(visit.actual?.[1])
        ]
    );
}

export async function saveSetting(database: Database, name: string, value: string): Promise<void> {
    await database.execute(
        `INSERT INTO settings (org_id, name, value) VALUES ($1, $2, $3)
         ON CONFLICT (org_id, name) DO UPDATE SET value = excluded.value`,
        [ORG, name, value]
    );
}
