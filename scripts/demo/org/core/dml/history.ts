import type { Store } from '../store.ts';
import type { Transaction } from '../transaction.ts';
import type { Row } from '../types.ts';
import { compact } from './draft.ts';

const WATCHED = ['StageName', 'Amount', 'CloseDate', 'Probability'];
const HISTORY_PREFIX = '008';

/** Salesforce writes an OpportunityHistory row whenever stage, amount, close date or probability change. */
export function addHistory(tx: Transaction, store: Store, before: Row | null, row: Row): void {
    if (before && WATCHED.every((name) => before[name] === row[name])) {
        return;
    }
    const history = compact({
        Id: store.nextId(HISTORY_PREFIX),
        OpportunityId: row.Id,
        StageName: row['StageName'],
        Amount: row['Amount'],
        ExpectedRevenue: row['ExpectedRevenue'],
        CloseDate: row['CloseDate'],
        Probability: row['Probability'],
        ForecastCategory: row['ForecastCategory'],
        PrevAmount: before?.['Amount'],
        PrevCloseDate: before?.['CloseDate'],
        CreatedById: row['LastModifiedById'],
        CreatedDate: row['SystemModstamp'],
        SystemModstamp: row['SystemModstamp'],
        IsDeleted: false
    });
    tx.put('OpportunityHistory', history);
}
