import type { StayDecisionResult } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import { addDays, daysBetween, localDateOf } from '../platform/localTime.ts';
import { ProblemError } from '../platform/problemError.ts';
import { localDaySpan, localDaysSpan, type VisitsContext } from './context.ts';
import { decideStay } from './inbox/decide.ts';
import { listStays, lookForStays, toInbox } from './inbox/listStays.ts';
import { waitingVisit, writeVisit } from './inbox/writeVisits.ts';
import type { UploadReader } from './imports/ports.ts';
import type { OrgFacts, StoredStay, WrittenVisit } from './ports.ts';
import type { TakingContext } from './positions/context.ts';
import { createRecordings } from './positions/recordings.ts';
import { takeBatch, takeOwnTracks } from './positions/takeIn.ts';
import { takeUpload } from './positions/takeUpload.ts';
import { eraseMyData, exportMyData } from './privacy/myData.ts';
import { addDevice, changeTracking, deviceOwner, readTracking, removeDevice } from './privacy/tracking.ts';
import { confirmedStays, proposalsFor, statusesOf } from './sharing/shared.ts';
import { dayOf, mileageBetween } from './timeline/days.ts';
import { measureRoads, openWays } from './timeline/measureRoads.ts';
import type { DayRange, Visits } from './visits.ts';
import { retain, work } from './work.ts';

export interface VisitsOptions extends VisitsContext {
    readonly facts: OrgFacts;
    readonly uploads: UploadReader;
    readonly orgIds: () => readonly string[];
}

const MOST_DAYS = 93;
/** The outbox has its own rhythm; this only learns what became of a visit, and repeats what never got there. */
const WRITES_EVERY_MS = 60_000;

/** Found stays as the HTTP edge, the jobs and other domains use them. */
export function createVisits(options: VisitsOptions): Visits {
    const { facts } = options;
    const context: VisitsOptions & TakingContext = {
        ...options,
        recordings: createRecordings(options.store, options.clock)
    };
    // A process before this one may have stopped between deleting and scrubbing.
    let isScrubDue = true;
    let writesTriedMs = 0;
    return {
        tracking: (caller) => readTracking(context, caller),
        changeTracking: async (caller, choice) => {
            const before = await context.store.person(caller.orgId, caller.userId);
            const after = await changeTracking(context, caller, choice);
            if (before?.isConsented && !choice.isConsented) await context.store.scrub();
            return after;
        },
        addDevice: (caller, name) => addDevice(context, caller, name),
        removeDevice: (caller, deviceId) => removeDevice(context, caller, deviceId),
        deviceOwner: (deviceId, key) => deviceOwner(context, deviceId, key),
        takeBatch: (name, batch) => takeBatch(context, name, batch),
        takeUpload: (name, body) => takeUpload(context, name, body),
        takeOwnTracks: (owner, message) => takeOwnTracks(context, owner, message),
        stays: async (caller, days) => {
            const stays = await staysOfDays(context, caller, days);
            return { stays: toInbox(stays, context.clock.now().getTime()) };
        },
        decide: async (caller, request) => {
            const result = await decide(context, caller, request);
            isScrubDue = true;
            return result;
        },
        day: async (caller, date) => {
            const stays = await measuredStays(context, caller, { fromDate: date, toDate: date });
            return dayOf(date, caller.timeZone, stays);
        },
        mileage: async (caller, { fromDate, toDate }) => {
            const stays = await measuredStays(context, caller, { fromDate, toDate });
            return mileageBetween(fromDate, toDate, caller.timeZone, stays);
        },
        myData: (caller) => exportMyData(context, caller),
        eraseMyData: async (caller) => {
            const erased = await eraseMyData(context, caller);
            context.recordings.forget(caller);
            return erased;
        },
        statusOf: (orgId, userIds, now) => statusesOf(context, facts, orgId, userIds, now),
        confirmedStays: (orgId, userIds, from, to) => confirmedStays(context, orgId, userIds, from, to),
        proposals: (orgId, viewer) => proposalsFor(context, facts, orgId, viewer),
        work: async (signal) => {
            const nowMs = context.clock.now().getTime();
            const isWritesDue = nowMs - writesTriedMs >= WRITES_EVERY_MS;
            if (isWritesDue) writesTriedMs = nowMs;
            await work(context, isWritesDue, signal);
        },
        retain: async (signal) => {
            const deleted = await retain(context, context.orgIds(), signal);
            if (deleted > 0 || isScrubDue) await context.store.scrub();
            isScrubDue = false;
        }
    };
}

async function staysOfDays(context: VisitsContext, caller: Caller, days: DayRange): Promise<StoredStay[]> {
    const { store, clock } = context;
    const span = checkedSpan(days, caller.timeZone);
    if ((await store.person(caller.orgId, caller.userId)) === null) return [];
    const rules = await store.rules(caller.orgId);
    return store.withPerson(caller.orgId, caller.userId, (data) =>
        listStays(data, span, { rules, nowMs: clock.now().getTime() })
    );
}

/** Roads of new ways are measured first; later questions find them measured. */
async function measuredStays(context: VisitsContext, caller: Caller, days: DayRange): Promise<StoredStay[]> {
    const stays = await staysOfDays(context, caller, days);
    if (context.road === null || stays.length === 0) return stays;
    const { store, clock } = context;
    const rules = await store.rules(caller.orgId);
    const span = checkedSpan(days, caller.timeZone);
    const ways = await store.withPerson(caller.orgId, caller.userId, async (data) => {
        await lookForStays(data, rules, clock.now().getTime());
        return openWays(data, await data.stays(span));
    });
    if (ways.length === 0) return stays;
    await measureRoads(context, caller, ways);
    return staysOfDays(context, caller, days);
}

async function decide(
    context: VisitsContext,
    caller: Caller,
    request: Parameters<Visits['decide']>[1]
): Promise<StayDecisionResult> {
    const { store, clock } = context;
    const nowMs = clock.now().getTime();
    const rules = await store.rules(caller.orgId);
    if ((await store.person(caller.orgId, caller.userId)) === null) {
        throw new ProblemError('not-found', `There is no stay ${request.stayKey}.`);
    }
    const stay = await store.withPerson(caller.orgId, caller.userId, (data) =>
        decideStay(data, request, { rules, nowMs })
    );
    const waiting = waitingVisit(stay);
    const written: WrittenVisit | null =
        waiting === null ? stay.visit : await writeVisit(context, caller, stay.stayKey, waiting);
    const date = localDateOf(new Date(stay.startMs), caller.timeZone);
    const stays = await store.withPerson(caller.orgId, caller.userId, (data) =>
        listStays(data, localDaySpan(date, caller.timeZone), { rules, nowMs })
    );
    return {
        date,
        stays: toInbox(stays, nowMs),
        writeOutcome: written?.state ?? null,
        writeDetail: written?.detail ?? null
    };
}

function checkedSpan({ fromDate, toDate }: DayRange, timeZone: string): readonly [number, number] {
    const days = daysBetween(fromDate, toDate) + 1;
    if (days < 1 || days > MOST_DAYS) {
        throw new ProblemError('invalid-request', `Ask for 1 to ${MOST_DAYS} days, got ${days}.`, {
            errors: [{ pointer: '/toDate', detail: `expected ${fromDate} to ${addDays(fromDate, MOST_DAYS - 1)}` }]
        });
    }
    return localDaysSpan(fromDate, toDate, timeZone);
}
