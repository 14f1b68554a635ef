import { costPerOrder as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const costPerOrder: Kpi = {
    definition: {
        key: 'cost-per-order',
        group: 'outcome',
        unit: 'currency',
        name: { en: 'Cost per order', ja: '受注あたりコスト' },
        description: {
            en: 'What the visits of the period cost for each opportunity won in it. Without a rate there is no value.',
            ja: '期間内の訪問コストを、期間内に成立した商談1件あたりで示します。単価が未設定の場合は値がありません。'
        },
        formula: {
            en: 'Cost of visits in person / opportunities won in the period',
            ja: '対面訪問のコスト ÷ 期間内に成立した商談数'
        },
        numerator: 'The cost of the visits as in cost per visit',
        denominator: 'Opportunities won with a close date in the period',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-check-out', 'no-place', 'no-cost-setting'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.Mode__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Account__c',
            'Account.VisitPlace__c',
            'Account.BillingLatitude',
            'Account.BillingLongitude',
            'User.VisitBase__c',
            'FieldmapSetting__mdt.costPerHour',
            'FieldmapSetting__mdt.costPerKilometre',
            'Opportunity.IsWon',
            'Opportunity.CloseDate'
        ],
        betterWhen: -1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'Growth that pays for itself.',
        ja: '採算のとれる成長。'
    },
    example: {
        en: 'Visits of the month cost 1,000, four opportunities were won. The value is 250.',
        ja: '今月の訪問コストは 1,000、成立した商談は4件。値は 250。'
    }
};
