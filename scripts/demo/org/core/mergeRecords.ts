import type { RecordDeleter } from './dml/deleter.ts';
import { RecordError } from './dml/recordError.ts';
import type { RecordWriter, WriteContext } from './dml/writer.ts';
import type { SchemaStore } from './schema.ts';
import type { ObjectDef } from './types.ts';

const MERGEABLE = new Set(['Account', 'Contact', 'Lead']);
const MAX_LOSERS = 2;

/** Children of the losers move to the master, then the losers are deleted with MasterRecordId. Source: SOAP merge(). */
export function mergeRecords(
    schema: SchemaStore,
    writer: RecordWriter,
    deleter: RecordDeleter,
    context: WriteContext,
    object: ObjectDef,
    masterId: string,
    loserIds: readonly string[]
): void {
    if (!MERGEABLE.has(object.name) || loserIds.length > MAX_LOSERS || loserIds.includes(masterId)) {
        throw new RecordError('INVALID_OPERATION', `expected a master and 1 or 2 other records of ${object.name}`);
    }
    const master = writer.existing(context, object, masterId);
    for (const loserId of loserIds) {
        const loser = writer.existing(context, object, loserId);
        for (const child of schema.objects()) {
            moveChildren(writer, context, child, object, loser.Id, master.Id);
        }
        deleter.delete(context, object, loser.Id, master.Id);
    }
    writer.replace(context, object, master, {}, 'UPDATE');
}

function moveChildren(
    writer: RecordWriter,
    context: WriteContext,
    child: ObjectDef,
    parent: ObjectDef,
    fromId: string,
    toId: string
): void {
    const fields = [...child.fields.values()].filter(
        (field) => field.referenceTo.includes(parent.name) && field.name !== 'MasterRecordId'
    );
    for (const field of fields) {
        for (const row of [...context.tx.lookup(child.name, field.name, fromId)]) {
            if (row['IsDeleted'] !== true) {
                writer.replace(context, child, row, { [field.name]: toId }, 'UPDATE');
            }
        }
    }
}
