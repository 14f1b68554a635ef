import { onSitePerTravelMinute as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const onSitePerTravelMinute: Kpi = {
    definition: {
        key: 'on-site-per-travel-minute',
        group: 'behaviour',
        unit: 'factor',
        name: { en: 'On-site minutes per travel minute', ja: '移動1分あたり訪問時間' },
        description: {
            en: 'Minutes at customers for each minute on the road. Travel minutes are estimated from the estimated way at usual speeds; between two visits never more than the time that lay there.',
            ja: '移動1分に対して顧客先で過ごした時間（分）。移動時間は推定距離と一般的な速度から算出し、実際の訪問間隔を超えません。'
        },
        formula: {
            en: 'Minutes from check-in to check-out / estimated travel minutes of the day',
            ja: 'チェックインからチェックアウトまでの分数 ÷ 1日の推定移動時間（分）'
        },
        numerator: 'Minutes from check-in to check-out of the visits in the denominator',
        denominator:
            'Estimated travel minutes from the start place, between the visits of a day and back, over completed visits in person with a known way',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-check-out', 'no-place'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.Mode__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Account__c',
            'Account.VisitPlace__c',
            'Account.BillingLatitude',
            'Account.BillingLongitude',
            'User.VisitBase__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 60,
    serves: {
        en: 'Time goes to customers, not to roads.',
        ja: '時間を道路ではなく顧客に使う。'
    },
    example: {
        en: 'Two visits of 45 minutes; 10 minutes out, 12 between them, 8 back. The value is 90 / 30 = 3.',
        ja: '45分の訪問2件、移動は往路10分、訪問間12分、帰路8分。値は 90 ÷ 30 = 3。'
    }
};
