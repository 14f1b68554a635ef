import { coverage as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const coverage: Kpi = {
    definition: {
        key: 'coverage',
        group: 'behaviour',
        unit: 'ratio',
        name: { en: 'Coverage', ja: '訪問カバー率' },
        description: {
            en: 'Share of own accounts that were visited in the period. A visit by a colleague covers the account too.',
            ja: '担当取引先のうち、期間内に訪問があった割合。同僚による訪問も含みます。'
        },
        formula: {
            en: 'Own accounts with a completed visit in the period / own accounts',
            ja: '期間内に訪問済みの担当取引先 ÷ 担当取引先'
        },
        numerator: 'Own accounts with at least one completed visit in the period',
        denominator: 'Accounts owned now that existed at the end of the period',
        exclusions: [],
        sourceFields: [
            'Account.OwnerId',
            'Account.CreatedDate',
            'FieldVisit__c.Account__c',
            'FieldVisit__c.ActualStart__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'No customer is forgotten.',
        ja: '忘れられる顧客をつくらない。'
    },
    example: {
        en: 'A rep owns 40 accounts and visited 10 of them, two of them twice. The value is 10 / 40 = 25 %.',
        ja: '担当40社のうち10社を訪問（うち2社は2回）。値は 10 ÷ 40 = 25 %。'
    }
};
