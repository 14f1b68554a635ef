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
