import type { PointPageRequest } from '#kernel/contracts';
import { gatewayCall } from './callMiddleware.ts';
import { describeLayer, layerRows, requireLayer } from './mapLayers.ts';
import { pointPage } from './mapPoints.ts';
import { inUserMode, problem } from './mapProblem.ts';
import { nearCustomers } from './nearCustomers.ts';
import { namesOf, recordCard } from './recordCards.ts';
import { changeOwner, createTasks, selectionSummary } from './selectionActions.ts';
import type { ApexClassStandIn } from './types.ts';

const MAX_NAMES = 200;

/** Stand-in of MapController.cls. */
export const mapController: ApexClassStandIn = {
    getLayers: inUserMode(async ({ org, user }) => {
        const readable = new Set(
            (org.describeGlobal(user)['sobjects'] as { name: string }[]).map((sobject) => sobject.name)
        );
        const rows = layerRows(org).filter(({ objectApiName }) => readable.has(objectApiName));
        return JSON.stringify(rows.map((row) => describeLayer(org, user, row)));
    }),
    getPoints: inUserMode(async ({ org, user, clock }, { requestJson }) => {
        const request = JSON.parse(String(requestJson)) as PointPageRequest;
        const layer = requireLayer(org, request.layerKey);
        return JSON.stringify(pointPage(org, user, layer, request, clock.now()));
    }),
    getCard: inUserMode(async ({ org, user }, { recordId }) => JSON.stringify(recordCard(org, user, String(recordId)))),
    getNames: inUserMode(async ({ org, user }, { ids }) => {
        const wanted = [...new Set(ids as string[])];
        if (wanted.length > MAX_NAMES)
            throw problem(413, 'too-large', `At most ${MAX_NAMES} ids, got ${wanted.length}.`);
        return JSON.stringify(namesOf(org, user, wanted));
    }),
    getNear: inUserMode(async ({ org, user, clock }, { requestJson }) => {
        const request = JSON.parse(String(requestJson)) as Parameters<typeof nearCustomers>[2];
        return JSON.stringify(nearCustomers(org, user, request, clock.now()));
    }),
    getTravelTimes: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/travel-times', requestJson),
    getSelectionSummary: inUserMode(async ({ org, user }, { recordIdsJson }) =>
        JSON.stringify(selectionSummary(org, user, JSON.parse(String(recordIdsJson)) as string[]))
    ),
    createTasks: inUserMode(async ({ org, user }, { requestJson }) =>
        JSON.stringify(createTasks(org, user, JSON.parse(String(requestJson)) as Parameters<typeof createTasks>[2]))
    ),
    changeOwner: inUserMode(async ({ org, user }, { requestJson }) =>
        JSON.stringify(changeOwner(org, user, JSON.parse(String(requestJson)) as Parameters<typeof changeOwner>[2]))
    )
};
