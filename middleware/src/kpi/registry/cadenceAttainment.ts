import { cadenceAttainment as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const cadenceAttainment: Kpi = {
    definition: {
        key: 'cadence-attainment',
        group: 'behaviour',
        unit: 'ratio',
        name: { en: 'Cadence attainment', ja: '訪問頻度達成率' },
        description: {
            en: 'Share of own accounts that, at the end of the period, were visited within the interval of their class.',
            ja: '期末時点で、顧客ランクの訪問間隔内に訪問されている担当取引先の割合。'
        },
        formula: {
            en: 'Own accounts whose last visit is no older than the interval of their class / own accounts with an interval',
            ja: '最終訪問がランクの間隔内の担当取引先 ÷ 間隔が決まっている担当取引先'
        },
        numerator: 'Own accounts whose last completed visit lies within the interval, counted back from the last day',
        denominator: 'Own accounts with a customer class that has an interval',
        exclusions: ['no-class', 'no-cadence', 'too-new'],
        sourceFields: [
            'Account.CustomerClass__c',
            'VisitCadence__mdt.IntervalDays__c',
            'FieldVisit__c.Account__c',
            'FieldVisit__c.ActualStart__c'
        ],
        betterWhen: 1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'Important customers are seen as often as agreed.',
        ja: '重要な顧客を約束どおりの頻度で訪問する。'
    },
    example: {
        en:
            'Class A asks for a visit every 14 days. Of ten A accounts, six were seen in the last 14 days; one was created last ' +
            'week and not visited yet, so it does not count. The value is 6 / 9 = 66.7 %.',
        ja: 'ランクAの訪問間隔は14日。A取引先10社のうち6社を過去14日以内に訪問。1社は先週登録されたばかりで未訪問のため対象外。値は 6 ÷ 9 = 66.7 %。'
    }
};
