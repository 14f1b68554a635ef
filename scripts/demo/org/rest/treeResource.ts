import { SalesforceError } from '../core/errors.ts';
import type { ObjectDef, OpenTransaction, SaveError } from '../core/types.ts';
import { isObject, listOf } from './body.ts';
import type { JsonObject } from './body.ts';
import { requireObject } from './recordResources.ts';
import type { RestAnswer, RestCall, RestServices } from './restCall.ts';

const MAX_RECORDS = 200;
const MAX_DEPTH = 5;

interface TreeResult {
    readonly referenceId: string;
    readonly id?: string;
    readonly errors?: readonly SaveError[];
}

/** Records with their children in one all-or-none call. */
export function createTree(services: RestServices, call: RestCall, [objectName = '']: readonly string[]): RestAnswer {
    const object = requireObject(services.org.schema.object(objectName));
    const records = listOf(call.body, 'records', MAX_RECORDS);
    const tx = services.org.begin();
    const results: TreeResult[] = [];
    records.forEach((record) => insertNode(services, call, tx, object, record, {}, 1, results));
    const failed = results.filter((result) => result.errors !== undefined);
    if (failed.length > 0) {
        tx.rollback();
        return { status: 400, body: { hasErrors: true, results: failed } };
    }
    tx.commit();
    return { status: 201, body: { hasErrors: false, results } };
}

function insertNode(
    services: RestServices,
    call: RestCall,
    tx: OpenTransaction,
    object: ObjectDef,
    node: unknown,
    parent: JsonObject,
    depth: number,
    results: TreeResult[]
): void {
    const referenceId = referenceOf(node);
    if (!isObject(node) || depth > MAX_DEPTH || results.length >= MAX_RECORDS) {
        throw new SalesforceError('INVALID_INPUT', `expected at most ${MAX_RECORDS} records on ${MAX_DEPTH} levels`);
    }
    const isList = (value: unknown): value is JsonObject => isObject(value) && Array.isArray(value['records']);
    const fields = Object.fromEntries(Object.entries(node).filter(([, value]) => !isList(value)));
    const [result] = tx.insert(object.name, [{ ...fields, ...parent }], { user: call.user });
    if (!result?.success) {
        results.push({ referenceId, errors: result?.errors ?? [] });
        return;
    }
    results.push({ referenceId, id: result.id ?? '' });
    for (const [name, value] of Object.entries(node)) {
        if (isList(value)) {
            const relation = services.org.schema
                .childRelationships(object.name)
                .find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
            if (!relation) {
                throw new SalesforceError('INVALID_FIELD', `No such relationship '${name}' on ${object.name}`);
            }
            const child = services.org.schema.requireObject(relation.childObject);
            for (const record of value['records'] as unknown[]) {
                insertNode(services, call, tx, child, record, { [relation.field]: result.id }, depth + 1, results);
            }
        }
    }
}

function referenceOf(node: unknown): string {
    const attributes = isObject(node) ? node['attributes'] : undefined;
    const referenceId = isObject(attributes) ? attributes['referenceId'] : undefined;
    if (typeof referenceId !== 'string') {
        throw new SalesforceError('INVALID_INPUT', 'Include a reference ID for each record in the request.');
    }
    return referenceId;
}
