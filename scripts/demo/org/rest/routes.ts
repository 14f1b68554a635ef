import { notFound } from '../core/errors.ts';
import {
    createCollection,
    deleteCollection,
    retrieveCollection,
    updateCollection,
    upsertCollection
} from './collectionResources.ts';
import { composite, compositeBatch, compositeGraph } from './compositeResources.ts';
import {
    deletedRecords,
    describeGlobal,
    describeObject,
    limits,
    objectInfo,
    recordCount,
    updatedRecords,
    versionResources
} from './describeResources.ts';
import { query, queryAll, queryMore } from './queryResources.ts';
import {
    createRecord,
    deleteByExternalId,
    deleteRecord,
    getByExternalId,
    getRecord,
    updateRecord,
    upsertRecord
} from './recordResources.ts';
import type { RestAnswer, RestCall, RestServices } from './restCall.ts';
import { createTree } from './treeResource.ts';

type Resource = (services: RestServices, call: RestCall, params: readonly string[]) => RestAnswer;
interface Route {
    readonly method: string;
    readonly pattern: RegExp;
    readonly resource: Resource;
}

/** First match wins; `:x` is one segment. */
const ROUTES: readonly Route[] = [
    route('GET /', versionResources),
    route('GET /query', query),
    route('GET /queryAll', queryAll),
    route('GET /query/:locator', queryMore),
    route('GET /queryAll/:locator', queryMore),
    route('GET /limits', limits),
    route('GET /limits/recordCount', recordCount),
    route('GET /sobjects', describeGlobal),
    route('GET /sobjects/:object/describe', describeObject),
    route('GET /sobjects/:object/updated', updatedRecords),
    route('GET /sobjects/:object/deleted', deletedRecords),
    route('GET /sobjects/:object', objectInfo),
    route('POST /sobjects/:object', createRecord),
    route('POST /sobjects/:object/Id', createRecord),
    route('GET /sobjects/:object/:id', getRecord),
    route('PATCH /sobjects/:object/:id', updateRecord),
    route('DELETE /sobjects/:object/:id', deleteRecord),
    route('GET /sobjects/:object/:field/:value', getByExternalId),
    route('PATCH /sobjects/:object/:field/:value', upsertRecord),
    route('DELETE /sobjects/:object/:field/:value', deleteByExternalId),
    route('POST /composite', (services, call) => composite(dispatch, services, call)),
    route('POST /composite/batch', (services, call) => compositeBatch(dispatch, services, call)),
    route('POST /composite/graph', (services, call) => compositeGraph(dispatch, services, call)),
    route('POST /composite/tree/:object', createTree),
    route('POST /composite/sobjects', createCollection),
    route('PATCH /composite/sobjects', updateCollection),
    route('DELETE /composite/sobjects', deleteCollection),
    route('GET /composite/sobjects/:object', retrieveCollection),
    route('POST /composite/sobjects/:object', retrieveCollection),
    route('PATCH /composite/sobjects/:object/:field', upsertCollection)
];

export function findRoute(method: string, path: string): { resource: Resource; params: string[] } | null {
    const plain = path.length > 1 ? path.replace(/\/+$/, '') : path;
    for (const candidate of ROUTES) {
        const match = candidate.method === method ? candidate.pattern.exec(plain) : null;
        if (match) {
            return { resource: candidate.resource, params: match.slice(1).map(decodeURIComponent) };
        }
    }
    return null;
}

/** Errors: NOT_FOUND for a resource that the demo org does not have. */
export function dispatch(services: RestServices, call: RestCall): RestAnswer {
    const found = findRoute(call.method, call.path);
    if (!found) {
        throw notFound();
    }
    return found.resource(services, call, found.params);
}

function route(text: string, resource: Resource): Route {
    const [method = '', path = ''] = text.split(' ');
    const source = path.replace(/:\w+/g, '([^/]+)');
    return { method, pattern: new RegExp(`^${source}$`), resource };
}
