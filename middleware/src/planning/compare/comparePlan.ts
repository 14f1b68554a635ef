import type { Plan, PlanCompareRequest, PlanComparison, PlanTotals, UnassignedCode } from '#kernel/contracts';
import type { Caller } from '../../platform/caller.ts';
import type { Clock } from '../../platform/clock.ts';
import { addDays, epochSecondsOf, isoWithOffset, localDateOf } from '../../platform/localTime.ts';
import { ProblemError } from '../../platform/problemError.ts';
import type { TravelTimes } from '../../travel/ports.ts';
import { isUnreachable } from '../buildProblem.ts';
import type { PlanningProblem, Route } from '../model.ts';
import { readGround } from '../openPlan.ts';
import type { PlanGround } from '../planDocument.ts';
import { isRealPlace } from '../placeIndex.ts';
import type { CandidateFacts, PlanningSource, PlanStore } from '../ports.ts';
import { driveWeek } from './driveWeek.ts';
import { problemOfRecords } from './problemOfRecords.ts';

interface CompareDependencies {
    readonly source: PlanningSource;
    readonly store: PlanStore;
    readonly travel: TravelTimes;
    readonly clock: Clock;
}

/** Records of one working day, in the order in which they are driven. */
interface TypedDay {
    readonly shift: number;
    readonly recordIds: readonly string[];
}

/**
 * A plan against the order as typed: both are driven over one travel matrix, on the same working days, around the same
 * calendar. The typed order is kept as it is, opening hours or not, and each visit is worth what it would be in a plan.
 *
 * Errors: not-found; plan-not-open without facts; invalid-request for a day that the plan does not have.
 */
export async function comparePlan(
    dependencies: CompareDependencies,
    caller: Caller,
    request: PlanCompareRequest
): Promise<PlanComparison> {
    const { source, travel, clock } = dependencies;
    const { plan, ground } = await readGround(dependencies, caller, request.planId);
    const typed =
        request.days === undefined
            ? await plannedDays(source, caller.orgId, plan, ground)
            : request.days.map((day, at) => typedDay(day, at, plan, ground));
    const wanted = new Set(typed.flatMap(({ recordIds }) => recordIds));
    const facts = await factsOf(source, caller.orgId, ground, wanted, clock);
    const { problem, indexOf, travelSource } = await problemOfRecords(ground, facts, wanted, travel);
    const drivable = drivableRecords(wanted, facts, problem, indexOf);
    const routes = typed.map(({ shift, recordIds }) => ({
        shift,
        stops: recordIds.filter((id) => drivable.get(id) === 'drivable').flatMap((id) => indexOf.get(id) ?? [])
    }));
    const planned = plan.shifts.map(({ stops }, shift) => ({
        shift,
        stops: stops.flatMap(({ recordId }) => indexOf.get(recordId) ?? [])
    }));
    return compared(plan, ground, { problem, routes: merged(routes), planned }, [...drivable], travelSource);
}

/** Two lists for one day are one day: the first before the second. */
function merged(routes: readonly Route[]): Route[] {
    const shifts = [...new Set(routes.map(({ shift }) => shift))].sort((a, b) => a - b);
    return shifts.map((shift) => ({
        shift,
        stops: [...new Set(routes.filter((route) => route.shift === shift).flatMap(({ stops }) => stops))]
    }));
}

function typedDay(
    { date, ownerId, recordIds }: NonNullable<PlanCompareRequest['days']>[number],
    at: number,
    plan: Plan,
    { situation }: PlanGround
): TypedDay {
    const owner = ownerId ?? plan.shifts[0]?.ownerId;
    const shift = situation.days.findIndex((day) => day.date === date && day.ownerId === owner);
    if (shift < 0) {
        const detail = `The plan has no working day ${date} of ${owner}.`;
        throw new ProblemError('invalid-request', detail, { errors: [{ pointer: `/days/${at}/date`, detail }] });
    }
    return { shift, recordIds };
}

