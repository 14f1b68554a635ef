import type { ExplainedCandidate } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { counterfactualText } from '../advice';

const CANDIDATE: ExplainedCandidate = {
    recordId: '001000000000001AAA',
    objectApiName: 'Account',
    points: 20,
    code: 'too-early',
    params: {},
    counterfactual: null
};
const text = (more: Partial<ExplainedCandidate>): string =>
    counterfactualText({ ...CANDIDATE, ...more }, () => 'B', formattersFor());

describe('counterfactualText', () => {
    it('says first what would have to change, then what it costs', () => {
        const counterfactual = {
            shiftId: 's',
            ownerId: 'o',
            date: '2026-11-24',
            beginsAt: '2026-11-24T09:00:00+01:00',
            removed: [],
            pointsChange: 12,
            travelChangeSeconds: 360
        } as unknown as NonNullable<ExplainedCandidate['counterfactual']>;
        const both = text({ change: { code: 'visit-early', params: { availableFrom: '2026-12-03' } }, counterfactual });
        expect(both.indexOf('ChangeVisitEarly')).toBeGreaterThanOrEqual(0);
        expect(both.indexOf('FitFree')).toBeGreaterThan(both.indexOf('ChangeVisitEarly'));
    });

    it('leaves the costs out where the change alone cannot tell them', () => {
        expect(text({ change: { code: 'set-coordinates', params: {} } })).toContain('ChangeSetCoordinates');
        expect(text({ change: { code: 'set-coordinates', params: {} } })).not.toContain('Fit');
    });

    it('says that no day can take it', () => {
        expect(text({})).toContain('FitNever');
    });
});
