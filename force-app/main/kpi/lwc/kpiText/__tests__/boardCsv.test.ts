import type { KpiBoard, KpiValue, TeamMember } from 'c/contracts';
import { csvOf } from 'c/tableFile';
import { boardRows, boardTable, sparkOf, sparkPath } from 'c/kpiText';

const value = (numerator: number, denominator: number): KpiValue => ({
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    completeness: 1,
    excluded: [],
    isSmallSample: false
});
const cells = [{ key: 'coverage', current: value(1, 4), previous: value(0, 0) }];
const board = {
    period: { kind: 'week', from: '2026-11-16', to: '2026-11-19' },
    team: cells,
    members: [{ userId: 'u', cells }]
} as unknown as KpiBoard;

it('writes plain numbers, an empty cell for no value, and no formulas', () => {
    const people = [{ userId: 'u', name: '=cmd, "x"' }] as unknown as TeamMember[];
    const lines = csvOf(boardTable(board.period, boardRows(board, people, 'Team'))).split('\r\n');
    expect(lines[1]).toBe('Team,coverage,2026-11-16,2026-11-18,0.25,1,4,1,');
    expect(lines[2]).toMatch(/^"'=cmd, ""x""",coverage/);
});

it('leaves a gap where there was no value, and draws nothing for one point', () => {
    expect(sparkPath([1, null, 2, 3])).toBe('M2.0 22.0 M79.3 12.0 L118.0 2.0');
    expect(sparkPath([null, 1])).toBe('');
    expect(sparkOf([null, 1])).toBeNull();
    const spark = sparkOf([1, null, 2, 3]);
    expect(spark?.area).toBe('M79.3 24 L79.3 12.0 L118.0 2.0 L118.0 24 Z');
    expect([spark?.lastX, spark?.lastY]).toEqual([118, 2]);
});
