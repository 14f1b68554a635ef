import { haversineMetres } from '#kernel/geo';
import { localDateIn } from '#kernel/visitRules';
import type { Clock, Org, RecordInput, Row } from '../core/types.ts';
import { allPeople, demoPeople } from '../server/people.ts';
import { fateOf, hashOf, stepAt, type Fate } from './fate.ts';
import { roughenPins } from './roughPins.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TICK_MS = 15_000;
const VISIT_MINUTES = 35;
const EVERY_MINUTES = 55;
const WAY_MS = 4 * MINUTE_MS;
const APART_MS = 50 * MINUTE_MS;
/** Stops before and after the present one of a rep whose day has none around now. */
const BEFORE = 3;
const AFTER = 4;
/** Reps of a manager who get stops. */
const TEAM = 4;
const OUTCOMES = ['Next Meeting Agreed', 'Information Given', 'Information Given', 'Order', 'No Contact'];

/**
 * Today in the field, as it goes on: the demo company's reps check in and out of today's planned visits while the demo runs, so that a
 * board has something to show at any hour. Reps of the person switch, and of its managers, whose day is empty around now (a weekend, an evening) get a few
 * stops. The first rep is the one the page opens with: their stops up to now are lived, the rest is left to whoever plays them.
 *
 * Gives the function that ends it.
 */
export function startFieldDay(org: Org, clock: Clock): () => void {
    roughenPins(org);
    const reps = demoPeople(org).filter(({ role }) => role === 'rep');
    const player = reps[0]?.userId;
    for (const userId of [...reps.map((rep) => rep.userId), ...teamsOfManagers(org)]) {
        planStops(org, userId, clock.now());
    }
    live(org, clock.now(), null);
    const timer = setInterval(() => live(org, clock.now(), player ?? null), TICK_MS);
    timer.unref();
    return () => clearInterval(timer);
}

/** Some reps of each manager of the person switch, so that no board is empty. */
function teamsOfManagers(org: Org): string[] {
    const reps = allPeople(org).filter(({ role }) => role === 'rep');
    return demoPeople(org)
        .filter(({ role }) => role === 'manager')
        .flatMap(({ userId }) => {
            const { ownerIds } = org.userContext(userId);
            return reps.filter((rep) => ownerIds.has(rep.userId)).slice(0, TEAM);
        })
        .map(({ userId }) => userId);
}

function planStops(org: Org, userId: string, nowMs: number): void {
    const { timeZone } = org.userContext(userId);
    const today = todaysVisits(org, nowMs).filter((visit) => visit['OwnerId'] === userId);
    const near = today.filter((visit) => Math.abs(instant(visit['PlannedStart__c']) - nowMs) < 3 * HOUR_MS);
    if (near.length >= 3) return;
    const taken = new Set(today.map((visit) => visit['Account__c']));
    const customers = neighboursOf(org, userId).filter((row) => !taken.has(row.Id));
    const date = localDateIn(nowMs, timeZone);
    const firstMs = Math.floor(nowMs / (5 * MINUTE_MS)) * 5 * MINUTE_MS - (hashOf(userId) % 8) * 5 * MINUTE_MS;
    const stops: RecordInput[] = [];
    for (let n = -BEFORE; n <= AFTER; n += 1) {
        const startMs = firstMs + n * EVERY_MINUTES * MINUTE_MS;
        const endMs = startMs + VISIT_MINUTES * MINUTE_MS;
        const customer = customers[stops.length];
        const isToday = localDateIn(startMs, timeZone) === date && localDateIn(endMs, timeZone) === date;
        // Of the whole day: nobody is at two customers at once.
        const isFree = today.every((visit) => Math.abs(instant(visit['PlannedStart__c']) - startMs) > APART_MS);
        if (!isToday || !isFree || customer === undefined) continue;
        stops.push({
            ClientKey__c: `fieldday-${date}-${userId}-${stops.length}`,
            OwnerId: userId,
            Account__c: customer.Id,
            Status__c: 'Planned',
            Mode__c: 'In Person',
            Source__c: 'Plan',
            PlannedStart__c: new Date(startMs).toISOString(),
            PlannedEnd__c: new Date(endMs).toISOString()
        });
    }
    org.upsertByExternalId('FieldVisit__c', 'ClientKey__c', stops, { user: org.userContext(userId), allOrNone: false });
}

