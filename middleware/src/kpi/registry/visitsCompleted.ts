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
    serves: {
        en: 'More customers hear from us, which coverage and orders follow.',
        ja: 'より多くの顧客と接点を持ち、カバー率と受注につなげる。'
    },
    example: {
        en: 'Eight visits are completed this week; one of them ends before it begins. The value is 7.',
        ja: '今週8件が完了、うち1件は開始前に終了している。値は 7。'
    }
};
