import { gatewayCall } from './callMiddleware.ts';
import type { ApexClassStandIn } from './types.ts';

/** Stand-in of AdoptionController.cls. */
export const adoptionController: ApexClassStandIn = {
    getAdoption: (context, { weeks }) => gatewayCall(context, 'GET', `/v1/adoption?weeks=${Number(weeks)}`)
};
