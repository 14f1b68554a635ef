import { visitsPlanned as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const visitsPlanned: Kpi = {
    definition: {
        key: 'visits-planned',
        group: 'behaviour',
        unit: 'count',
        name: { en: 'Visits planned', ja: '予定訪問件数' },
        description: {
            en: 'How many planned visits were due. A visit is due when its planned end has passed; one under way or planned for later is not due yet.',
            ja: '予定終了時刻を過ぎた予定訪問の件数。実施中とこれからの予定は含みません。'
        },
        formula: {
            en: 'Number of due visits whose planned start lies in the period',
            ja: '期間内に予定され、予定終了時刻を過ぎた訪問の数'
        },
        numerator: 'Due visits, not cancelled',
        denominator: '1',
        exclusions: ['cancelled'],
        sourceFields: ['FieldVisit__c.PlannedStart__c', 'FieldVisit__c.Status__c'],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'A planned week reaches the customers that matter.',
        ja: '計画された週は重要な顧客に届く。'
    },
    example: {
        en: 'Ten visits were planned and due, one was cancelled. The value is 9.',
        ja: '対象の計画訪問が10件、1件は中止。値は 9。'
    }
};
