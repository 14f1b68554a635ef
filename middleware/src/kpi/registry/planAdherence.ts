import { planAdherence as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const planAdherence: Kpi = {
    definition: {
        key: 'plan-adherence',
        group: 'behaviour',
        unit: 'ratio',
        name: { en: 'Plan adherence', ja: '計画実行率' },
        description: {
            en: 'Share of planned visits that took place. A visit is due when its planned end has passed; one under way or planned for later is not due yet.',
            ja: '予定した訪問のうち実施した割合。予定終了時刻を過ぎた訪問が対象です。実施中とこれからの予定は含みません。'
        },
        formula: {
            en: 'Planned visits of the period that were completed / planned visits of the period that were due',
            ja: '完了した予定訪問 ÷ 予定終了時刻を過ぎた予定訪問'
        },
        numerator: 'Due visits with status Completed',
        denominator:
            'Visits whose planned start lies in the period and that are due: settled, or past their planned end (45 minutes after the start without one); one under way counts after a day',
        exclusions: ['cancelled'],
        sourceFields: ['FieldVisit__c.PlannedStart__c', 'FieldVisit__c.Status__c'],
        betterWhen: 1
    },
    tally,
    minimumSample: 5,
    serves: {
        en: 'Plans that hold are plans that can be improved.',
        ja: '守られる計画は改善できる計画である。'
    },
    example: {
        en: 'Ten visits were planned and due, one was cancelled, seven took place. The value is 7 / 9 = 77.8 %.',
        ja: '対象の計画訪問が10件、1件は中止、7件を実施。値は 7 ÷ 9 = 77.8 %。'
    }
};
