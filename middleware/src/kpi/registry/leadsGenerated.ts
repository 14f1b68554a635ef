import { leadsGenerated as tally } from '#kernel/kpiFormulas';
import type { Kpi } from './kpi.ts';

export const leadsGenerated: Kpi = {
    definition: {
        key: 'leads-generated',
        group: 'behaviour',
        unit: 'count',
        name: { en: 'Leads generated', ja: '新規リード件数' },
        description: { en: 'How many leads were created.', ja: '作成したリードの件数。' },
        formula: { en: 'Number of leads created in the period', ja: '期間内に作成されたリードの数' },
        numerator: 'Leads whose creation lies in the period, by their present owner',
        denominator: '1',
        exclusions: [],
        sourceFields: ['Lead.CreatedDate', 'Lead.OwnerId'],
        betterWhen: 1
    },
    tally,
    minimumSample: 0,
    serves: {
        en: 'The customers of next year.',
        ja: '来年の顧客をつくる。'
    },
    example: {
        en: 'Three leads were created this week. The value is 3.',
        ja: '今週3件のリードを作成した。値は 3。'
    }
};
