import type { Looks, PersonStatus, SharedPerson, TeamStatus } from '#kernel/contracts';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { addDays, epochSecondsOf, localDateOf } from '../platform/localTime.ts';
import { isHidden, requireReadable } from '../platform/fieldAccess.ts';
import { ProblemError } from '../platform/problemError.ts';
import type { Visits } from '../visits/index.ts';
import type { LookLog, TeamSource } from './ports.ts';

/** Days of visits that a manager sees, today included. */
const SHARED_DAYS = 7;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface GlassWallParts {
    readonly source: TeamSource;
    readonly log: LookLog;
    readonly visits: Pick<Visits, 'statusOf'>;
    readonly clock: Clock;
}

/** Where everybody below the caller is, in words; leaves a line with each of them. */
export async function teamStatus(parts: GlassWallParts, caller: Caller): Promise<TeamStatus> {
    const { orgId, userId } = caller;
    const below = [...caller.visibleUserIds].filter((id) => id !== userId).sort();
    if (below.length === 0) return { people: [] };
    const now = parts.clock.now();
    const people = isHidden(caller, 'FieldVisit__c.Status__c')
        ? await parts.visits.statusOf(orgId, below, wholeMinute(now))
        : await statusesOf(parts, orgId, below, wholeMinute(now));
    await parts.log.note(orgId, userId, below, 'status', now);
    return { people };
}

/**
 * All that a manager gets to see of a person. It is made without looking at who asks, so the person's own page gets the same bytes
 * within the same minute.
 *
 * Access: the person, and who is above in the role hierarchy; the latter leave a line.
 * Errors: `not-allowed` for everybody else, whether the person exists or not.
 */
export async function sharedPerson(parts: GlassWallParts, caller: Caller, personId: string): Promise<SharedPerson> {
    if (!caller.visibleUserIds.has(personId)) {
        throw new ProblemError('not-allowed', 'Only the person and those above in the role hierarchy see this.');
    }
    // Refused as a whole rather than thinned out: an answer that depends on the viewer could not be shown to the person.
    if (caller.userId !== personId) requireReadable(caller, ['FieldVisit__c.Status__c']);
    const answer = await madeFor(parts, caller.orgId, personId);
    if (caller.userId !== personId) {
        await parts.log.note(caller.orgId, caller.userId, [personId], 'shared', parts.clock.now());
    }
    return answer;
}

/** Who looked at the caller. */
export async function looksAt({ source, log }: GlassWallParts, { orgId, userId }: Caller): Promise<Looks> {
    const { lookRetentionDays } = await source.settings(orgId);
    return { looks: await log.of(orgId, userId), retentionDays: lookRetentionDays };
}

/** Deletes lines that the org does not keep any longer. */
export async function retainLooks({ source, log, clock }: GlassWallParts, orgId: string): Promise<number> {
    const { lookRetentionDays } = await source.settings(orgId);
    return log.deleteBefore(orgId, new Date(clock.now().getTime() - lookRetentionDays * DAY_MS));
}

/** Where people are by their positions; who checked in is at that customer, whether positions are on or not. */
async function statusesOf(
    { source, visits }: GlassWallParts,
    orgId: string,
    userIds: readonly string[],
    now: Date
): Promise<PersonStatus[]> {
    const [statuses, underWay] = await Promise.all([
        visits.statusOf(orgId, userIds, now),
        source.underWay(orgId, userIds, new Date(now.getTime() - DAY_MS))
    ]);
    const visitOf = new Map(underWay.map(({ userId, ...visit }) => [userId, visit]));
    return statuses.map((status) => {
        const visit = visitOf.get(status.userId);
        return visit === undefined ? status : { ...status, ...visit, state: 'at-customer' };
    });
}

async function madeFor(parts: GlassWallParts, orgId: string, personId: string): Promise<SharedPerson> {
    const { source, clock } = parts;
    const timeZone = await source.timeZone(orgId, personId);
    if (timeZone === null) throw new ProblemError('not-found', 'The person is not known to the service yet.');
    const { showsCoordinates } = await source.settings(orgId);
    const now = wholeMinute(clock.now());
    const toDate = localDateOf(now, timeZone);
    const fromDate = addDays(toDate, 1 - SHARED_DAYS);
    const dayStart = (date: string): Date => new Date(epochSecondsOf(date, '00:00', timeZone) * 1000);
    const [status] = await statusesOf(parts, orgId, [personId], now);
    const made = await source.visits(orgId, personId, dayStart(fromDate), dayStart(addDays(toDate, 1)));
    return {
        userId: personId,
        fromDate,
        toDate,
        timeZone,
        showsCoordinates,
        status: status ?? {
            userId: personId,
            state: 'off',
            recordId: null,
            sinceAt: null,
            untilAboutAt: null,
            place: null
        },
        visits: showsCoordinates ? made : made.map((visit) => ({ ...visit, place: null }))
    };
}

/** Two reads of one minute give the same. */
function wholeMinute(instant: Date): Date {
    return new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS);
}
