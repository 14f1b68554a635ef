import { winRateWithoutRideAlong as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const winRateWithoutRideAlong: Kpi = {
    definition: {
        key: 'win-rate-without-ride-along',
        group: 'outcome',
        unit: 'ratio',
        name: { en: 'Win rate without ride-along', ja: '同行なしの受注率' },
        description: {
            en: 'Win rate of opportunities whose account had no joint visit in the 90 days up to the close date.',
            ja: '完了予定日までの90日間に同行訪問がなかった取引先の商談の受注率。'
        },
        formula: {
            en: 'Won / closed opportunities without a ride-along',
            ja: '同行なしの成立商談 ÷ 同行なしのクローズした商談'
        },
        numerator: 'Those opportunities that were won',
        denominator: 'Opportunities closed in the period whose account had no such joint visit',
        exclusions: ['future-dated'],
        sourceFields: ['Opportunity.IsWon', 'Opportunity.CloseDate', 'FieldVisit__c.IsJointVisit__c'],
        betterWhen: 1
    },
    tally,
    minimumSample: 10,
    serves: {
        en: 'The measure beside the rate with a ride-along.',
        ja: '同行ありの受注率と比べるための基準。'
    },
    example: {
        en: 'Twenty deals closed without a ride-along, five were won. The value is 25 %.',
        ja: '同行なしでクローズした20件のうち5件が成立。値は 25 %。'
    }
};
