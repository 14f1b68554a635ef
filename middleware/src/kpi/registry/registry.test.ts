import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { kpiDefinitionSchema } from '../../contracts/index.ts';
import { describeKpis } from './dictionary.ts';
import { FIRST_KPIS, KPIS } from './index.ts';

test('five KPIs of behaviour and five of outcome on the first screen, none twice, all as the contract says', () => {
    const groups = FIRST_KPIS.map(({ definition }) => kpiDefinitionSchema.parse(definition).group);
    expect(groups.filter((group) => group === 'behaviour')).toHaveLength(5);
    expect(groups.filter((group) => group === 'outcome')).toHaveLength(5);
    KPIS.forEach(({ definition }) => kpiDefinitionSchema.parse(definition));
    expect(new Set(KPIS.map(({ definition }) => definition.key)).size).toBe(KPIS.length);
});

test('every Japanese text is Japanese', () => {
    for (const { definition } of KPIS) {
        for (const text of [definition.name.ja, definition.description.ja, definition.formula.ja]) {
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