/** The visits that are planned in the org in the period, those of this plan aside, in the order of their begin. */
async function plannedDays(
    source: PlanningSource,
    orgId: string,
    plan: Plan,
    { situation }: PlanGround
): Promise<TypedDay[]> {
    const instant = (date: string): string =>
        isoWithOffset(epochSecondsOf(date, '00:00', plan.timeZone), plan.timeZone);
    const owners = situation.persons.map(({ userId }) => userId);
    const to = addDays(plan.fromDate, plan.dayCount);
    const calendar = await source.appointments(orgId, owners, instant(plan.fromDate), instant(to));
    const visits = calendar
        .filter(({ objectApiName, planId }) => objectApiName === 'FieldVisit__c' && planId !== plan.planId)
        .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
    return situation.days.map(({ date, ownerId }, shift) => ({
        shift,
        recordIds: visits
            .filter((visit) => visit.ownerId === ownerId && localDateOf(visit.startsAt, plan.timeZone) === date)
            .flatMap(({ relatedRecordId }) => relatedRecordId ?? [])
    }));
}

async function factsOf(
    source: PlanningSource,
    orgId: string,
    { situation }: PlanGround,
    wanted: ReadonlySet<string>,
    clock: Clock
): Promise<Map<string, CandidateFacts>> {
    const known = new Map(situation.candidates.map((facts) => [facts.recordId, facts]));
    if ([...wanted].every((id) => known.has(id))) return known;
    const owners = situation.persons.map(({ userId }) => userId);
    for (const facts of await source.candidates(orgId, owners, clock.now().toISOString())) {
        if (!known.has(facts.recordId) && wanted.has(facts.recordId)) known.set(facts.recordId, facts);
    }
    return known;
}

function drivableRecords(
    wanted: ReadonlySet<string>,
    facts: ReadonlyMap<string, CandidateFacts>,
    problem: PlanningProblem,
    indexOf: ReadonlyMap<string, number>
): Map<string, UnassignedCode | 'drivable'> {
    return new Map(
        [...wanted].map((id) => {
            const entry = facts.get(id);
            if (entry === undefined) return [id, 'not-considered'];
            if (!isRealPlace(entry.place)) return [id, 'no-coordinates'];
            const location = problem.candidates[indexOf.get(id) ?? -1]?.location ?? 0;
            return [id, isUnreachable(problem, location) ? 'unreachable' : 'drivable'];
        })
    );
}

function compared(
    plan: Plan,
    { situation }: PlanGround,
    sides: { readonly problem: PlanningProblem; readonly routes: readonly Route[]; readonly planned: readonly Route[] },
    records: readonly (readonly [string, UnassignedCode | 'drivable'])[],
    travelSource: PlanComparison['travelSource']
): PlanComparison {
    const typedWeek = driveWeek(sides.problem, sides.routes);
    const plannedWeek = driveWeek(sides.problem, sides.planned);
    const iso = (at: number): string => isoWithOffset(situation.epochSeconds + at, situation.timeZone);
    return {
        planId: plan.planId,
        plan: plannedWeek.totals,
        typed: typedWeek.totals,
        difference: differenceOf(plannedWeek.totals, typedWeek.totals),
        days: typedWeek.days.map(({ shift, isFeasible, travelSeconds, returnsAt }) => ({
            date: situation.days[shift]?.date ?? plan.fromDate,
            ownerId: situation.days[shift]?.ownerId ?? '',
            isFeasible,
            travelSeconds,
            endsAt: iso(returnsAt)
        })),
        leftOut: records.flatMap(([recordId, code]) => (code === 'drivable' ? [] : [{ recordId, code }])),
        travelSource
    };
}

function differenceOf(plan: PlanTotals, typed: PlanTotals): PlanComparison['difference'] {
    const { visitsPerFieldHour: ours } = plan;
    const { visitsPerFieldHour: theirs } = typed;
    return {
        travelSeconds: plan.travelSeconds - typed.travelSeconds,
        travelMetres: plan.travelMetres - typed.travelMetres,
        visitCount: plan.visitCount - typed.visitCount,
        points: Math.round((plan.points - typed.points) * 10) / 10,
        visitsPerFieldHour: ours === null || theirs === null ? null : Math.round((ours - theirs) * 100) / 100
    };
}
