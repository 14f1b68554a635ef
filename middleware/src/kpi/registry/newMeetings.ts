import { newMeetings as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const newMeetings: Kpi = {
    definition: {
        key: 'new-meetings',
        group: 'behaviour',
        unit: 'count',
        name: { en: 'New meetings', ja: '新規面談件数' },
        description: {
            en: 'How many visits were the first at which somebody of the account was met.',
            ja: 'その取引先で初めて面談できた訪問の件数。'
        },
        formula: {
            en: 'Number of completed visits of the period that are the first of their account with an outcome other than No Contact',
            ja: '期間内の完了済み訪問のうち、成果が「面会なし」以外の初回訪問の数'
        },
        numerator: 'First visits of their account with a known outcome other than No Contact',
        denominator: '1',
        exclusions: ['no-check-in', 'future-dated', 'ends-before-start', 'no-account'],
        sourceFields: [
            'FieldVisit__c.Status__c',
            'FieldVisit__c.ActualStart__c',
            'FieldVisit__c.ActualEnd__c',
            'FieldVisit__c.Account__c',
            'FieldVisit__c.Outcome__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'A visit without a conversation opens no door.',
        ja: '会話のない訪問では扉は開かない。'
    },
    example: {
        en: 'The first visit met nobody, the second did. The value is 1, counted on the day of the second.',
        ja: '1回目の訪問では会えず、2回目に会えた。2回目の日に計上し、値は 1。'
    }
};
