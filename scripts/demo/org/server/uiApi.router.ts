import { Router, type Request, type RequestHandler } from 'express';
import { notFound, SalesforceError } from '../core/errors.ts';
import type { ObjectDef, SObjectRecord, UserContext } from '../core/types.ts';
import { isRecord, param, queryParam, userOf, type ServerContext } from './context.ts';
import { personOf } from './personCookie.ts';
import { requireSession } from './requireSession.ts';

/** `GET /ui-api/records/<id>?fields=Account.Name`: one record in user mode, as Lightning Data Service asks for it. */
export function uiApiRouter(context: ServerContext): Router {
    const router = Router();
    const answer =
        (whose: (request: Request, response: Parameters<RequestHandler>[1]) => UserContext): RequestHandler =>
        (request, response) => {
            response.json(readRecord(context, request, whose(request, response)));
        };
    router.get(
        '/ui-api/records/:id',
        answer((request) => personOf(request, context.org))
    );
    router.get(
        '/services/data/v:version/ui-api/records/:id',
        requireSession(context),
        answer((_request, response) => userOf(response))
    );
    return router;
}

function readRecord(context: ServerContext, request: Request, user: UserContext): Record<string, unknown> {
    const id = param(request, 'id');
    const object = context.org.schema.objectOfId(id);
    if (!object) {
        throw notFound();
    }
    const fields = fieldNames(request, object, 'fields');
    const visible = visibleFields(context, object, user);
    const optional = fieldNames(request, object, 'optionalFields').filter((name) => visible.has(topField(name)));
    const isWhole = fields.length === 0 && optional.length === 0;
    const record = isWhole
        ? context.org.retrieve(object.name, id, undefined, user)
        : queryRecord(context, object, id, [...fields, ...optional], user);
    return representation(context, object, record);
}

function queryRecord(
    context: ServerContext,
    object: ObjectDef,
    id: string,
    fields: readonly string[],
    user: UserContext
): SObjectRecord {
    const names = new Set(['Id', ...fields, 'LastModifiedDate', 'SystemModstamp']);
    const soql = `SELECT ${[...names].join(', ')} FROM ${object.name} WHERE Id = :id`;
    const record = context.org.query(soql, { user, bindings: { id } }).records[0];
    if (!record) {
        throw new SalesforceError('INSUFFICIENT_ACCESS', 'You do not have access to this record.', { status: 403 });
    }
    return record;
}

function fieldNames(request: Request, object: ObjectDef, parameter: string): string[] {
    return (queryParam(request, parameter) ?? '')
        .split(',')
        .map((name) => name.trim().replace(new RegExp(`^${object.name}\\.`, 'i'), ''))
        .filter((name) => /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(name) && name !== 'Id');
}

/** Names of fields and relationships that the person may see. */
function visibleFields(context: ServerContext, object: ObjectDef, user: UserContext): ReadonlySet<string> {
    const fields = context.org.describe(object.name, user)['fields'];
    return new Set(
        (Array.isArray(fields) ? fields : []).flatMap((field: unknown) =>
            isRecord(field) ? [String(field['name']), String(field['relationshipName'])] : []
        )
    );
}

function topField(path: string): string {
    return path.split('.')[0] ?? path;
}

function representation(
    context: ServerContext,
    object: ObjectDef | undefined,
    record: SObjectRecord
): Record<string, unknown> {
    const fields = Object.entries(record).filter(([name]) => name !== 'attributes' && name !== 'Id');
    return {
        apiName: record.attributes.type,
        id: record['Id'] ?? null,
        childRelationships: {},
        recordTypeId: null,
        recordTypeInfo: null,
        lastModifiedDate: record['LastModifiedDate'] ?? null,
        systemModstamp: record['SystemModstamp'] ?? null,
        fields: Object.fromEntries(
            fields.map(([name, value]) => {
                const label = object && context.org.schema.field(object, name)?.label;
                return [name, { ...fieldValue(context, value), ...(label === undefined ? {} : { label }) }];
            })
        )
    };
}

function fieldValue(context: ServerContext, value: unknown): { value: unknown; displayValue: string | null } {
    if (!isRecord(value) || !isRecord(value['attributes'])) {
        return { value: value ?? null, displayValue: null };
    }
    const record = value as unknown as SObjectRecord;
    const name = record['Name'];
    return {
        value: representation(context, context.org.schema.object(record.attributes.type), record),
        displayValue: typeof name === 'string' ? name : null
    };
}
