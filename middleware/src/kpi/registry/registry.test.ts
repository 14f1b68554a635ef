import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { kpiHelpSchema } from '../../contracts/index.ts';
import { describeKpis } from './dictionary.ts';
import { helpOf, KPIS, WATCHED_KPIS } from './index.ts';

test('five KPIs of behaviour and five of outcome are watched, no KPI is there twice, all are as the contract says', () => {
    const groups = WATCHED_KPIS.map(({ definition }) => definition.group);
    expect(groups.filter((group) => group === 'behaviour')).toHaveLength(5);
    expect(groups.filter((group) => group === 'outcome')).toHaveLength(5);
    KPIS.forEach((kpi) => kpiHelpSchema.parse(helpOf(kpi)));
    expect(new Set(KPIS.map(({ definition }) => definition.key)).size).toBe(KPIS.length);
});

test('every Japanese text is Japanese', () => {
    for (const { definition, serves, example } of KPIS) {
        for (const text of [definition.name, definition.description, definition.formula, serves, example].map(
            ({ ja }) => ja
        )) {
            expect(text).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
        }
    }
});

test('docs/kpi-dictionary.md is what the registry says (UPDATE_DOCS=1 writes it)', () => {
    if (process.env['UPDATE_DOCS'] === '1') {
        fs.writeFileSync('docs/kpi-dictionary.md', describeKpis());
    }
    expect(fs.readFileSync('docs/kpi-dictionary.md', 'utf8')).toBe(describeKpis());
});
