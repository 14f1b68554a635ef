import { weightedPipeline as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const weightedPipeline: Kpi = {
    definition: {
        key: 'weighted-pipeline',
        group: 'outcome',
        unit: 'currency',
        name: { en: 'Weighted pipeline', ja: '加重パイプライン' },
        description: {
            en: 'Amount × probability of all open opportunities, now. The past pipeline is not kept, so there is no comparison.',
            ja: '進行中の全商談の金額×確度（現時点）。過去のパイプラインは保持されないため比較値はありません。'
        },
        formula: { en: 'Sum of Amount × Probability of open opportunities', ja: '進行中の商談の金額×確度の合計' },
        numerator: 'Amount × probability of open opportunities',
        denominator: '1; empty for a period that does not end today',
        exclusions: ['no-amount', 'no-probability', 'other-currency'],
        sourceFields: ['Opportunity.Amount', 'Opportunity.Probability', 'Opportunity.IsClosed'],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'What can still come in.',
        ja: 'これから入る見込み。'
    },
    example: {
        en: '1,000 at 50 % and 400 at 25 % are open. The value is 600.',
        ja: '1,000（確度50 %）と 400（確度25 %）が進行中。値は 600。'
    }
};
