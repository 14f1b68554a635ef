import { coerce } from '../core/dml/coerce.ts';
import { notFound, SalesforceError } from '../core/errors.ts';
import type { FieldDef, ObjectDef, Row, SaveResult } from '../core/types.ts';
import { objectBody, thrown } from './body.ts';
import { isUnchanged, requireVersion, versionHeaders } from './conditional.ts';
import { NO_CONTENT, ok, versionPath } from './restCall.ts';
import type { RestAnswer, RestCall, RestServices } from './restCall.ts';

/** Since this version an upsert that updates answers 200 with a body. */
const UPSERT_BODY_SINCE = 46;

export function createRecord({ org }: RestServices, call: RestCall, [objectName = '']: readonly string[]): RestAnswer {
    requireObject(org.schema.object(objectName));
    const [result] = call.dml.insert(objectName, [objectBody(call.body)], { user: call.user });
    return created(result);
}

export function getRecord(
    { org }: RestServices,
    call: RestCall,
    [objectName = '', id = '']: readonly string[]
): RestAnswer {
    const fields = call.query.get('fields')?.split(',').filter(Boolean);
    const record = org.retrieve(objectName, id, fields, call.user, call.apiVersion);
    const row = org.row(objectName, id) as Row;
    if (isUnchanged(call, row)) {
        return { status: 304, headers: versionHeaders(row) };
    }
    return { status: 200, body: record, headers: versionHeaders(row) };
}

export function updateRecord(
    { org }: RestServices,
    call: RestCall,
    [objectName = '', id = '']: readonly string[]
): RestAnswer {
    requireObject(org.schema.object(objectName));
    const row = org.row(objectName, id);
    if (row) {
        requireVersion(call, row);
    }
    const [result] = call.dml.update(objectName, [{ ...objectBody(call.body), Id: id }], { user: call.user });
    requireSuccess(result, id);
    return NO_CONTENT;
}

export function deleteRecord(
    { org }: RestServices,
    call: RestCall,
    [objectName = '', id = '']: readonly string[]
): RestAnswer {
    requireObject(org.schema.object(objectName));
    const row = org.row(objectName, id);
    if (row) {
        requireVersion(call, row);
    }
    const [result] = call.dml.delete(objectName, [id], { user: call.user });
    requireSuccess(result, id);
    return NO_CONTENT;
}

export function getByExternalId(services: RestServices, call: RestCall, params: readonly string[]): RestAnswer {
    const { object, rows } = findByExternalId(services, call, params);
    const [row] = requireOne(call, object, rows);
    return getRecord(services, call, [object.name, row?.Id ?? '']);
}

export function deleteByExternalId(services: RestServices, call: RestCall, params: readonly string[]): RestAnswer {
    const { object, rows } = findByExternalId(services, call, params);
    const [row] = requireOne(call, object, rows);
    return deleteRecord(services, call, [object.name, row?.Id ?? '']);
}

/** 201 made, 200 (or 204 before v46) changed, 300 when the external id is not unique. */
export function upsertRecord(services: RestServices, call: RestCall, params: readonly string[]): RestAnswer {
    const { object, field, value, rows } = findByExternalId(services, call, params);
    const body = objectBody(call.body);
    if (Object.keys(body).some((name) => name.toLowerCase() === field.name.toLowerCase())) {
        throw new SalesforceError(
            'INVALID_FIELD',
            `The ${field.name} field should not be specified in the sobject data.`
        );
    }
    if (rows.length > 1) {
        return severalMatches(call, object, rows);
    }
    if (call.query.get('updateOnly') === 'true' && rows.length === 0) {
        throw notFound();
    }
    const options = { user: call.user };
    const [result] = call.dml.upsertByExternalId(object.name, field.name, [{ ...body, [field.name]: value }], options);
    if (result?.created) {
        const answer = created(result);
        return { ...answer, body: { ...(answer.body as object), created: true } };
    }
    requireSuccess(result, String(value));
    return Number(call.apiVersion) >= UPSERT_BODY_SINCE
        ? ok({ id: result?.id, success: true, errors: [], created: false })
        : NO_CONTENT;
}

function findByExternalId(
    { org }: RestServices,
    call: RestCall,
    [objectName = '', fieldName = '', text = '']: readonly string[]
): { object: ObjectDef; field: FieldDef; value: unknown; rows: Row[] } {
    const object = requireObject(org.schema.object(objectName));
    const field = org.schema.field(object, fieldName);
    if (!field || !(field.externalId || field.type === 'id')) {
        throw notFound('Provided external ID field does not exist or is not accessible: ' + fieldName);
    }
    const value = coerce(field, text);
    const soql = `SELECT Id FROM ${object.name} WHERE ${field.name} = :value`;
    const found = org.query(soql, { user: call.user, bindings: { value } }).records;
    const rows = found.map((record) => org.row(object.name, String(record['Id'])) as Row);
    return { object, field, value, rows };
}

function requireOne(call: RestCall, object: ObjectDef, rows: readonly Row[]): readonly Row[] {
    if (rows.length === 0) {
        throw notFound();
    }
    if (rows.length > 1) {
        const urls = rows.map((row) => `${versionPath(call)}/sobjects/${object.name}/${row.Id}`);
        throw new SalesforceError('MULTIPLE_CHOICES', urls.join(', '), { status: 300 });
    }
    return rows;
}

function severalMatches(call: RestCall, object: ObjectDef, rows: readonly Row[]): RestAnswer {
    return { status: 300, body: rows.map((row) => `${versionPath(call)}/sobjects/${object.name}/${row.Id}`) };
}

function created(result: SaveResult | undefined): RestAnswer {
    requireSuccess(result, '');
    return { status: 201, body: { id: result?.id, success: true, errors: [] } };
}

function requireSuccess(result: SaveResult | undefined, id: string): void {
    const error = result?.errors[0];
    if (!error) {
        return;
    }
    if (error.statusCode === 'INVALID_CROSS_REFERENCE_KEY' && error.fields.length === 0 && id !== '') {
        throw notFound(`Provided external ID field does not exist or is not accessible: ${id}`);
    }
    throw thrown(error);
}

export function requireObject(object: ObjectDef | undefined): ObjectDef {
    if (!object) {
        throw notFound();
    }
    return object;
}
