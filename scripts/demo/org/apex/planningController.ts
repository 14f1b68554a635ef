import type { PlanAcceptResult } from '#kernel/contracts';
import { gatewayCall } from './callMiddleware.ts';
import { cancelVisits, moveVisits, nameEvents, restoreVisits, type VisitTime } from './plannedVisits.ts';
import type { ApexClassStandIn, ApexContext } from './types.ts';

const PLANNED_VISITS = `
    SELECT Id, Account__c, Account__r.Name, Lead__c, Lead__r.Name, PlannedStart__c, PlannedEnd__c, Status__c, EventId__c, PlanId__c
    FROM FieldVisit__c
    WHERE OwnerId = :ownerId AND PlannedStart__c >= :firstInstant AND PlannedStart__c < :lastInstant
    WITH USER_MODE ORDER BY PlannedStart__c ASC, Id ASC LIMIT 500`;

interface UndoRequest {
    readonly cancel: readonly string[];
    readonly restore: readonly string[];
    readonly move: readonly VisitTime[];
}

/** Stand-in of PlanningController.cls. */
export const planningController: ApexClassStandIn = {
    suggest: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/plans', requestJson),
    getPlan: (context, { planId }) => gatewayCall(context, 'GET', pathOf(planId)),
    accept: async (context, { planId, requestJson }) => {
        const answer = await gatewayCall(context, 'POST', `${pathOf(planId)}/accept`, requestJson);
        const { obsoleteVisitIds = [], results } = JSON.parse(answer) as PlanAcceptResult;
        cancelVisits(context, obsoleteVisitIds);
        nameEvents(
            context,
            results.flatMap(({ visitId }) => visitId ?? [])
        );
        return answer;
    },
    undo: async (context, { planId, changesJson }) => {
        await gatewayCall(context, 'POST', `${pathOf(planId)}/undo`, '{}');
        const changes = JSON.parse(String(changesJson)) as UndoRequest;
        cancelVisits(context, changes.cancel);
        restoreVisits(context, changes.restore);
        moveVisits(context, changes.move);
        return null;
    },
    stop: (context, { planId }) => gatewayCall(context, 'POST', `${pathOf(planId)}/stop`, '{}'),
    repair: (context, { planId, requestJson }) => gatewayCall(context, 'POST', `${pathOf(planId)}/repair`, requestJson),
    explain: (context, { planId, requestJson }) =>
        gatewayCall(context, 'POST', `${pathOf(planId)}/explain`, requestJson),
    getTravel: (context, { planId }) => gatewayCall(context, 'GET', `${pathOf(planId)}/travel`),
    compare: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/plans/compare', requestJson),
    capacity: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/plans/capacity', requestJson),
    discard: async (context, { planId }) => {
        await gatewayCall(context, 'POST', `${pathOf(planId)}/discard`, '{}');
        return null;
    },
    getAcceptance: (context, { fromDate, toDate }) =>
        gatewayCall(
            context,
            'GET',
            `/v1/plans/acceptance?fromDate=${encodeURIComponent(String(fromDate))}&toDate=${encodeURIComponent(String(toDate))}`
        ),
    feedback: async (context, { requestJson }) => {
        await gatewayCall(context, 'POST', '/v1/feedback', requestJson);
        return null;
    },
    getPlannedVisits: async (context, { ownerId, fromDate, toDate }) =>
        JSON.stringify(plannedVisits(context, String(ownerId), String(fromDate), String(toDate))),
    cancelVisits: async (context, { visitIds }) => {
        cancelVisits(context, visitIds as string[]);
        return null;
    },
    restoreVisits: async (context, { visitIds }) => {
        restoreVisits(context, visitIds as string[]);
        return null;
    }
};

function pathOf(planId: unknown): string {
    return `/v1/plans/${encodeURIComponent(String(planId))}`;
}

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
