import type { AccessControl } from '../access.ts';
import { isId, to18 } from '../ids.ts';
import type { SchemaStore } from '../schema.ts';
import type { Store } from '../store.ts';
import type { Transaction } from '../transaction.ts';
import type { FieldDef, FieldValue, ObjectDef, RecordInput, Row, UserContext } from '../types.ts';
import { coerce } from './coerce.ts';
import { derive } from './derive.ts';
import type { DeriveContext } from './derive.ts';
import { compact, numberRecord } from './draft.ts';
import type { Draft } from './draft.ts';
import { noSuchField, resolveInput } from './externalReferences.ts';
import { addHistory } from './history.ts';
import { RecordError } from './recordError.ts';
import { checkReference, checkRequired, checkUnique } from './rules.ts';

export interface WriterServices {
    readonly store: Store;
    readonly schema: SchemaStore;
    readonly access: AccessControl;
    readonly lockedIds: ReadonlySet<string>;
    /** Whose name system-mode changes carry. */
    systemUserId(): string;
    now(): number;
}
export interface WriteContext {
    readonly tx: Transaction;
    readonly user: UserContext | null;
    readonly setAuditFields: boolean;
    /** One stamp an operation: a parent and the children that go with it have the same. */
    readonly stamp: string;
}

const AUDIT_FIELDS = new Set([
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp',
    'IsArchived',
    'IsDeleted'
]);

/** Inserts and updates one record inside a transaction, with the rules of the platform. Errors: RecordError. */
export class RecordWriter {
    readonly #services: WriterServices;

    constructor(services: WriterServices) {
        this.#services = services;
    }

