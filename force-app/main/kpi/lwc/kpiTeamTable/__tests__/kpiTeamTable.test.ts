import { createElement } from 'lwc';
import type { KpiBoard, KpiCell, KpiTeam, TeamMember } from 'c/contracts';
import KpiTeamTable from 'c/kpiTeamTable';

const id = (name: string): string => name.padEnd(18, '0');
const [HEAD, N, S, N1] = ['head', 'n', 's', 'n1'].map(id) as [string, string, string, string];
const [NORTH, SOUTH] = ['north', 'south'].map(id) as [string, string];

const cells = (numerator: number, denominator: number): KpiCell[] => {
    const value = { completeness: 1, excluded: [], isSmallSample: false };
    const current = { ...value, value: numerator / denominator, numerator, denominator };
    return [{ key: 'coverage', current, previous: current }];
};
const teamRow = (roleId: string, headId: string, row: KpiCell[]): KpiTeam => ({
    ...{ roleId, headIds: [headId], personCount: 2500, hasTeams: true, cells: row }
});
const board = (parts: Partial<KpiBoard>): KpiBoard =>
    ({
        currency: null,
        definitions: [
            { key: 'coverage', group: 'behaviour', unit: 'ratio', name: { en: 'Coverage', ja: '' }, denominator: 'b' }
        ],
        firstKeys: ['coverage'],
        team: cells(2, 4),
        members: [{ userId: HEAD, cells: cells(1, 1) }],
        memberCount: 5000,
        ...parts
    }) as unknown as KpiBoard;

const COMPANY = board({ teams: [teamRow(NORTH, N, cells(30, 100)), teamRow(SOUTH, S, cells(9, 10))] });
const person = (userId: string, name: string, roleName: string): TeamMember => ({
    ...{ userId, name, roleName, managerId: null, isActive: true }
});
const TEAM = [
    person(HEAD, 'Head', 'All'),
    person(N, 'Nora', 'North'),
    person(S, 'Sam', 'South'),
    person(N1, 'Nils', '')
];

function show(): { element: HTMLElement & Record<string, unknown>; opened: string[] } {
    const element = createElement('c-kpi-team-table', { is: KpiTeamTable }) as unknown as HTMLElement &
        Record<string, unknown>;
    Object.assign(element, { board: COMPANY, team: TEAM, userId: HEAD });
    const opened: string[] = [];
    element.addEventListener('teamopened', (event) =>
        opened.push((event as CustomEvent<{ roleId: string }>).detail.roleId)
    );
    document.body.append(element);
    return { element, opened };
}
const rowsOf = (element: HTMLElement): (string | undefined)[] =>
    [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
        row.textContent?.replace(/\s+/g, ' ').trim()
    );

afterEach(() => document.body.replaceChildren());

test('a head of thousands sees teams with the numbers that were counted for them', () => {
    const { element } = show();
    const rows = rowsOf(element);
    expect(rows).toHaveLength(4);
    expect(rows[1]).toContain('Head');
    expect(rows[2]).toMatch(/North.*30%/);
    expect(rows[3]).toMatch(/South.*90%/);
});

test('a team asks for its board and opens to its people', async () => {
    const { element, opened } = show();
    element.shadowRoot?.querySelector<HTMLElement>(`[data-role="${NORTH}"]`)?.click();
    expect(opened).toEqual([NORTH]);
    const north = board({
        teams: [],
        memberCount: 2,
        members: [
            { userId: N, cells: cells(1, 4) },
            { userId: N1, cells: cells(3, 4) }
        ]
    });
    element['teamBoards'] = { [NORTH]: north };
    await Promise.resolve();
    const rows = rowsOf(element);
    expect(rows).toHaveLength(6);
    expect(rows[3]).toMatch(/Nils.*75/);
    expect(rows[4]).toMatch(/Nora.*25/);
    element.shadowRoot?.querySelector<HTMLElement>(`[data-role="${NORTH}"]`)?.click();
    await Promise.resolve();
    expect(rowsOf(element)).toHaveLength(4);
    expect(opened).toEqual([NORTH]);
});

test('sorted by a number, teams are sorted by what was counted for them', async () => {
    const { element } = show();
    element.shadowRoot?.querySelector<HTMLElement>('[data-key="coverage"].heading')?.click();
    await Promise.resolve();
    expect(rowsOf(element)[2]).toContain('South');
});
