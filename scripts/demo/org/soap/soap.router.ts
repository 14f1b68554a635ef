import { Router } from 'express';
import { metadataOperations } from '../metadata/metadataOperations.ts';
import type { Deployments } from '../metadata/deployments.ts';
import type { Retrievals } from '../metadata/retrievals.ts';
import type { ServerContext } from '../server/context.ts';
import { escapeMarkup } from '../server/html.ts';
import { NO_APEX_NOTE } from '../tooling/apexTests.ts';
import { executeAnonymousResult } from '../tooling/tooling.router.ts';
import { APEX_NAMESPACE, METADATA_NAMESPACE, PARTNER_NAMESPACE } from './envelope.ts';
import { partnerOperations } from './partnerOperations.ts';
import { soapEndpoint } from './soapEndpoint.ts';

export interface SoapServices {
    readonly context: ServerContext;
    readonly deployments: Deployments;
    readonly retrievals: Retrievals;
}

/** `/services/Soap/{m,u,s}`: Metadata, partner and Apex API. */
export function soapRouter({ context, deployments, retrievals }: SoapServices): Router {
    const router = Router();
    const paths = (letter: string): string[] => [
        `/services/Soap/${letter}/:version`,
        `/services/Soap/${letter}/:version/:org`
    ];
    const metadata = metadataOperations(context.org, deployments, retrievals);
    const log = `<soapenv:Header><DebuggingInfo><debugLog>${escapeMarkup(NO_APEX_NOTE)}</debugLog></DebuggingInfo></soapenv:Header>`;
    const apex = { executeAnonymous: executeAnonymousResult };
    router.post(paths('m'), ...soapEndpoint(context, METADATA_NAMESPACE, metadata));
    router.post(paths('u'), ...soapEndpoint(context, PARTNER_NAMESPACE, partnerOperations(context)));
    router.post(paths('s'), ...soapEndpoint(context, APEX_NAMESPACE, apex, log));
    return router;
}
