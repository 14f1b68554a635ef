import { OrgError } from '../orgError.ts';
import type { HeadRequest, ObjectHead } from '../ports.ts';
import { queryPage, updatedAnswer } from './answers.ts';

/** Body of `composite/batch`. The "updated" parts come first: a bound read after its query could skip a commit. */
export function headsBatch(requests: readonly HeadRequest[], version: string): unknown {
    const part = (url: string): unknown => ({ method: 'GET', url: `v${version}${url}` });
    return {
        haltOnError: false,
        batchRequests: [
            ...requests.map(({ objectApiName, from, to }) => {
                const window = new URLSearchParams({ start: from.toISOString(), end: to.toISOString() });
                return part(`/sobjects/${objectApiName}/updated/?${window.toString()}`);
            }),
            ...requests.map(({ soql }) => part(`/queryAll?q=${encodeURIComponent(soql)}`))
        ]
    };
}

export function readHeads(answer: unknown, count: number): (ObjectHead | null)[] {
    const results = (answer as { results?: unknown }).results;
    if (!Array.isArray(results) || results.length !== 2 * count) {
        throw new OrgError(
            'malformed',
            'MALFORMED_ANSWER',
            'The answer of "batch" does not have the documented shape.'
        );
    }
    return Array.from({ length: count }, (_item, index) => {
        const [updated, page] = [partOf(results[index]), partOf(results[count + index])];
        return updated === null || page === null ? null : { updated: updatedAnswer(updated), page: queryPage(page) };
    });
}

function partOf(value: unknown): unknown {
    const { statusCode, result } = value as { statusCode?: unknown; result?: unknown };
    return statusCode === 200 ? result : null;
}
