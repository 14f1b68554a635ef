import type { DerivedObject } from './ports.ts';

/** Where the mirror holds the derived fields: what the org has, so that only changes are written. */
export interface DerivedTarget {
    readonly objectApiName: DerivedObject;
    readonly table: string;
    /** Column and PostgreSQL type by field. */
    readonly columns: Readonly<Record<string, readonly [column: string, type: string]>>;
    /** Records that the org would not let anybody write. */
    readonly condition: string;
}

const VISIT_COLUMNS = {
    LastVisitDate__c: ['last_visit_date', 'date'],
    NextVisitDue__c: ['next_visit_due', 'date'],
    VisitPriority__c: ['visit_priority', 'double precision']
} as const;

/** In the order of a run: a deal takes its priority from its account. */
export const DERIVED_TARGETS: readonly DerivedTarget[] = [
    { objectApiName: 'Account', table: 'accounts', columns: VISIT_COLUMNS, condition: 'NOT is_deleted' },
    { objectApiName: 'Lead', table: 'leads', columns: VISIT_COLUMNS, condition: 'NOT is_deleted AND NOT is_converted' },
    {
        objectApiName: 'Opportunity',
        table: 'opportunities',
        columns: {
            DaysInStage__c: ['days_in_stage', 'integer'],
            IsStalled__c: ['is_stalled', 'boolean'],
            VisitPriority__c: ['visit_priority', 'double precision']
        },
        condition: 'NOT is_deleted'
    }
];
