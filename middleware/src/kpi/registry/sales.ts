import { sales as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const sales: Kpi = {
    definition: {
        key: 'sales',
        group: 'outcome',
        unit: 'currency',
        name: { en: 'Sales', ja: '受注金額' },
        description: {
            en: "Sum of the amounts of won opportunities, in the org's currency.",
            ja: '成立した商談の金額の合計（組織の通貨）。'
        },
        formula: {
            en: 'Sum of Amount of won opportunities with a close date in the period',
            ja: '期間内に完了予定日がある成立商談の金額の合計'
        },
        numerator: 'Amounts of opportunities won with a close date in the period',
        denominator: '1',
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
    minimumSample: 0,
    serves: {
        en: 'The money that visits bring.',
        ja: '訪問がもたらす売上。'
    },
    example: {
        en: 'Won: 1,200.10 and 799.90, and one without an amount. The value is 2,000.00.',
        ja: '受注：1,200.10、799.90、金額なし1件。値は 2,000.00。'
    }
};
