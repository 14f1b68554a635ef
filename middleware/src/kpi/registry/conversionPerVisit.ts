import { CONVERSION_DAYS, conversionPerVisit as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const conversionPerVisit: Kpi = {
    definition: {
        key: 'conversion-per-visit',
        group: 'outcome',
        unit: 'ratio',
        name: { en: 'Conversion per visit', ja: '訪問からの受注率' },
        description: {
            en:
                `Share of visits that were followed by an order of the same account within ${CONVERSION_DAYS} days. ` +
                `A visit counts in the period in which its ${CONVERSION_DAYS} days end, so recent visits wait.`,
            ja:
                `訪問後${CONVERSION_DAYS}日以内に同じ取引先から受注した訪問の割合。` +
                `訪問は${CONVERSION_DAYS}日が経過した期間に計上されます。`
        },
        formula: {
            en: `Visits with a won opportunity of the account 0 to ${CONVERSION_DAYS} days later / visits whose ${CONVERSION_DAYS} days end in the period`,
            ja: `${CONVERSION_DAYS}日以内に受注した訪問 ÷ 期間内に${CONVERSION_DAYS}日が経過した訪問`
        },
        numerator: `Those visits whose account has a won opportunity with a close date 0 to ${CONVERSION_DAYS} days after the visit, whoever owns it`,
        denominator: `Completed visits to accounts made ${CONVERSION_DAYS} days before a day of the period`,
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-account'],
        sourceFields: [
            'FieldVisit__c.Account__c',
            'FieldVisit__c.ActualStart__c',
            'Opportunity.AccountId',
            'Opportunity.IsWon',
            'Opportunity.CloseDate'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 20,
    serves: {
        en: 'Shows whether visits lead to orders at all.',
        ja: '訪問がそもそも受注につながっているかを示す。'
    },
    example: {
        en: 'Of 30 visits made 90 days before this week, 6 were followed by an order in time. The value is 6 / 30 = 20 %.',
        ja: '今週の90日前に行った30件の訪問のうち、6件が期限内に受注した。値は 6 ÷ 30 = 20 %。'
    }
};
