import { reportCompleteness as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const reportCompleteness: Kpi = {
    definition: {
        key: 'report-completeness',
        group: 'behaviour',
        unit: 'ratio',
        name: { en: 'Report completeness', ja: '訪問記録の完成度' },
        description: {
            en: 'Share of completed visits with check-in, check-out and outcome.',
            ja: 'チェックイン・チェックアウト・成果がそろった完了済み訪問の割合。'
        },
        formula: { en: 'Complete reports / completed visits', ja: '記録がそろった訪問 ÷ 完了済み訪問' },
        numerator: 'Completed visits with check-in, check-out and outcome',
        denominator: 'Completed visits',
        exclusions: ['future-dated'],
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
        en: 'All other numbers stand on these records.',
        ja: 'ほかのすべての数値はこの記録に支えられている。'
    },
    example: {
        en: 'Of eight visits, one has no outcome and one no check-out. The value is 6 / 8 = 75 %.',
        ja: '8件の訪問のうち1件は成果なし、1件はチェックアウトなし。値は 6 ÷ 8 = 75 %。'
    }
};
