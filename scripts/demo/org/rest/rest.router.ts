import { json, Router } from 'express';
import type { Request, Response } from 'express';
import type { Org, UserContext } from '../core/types.ts';
import { errorAnswer } from './errorAnswer.ts';
import { QueryLocators } from './queryLocators.ts';
import type { ApiUsageView, RestAnswer, RestCall, RestServices } from './restCall.ts';
import { dispatch, findRoute } from './routes.ts';

const BODY_LIMIT = '50mb';
const NO_LIMIT: ApiUsageView = { used: 0, dailyLimit: 100_000 };

export interface RestRouterOptions {
    readonly usage?: ApiUsageView;
    /** Handed in by tests that expire locators. */
    readonly locators?: QueryLocators;
}

/**
 * The data resources of the REST API: query, sobjects, composite, limits. Mount it at `/services/data/v:version` behind the
 * session check; `auth` gives the signed-in user. What it does not know it leaves to the next handler.
 */
export function restRouter(
    org: Org,
    auth: (request: Request, response: Response) => UserContext,
    options: RestRouterOptions = {}
): Router {
    const services: RestServices = {
        org,
        locators: options.locators ?? new QueryLocators(org.clock),
        usage: options.usage ?? NO_LIMIT
    };
    const router = Router({ mergeParams: true });
    const readJson = json({ limit: BODY_LIMIT, strict: false, type: isJson });
    router.use((request, response, next) => {
        if (findRoute(request.method, request.path) === null) {
            next('router');
            return;
        }
        readJson(request, response, next);
    });
    router.use((request, response) => {
        let answer: RestAnswer;
        try {
            answer = dispatch(services, callOf(org, request, auth(request, response)));
        } catch (error) {
            answer = errorAnswer(error);
        }
        send(response, answer);
    });
    return router;
}

function callOf(org: Org, request: Request, user: UserContext): RestCall {
    const question = request.originalUrl.indexOf('?');
    const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join() : value])
    );
    return {
        method: request.method,
        path: request.path,
        query: new URLSearchParams(question < 0 ? '' : request.originalUrl.slice(question + 1)),
        headers,
        body: request.body as unknown,
        user,
        apiVersion: String(request.params['version'] ?? '66.0'),
        dml: org
    };
}

/** jsforce and the CLI send `application/json; charset=UTF-8` and the like. */
function isJson(request: { headers: { 'content-type'?: string | undefined } }): boolean {
    return (request.headers['content-type'] ?? '').includes('json');
}

function send(response: Response, answer: RestAnswer): void {
    response.status(answer.status).set(answer.headers ?? {});
    if (answer.body === undefined) {
        response.end();
    } else {
        response.json(answer.body);
    }
}
