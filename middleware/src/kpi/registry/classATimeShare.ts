import { classATimeShare as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const classATimeShare: Kpi = {
    definition: {
        key: 'class-a-time-share',
        group: 'behaviour',
        unit: 'ratio',
        name: { en: 'Time with class A customers', ja: 'Aランク顧客の滞在時間割合' },
        description: {
            en: 'Share of the minutes at customers that went to customers of class A.',
            ja: '顧客先で過ごした時間のうち、Aランク顧客に使った割合。'
        },
        formula: {
            en: 'Minutes at accounts of class A / minutes at accounts with a class',
            ja: 'Aランク取引先での滞在時間 ÷ ランクのある取引先での滞在時間'
        },
        numerator: 'Minutes from check-in to check-out at accounts of class A',
        denominator: 'Minutes from check-in to check-out at accounts with a class',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-check-out', 'no-account', 'no-class'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.Mode__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Account__c',
            'Account.CustomerClass__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 60,
    // Minutes, added up in milliseconds.
    parts: { numerator: 60_000, denominator: 60_000 },
    serves: {
        en: 'The best hours go to the customers that matter most.',
        ja: '最も重要な顧客に最も多くの時間を使う。'
    },
    example: {
        en: '60 minutes at an A account, 120 at B accounts. The value is 60 / 180 = 33.3 %.',
        ja: 'A取引先に60分、B取引先に120分。値は 60 ÷ 180 = 33.3 %。'
    }
};
