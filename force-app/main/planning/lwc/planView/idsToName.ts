import type { Plan } from 'c/contracts';

/** Ids whose names the page needs: stops, the best of who is left out, appointments, notices. At most 200 a list. */
export function idsToName(plan: Plan): string[][] {
    const ids = new Set<string>();
    for (const { stops, appointments } of plan.shifts) {
        stops.forEach(({ recordId }) => ids.add(recordId));
        appointments.forEach(({ recordId, relatedRecordId }) => ids.add(relatedRecordId ?? recordId));
    }
    plan.unassigned.forEach(({ recordId }) => ids.add(recordId));
    (plan.notices ?? []).forEach(({ params }) => {
        if (params['recordId'] !== undefined) ids.add(String(params['recordId']));
    });
    const all = [...ids];
    return Array.from({ length: Math.ceil(all.length / 200) }, (_, page) => all.slice(page * 200, page * 200 + 200));
}
