import { instantOf, textOf } from './mapping/columns.ts';
import { OrgError } from './orgError.ts';
import type { OrgRecord, QueryPage, SalesforceClient } from './ports.ts';

export interface KeysetQuery {
    /** Full SOQL for a condition: adds it to the WHERE clause and orders by stamp and Id. */
    readonly soql: (condition: string | null) => string;
    /** Lowest stamp to read, null for all. */
    readonly from: Date | null;
    readonly maxRestarts: number;
}

export interface KeysetEnd {
    readonly rows: number;
    /** The org announced more rows than it gave. */
    readonly isShort: boolean;
}

/**
 * Reads records in the order (SystemModstamp, Id), page by page. When the query locator expires, a new query goes on
 * behind the last row: rows with equal stamps are neither lost nor read for ever.
 */
export async function* readByKeyset(
    client: SalesforceClient,
    query: KeysetQuery
): AsyncGenerator<readonly OrgRecord[], KeysetEnd> {
    let condition = query.from === null ? null : `SystemModstamp >= ${query.from.toISOString()}`;
    let rows = 0;
    for (let restarts = 0; ; restarts += 1) {
        let page: QueryPage | null = await client.queryAll(query.soql(condition));
        const announced: number = page.totalSize;
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
        if (page === null) {
            return { rows, isShort: read < announced };
        }
        if (restarts >= query.maxRestarts) {
            throw new OrgError('unavailable', 'INVALID_QUERY_LOCATOR', 'The query locator keeps expiring.');
        }
        condition = behind(last) ?? condition;
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
