import { visitsUnplanned as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const visitsUnplanned: Kpi = {
    definition: {
        key: 'visits-unplanned',
        group: 'behaviour',
        unit: 'count',
        name: { en: 'Unplanned visits', ja: '予定外訪問件数' },
        description: {
            en: 'How many visits took place that nobody had planned.',
            ja: '予定なしで実施した訪問の件数。'
        },
        formula: {
            en: 'Number of completed visits without a planned start whose check-in lies in the period',
            ja: '予定開始日時がなく、期間内にチェックインがある完了済み訪問の数'
        },
        numerator: 'Completed visits without a planned start',
        denominator: '1',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.PlannedStart__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'Free minutes near a customer are used.',
        ja: '近くの顧客のために空き時間を活かす。'
    },
    example: {
        en: 'Seven visits took place, five of them planned. The value is 2.',
        ja: '7件の訪問のうち5件は計画済み。値は 2。'
    }
};
