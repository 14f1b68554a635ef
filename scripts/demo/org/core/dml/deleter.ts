import type { ObjectDef, Row } from '../types.ts';
import type { RecordWriter, WriteContext, WriterServices } from './writer.ts';

/** Deletes to the recycle bin, brings back, and deletes for good; children that cascade go and come with their parent. */
export class RecordDeleter {
    readonly #services: WriterServices;
    readonly #writer: RecordWriter;

    constructor(services: WriterServices, writer: RecordWriter) {
        this.#services = services;
        this.#writer = writer;
    }

    delete(context: WriteContext, object: ObjectDef, id: unknown, masterId: string | null = null): string {
        const row = this.#writer.existing(context, object, id);
        this.#writer.requireEdit(context, object, row, 'delete');
        for (const [child, childRow] of this.#children(context, object, row)) {
            if (childRow['IsDeleted'] !== true) {
                this.delete({ ...context, user: null }, child, childRow.Id);
            }
        }
        const values = masterId === null ? { IsDeleted: true } : { IsDeleted: true, MasterRecordId: masterId };
        this.#writer.replace(context, object, row, values, 'DELETE');
        return row.Id;
    }

    undelete(context: WriteContext, object: ObjectDef, id: unknown): string {
        const row = this.#writer.existing(context, object, id, true);
        if (row['IsDeleted'] !== true) {
            return row.Id;
        }
        this.#writer.replace(context, object, row, { IsDeleted: false }, 'UNDELETE');
        for (const [child, childRow] of this.#children(context, object, row)) {
            if (childRow['IsDeleted'] === true && childRow['SystemModstamp'] === row['SystemModstamp']) {
                this.undelete(context, child, childRow.Id);
            }
        }
        return row.Id;
    }

    hardDelete(context: WriteContext, object: ObjectDef, id: unknown): string {
        const row = this.#writer.existing(context, object, id, true);
        this.#writer.requireEdit(context, object, row, 'delete');
        const deletedDate = context.stamp;
        for (const [child, childRow] of this.#children(context, object, row)) {
            context.tx.remove(child.name, childRow.Id, deletedDate);
        }
        context.tx.remove(object.name, row.Id, deletedDate);
        return row.Id;
    }

    #children(context: WriteContext, object: ObjectDef, row: Row): [ObjectDef, Row][] {
        return this.#services.schema
            .childRelationships(object.name)
            .filter((child) => child.cascadeDelete)
            .flatMap((child) => {
                const def = this.#services.schema.requireObject(child.childObject);
                return [...context.tx.lookup(def.name, child.field, row.Id)].map((found): [ObjectDef, Row] => [
                    def,
                    found
                ]);
            });
    }
}
