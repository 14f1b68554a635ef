import { costPerVisit as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const costPerVisit: Kpi = {
    definition: {
        key: 'cost-per-visit',
        group: 'outcome',
        unit: 'currency',
        name: { en: 'Cost per visit', ja: '訪問あたりコスト' },
        description: {
            en: 'What a visit costs in time in the field and way, at the rates that the settings name. Without a rate there is no value.',
            ja: '設定された単価にもとづく、訪問1件あたりの時間と移動のコスト。単価が未設定の場合は値がありません。'
        },
        formula: {
            en: '(field hours × cost per hour + estimated kilometres × cost per kilometre) / visits in person',
            ja: '（フィールド時間 × 時間単価 + 推定距離 × km単価）÷ 対面訪問数'
        },
        numerator:
            'Hours from the check-out before to the check-out of each visit × costPerHour + estimated kilometres × costPerKilometre, each visit rounded to 1/10,000',
        denominator:
            'Completed visits in person with check-in and check-out; with a cost per kilometre also with a known way',
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
            'FieldmapSetting__mdt.costPerKilometre'
        ],
        betterWhen: -1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'A visit is worth more than it costs.',
        ja: '訪問はコスト以上の価値を生むべきもの。'
    },
    example: {
        en: '4 hours in the field at 60 and 20 km at 0.50 for 5 visits. The value is (240 + 10) / 5 = 50.',
        ja: '5件の訪問でフィールド時間4時間（単価60）、20 km（単価0.50）。値は（240 + 10）÷ 5 = 50。'
    }
};
