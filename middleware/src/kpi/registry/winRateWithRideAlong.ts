import { winRateWithRideAlong as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const winRateWithRideAlong: Kpi = {
    definition: {
        key: 'win-rate-with-ride-along',
        group: 'outcome',
        unit: 'ratio',
        name: { en: 'Win rate with ride-along', ja: '同行ありの受注率' },
        description: {
            en: 'Win rate of opportunities whose account had a joint visit in the 90 days up to the close date.',
            ja: '完了予定日までの90日間に同行訪問があった取引先の商談の受注率。'
        },
        formula: {
            en: 'Won / closed opportunities with a ride-along',
            ja: '同行ありの成立商談 ÷ 同行ありのクローズした商談'
        },
        numerator: 'Those opportunities that were won',
        denominator:
            'Opportunities closed in the period whose account had a joint visit 0 to 90 days before the close date',
        exclusions: ['future-dated'],
        sourceFields: ['Opportunity.IsWon', 'Opportunity.CloseDate', 'FieldVisit__c.IsJointVisit__c'],
        betterWhen: 1
    },
    tally,
    minimumSample: 10,
    serves: {
        en: 'Says whether ride-alongs go with wins; it does not say that they cause them.',
        ja: '同行訪問と受注が一緒に起きているかを示す（原因とは限らない）。'
    },
    example: {
        en: 'Ten deals closed after a ride-along, five were won. The value is 50 %.',
        ja: '同行後にクローズした10件のうち5件が成立。値は 50 %。'
    }
};
