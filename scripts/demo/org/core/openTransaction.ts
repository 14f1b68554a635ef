import type { Transaction } from './transaction.ts';
import type { Dml, OpenTransaction } from './types.ts';

/** A transaction that stays open: `end` is told once how it ended. */
export function openTransaction(
    tx: Transaction,
    dml: Dml,
    end: (finished: 'commit' | 'rollback') => void
): OpenTransaction {
    return {
        startedAt: tx.startedAt,
        insert: (objectName, records, options) => dml.insert(objectName, records, options),
        update: (objectName, records, options) => dml.update(objectName, records, options),
        upsertByExternalId: (objectName, field, records, options) =>
            dml.upsertByExternalId(objectName, field, records, options),
        delete: (objectName, ids, options) => dml.delete(objectName, ids, options),
        undelete: (objectName, ids, options) => dml.undelete(objectName, ids, options),
        commit: () => end('commit'),
        rollback: () => end('rollback')
    };
}
