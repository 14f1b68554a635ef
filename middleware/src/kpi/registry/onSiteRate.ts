import { onSiteRate as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const onSiteRate: Kpi = {
    definition: {
        key: 'on-site-rate',
        group: 'behaviour',
        unit: 'ratio',
        name: { en: 'On-site rate', ja: '現地チェックイン率' },
        description: {
            en: "Share of visits in person whose check-in was at the customer's place.",
            ja: '対面訪問のうち、訪問先でチェックインした割合。'
        },
        formula: {
            en: 'Visits in person checked in on site / visits in person with a known position',
            ja: '現地でチェックインした対面訪問 ÷ 位置が分かる対面訪問'
        },
        numerator: 'Visits in person with On Site set',
        denominator: 'Completed visits in person with a known position',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-position'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Mode__c',
            'FieldVisit__c.IsOnSite__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'Visits are what they say, and places on the map are right.',
        ja: '訪問の実態と地図上の位置が正しいことを確かめる。'
    },
    example: {
        en: 'Of ten visits in person, nine were checked in on site. The value is 90 %.',
        ja: '対面訪問10件のうち9件が現地でチェックインされた。値は 90 %。'
    }
};
