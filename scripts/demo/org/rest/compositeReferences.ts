import { SalesforceError } from '../core/errors.ts';

const REFERENCE = /@\{([\w-]+)((?:\.\w+|\[\d+\])*)\}/g;

/** Replaces `@{reference.path[0].field}` in all texts by the values of earlier answers. Errors: no such value. */
export function resolveReferences(value: unknown, done: ReadonlyMap<string, unknown>): unknown {
    if (typeof value === 'string') {
        return value.replace(REFERENCE, (all, referenceId: string, path: string) =>
            lookUp(done, referenceId, path, all)
        );
    }
    if (Array.isArray(value)) {
        return value.map((item) => resolveReferences(item, done));
    }
    if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveReferences(item, done)]));
    }
    return value;
}

function lookUp(done: ReadonlyMap<string, unknown>, referenceId: string, path: string, all: string): string {
    let current = done.get(referenceId);
    for (const [, name, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g)) {
        const key = name ?? index ?? '';
        current =
            typeof current === 'object' && current !== null ? (current as Record<string, unknown>)[key] : undefined;
    }
    if (current === undefined || current === null || typeof current === 'object') {
        throw new SalesforceError('PROCESSING_HALTED', `Invalid reference specified. No value for ${all} found`);
    }
    return String(current);
}
