import { SalesforceError } from '../core/errors.ts';
import type { Dml } from '../core/types.ts';
import { isObject, listOf, objectBody } from './body.ts';
import type { JsonObject } from './body.ts';
import { resolveReferences } from './compositeReferences.ts';
import { errorAnswer } from './errorAnswer.ts';
import { ok } from './restCall.ts';
import type { RestAnswer, RestCall, RestServices } from './restCall.ts';

const MAX_COMPOSITE = 25;
const MAX_GRAPH_NODES = 500;
const MAX_GRAPHS = 75;

/** Answers one call; the routes hand themselves in, so that composites may contain every resource. */
export type Dispatch = (services: RestServices, call: RestCall) => RestAnswer;

interface Part {
    readonly referenceId: string;
    readonly httpStatusCode: number;
    readonly body: unknown;
    readonly httpHeaders: Readonly<Record<string, string>>;
}

/** Up to 25 calls, each may use the answers of those before it: `@{account.id}`. */
export function composite(dispatch: Dispatch, services: RestServices, call: RestCall): RestAnswer {
    const requests = listOf(call.body, 'compositeRequest', MAX_COMPOSITE);
    const allOrNone = objectBody(call.body)['allOrNone'] === true;
    return ok({ compositeResponse: runParts(dispatch, services, call, requests, allOrNone).parts });
}

/** Each graph is all or none. */
export function compositeGraph(dispatch: Dispatch, services: RestServices, call: RestCall): RestAnswer {
    const graphs = listOf(call.body, 'graphs', MAX_GRAPHS).map((graph) => {
        const requests = listOf(graph, 'compositeRequest', MAX_GRAPH_NODES);
        const { parts, succeeded } = runParts(dispatch, services, call, requests, true);
        return {
            graphId: objectBody(graph)['graphId'],
            graphResponse: { compositeResponse: parts },
            isSuccessful: succeeded
        };
    });
    return ok({ graphs });
}

/** Up to 25 independent calls. */
export function compositeBatch(dispatch: Dispatch, services: RestServices, call: RestCall): RestAnswer {
    const requests = listOf(call.body, 'batchRequests', MAX_COMPOSITE);
    const halt = objectBody(call.body)['haltOnError'] === true;
    let failed = false;
    const results = requests.map((request) => {
        if (failed && halt) {
            return { statusCode: 412, result: [haltedBody('Batch processing halted per request')] };
        }
        const part = objectBody(request);
        const answer = safely(() => dispatch(services, subCall(call, part, part['richInput'], call.dml)));
        failed = failed || answer.status >= 400;
        return { statusCode: answer.status, result: answer.body ?? null };
    });
    return ok({ hasErrors: failed, results });
}

function runParts(
    dispatch: Dispatch,
    services: RestServices,
    call: RestCall,
    requests: readonly unknown[],
    allOrNone: boolean
): { parts: Part[]; succeeded: boolean } {
    const tx = allOrNone ? services.org.begin() : null;
    const done = new Map<string, unknown>();
    const parts: Part[] = [];
    let failed = false;
    for (const request of requests) {
        const part = objectBody(request);
        const referenceId = String(part['referenceId'] ?? '');
        const answer: RestAnswer =
            failed && allOrNone
                ? { status: 400, body: [haltedBody(ROLLED_BACK)] }
                : safely(() => runPart(dispatch, services, call, part, done, tx ?? call.dml));
        failed = failed || answer.status >= 400;
        if (answer.status < 400) {
            done.set(referenceId, answer.body);
        }
        parts.push({
            body: answer.body ?? null,
            httpHeaders: answer.headers ?? {},
            httpStatusCode: answer.status,
            referenceId
        });
    }
    if (!tx || !failed) {
        tx?.commit();
        return { parts, succeeded: !failed };
    }
    tx.rollback();
    const undone = (part: Part): Part =>
        part.httpStatusCode < 400 ? { ...part, httpStatusCode: 400, body: [haltedBody(ROLLED_BACK)] } : part;
    return { parts: parts.map(undone), succeeded: false };
}

function runPart(
    dispatch: Dispatch,
    services: RestServices,
    call: RestCall,
    part: JsonObject,
    done: ReadonlyMap<string, unknown>,
    dml: Dml
): RestAnswer {
    const resolved = resolveReferences(part, done) as JsonObject;
    return dispatch(services, subCall(call, resolved, resolved['body'], dml));
}

function subCall(call: RestCall, part: JsonObject, body: unknown, dml: Dml): RestCall {
    const url = new URL(String(part['url'] ?? ''), 'http://org');
    const match = /^(?:\/services\/data)?\/v(\d+\.0)(\/.*)$/.exec(url.pathname);
    if (!match) {
        throw new SalesforceError(
            'INVALID_INPUT',
            `Invalid url ${String(part['url'])}: expected /services/data/vXX.0/...`
        );
    }
    const given = isObject(part['httpHeaders']) ? part['httpHeaders'] : {};
    return {
        ...call,
        dml,
        method: String(part['method'] ?? 'GET').toUpperCase(),
        apiVersion: match[1] ?? call.apiVersion,
        path: match[2] ?? '/',
        query: url.searchParams,
        headers: Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)])),
        body
    };
}

const ROLLED_BACK = 'The transaction was rolled back since another operation in the same transaction failed.';

function haltedBody(message: string): unknown {
    return { errorCode: 'PROCESSING_HALTED', message };
}

function safely(run: () => RestAnswer): RestAnswer {
    try {
        return run();
    } catch (error) {
        return errorAnswer(error);
    }
}
