import { gatewayCall } from './callMiddleware.ts';
import type { ApexClassStandIn, ApexContext } from './types.ts';

const PLANNED_VISITS = `
    SELECT Id, Account__c, Account__r.Name, Lead__c, Lead__r.Name, PlannedStart__c, PlannedEnd__c, Status__c, EventId__c, PlanId__c
    FROM FieldVisit__c
    WHERE OwnerId = :ownerId AND PlannedStart__c >= :firstInstant AND PlannedStart__c < :lastInstant
    WITH USER_MODE ORDER BY PlannedStart__c ASC, Id ASC LIMIT 500`;

/** Stand-in of PlanningController.cls. */
export const planningController: ApexClassStandIn = {
    suggest: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/plans', requestJson),
    getPlan: (context, { planId }) => gatewayCall(context, 'GET', `/v1/plans/${encodeURIComponent(String(planId))}`),
    accept: (context, { planId, requestJson }) =>
        gatewayCall(context, 'POST', `/v1/plans/${encodeURIComponent(String(planId))}/accept`, requestJson),
    feedback: async (context, { requestJson }) => {
        await gatewayCall(context, 'POST', '/v1/feedback', requestJson);
        return null;
    },
    getPlannedVisits: async (context, { ownerId, fromDate, toDate }) =>
        JSON.stringify(plannedVisits(context, String(ownerId), String(fromDate), String(toDate))),
    cancelVisits: async (context, { visitIds }) => {
        cancelVisits(context, visitIds as string[]);
        return null;
    }
};

function plannedVisits({ org, user }: ApexContext, ownerId: string, fromDate: string, toDate: string): unknown[] {
    const firstInstant = `${fromDate}T00:00:00Z`;
    const lastInstant = new Date(Date.parse(`${toDate}T00:00:00Z`) + 86_400_000).toISOString();
    const { records } = org.query(PLANNED_VISITS, { user, bindings: { ownerId, firstInstant, lastInstant } });
    return records.map((visit) => {
        const parent = (visit['Account__r'] ?? visit['Lead__r']) as { Name?: string } | null;
        return {
            visitId: visit['Id'],
            recordId: visit['Account__c'] ?? visit['Lead__c'],
            objectApiName: visit['Account__c'] ? 'Account' : 'Lead',
            name: parent?.Name ?? null,
            startsAt: visit['PlannedStart__c'],
            endsAt: visit['PlannedEnd__c'],
            status: visit['Status__c'],
            eventId: visit['EventId__c'],
            planId: visit['PlanId__c']
        };
    });
}

function cancelVisits({ org, user }: ApexContext, visitIds: readonly string[]): void {
    const { records } = org.query(
        `SELECT Id, EventId__c FROM FieldVisit__c WHERE Id IN :visitIds AND Status__c = 'Planned' WITH USER_MODE`,
        { user, bindings: { visitIds } }
    );
    const changes = records.map((visit) => ({ Id: visit['Id'], Status__c: 'Cancelled' }));
    org.update('FieldVisit__c', changes, { user });
    const eventIds = records.flatMap((visit) => (visit['EventId__c'] ? [String(visit['EventId__c'])] : []));
    org.delete('Event', eventIds, { user });
}
