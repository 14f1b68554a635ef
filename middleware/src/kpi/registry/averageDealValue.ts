import { averageDealValue as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const averageDealValue: Kpi = {
    definition: {
        key: 'average-deal-value',
        group: 'outcome',
        unit: 'currency',
        name: { en: 'Average deal value', ja: '平均受注金額' },
        description: {
            en: "Average amount of won opportunities, in the org's currency.",
            ja: '成立した商談の平均金額（組織の通貨）。'
        },
        formula: {
            en: 'Sum of Amount of won opportunities / won opportunities with an amount',
            ja: '成立商談の金額の合計 ÷ 金額のある成立商談の数'
        },
        numerator: 'Amounts of opportunities won with a close date in the period',
        denominator: 'Those opportunities',
        exclusions: ['future-dated', 'no-amount', 'other-currency'],
        sourceFields: [
            'Opportunity.Amount',
            'Opportunity.CurrencyIsoCode',
            'Opportunity.IsWon',
            'Opportunity.CloseDate'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'Effort goes where deals are worth it.',
        ja: '価値のある商談に力を注ぐ。'
    },
    example: {
        en: 'Won: 1,200.10 and 799.90. The value is 2,000.00 / 2 = 1,000.00.',
        ja: '受注：1,200.10 と 799.90。値は 2,000.00 ÷ 2 = 1,000.00。'
    }
};
