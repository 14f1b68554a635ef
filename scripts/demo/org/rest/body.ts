import { SalesforceError } from '../core/errors.ts';
import type { RecordInput, SaveError, SaveResult } from '../core/types.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectBody(body: unknown): RecordInput {
    if (!isObject(body)) {
        throw new SalesforceError(
            'JSON_PARSER_ERROR',
            'The HTTP entity body is required, but this request has no entity body.'
        );
    }
    return body;
}

/** A required list of a request body. Errors: it is missing, or has more than `max` elements. */
export function listOf(body: unknown, name: string, max: number): unknown[] {
    const list = objectBody(body)[name];
    if (!Array.isArray(list)) {
        throw new SalesforceError('INVALID_INPUT', `Missing or invalid parameter ${name}: expected a list`);
    }
    if (list.length > max) {
        throw new SalesforceError(
            'EXCEEDED_ID_LIMIT',
            `record limit reached. cannot submit more than ${max} records into this call`
        );
    }
    return list;
}

/** Type of a record from its attributes. */
export function typeOf(record: unknown): string {
    const attributes = isObject(record) ? record['attributes'] : undefined;
    const type = isObject(attributes) ? attributes['type'] : undefined;
    if (typeof type !== 'string') {
        throw new SalesforceError(
            'INVALID_INPUT',
            'Include an entity type value in the attributes field of each record'
        );
    }
    return type;
}

const STATUS: Readonly<Record<string, number>> = {
    ENTITY_IS_DELETED: 404,
    NOT_FOUND: 404,
    INSUFFICIENT_ACCESS: 403,
    INSUFFICIENT_ACCESS_OR_READONLY: 403
};

/** The error of a single-record resource. */
export function thrown(error: SaveError): SalesforceError {
    return new SalesforceError(error.statusCode, error.message, {
        status: STATUS[error.statusCode] ?? 400,
        fields: error.fields
    });
}

/** Shape: a result in a collection. */
export function collectionResult(result: SaveResult): Record<string, unknown> {
    const id = result.id === null ? {} : { id: result.id };
    const created = result.created === undefined ? {} : { created: result.created };
    return { ...id, success: result.success, errors: result.errors, ...created };
}
