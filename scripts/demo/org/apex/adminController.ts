import { gatewayCall } from './callMiddleware.ts';
import type { ApexClassStandIn } from './types.ts';

/** Stand-in of AdminController.cls. */
export const adminController: ApexClassStandIn = {
    getSyncStatus: (context) => gatewayCall(context, 'GET', '/v1/sync/status')
};
