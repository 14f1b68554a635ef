import { onSiteMinutes as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const onSiteMinutes: Kpi = {
    definition: {
        key: 'on-site-minutes',
        group: 'behaviour',
        unit: 'minutes',
        name: { en: 'Time with customers', ja: '顧客滞在時間' },
        description: {
            en: 'Minutes spent at customers. Split by class it says to which customers the time goes.',
            ja: '顧客先で過ごした時間（分）。ランク別に分けると、どの顧客に時間を使っているかがわかります。'
        },
        formula: {
            en: 'Sum of minutes from check-in to check-out',
            ja: 'チェックインからチェックアウトまでの分数の合計'
        },
        numerator: 'Minutes from check-in to check-out of completed visits in person',
        denominator: '1',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-check-out'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.Mode__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Account__c',
            'Account.CustomerClass__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'Selling time is the scarcest thing in the field.',
        ja: '営業現場で最も貴重なのは顧客と向き合う時間。'
    },
    example: {
        en: 'Visits of 45 and 30 minutes. The value is 75.',
        ja: '45分と30分の訪問。値は 75。'
    }
};