    insert(context: WriteContext, object: ObjectDef, input: RecordInput): string {
        this.#requireAction(context, object, 'create');
        const id = this.#services.store.nextId(object.keyPrefix);
        const draft: Draft = { Id: id };
        for (const field of object.fields.values()) {
            if (field.defaultValue !== null) {
                draft[field.name] = field.defaultValue;
            }
        }
        this.#assign(context, object, draft, input, 'createable');
        this.#stamp(context, object, draft, true);
        if (object.fields.has('OwnerId')) {
            draft['OwnerId'] ??= this.#actor(context);
        }
        numberRecord(object, draft);
        derive(object.name, draft, null, this.#deriveContext(context));
        checkRequired(object, draft);
        checkUnique(context.tx, object, draft);
        this.#put(context, object, null, draft);
        return id;
    }

    update(context: WriteContext, object: ObjectDef, id: unknown, input: RecordInput): string {
        const before = this.existing(context, object, id);
        this.requireEdit(context, object, before, 'edit');
        const draft: Draft = { ...before };
        this.#assign(context, object, draft, input, 'updateable');
        this.#stamp(context, object, draft, false);
        derive(object.name, draft, before, this.#deriveContext(context));
        checkRequired(object, draft);
        checkUnique(context.tx, object, draft);
        this.#put(context, object, before, draft);
        return before.Id;
    }

    /** The live row of an id that this user sees. */
    existing(context: WriteContext, object: ObjectDef, id: unknown, deleted = false): Row {
        if (!isId(id)) {
            throw new RecordError('MALFORMED_ID', `malformed id ${String(id)}`, ['Id']);
        }
        const row = context.tx.get(object.name, to18(id));
        if (!row || this.#services.access.rowFilter(context.user, object)?.(row) === false) {
            throw new RecordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
        }
        if (row['IsDeleted'] === true && !deleted) {
            throw new RecordError('ENTITY_IS_DELETED', 'entity is deleted');
        }
        return row;
    }

    requireEdit(context: WriteContext, object: ObjectDef, row: Row, action: 'edit' | 'delete'): void {
        this.#requireAction(context, object, action);
        if (this.#services.lockedIds.has(row.Id)) {
            throw new RecordError('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record', []);
        }
        if (!this.#services.access.canEditRow(context.user, object, row)) {
            throw new RecordError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
        }
    }

    /** Stores a changed row with new stamps and reports the change; for delete, undelete and the like. */
    replace(
        context: WriteContext,
        object: ObjectDef,
        before: Row,
        values: Readonly<Record<string, FieldValue>>,
        changeType: 'UPDATE' | 'DELETE' | 'UNDELETE'
    ): void {
        const draft: Draft = { ...before, ...values };
        this.#stamp(context, object, draft, false);
        this.#put(context, object, before, draft, changeType);
    }

    #assign(
        context: WriteContext,
        object: ObjectDef,
        draft: Draft,
        input: RecordInput,
        right: 'createable' | 'updateable'
    ): void {
        for (const [field, value] of resolveInput(context.tx, this.#services.schema, object, input)) {
            if (field.type === 'id') {
                if (right === 'createable' && value) {
                    throw new RecordError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', [
                        'Id'
                    ]);
                }
                continue;
            }
            this.#checkFieldRight(context, object, field, right);
            const stored = coerce(field, value);
            if (stored !== null && stored !== draft[field.name] && field.type === 'reference') {
                checkReference(context.tx, this.#services.schema, field, String(stored));
            }
            draft[field.name] = stored;
        }
    }

    #checkFieldRight(
        context: WriteContext,
        object: ObjectDef,
        field: FieldDef,
        right: 'createable' | 'updateable'
    ): void {
        const { access } = this.#services;
        if (!access.canReadField(context.user, object, field)) {
            throw noSuchField(object, field.name);
        }
        const mayAudit = context.setAuditFields && AUDIT_FIELDS.has(field.name);
        if (!mayAudit && (!field[right] || !access.canEditField(context.user, object, field))) {
            throw new RecordError(
                'INVALID_FIELD_FOR_INSERT_UPDATE',
                `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
                [field.name]
            );
        }
    }

    #stamp(context: WriteContext, object: ObjectDef, draft: Draft, created: boolean): void {
        const { stamp } = context;
        const actor = this.#actor(context);
        const set = (name: string, value: string, keep: boolean): void => {
            if (object.fields.has(name) && !(keep && draft[name])) {
                draft[name] = value;
            }
        };
        if (created) {
            set('CreatedDate', stamp, context.setAuditFields);
            set('CreatedById', actor, context.setAuditFields);
        }
        set('LastModifiedDate', stamp, created && context.setAuditFields);
        set('LastModifiedById', actor, created && context.setAuditFields);
        set('SystemModstamp', stamp, created && context.setAuditFields);
    }

    #put(
        context: WriteContext,
        object: ObjectDef,
        before: Row | null,
        draft: Draft,
        changeType: 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE' = before ? 'UPDATE' : 'CREATE'
    ): void {
        const row = compact(draft);
        const changedFields = Object.keys({ ...before, ...row }).filter((name) => before?.[name] !== row[name]);
        context.tx.put(object.name, row);
        context.tx.changes.push({
            changeType,
            objectName: object.name,
            id: row.Id,
            changedFields,
            record: row,
            userId: this.#actor(context)
        });
        if (object.name === 'Opportunity' && changeType !== 'DELETE') {
            addHistory(context.tx, this.#services.store, before, row);
        }
    }

    #requireAction(context: WriteContext, object: ObjectDef, action: 'create' | 'edit' | 'delete'): void {
        if (!this.#services.access.canUseObject(context.user, object, action)) {
            throw new RecordError(
                action === 'create' ? 'INSUFFICIENT_ACCESS' : 'INSUFFICIENT_ACCESS_OR_READONLY',
                `entity type ${object.name} cannot be ${action === 'create' ? 'inserted' : 'changed'}: no ${action} permission`
            );
        }
    }

    #actor(context: WriteContext): string {
        return context.user?.userId ?? this.#services.systemUserId();
    }

    #deriveContext(context: WriteContext): DeriveContext {
        return {
            stamp: context.stamp,
            get: (objectName, id) => context.tx.get(objectName, id),
            find: (objectName, field, value) =>
                context.tx.lookup(objectName, field, value).next().value as Row | undefined
        };
    }
}
