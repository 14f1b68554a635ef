import { SalesforceError } from '../core/errors.ts';
import type { QueryCursor } from '../core/types.ts';
import { ok, versionPath } from './restCall.ts';
import type { RestAnswer, RestCall, RestServices } from './restCall.ts';

const DEFAULT_SIZE = 2000;
const LEAST_SIZE = 200;

export function query(services: RestServices, call: RestCall): RestAnswer {
    return answerQuery(services, call, false);
}

/** With deleted and archived records. */
export function queryAll(services: RestServices, call: RestCall): RestAnswer {
    return answerQuery(services, call, true);
}

export function queryMore(services: RestServices, call: RestCall, [locator = '']: readonly string[]): RestAnswer {
    const { cursor, size, from, id } = services.locators.find(locator, call.user.userId);
    const next = from + size;
    const more = next < cursor.length ? { nextRecordsUrl: `${versionPath(call)}/query/${id}-${next}` } : {};
    return ok({
        totalSize: cursor.totalSize,
        done: next >= cursor.length,
        ...more,
        records: cursor.page(from, size)
    });
}

function answerQuery(services: RestServices, call: RestCall, includeDeleted: boolean): RestAnswer {
    const soql = call.query.get('q');
    if (call.query.get('explain') !== null) {
        return ok({ plans: [], sourceQuery: call.query.get('explain') });
    }
    if (!soql) {
        throw new SalesforceError('MALFORMED_QUERY', 'A query string has to be specified');
    }
    const options = { user: call.user, includeDeleted, apiVersion: call.apiVersion, tooling: false };
    if (call.query.get('columns') === 'true') {
        return ok(services.org.queryColumns(soql, options));
    }
    return firstPage(services, call, services.org.openCursor(soql, options));
}

function firstPage(services: RestServices, call: RestCall, cursor: QueryCursor): RestAnswer {
    const size = pageSize(call);
    const records = cursor.page(0, size);
    const { totalSize } = cursor;
    if (cursor.length <= size) {
        return ok({ totalSize, done: true, records });
    }
    const locator = services.locators.open(cursor, call.user.userId, size, size);
    return ok({ totalSize, done: false, nextRecordsUrl: `${versionPath(call)}/query/${locator}`, records });
}

/** `Sforce-Query-Options: batchSize=500`, from 200 to 2,000. */
function pageSize(call: RestCall): number {
    const wanted = /batchSize=(\d+)/i.exec(call.headers['sforce-query-options'] ?? '')?.[1];
    return Math.min(DEFAULT_SIZE, Math.max(LEAST_SIZE, Number(wanted ?? DEFAULT_SIZE)));
}
