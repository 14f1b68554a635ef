import { visitsPerFieldHour as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const visitsPerFieldHour: Kpi = {
    definition: {
        key: 'visits-per-field-hour',
        group: 'behaviour',
        unit: 'perHour',
        name: { en: 'Visits per field hour', ja: '外勤1時間あたり訪問件数' },
        description: {
            en: 'Visits in person for each hour in the field. A day in the field runs from the first check-in to the last check-out.',
            ja: '外勤1時間あたりの対面訪問件数。外勤時間は最初のチェックインから最後のチェックアウトまでです。'
        },
        formula: {
            en: 'Completed visits in person / hours from first check-in to last check-out of each person and day',
            ja: '対面の完了済み訪問数 ÷ 各人各日の最初のチェックインから最後のチェックアウトまでの時間'
        },
        numerator: 'Completed visits in person with check-in and check-out',
        denominator: 'Field hours of the same visits',
        exclusions: ['no-check-in', 'no-check-out', 'future-dated', 'ends-before-start'],
        sourceFields: [
            'FieldVisit__c.Mode__c',
            'FieldVisit__c.Status__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 4,
    serves: {
        en: 'Less time on the road, more with customers.',
        ja: '移動を減らし、顧客と過ごす時間を増やす。'
    },
    example: {
        en: 'Five visits between 09:00 and 13:00 on one day: 5 / 4 h = 1.25 per hour.',
        ja: '1日に9:00から13:00まで5件訪問：5 ÷ 4時間 = 1時間あたり1.25件。'
    }
};
