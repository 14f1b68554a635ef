import { json, Router } from 'express';
import { SalesforceError } from '../core/errors.ts';
import { bodyOf, isRecord, param, textOf, userOf } from '../server/context.ts';
import { readMultipart } from '../server/multipart.ts';
import { readDeployOptions } from './deployOptions.ts';
import { deployResult } from './deployResult.ts';
import type { Deployment, Deployments } from './deployments.ts';

/** `/services/data/vXX/metadata/deployRequest`: the REST form of deploy. */
export function deployRequestRouter(deployments: Deployments): Router {
    const router = Router({ mergeParams: true });
    router.post('/metadata/deployRequest', json(), async (request, response) => {
        if (!request.is('multipart/*')) {
            const id = textOf(bodyOf(request)['validatedDeployRequestId']);
            response.status(201).json(started(deployments.deployValidated(id, userOf(response))));
            return;
        }
        const parts = await readMultipart(request);
        const zip = parts.get('file');
        const body: unknown = JSON.parse((parts.get('entity_content') ?? parts.get('json'))?.toString('utf8') ?? '{}');
        if (!zip || !isRecord(body)) {
            throw new SalesforceError('INVALID_MULTIPART_REQUEST', 'The parts entity_content and file are needed');
        }
        const options = readDeployOptions(isRecord(body['deployOptions']) ? body['deployOptions'] : {});
        response.status(201).json(started(deployments.deploy(zip, options, userOf(response))));
    });
    router.get('/metadata/deployRequest/:id', (request, response) => {
        const deployment = deployments.require(param(request, 'id'));
        const { id, options } = deployment;
        response.json({ id, deployResult: deployResult(deployment), deployOptions: options });
    });
    router.patch('/metadata/deployRequest/:id', (request) => {
        throw alreadyDone(deployments.require(param(request, 'id')));
    });
    return router;
}

/** Deployments end at once here, so there is never one left to cancel. */
export function alreadyDone(deployment: Deployment): SalesforceError {
    return new SalesforceError('INVALID_ID_FIELD', `Deployment already completed: ${deployment.id}`);
}

function started({ id, options }: Deployment): Record<string, unknown> {
    return { id, deployOptions: options, deployResult: { id, status: 'Pending', success: false, done: false } };
}
