import { daysSinceOneOnOne as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const daysSinceOneOnOne: Kpi = {
    definition: {
        key: 'days-since-one-on-one',
        group: 'behaviour',
        unit: 'days',
        name: { en: 'Days since the last one-on-one', ja: '前回の1on1からの日数' },
        description: {
            en: 'Average number of days since the last one-on-one of the people who work in the field.',
            ja: '営業担当者の前回の1on1からの平均日数。'
        },
        formula: {
            en: 'Days from the last coaching note about the person to the last day of the period, added up / people with a note',
            ja: '直近のコーチングノートから期末までの日数の合計 ÷ ノートのある担当者数'
        },
        numerator: 'Days from the creation of the last coaching note about the person to the last day of the period',
        denominator: 'People with visits, accounts or notes who have at least one note',
        exclusions: ['no-one-on-one'],
        sourceFields: ['CoachingNote__c.Rep__c', 'CoachingNote__c.CreatedDate'],
        betterWhen: -1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'Nobody is left alone with a problem.',
        ja: '誰も問題を一人で抱え込まない。'
    },
    example: {
        en: 'One person was last seen 3 days ago, another 11 days ago, a third never. The value is 14 / 2 = 7; the third is listed as excluded.',
        ja: '1人は3日前、1人は11日前に1on1、もう1人は未実施。値は 14 ÷ 2 = 7。未実施の人は対象外として表示。'
    }
};
