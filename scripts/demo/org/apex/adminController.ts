import { gatewayCall } from './callMiddleware.ts';
import type { ApexClassStandIn } from './types.ts';

/** Stand-in of AdminController.cls. */
export const adminController: ApexClassStandIn = {
    getSyncStatus: (context) => gatewayCall(context, 'GET', '/v1/sync/status'),
    startSync: (context, { kind }) => gatewayCall(context, 'POST', '/v1/sync/runs', { kind }),
    confirmHeldDeletions: (context, { objectApiName }) =>
        gatewayCall(
            context,
            'POST',
            `/v1/sync/held-deletions/${encodeURIComponent(String(objectApiName))}/confirm`,
            {}
        ),
    getConflicts: (context) => gatewayCall(context, 'GET', '/v1/sync/conflicts'),
    decideConflict: (context, { decisionJson }) =>
        gatewayCall(context, 'POST', '/v1/sync/conflicts/decisions', decisionJson)
};
