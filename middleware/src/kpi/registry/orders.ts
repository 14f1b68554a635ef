import { orders as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const orders: Kpi = {
    definition: {
        key: 'orders',
        group: 'outcome',
        unit: 'count',
        name: { en: 'Orders', ja: '受注件数' },
        description: { en: 'How many opportunities were won.', ja: '成立した商談の件数。' },
        formula: {
            en: 'Number of won opportunities with a close date in the period',
            ja: '期間内に完了予定日がある成立商談の数'
        },
        numerator: 'Opportunities won with a close date in the period',
        denominator: '1',
        exclusions: ['future-dated'],
        sourceFields: ['Opportunity.IsWon', 'Opportunity.CloseDate', 'Opportunity.OwnerId'],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'The result that visits work towards.',
        ja: '訪問が目指す成果。'
    },
    example: {
        en: 'Three opportunities were won this month; a fourth has a close date next week. The value is 3.',
        ja: '今月3件の商談が成立し、4件目の完了予定日は来週。値は 3。'
    }
};
