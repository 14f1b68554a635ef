import { toDateTime } from '../dates.ts';
import { SalesforceError } from '../errors.ts';
import type { Transaction } from '../transaction.ts';
import type { Dml, DmlOptions, ObjectDef, RecordInput, SaveResult } from '../types.ts';
import { coerce } from './coerce.ts';
import type { RecordDeleter } from './deleter.ts';
import { failure, RecordError, ROLLED_BACK } from './recordError.ts';
import type { RecordWriter, WriteContext, WriterServices } from './writer.ts';

/** Where changes go: a transaction a call, or one that stays open. */
export interface TransactionScope {
    begin(): Transaction;
    /** Makes the writes so far visible; does nothing for a transaction that stays open. */
    commit(tx: Transaction): void;
}

type Saved = Pick<SaveResult, 'id'> & { created?: boolean };
const CHUNK = 200;

/** Calls with many records: results in order, per-record errors, or all or none. */
export class DmlRunner implements Dml {
    readonly #services: WriterServices;
    readonly #writer: RecordWriter;
    readonly #deleter: RecordDeleter;
    readonly #scope: TransactionScope;

    constructor(services: WriterServices, writer: RecordWriter, deleter: RecordDeleter, scope: TransactionScope) {
        this.#services = services;
        this.#writer = writer;
        this.#deleter = deleter;
        this.#scope = scope;
    }

    insert(objectName: string, records: readonly RecordInput[], options: DmlOptions = {}): SaveResult[] {
        return this.#run(objectName, records, options, (context, object, record) => ({
            id: this.#writer.insert(context, object, record)
        }));
    }

    update(objectName: string, records: readonly RecordInput[], options: DmlOptions = {}): SaveResult[] {
        return this.#run(objectName, records, options, (context, object, record) => ({
            id: this.#writer.update(context, object, idOf(record), record)
        }));
    }

    upsertByExternalId(
        objectName: string,
        externalIdField: string,
        records: readonly RecordInput[],
        options: DmlOptions = {}
    ): SaveResult[] {
        const object = this.#services.schema.requireObject(objectName);
        const field = this.#services.schema.field(object, externalIdField);
        if (!field || !(field.externalId || field.type === 'id')) {
            throw new SalesforceError('INVALID_FIELD', `${externalIdField} is not an External ID or indexed field`);
        }
        const seen = new Set<unknown>();
        return this.#run(objectName, records, options, (context, _object, record) => {
            const key = Object.keys(record).find((name) => name.toLowerCase() === field.name.toLowerCase());
            const value = coerce(field, key === undefined ? null : record[key]);
            if (value === null && field.type !== 'id') {
                throw new RecordError('MISSING_ARGUMENT', `${field.name} not specified`);
            }
            if (value !== null && seen.has(value)) {
                throw new RecordError('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`, [
                    field.name
                ]);
            }
            seen.add(value);
            return this.#upsert(context, object, field.name, value, record);
        });
    }

    delete(objectName: string, ids: readonly string[], options: DmlOptions = {}): SaveResult[] {
        return this.#run(objectName, ids, options, (context, object, id) => ({
            id: this.#deleter.delete(context, object, id)
        }));
    }

    undelete(objectName: string, ids: readonly string[], options: DmlOptions = {}): SaveResult[] {
        return this.#run(objectName, ids, options, (context, object, id) => ({
            id: this.#deleter.undelete(context, object, id)
        }));
    }

    hardDelete(objectName: string, ids: readonly string[], options: DmlOptions = {}): SaveResult[] {
        return this.#run(objectName, ids, options, (context, object, id) => ({
            id: this.#deleter.hardDelete(context, object, id)
        }));
    }

    #upsert(
        context: WriteContext,
        object: ObjectDef,
        fieldName: string,
        value: ReturnType<typeof coerce>,
        record: RecordInput
    ): Saved {
        const found =
            value === null
                ? []
                : [...context.tx.lookup(object.name, fieldName, value)].filter((row) => !row['IsDeleted']);
        if (found.length > 1) {
            throw new RecordError(
                'DUPLICATE_EXTERNAL_ID',
                `More than one record found for external id field: [${found.map((row) => row.Id).join(', ')}]`
            );
        }
        const match = found[0];
        if (fieldName === 'Id' && value !== null && !match) {
            throw new RecordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
        }
        return match
            ? { id: this.#writer.update(context, object, match.Id, record), created: false }
            : { id: this.#writer.insert(context, object, record), created: true };
    }

    /** Without allOrNone each 200 records are a transaction, as in Salesforce. */
    #run<T>(
        objectName: string,
        items: readonly T[],
        options: DmlOptions,
        save: (context: WriteContext, object: ObjectDef, item: T) => Saved
    ): SaveResult[] {
        const object = this.#services.schema.requireObject(objectName);
        const allOrNone = options.allOrNone ?? true;
        const size = allOrNone ? Math.max(items.length, 1) : CHUNK;
        const results: SaveResult[] = [];
        for (let start = 0; start < items.length; start += size) {
            const tx = this.#scope.begin();
            const savepoint = tx.savepoint();
            const part = items.slice(start, start + size).map((item) => this.#saveOne(tx, object, item, options, save));
            if (allOrNone && part.some((result) => !result.success)) {
                tx.rollbackTo(savepoint);
                return part.map((result) => (result.success ? failure(ROLLED_BACK) : result));
            }
            this.#scope.commit(tx);
            results.push(...part);
        }
        return results;
    }

    #saveOne<T>(
        tx: Transaction,
        object: ObjectDef,
        item: T,
        options: DmlOptions,
        save: (context: WriteContext, object: ObjectDef, item: T) => Saved
    ): SaveResult {
        const savepoint = tx.savepoint();
        const context: WriteContext = {
            tx,
            user: options.user ?? null,
            setAuditFields: options.setAuditFields ?? false,
            stamp: toDateTime(this.#services.now())
        };
        try {
            return { ...save(context, object, item), success: true, errors: [] };
        } catch (error) {
            tx.rollbackTo(savepoint);
            if (error instanceof RecordError) {
                return failure(error.toSaveError());
            }
            throw error;
        }
    }
}

function idOf(record: RecordInput): unknown {
    return record['Id'] ?? record['id'] ?? record['ID'];
}
