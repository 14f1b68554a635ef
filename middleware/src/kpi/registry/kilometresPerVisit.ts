import { kilometresPerVisit as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const kilometresPerVisit: Kpi = {
    definition: {
        key: 'kilometres-per-visit',
        group: 'behaviour',
        unit: 'kilometres',
        name: { en: 'Kilometres per visit', ja: '訪問あたり移動距離' },
        description: {
            en: 'Average way to a visit in person from the visit before it on the same day. Ways are estimated: straight line between the two accounts × 1.3 (roads are longer than straight lines), not what was driven; the way from and to the start place is left out.',
            ja: '同じ日の前の訪問先から対面訪問先までの平均移動距離。距離は実走行ではなく推定値です（取引先間の直線距離×1.3）。出発地との往復は含みません。'
        },
        formula: {
            en: 'Estimated kilometres from visit to visit / visits in person with a known way',
            ja: '訪問間の推定距離（km）÷ 移動経路がわかる対面訪問'
        },
        numerator:
            'Estimated road kilometres from the account of the visit before on the same day; 0 for the first visit of a day and for the same account again',
        denominator:
            'Completed visits in person with check-in, check-out and known places of this visit and the one before',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-check-out', 'no-place'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.Mode__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Account__c',
            'Account.VisitPlace__c',
            'Account.BillingLatitude',
            'Account.BillingLongitude'
        ],
        betterWhen: -1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'Less time on the road, more with customers.',
        ja: '移動を減らし、顧客と過ごす時間を増やす。'
    },
    example: {
        en: 'Three visits on one day, 2 km and 4 km apart along roads. The value is 6 km / 3 = 2 km.',
        ja: '1日に3件訪問し、道のりはそれぞれ 2 km と 4 km。値は 6 km ÷ 3 = 2 km。'
    }
};
