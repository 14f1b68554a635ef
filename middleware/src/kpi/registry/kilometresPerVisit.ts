import { kilometresPerVisit as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const kilometresPerVisit: Kpi = {
    definition: {
        key: 'kilometres-per-visit',
        group: 'behaviour',
        unit: 'kilometres',
        name: { en: 'Kilometres per visit', ja: '訪問あたり移動距離' },
        description: {
            en: 'Average way for a visit in person: from the start place or the visit before, and back after the last one. Ways are estimated: straight line × 1.3 (roads are longer than straight lines), not what was driven.',
            ja: '対面訪問1件あたりの平均移動距離。出発地または前の訪問先からの移動と、最後の訪問後の帰路を含みます。実走行ではなく推定値です（直線距離×1.3）。'
        },
        formula: {
            en: 'Estimated kilometres of the day / visits in person with a known way',
            ja: '1日の推定移動距離（km）÷ 移動経路がわかる対面訪問'
        },
        numerator:
            'Estimated road kilometres from the account of the visit before on the same day, from the start place for the first one and back to it for the last one (left out where the person has no start place); 0 for the same account again',
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
            'Account.BillingLongitude',
            'User.VisitBase__c'
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
        en: '5 km to the first of three visits, 2 km and 4 km between them, 7 km back. The value is 18 km / 3 = 6 km.',
        ja: '3件の訪問：最初まで 5 km、訪問間が 2 km と 4 km、帰路が 7 km。値は 18 km ÷ 3 = 6 km。'
    }
};
