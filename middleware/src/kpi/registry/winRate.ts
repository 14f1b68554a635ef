import { winRate as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const winRate: Kpi = {
    definition: {
        key: 'win-rate',
        group: 'outcome',
        unit: 'ratio',
        name: { en: 'Win rate', ja: '受注率' },
        description: {
            en: 'Share of closed opportunities that were won.',
            ja: 'クローズした商談のうち成立した割合。'
        },
        formula: {
            en: 'Won opportunities / closed opportunities, by close date',
            ja: '成立商談 ÷ クローズした商談（完了予定日基準）'
        },
        numerator: 'Opportunities won with a close date in the period',
        denominator: 'Opportunities closed (won or lost) with a close date in the period',
        exclusions: ['future-dated'],
        sourceFields: ['Opportunity.IsWon', 'Opportunity.IsClosed', 'Opportunity.CloseDate'],
        betterWhen: 1
    },
    tally,
    minimumSample: 10,
    serves: {
        en: 'Visits go to deals that can be won.',
        ja: '勝てる商談に訪問を向ける。'
    },
    example: {
        en: 'Twelve opportunities were closed, three of them won. The value is 3 / 12 = 25 %.',
        ja: '12件の商談がクローズし、3件が成立。値は 3 ÷ 12 = 25 %。'
    }
};
