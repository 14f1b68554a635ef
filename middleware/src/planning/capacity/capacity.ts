import type { Capacity, CapacityRequest } from '#kernel/contracts';
import type { Caller } from '../../platform/caller.ts';
import type { Clock } from '../../platform/clock.ts';
import {
    addDays,
    addPeriods,
    daysBetween,
    epochSecondsOf,
    isoWithOffset,
    localDateOf,
    startOfPeriod
} from '../../platform/localTime.ts';
import { ProblemError } from '../../platform/problemError.ts';
import type { TravelTimes } from '../../travel/ports.ts';
import type { AppointmentFacts, CandidateFacts, FieldPace, PlannedPerson, PlanningSource } from '../ports.ts';
import { withDaysOff } from '../daysOff.ts';
import { mergeSettings } from '../settings.ts';
import { workingDays } from '../shifts.ts';
import { valueOfVisit } from '../value/valueOfVisit.ts';
import { requiredVisits } from './requiredVisits.ts';
import { waysOut, type DueVisit } from './waysOut.ts';

interface CapacityDependencies {
    readonly source: PlanningSource;
    readonly travel: TravelTimes;
    readonly clock: Clock;
}

export interface CapacityQuestion extends CapacityRequest {
    /** False: only `goalVisits` are asked for, whatever the cadence wants besides. Default true. */
    readonly isCadenceCounted?: boolean;
}

const PACE_DAYS = 56;
/** Fewer days say nothing about a person's pace. */
const LEAST_FIELD_DAYS = 5;

/**
 * Whether the visits of a month (or of other days) fit into the rep's own pace, and the three ways out when they do not.
 *
 * Access: the caller's own month, or that of people below in the role hierarchy.
 * Errors: not-allowed, not-found.
 */
export async function readCapacity(
    { source, travel, clock }: CapacityDependencies,
    caller: Caller,
    request: CapacityQuestion
): Promise<Capacity> {
    const ownerId = request.ownerId ?? caller.userId;
    if (!caller.visibleUserIds.has(ownerId)) {
        throw new ProblemError('not-allowed', `User ${ownerId} is neither you nor below you in the role hierarchy.`);
    }
    const person = await source.person(caller.orgId, ownerId);
    if (person === null) {
        throw new ProblemError('not-found', `User ${ownerId} is not known here.`);
    }
    const now = clock.now();
    const fromDate = request.fromDate ?? localDateOf(now, person.timeZone);
    const toDate = lastDayOf(fromDate, request.toDate);
    const settings = mergeSettings(await source.settings(caller.orgId));
    const candidates = await source.candidates(caller.orgId, [ownerId], now.toISOString());
    const all = visitsOf(candidates, fromDate, toDate, settings);
    const due = all.filter(({ visits }) => visits > 0);
    const calendar = await source.appointments(caller.orgId, [ownerId], ...instantsOf(person, fromDate, toDate));
    const days = workingDaysOf(person, fromDate, toDate, settings, now, calendar);
    const pace = await paceOf(source, caller.orgId, person, now);
    const perDay = pace === null ? settings.maxVisitsPerDay / 2 : pace.visitsPerFieldHour * pace.fieldHoursPerDay;
    const requiredByCadence = due.reduce((total, { visits }) => total + visits, 0);
    const required = Math.max(request.isCadenceCounted === false ? 0 : requiredByCadence, request.goalVisits ?? 0);
    const possible = Math.floor(days * perDay);
    const missing = Math.max(0, required - possible);
    const { orgId, visibleUserIds } = caller;
    const context = { source, travel, orgId, ownerId, visibleUserIds, asOf: now.toISOString(), settings };
    return {
        ownerId,
        fromDate,
        toDate,
        workingDays: days,
        requiredByCadence,
        goalVisits: request.goalVisits ?? null,
        requiredVisits: required,
        pace,
        visitsPerWorkingDay: Math.round(perDay * 100) / 100,
        possibleVisits: possible,
        missingVisits: missing,
        waysOut: missing === 0 ? [] : await waysOut(context, upTo(required, all), missing)
    };
}

/** At most a year is looked at; an end before the beginning is the beginning. */
function lastDayOf(fromDate: string, toDate?: string): string {
    const wanted = toDate ?? addDays(addPeriods(startOfPeriod(fromDate, 'month'), 'month', 1), -1);
    const latest = addDays(fromDate, 366);
    return wanted < fromDate ? fromDate : wanted > latest ? latest : wanted;
}

/** Every customer, the least valuable first, with the visits that the cadence asks for. */
function visitsOf(
    candidates: readonly CandidateFacts[],
    fromDate: string,
    toDate: string,
    settings: Parameters<typeof valueOfVisit>[2]
): DueVisit[] {
    return candidates
        .map((facts) => ({
            facts,
            visits: requiredVisits(facts, fromDate, toDate),
            points: valueOfVisit(facts, toDate, settings).points
        }))
        .sort((a, b) => a.points - b.points || (a.facts.recordId < b.facts.recordId ? -1 : 1));
}

/** What a goal asks for beyond the cadence goes to those who are worth most of whoever is not due. */
function upTo(required: number, all: readonly DueVisit[]): DueVisit[] {
    let more = required - all.reduce((total, { visits }) => total + visits, 0);
    const asked: DueVisit[] = [];
    for (const entry of all.toReversed()) {
        const isAdded = entry.visits === 0 && more > 0;
        more -= isAdded ? 1 : 0;
        if (isAdded || entry.visits > 0) asked.push(isAdded ? { ...entry, visits: 1 } : entry);
    }
    return asked.reverse();
}

function workingDaysOf(
    person: PlannedPerson,
    fromDate: string,
    toDate: string,
    settings: Parameters<typeof workingDays>[2],
    now: Date,
    calendar: readonly AppointmentFacts[]
): number {
    const epochSeconds = epochSecondsOf(fromDate, '00:00', person.timeZone);
    const period = { fromDate, dayCount: daysBetween(fromDate, toDate) + 1, epochSeconds };
    const days = workingDays(person, period, settings, now.getTime() / 1000);
    return withDaysOff(days, calendar).filter(({ isBlocked = false }) => !isBlocked).length;
}

/** From the first midnight to the one after the last day. */
function instantsOf({ timeZone }: PlannedPerson, fromDate: string, toDate: string): [string, string] {
    const instant = (date: string): string => isoWithOffset(epochSecondsOf(date, '00:00', timeZone), timeZone);
    return [instant(fromDate), instant(addDays(toDate, 1))];
}

async function paceOf(
    source: PlanningSource,
    orgId: string,
    { userId, timeZone }: PlannedPerson,
    now: Date
): Promise<Capacity['pace']> {
    const today = localDateOf(now, timeZone);
    const instant = (date: string): string => isoWithOffset(epochSecondsOf(date, '00:00', timeZone), timeZone);
    const pace: FieldPace = await source.pace(orgId, userId, instant(addDays(today, -PACE_DAYS)), instant(today));
    if (pace.fieldDays < LEAST_FIELD_DAYS || pace.fieldSeconds <= 0) return null;
    const fieldHours = pace.fieldSeconds / 3600;
    return {
        visitsPerFieldHour: Math.round((pace.visitCount / fieldHours) * 100) / 100,
        fieldHoursPerDay: Math.round((fieldHours / pace.fieldDays) * 100) / 100,
        fieldDays: pace.fieldDays
    };
}
