import { orderRate as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const orderRate: Kpi = {
    definition: {
        key: 'order-rate',
        group: 'outcome',
        unit: 'ratio',
        name: { en: 'Order rate', ja: '受注先比率' },
        description: {
            en: 'Share of own accounts that ordered in the period. An order that a colleague won counts too.',
            ja: '担当取引先のうち、期間内に受注があった割合。同僚による受注も含みます。'
        },
        formula: {
            en: 'Own accounts with a won opportunity in the period / own accounts',
            ja: '期間内に受注した担当取引先 ÷ 担当取引先'
        },
        numerator: 'Own accounts with a won opportunity whose close date lies in the period',
        denominator: 'Accounts owned now that existed at the end of the period',
        exclusions: [],
        sourceFields: ['Account.OwnerId', 'Opportunity.AccountId', 'Opportunity.IsWon', 'Opportunity.CloseDate'],
        betterWhen: 1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'Growth comes from more customers, not only from larger orders.',
        ja: '成長は注文の大型化だけでなく、注文する顧客の増加から生まれる。'
    },
    example: {
        en: 'A rep owns 40 accounts, 6 ordered this month. The value is 6 / 40 = 15 %.',
        ja: '担当40社のうち今月6社が発注した。値は 6 ÷ 40 = 15 %。'
    }
};
