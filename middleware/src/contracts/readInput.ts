import type { z } from 'zod';
import { ProblemError } from '../platform/problemError.ts';

/** JSON Pointer (RFC 6901) of a path inside a document. */
function pointerOf(path: readonly PropertyKey[]): string {
    return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * What a request carries, as the contract describes it.
 *
 * Errors: `invalid-request` with a JSON Pointer for each member that does not fit.
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
    const parsed = schema.safeParse(value);
    if (parsed.success) {
        return parsed.data;
    }
    const errors = parsed.error.issues
        .slice(0, 20)
        .map((issue) => ({ pointer: pointerOf(issue.path), detail: issue.message }));
    const named = errors.map((error) => error.pointer || 'the whole').join(', ');
    throw new ProblemError('invalid-request', `Not as the contract says: ${named}.`, { errors });
}
