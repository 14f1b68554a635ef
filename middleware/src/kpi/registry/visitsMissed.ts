import { visitsMissed as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const visitsMissed: Kpi = {
    definition: {
        key: 'visits-missed',
        group: 'behaviour',
        unit: 'count',
        name: { en: 'Missed visits', ja: '未実施の予定訪問' },
        description: {
            en: 'How many planned visits did not take place although their planned end has passed.',
            ja: '予定終了時刻を過ぎても実施されなかった予定訪問の件数。'
        },
        formula: {
            en: 'Number of due visits that are neither completed nor under way',
            ja: '予定終了時刻を過ぎ、完了でも実施中でもない予定訪問の数'
        },
        numerator: 'Due visits with status Planned or Skipped',
        denominator: '1',
        exclusions: ['cancelled'],
        sourceFields: ['FieldVisit__c.PlannedStart__c', 'FieldVisit__c.Status__c'],
        betterWhen: -1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'A promise to a customer is kept or moved in time.',
        ja: '顧客との約束を守るか、早めに変更する。'
    },
    example: {
        en: 'Nine visits were due, seven took place. The value is 2.',
        ja: '対象の訪問9件のうち7件を実施。値は 2。'
    }
};
