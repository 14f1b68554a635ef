import type { Plan } from '#kernel/contracts';
import type { AppointmentFacts, PlanStore } from './ports.ts';

/** Repairs of repairs; more in one week is nobody's week. */
const LONGEST_LINE = 50;

/** Ids of the plans that this plan repairs, the latest first; empty for a first proposal. */
export async function lineageOf(store: PlanStore, orgId: string, plan: Plan): Promise<string[]> {
    const line: string[] = [];
    for (let baseId = plan.baseId; baseId !== undefined && line.length < LONGEST_LINE;) {
        line.push(baseId);
        baseId = (await store.load(orgId, baseId))?.plan.baseId;
    }
    return line;
}

/** When a visit is. ISO 8601. */
export interface Moment {
    readonly startsAt: string;
    readonly endsAt: string;
}

/** Where the plans before this one put each customer, by record id, the latest first. */
export async function knownMoments(
    store: PlanStore,
    orgId: string,
    plan: Plan
): Promise<ReadonlyMap<string, readonly Moment[]>> {
    const moments = new Map<string, Moment[]>();
    for (const planId of await lineageOf(store, orgId, plan)) {
        const stops = (await store.load(orgId, planId))?.plan.shifts.flatMap((shift) => shift.stops) ?? [];
        for (const { recordId, beginsAt, leavesAt } of stops) {
            moments.set(recordId, [...(moments.get(recordId) ?? []), { startsAt: beginsAt, endsAt: leavesAt }]);
        }
    }
    return moments;
}

/** From here on the plans that an accepted plan repairs, up to the last accepted one, speak for nobody. */
export async function markSuperseded(store: PlanStore, orgId: string, plan: Plan): Promise<void> {
    const superseded: string[] = [];
    for (const planId of await lineageOf(store, orgId, plan)) {
        superseded.push(planId);
        if ((await store.load(orgId, planId))?.plan.status === 'accepted') break;
    }
    if (superseded.length > 0) await store.setSuccessor(orgId, superseded, plan.planId);
}

/** Planned visits in the calendar that come from the plans which this plan repairs. */
export async function visitsOfLineage(
    store: PlanStore,
    orgId: string,
    plan: Plan,
    calendar: readonly AppointmentFacts[]
): Promise<AppointmentFacts[]> {
    const line = new Set(await lineageOf(store, orgId, plan));
    return calendar.filter(({ planId }) => planId !== null && line.has(planId));
}
