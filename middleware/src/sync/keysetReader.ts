import { instantOf, textOf } from './mapping/columns.ts';
import { OrgError } from './orgError.ts';
import type { OrgRecord, QueryPage, SalesforceClient } from './ports.ts';

export interface KeysetQuery {
    /** Full SOQL for a condition (null: none) and an ending that orders by stamp and Id. */
    readonly soql: (condition: string | null, ending: string) => string;
    /** Lowest stamp to read, null for all. */
    readonly from: Date | null;
    readonly maxRestarts: number;
    /** Answer of the first query when it is known already. */
    readonly first?: QueryPage | null;
}

/** Condition of the first query. */
export function fromCondition(from: Date | null): string | null {
    return from === null ? null : `SystemModstamp >= ${from.toISOString()}`;
}

export interface KeysetEnd {
    readonly rows: number;
    /** The org announced more rows than it gave. */
    readonly isShort: boolean;
}

/** Order of all readings. */
export const ORDER = ' ORDER BY SystemModstamp ASC, Id ASC';
/** Errors of queries that ask for too much at once. */
const TOO_MUCH = new Set(['QUERY_TIMEOUT', 'OPERATION_TOO_LARGE']);
const FIRST_LIMIT = 2000;
const SMALLEST_LIMIT = 50;

/**
 * Reads records in the order (SystemModstamp, Id), page by page. When the query locator expires, a new query goes on
 * behind the last row: rows with equal stamps are neither lost nor read for ever. When the org cannot answer so much at
 * once, smaller and smaller parts are asked for.
 */
export async function* readByKeyset(
    client: SalesforceClient,
    query: KeysetQuery
): AsyncGenerator<readonly OrgRecord[], KeysetEnd> {
    let condition = fromCondition(query.from);
    let known = query.first ?? null;
    let limit: number | null = null;
    let restarts = 0;
    let rows = 0;
    for (;;) {
        const first: QueryPage | 'too much' =
            known ?? (await firstPage(client, query.soql(condition, endingOf(limit))));
        known = null;
        if (first === 'too much') {
            limit = smaller(limit);
            continue;
        }
        let page: QueryPage | null = first;
        let read = 0;
        let last: OrgRecord | undefined;
        while (page !== null) {
            read += page.records.length;
            last = page.records.at(-1) ?? last;
            yield page.records;
            const next: QueryPage | 'expired' | null = await nextOf(client, page);
            if (next === 'expired') {
                break;
            }
            page = next;
        }
        rows += read;
        if (page === null && (limit === null || read < limit)) {
            return { rows, isShort: read < first.totalSize };
        }
        if (page !== null && (restarts += 1) > query.maxRestarts) {
            throw new OrgError('unavailable', 'INVALID_QUERY_LOCATOR', 'The query locator keeps expiring.');
        }
        condition = behind(last) ?? condition;
    }
}

function endingOf(limit: number | null): string {
    return limit === null ? ORDER : `${ORDER} LIMIT ${limit}`;
}

function smaller(limit: number | null): number {
    const next = limit === null ? FIRST_LIMIT : Math.floor(limit / 2);
    if (next < SMALLEST_LIMIT) {
        throw new OrgError(
            'unavailable',
            'QUERY_TIMEOUT',
            `The org cannot answer even ${limit} rows of this object in time.`
        );
    }
    return next;
}

async function firstPage(client: SalesforceClient, soql: string): Promise<QueryPage | 'too much'> {
    try {
        return await client.queryAll(soql);
    } catch (error) {
        if (error instanceof OrgError && TOO_MUCH.has(error.code)) {
            return 'too much';
        }
        throw error;
    }
}

async function nextOf(client: SalesforceClient, page: QueryPage): Promise<QueryPage | 'expired' | null> {
    if (page.nextPage === null) {
        return null;
    }
    try {
        return await client.nextPage(page.nextPage);
    } catch (error) {
        if (error instanceof OrgError && error.code === 'INVALID_QUERY_LOCATOR') {
            return 'expired';
        }
        throw error;
    }
}

function behind(record: OrgRecord | undefined): string | null {
    const stamp = record && instantOf(record, 'SystemModstamp');
    const id = record && textOf(record, 'Id');
    return stamp && id ? `SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${id}')` : null;
}
