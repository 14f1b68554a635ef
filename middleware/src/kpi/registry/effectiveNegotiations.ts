import { effectiveNegotiations as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const effectiveNegotiations: Kpi = {
    definition: {
        key: 'effective-negotiations',
        group: 'behaviour',
        unit: 'ratio',
        name: { en: 'Effective negotiations', ja: '有効商談率' },
        description: {
            en: 'Share of visits that ended with an order, a request for an offer or an agreed next meeting.',
            ja: '受注・見積依頼・次回面談の約束で終わった訪問の割合。'
        },
        formula: {
            en: 'Visits with such an outcome / visits with a known outcome',
            ja: '該当する成果の訪問 ÷ 成果が記録された訪問'
        },
        numerator: 'Visits with outcome Order, Offer Requested or Next Meeting Agreed',
        denominator: 'Completed visits with an outcome',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-outcome'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Outcome__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'Visits move a deal forward.',
        ja: '訪問で商談を前に進める。'
    },
    example: {
        en: 'Of ten visits with an outcome, four ended with a next step. The value is 4 / 10 = 40 %.',
        ja: '成果が記録された10件のうち4件で次のステップが決まった。値は 4 ÷ 10 = 40 %。'
    }
};
