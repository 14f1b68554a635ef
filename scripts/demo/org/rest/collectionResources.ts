import { SalesforceError } from '../core/errors.ts';
import type { Dml, RecordInput, SaveResult } from '../core/types.ts';
import { ROLLED_BACK } from '../core/dml/recordError.ts';
import { collectionResult, isObject, listOf, objectBody, typeOf } from './body.ts';
import { requireObject } from './recordResources.ts';
import { ok } from './restCall.ts';
import type { RestAnswer, RestCall, RestServices } from './restCall.ts';

const MAX_RECORDS = 200;
const MAX_RETRIEVED = 2000;

type Save<T> = (dml: Dml, objectName: string, items: readonly T[], allOrNone: boolean) => SaveResult[];

export function createCollection(services: RestServices, call: RestCall): RestAnswer {
    const { user } = call;
    return saveRecords(services, call, (dml, objectName, records, allOrNone) =>
        dml.insert(objectName, records, { user, allOrNone })
    );
}

export function updateCollection(services: RestServices, call: RestCall): RestAnswer {
    const { user } = call;
    return saveRecords(services, call, (dml, objectName, records, allOrNone) =>
        dml.update(objectName, records, { user, allOrNone })
    );
}

export function upsertCollection(
    { org }: RestServices,
    call: RestCall,
    [objectName = '', externalIdField = '']: readonly string[]
): RestAnswer {
    requireObject(org.schema.object(objectName));
    const records = listOf(call.body, 'records', MAX_RECORDS) as RecordInput[];
    const allOrNone = objectBody(call.body)['allOrNone'] === true;
    const options = { user: call.user, allOrNone };
    return ok(call.dml.upsertByExternalId(objectName, externalIdField, records, options).map(collectionResult));
}

/** `?ids=a,b&allOrNone=true`; the objects are known by the ids. */
export function deleteCollection(services: RestServices, call: RestCall): RestAnswer {
    const { user } = call;
    const ids = (call.query.get('ids') ?? '').split(',').filter(Boolean);
    if (ids.length === 0 || ids.length > MAX_RECORDS) {
        throw new SalesforceError('INVALID_INPUT', `ids: expected 1 to ${MAX_RECORDS} ids, got ${ids.length}`);
    }
    const allOrNone = call.query.get('allOrNone') === 'true';
    const typed = ids.map((id) => ({ type: requireObject(services.org.schema.objectOfId(id)).name, item: id }));
    return ok(
        saveByType(services, call, typed, allOrNone, (dml, objectName, items, strict) =>
            dml.delete(objectName, items, { user, allOrNone: strict })
        ).map(collectionResult)
    );
}

/** `ids` and `fields` in the query (GET) or the body (POST); unknown ids are null. */
export function retrieveCollection(
    { org }: RestServices,
    call: RestCall,
    [objectName = '']: readonly string[]
): RestAnswer {
    const object = requireObject(org.schema.object(objectName));
    const list = (name: string): string[] => {
        const given =
            isObject(call.body) && call.method === 'POST' ? call.body[name] : call.query.get(name)?.split(',');
        return Array.isArray(given) ? given.map(String) : [];
    };
    const ids = list('ids');
    const fields = list('fields');
    if (ids.length === 0 || ids.length > MAX_RETRIEVED || fields.length === 0) {
        throw new SalesforceError('INVALID_INPUT', `expected 1 to ${MAX_RETRIEVED} ids and at least one field`);
    }
    const records = ids.map((id) => {
        try {
            return org.retrieve(object.name, id, fields, call.user, call.apiVersion);
        } catch (error) {
            if (error instanceof SalesforceError && error.status === 404) {
                return null;
            }
            throw error;
        }
    });
    return ok(records);
}

function saveRecords(services: RestServices, call: RestCall, save: Save<RecordInput>): RestAnswer {
    const records = listOf(call.body, 'records', MAX_RECORDS) as RecordInput[];
    const allOrNone = objectBody(call.body)['allOrNone'] === true;
    const typed = records.map((record) => ({ type: typeOf(record), item: record }));
    typed.forEach(({ type }) => requireObject(services.org.schema.object(type)));
    return ok(saveByType(services, call, typed, allOrNone, save).map(collectionResult));
}

/** Records of several objects may come in one call; neighbours of one object are saved together. */
function saveByType<T>(
    { org }: RestServices,
    call: RestCall,
    items: readonly { type: string; item: T }[],
    allOrNone: boolean,
    save: Save<T>
): SaveResult[] {
    const runs = runsOf(items);
    if (!allOrNone || runs.length === 1) {
        return runs.flatMap((run) => save(call.dml, run.type, run.items, allOrNone));
    }
    const tx = org.begin();
    const results = runs.flatMap((run) => save(tx, run.type, run.items, true));
    if (results.every((result) => result.success)) {
        tx.commit();
        return results;
    }
    tx.rollback();
    return results.map((result) => (result.success ? { id: null, success: false, errors: [ROLLED_BACK] } : result));
}

function runsOf<T>(items: readonly { type: string; item: T }[]): { type: string; items: T[] }[] {
    const runs: { type: string; items: T[] }[] = [];
    for (const { type, item } of items) {
        const last = runs.at(-1);
        if (last?.type === type) {
            last.items.push(item);
        } else {
            runs.push({ type, items: [item] });
        }
    }
    return runs;
}
