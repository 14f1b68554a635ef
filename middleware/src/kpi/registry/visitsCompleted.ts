import { visitsCompleted as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const visitsCompleted: Kpi = {
    definition: {
        key: 'visits-completed',
        group: 'behaviour',
        unit: 'count',
        name: { en: 'Visits completed', ja: '訪問件数' },
        description: {
            en: 'How many visits took place, planned or not, in person or remote.',
            ja: '実施した訪問の件数。予定の有無、対面・リモートを問いません。'
        },
        formula: {
            en: 'Number of completed visits whose check-in lies in the period',
            ja: '期間内にチェックインがある完了済み訪問の数'
        },
        numerator: 'Visits with status Completed whose check-in lies in the period',
        denominator: '1',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start'],
        sourceFields: ['FieldVisit__c.Status__c', 'FieldVisit__c.ActualStart__c', 'FieldVisit__c.ActualEnd__c'],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: 'More customers hear from us, which coverage and orders follow.',
    example: 'Eight visits are completed this week; one of them ends before it begins. The value is 7.'
};
