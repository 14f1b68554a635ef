import { createElement } from 'lwc';
import type { KpiCell, KpiDefinition, KpiValue } from 'c/contracts';
import KpiTile, { type TileGoal } from 'c/kpiTile';

jest.mock('@salesforce/label/c.Fieldmap_Goal_KpiTile', () => ({ default: 'Goal {0}: {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Goal_Status_at_risk', () => ({ default: 'At risk' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Goal_Status_off_track', () => ({ default: 'Off track' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Goal_TileMonth', () => ({ default: 'Month {0} of {1}: {2}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.Fieldmap_Goal_TileMonthDone', () => ({ default: "Month's goal of {0} reached" }), {
    virtual: true
});
jest.mock('@salesforce/label/c.Fieldmap_Goal_TileMonthLeft', () => ({ default: 'Month needs {0} more: {1}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.Fieldmap_Goal_TileSince', () => ({ default: 'Since {0}: {1} of {2}' }), {
    virtual: true
});
jest.mock('@salesforce/label/c.Fieldmap_Goal_TileWeek', () => ({ default: 'This week {0} of {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Kpi_Before', () => ({ default: 'before: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.Fieldmap_Kpi_BeforePartial', () => ({ default: 'before: {0}, from {1} only' }), {
    virtual: true
});

const number = (value: number): KpiValue => ({
    ...{ value, numerator: value, denominator: 1, completeness: 1, excluded: [], isSmallSample: false }
});
const CELL: KpiCell = { key: 'visits-completed', current: number(13), previous: number(7) };
const definition = {
    ...{ key: 'visits-completed', unit: 'count', denominator: '1', betterWhen: 1 },
    name: { en: 'Visits completed', ja: '' }
} as unknown as KpiDefinition;

function mount(goal: TileGoal | null): { bar: HTMLElement | null; lines: readonly string[] } {
    const element = createElement('c-kpi-tile', { is: KpiTile });
    Object.assign(element, { cell: CELL, definition, goal });
    document.body.appendChild(element);
    const root = element.shadowRoot as ShadowRoot;
    const lines = [...root.querySelectorAll('.goals > span:not(.bar)')].map((line) => line.textContent ?? '');
    return { bar: root.querySelector<HTMLElement>('.bar'), lines: lines.filter((line) => line !== '') };
}

const fillOf = (bar: HTMLElement | null): string => bar?.querySelector<HTMLElement>('.fill')?.style.width ?? '';

describe('c-kpi-tile', () => {
    afterEach(() => document.body.replaceChildren());

    it('says what the week asked for apart from what the month still needs', () => {
        const { bar, lines } = mount({
            whole: { value: 29, target: 40, remaining: 11, status: 'at-risk' },
            isOfMonth: true,
            week: { done: 13, target: 12, since: null }
        });
        expect(lines).toEqual(['This week 13 of 12 ✓', 'Month needs 11 more: At risk']);
        // The full bar is the week's, in the colour of what is done; only the month's words are a warning.
        expect(fillOf(bar)).toBe('100%');
        expect(bar?.className).toBe('bar goal_done');
    });

    it('draws what the week still asks for without the colour of the month', () => {
        const { bar, lines } = mount({
            whole: { value: 40, target: 40, remaining: 0, status: 'done' },
            isOfMonth: true,
            week: { done: 3, target: 12, since: '2026-12-01' }
        });
        expect(lines[0]).toMatch(/^Since .*: 3 of 12$/);
        expect(lines[1]).toBe("Month's goal of 40 reached");
        expect(fillOf(bar)).toBe('25%');
        expect(bar?.className).toBe('bar goal_part');
    });

    it('draws the month where a week has no part of it', () => {
        const { bar, lines } = mount({
            whole: { value: 30, target: 40, remaining: 10, status: 'off-track' },
            isOfMonth: true,
            week: null
        });
        expect(lines).toEqual(['Month 30 of 40: Off track']);
        expect(fillOf(bar)).toBe('75%');
    });

    it('draws the goal of the period itself, and nothing without a goal', () => {
        const whole = { value: 13, target: 52, remaining: 39, status: 'at-risk' };
        const { bar, lines } = mount({ whole, isOfMonth: false, week: null });
        expect(lines).toEqual(['Goal 52: At risk']);
        expect(fillOf(bar)).toBe('25%');
        document.body.replaceChildren();
        expect(mount(null).bar).toBeNull();
    });

    it('compares with nothing that was not all recorded', () => {
        const said = (earlierFrom: string | null): readonly (string | null | undefined)[] => {
            const element = createElement('c-kpi-tile', { is: KpiTile });
            Object.assign(element, { cell: CELL, definition, earlierFrom });
            document.body.appendChild(element);
            const { shadowRoot: root } = element;
            return [root?.querySelector('.trend')?.textContent, root?.querySelector('.before')?.textContent];
        };
        expect(said(null)).toEqual([expect.stringContaining('+86%'), 'before: 7']);
        expect(said('2025-05-20')).toEqual([undefined, 'before: 7, from May 20, 2025 only']);
        expect(said('')).toEqual([undefined, 'c.Fieldmap_Kpi_BeforeNone']);
    });
});