/** Everybody's next step, done as the rep; `exceptUserId` is played by a person. */
function live(org: Org, nowMs: number, exceptUserId: string | null): void {
    const busyUntil = new Map<string, number>();
    for (const visit of todaysVisits(org, nowMs)) {
        const owner = String(visit['OwnerId']);
        const key = String(visit['ClientKey__c'] ?? '');
        if (owner === exceptUserId || !/^(demo|fieldday)-/.test(key)) continue;
        const startMs = instant(visit['PlannedStart__c']);
        let status = String(visit['Status__c']);
        const earliestMs = status === 'Planned' ? (busyUntil.get(owner) ?? 0) : instant(visit['ActualStart__c']);
        const fate = notBefore(fateOf(`${key} ${owner}`, startMs, instant(visit['PlannedEnd__c'])), earliestMs);
        for (let step = stepAt(fate, status, nowMs); step !== 'none'; step = stepAt(fate, status, nowMs)) {
            const change =
                step === 'check-in'
                    ? { Status__c: 'In Progress', ActualStart__c: iso(fate.beginsMs), ...checkIn(org, visit) }
                    : step === 'check-out'
                      ? { Status__c: 'Completed', ActualEnd__c: iso(fate.endsMs), Outcome__c: outcomeOf(key) }
                      : { Status__c: 'Skipped', SkipReason__c: 'Customer Unavailable' };
            const [saved] = org.update('FieldVisit__c', [{ Id: visit.Id, ...change }], {
                user: org.userContext(owner)
            });
            if (!saved?.success) break;
            status = change.Status__c;
        }
        if (status === 'In Progress' || status === 'Completed') busyUntil.set(owner, fate.endsMs + WAY_MS);
    }
}

/** Nobody is at two customers at once: who is held up comes later to the next one. */
function notBefore(fate: Fate, earliestMs: number): Fate {
    const delay = earliestMs > fate.beginsMs ? earliestMs - fate.beginsMs : 0;
    return { ...fate, beginsMs: fate.beginsMs + delay, endsMs: fate.endsMs + delay };
}

function todaysVisits(org: Org, nowMs: number): Row[] {
    const found: Row[] = [];
    for (const visit of org.rows('FieldVisit__c')) {
        const at = instant(visit['PlannedStart__c']);
        if (visit['IsDeleted'] === true || !(Math.abs(at - nowMs) < 24 * HOUR_MS)) continue;
        const { timeZone } = org.userContext(String(visit['OwnerId']));
        if (localDateIn(at, timeZone) === localDateIn(nowMs, timeZone)) found.push(visit);
    }
    return found.sort((a, b) => instant(a['PlannedStart__c']) - instant(b['PlannedStart__c']));
}

function checkIn(org: Org, visit: Row): Record<string, unknown> {
    const place = placeOf(org.row('Account', String(visit['Account__c'])));
    if (place === null) return {};
    const metres = hashOf(visit.Id) % 60;
    return {
        CheckIn__Latitude__s: Math.round((place.latitude + metres / 111_320) * 1e6) / 1e6,
        CheckIn__Longitude__s: place.longitude,
        CheckInAccuracy__c: 8 + (metres % 12),
        CheckInDistance__c: metres,
        IsOnSite__c: true
    };
}

/** Own customers around one of them, the nearest first: a day that can be driven. */
function neighboursOf(org: Org, userId: string): Row[] {
    const own: { readonly row: Row; readonly place: NonNullable<ReturnType<typeof placeOf>> }[] = [];
    for (const row of org.rows('Account')) {
        const place = row['OwnerId'] === userId && row['IsDeleted'] !== true ? placeOf(row) : null;
        if (place !== null) own.push({ row, place });
    }
    const middle = own[hashOf(userId) % Math.max(1, own.length)]?.place;
    return middle === undefined
        ? []
        : own.sort((a, b) => haversineMetres(a.place, middle) - haversineMetres(b.place, middle)).map(({ row }) => row);
}

function placeOf(account: Row | undefined): { readonly latitude: number; readonly longitude: number } | null {
    const latitude = account?.['VisitPlace__Latitude__s'] ?? account?.['BillingLatitude'];
    const longitude = account?.['VisitPlace__Longitude__s'] ?? account?.['BillingLongitude'];
    return typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null;
}

function outcomeOf(key: string): string {
    return OUTCOMES[hashOf(key) % OUTCOMES.length] ?? 'Information Given';
}

function instant(value: unknown): number {
    return typeof value === 'string' ? Date.parse(value.replace('+0000', 'Z')) : Number.NaN;
}

function iso(ms: number): string {
    return new Date(ms).toISOString();
}
