import { newVisits as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const newVisits: Kpi = {
    definition: {
        key: 'new-visits',
        group: 'behaviour',
        unit: 'count',
        name: { en: 'New visits', ja: '新規訪問件数' },
        description: {
            en: 'How many visits were the first ever to their account.',
            ja: 'その取引先への初めての訪問の件数。'
        },
        formula: {
            en: 'Number of completed visits of the period that are the first of their account',
            ja: '期間内の完了済み訪問のうち、取引先への初回訪問の数'
        },
        numerator: 'Visits that are the first completed visit of their account, by anyone',
        denominator: '1',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-account'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Account__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'New customers come from first visits.',
        ja: '新しい顧客は初回訪問から生まれる。'
    },
    example: {
        en: 'Five visits, one of them to an account nobody had visited before. The value is 1.',
        ja: '5件の訪問のうち1件は、誰も訪問したことのない取引先だった。値は 1。'
    }
};
