import { createElement } from 'lwc';
import getBoard from '@salesforce/apex/KpiController.getBoard';
import getTrend from '@salesforce/apex/KpiController.getTrend';
import getNames from '@salesforce/apex/MapController.getNames';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { KpiBoard as Board, KpiHelp, KpiValue, SessionContext } from 'c/contracts';
import KpiBoard from 'c/kpiBoard';

jest.mock('@salesforce/apex/KpiController.getBoard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getRecords', () => ({ default: jest.fn(() => new Promise(() => {})) }), {
    virtual: true
});
const never = (): { default: jest.Mock } => ({ default: jest.fn(() => new Promise(() => {})) });
jest.mock('@salesforce/apex/KpiController.getAreaCut', () => never(), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getAreaRecords', () => never(), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getCut', () => never(), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getFair', () => never(), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getGroupNames', () => never(), { virtual: true });
jest.mock('@salesforce/apex/KpiController.getTrend', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });

const REP = '005000000000001AAA';
const number = (value: number): KpiValue => ({
    value,
    numerator: value,
    denominator: 1,
    completeness: 1,
    excluded: [],
    isSmallSample: false
});
const define = (key: string, group: 'behaviour' | 'outcome'): KpiHelp => ({
    key,
    group,
    unit: 'count',
    name: { en: key, ja: key },
    description: { en: 'words', ja: 'words' },
    formula: { en: 'a / b', ja: 'a / b' },
    numerator: 'a',
    denominator: '1',
    exclusions: [],
    sourceFields: [],
    betterWhen: 1,
    serves: { en: 'a result', ja: '' },
    example: { en: 'an example', ja: '' },
    missing: [],
    minimumSample: 0
});
const CELLS = ['visits-completed', 'orders'].map((key) => ({ key, current: number(12), previous: number(10) }));
const BOARD: Board = {
    period: { kind: 'week', from: '2026-11-16', to: '2026-11-23' },
    previousPeriod: { kind: 'week', from: '2026-11-09', to: '2026-11-16' },
    timeZone: 'Europe/Zurich',
    currency: 'CHF',
    dataAsOf: '2026-11-20T10:00:00Z',
    definitions: [define('visits-completed', 'behaviour'), define('orders', 'outcome')],
    firstKeys: ['visits-completed', 'orders'],
    team: CELLS,
    members: [{ userId: REP, cells: CELLS }],
    memberCount: 1,
    isEmpty: false
};
const member = (userId: string, name: string) => ({ userId, name, roleName: '', managerId: null, isActive: true });
const SESSION = {
    userId: '005000000000000AAA',
    name: 'Manager',
    role: 'manager',
    timeZone: 'Europe/Zurich',
    hasAccess: true,
    missing: [],
    team: [member('005000000000000AAA', 'Manager'), member(REP, 'Rep One')]
} as unknown as SessionContext;

const TREND = {
    periods: [],
    series: [{ key: 'visits-completed', values: [10, null, 11, 12] }],
    members: [{ userId: REP, series: [{ key: 'visits-completed', values: [1, 2] }] }],
    alertCount: 1,
    alerts: [{ key: 'visits-completed', userId: REP, value: 12, mean: 5, limit: 9, isAbove: true, isGood: true }]
};

const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

async function mount(session: SessionContext): Promise<HTMLElement> {
    (getContext as jest.Mock).mockResolvedValue(JSON.stringify(session));
    const element = createElement('c-kpi-board', { is: KpiBoard }) as unknown as HTMLElement;
    document.body.appendChild(element);
    await settle();
    return element;
}

describe('c-kpi-board', () => {
    beforeEach(() => {
        (getBoard as jest.Mock).mockResolvedValue(JSON.stringify(BOARD));
        (getTrend as jest.Mock).mockResolvedValue(JSON.stringify(TREND));
    });
    afterEach(() => {
        document.body.replaceChildren();
        jest.clearAllMocks();
    });

    it('keeps behaviour and outcome apart and shows the team person by person', async () => {
        const element = await mount(SESSION);
        expect(element.shadowRoot?.querySelectorAll('c-kpi-tile')).toHaveLength(2);
        const table = element.shadowRoot?.querySelector('c-kpi-team-table');
        expect(table?.shadowRoot?.textContent).toContain('Rep One');
        await expect(element).toBeAccessible();
    });

    it('opens the number that was chosen', async () => {
        const element = await mount(SESSION);
        element.shadowRoot
            ?.querySelector('c-kpi-tile')
            ?.dispatchEvent(new CustomEvent('kpiselected', { detail: { key: 'visits-completed' } }));
        await settle();
        expect(element.shadowRoot?.querySelector('c-kpi-detail')).not.toBeNull();
    });

    it('draws the earlier periods and opens an alert', async () => {
        const element = await mount(SESSION);
        const tile = element.shadowRoot?.querySelector('c-kpi-tile');
        expect(tile?.shadowRoot?.querySelector('path:not(.area)')?.getAttribute('d')).toBe(
            'M2.0 22.0 M79.3 12.0 L118.0 2.0'
        );
        const alerts = element.shadowRoot?.querySelector('c-kpi-alerts');
        alerts?.shadowRoot?.querySelector('button')?.click();
        await settle();
        expect(element.shadowRoot?.querySelector('c-kpi-detail')).toMatchObject({ ownerId: REP });
    });

    it('says when only some of the people are shown', async () => {
        (getBoard as jest.Mock).mockResolvedValue(JSON.stringify({ ...BOARD, memberCount: 4999 }));
        const element = await mount(SESSION);
        expect(element.shadowRoot?.textContent).toContain('MemberLimit');
    });

    it('names people who left the team and says why they are still in it', async () => {
        const gone = '005000000000099AAA';
        const members = [...BOARD.members, { userId: gone, cells: BOARD.team }];
        (getBoard as jest.Mock).mockResolvedValue(JSON.stringify({ ...BOARD, members }));
        (getNames as jest.Mock).mockResolvedValue(JSON.stringify({ [gone]: { name: 'Ada Gone' } }));
        const element = await mount(SESSION);
        expect((getNames as jest.Mock).mock.lastCall[0]).toEqual({ ids: [gone] });
        const table = element.shadowRoot?.querySelector('c-kpi-team-table');
        expect(table?.shadowRoot?.textContent).toContain('Ada Gone');
        expect(element.shadowRoot?.textContent).toContain('Kpi_Moved');
    });

    it('asks for another period and for the team without the manager', async () => {
        const element = await mount(SESSION);
        const asked = (): unknown[] => (getBoard as jest.Mock).mock.calls.map(([question]) => question);
        element.shadowRoot
            ?.querySelector<HTMLElement>('[data-id="period"]')
            ?.dispatchEvent(new CustomEvent('change', { detail: { value: 'quarter' } }));
        await settle();
        const whole = { period: 'quarter', people: 'all', ownerId: null };
        expect(asked()).toContainEqual(expect.objectContaining({ ...whole, kpis: 'first' }));
        element.shadowRoot?.querySelector<HTMLElement>('[data-people="others"]')?.click();
        await settle();
        expect(asked()).toContainEqual(expect.objectContaining({ ...whole, people: 'others', kpis: 'first' }));
    });

    it('goes back to earlier periods, whole to their last day, and comes back to now', async () => {
        const element = await mount(SESSION);
        const press = async (name: string): Promise<void> => {
            element.shadowRoot?.querySelector<HTMLElement>(`[data-id="${name}"]`)?.click();
            await settle();
        };
        const asked = (): unknown[] => (getBoard as jest.Mock).mock.calls.map(([{ asOf }]: [{ asOf: string }]) => asOf);
        const now = asked().at(-1);
        expect(element.shadowRoot?.querySelector('[data-id="later"]')).toMatchObject({ disabled: true });
        (getBoard as jest.Mock).mockClear();
        await press('earlier');
        // The day before the board's own week; today has no place beside a week that is over.
        expect(new Set(asked())).toEqual(new Set(['2026-11-15']));
        expect((getBoard as jest.Mock).mock.calls.filter(([{ period }]) => period === 'day')).toEqual([]);
        await press('later');
        expect(asked().at(-1)).toBe(now);
        await press('earlier');
        await press('now');
        expect(asked().at(-1)).toBe(now);
        expect(element.shadowRoot?.querySelector('[data-id="now"]')).toBeNull();
    });

    it('shows at most five numbers first, the others on demand, and opens one of those', async () => {
        const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
        const cells = keys.map((key) => ({ key, current: number(3), previous: number(2) }));
        const definitions = keys.map((key) => define(key, 'behaviour'));
        const board = { ...BOARD, definitions, team: cells, members: [], firstKeys: keys };
        (getBoard as jest.Mock).mockResolvedValue(JSON.stringify(board));
        const element = await mount(SESSION);
        expect(element.shadowRoot?.querySelectorAll('c-kpi-tile')).toHaveLength(5);
        element.shadowRoot?.querySelector<HTMLElement>('.rest .more')?.click();
        await settle();
        const rows = element.shadowRoot?.querySelectorAll<HTMLElement>('.rest-row');
        expect([...(rows ?? [])].map(({ dataset }) => dataset['key'])).toEqual(['f', 'g']);
        rows?.[0]?.click();
        await settle();
        expect(element.shadowRoot?.querySelector('c-kpi-detail')).toMatchObject({ ownerId: '' });
    });

    it('puts today beside the same weekday before, and a playing manager beside the team without them', async () => {
        const boards: Record<string, Board> = {
            day: {
                ...BOARD,
                team: [{ key: 'visits-completed', current: number(2), previous: number(4) }],
                previousPeriod: { kind: 'day', from: '2026-11-15', to: '2026-11-16' }
            },
            others: { ...BOARD, team: [{ key: 'visits-completed', current: number(9), previous: number(9) }] }
        };
        const own = {
            userId: SESSION.userId,
            cells: [{ key: 'visits-completed', current: number(3), previous: number(1) }]
        };
        (getBoard as jest.Mock).mockImplementation(({ period, people }: Record<string, string>) =>
            Promise.resolve(
                JSON.stringify(
                    boards[period ?? ''] ?? boards[people ?? ''] ?? { ...BOARD, members: [own, ...BOARD.members] }
                )
            )
        );
        const element = await mount(SESSION);
        const tile = element.shadowRoot?.querySelector('c-kpi-tile');
        expect(tile).toMatchObject({ mine: { value: 3 }, others: { value: 9 }, today: { current: { value: 2 } } });
        expect(tile?.shadowRoot?.querySelector('.today')?.textContent).toContain('Nov 15: 4');
    });

    it('shows a manager the page of one person, as that person sees it, and goes back', async () => {
        const element = await mount(SESSION);
        const shown: unknown[] = [];
        element.addEventListener('personshown', (event) => shown.push((event as CustomEvent).detail));
        const table = element.shadowRoot?.querySelector('c-kpi-team-table');
        table?.shadowRoot?.querySelector<HTMLElement>('.who')?.click();
        await settle();
        expect((getBoard as jest.Mock).mock.calls.at(-1)[0]).toMatchObject({ ownerId: REP });
        expect(element.shadowRoot?.querySelector('c-page-header')).toMatchObject({ heading: 'Rep One' });
        expect(shown.at(-1)).toEqual({ userId: REP, name: 'Rep One', isOnePerson: true });
        element.shadowRoot?.querySelector<HTMLElement>('.back')?.click();
        await settle();
        expect(element.shadowRoot?.querySelector('c-kpi-team-table')).not.toBeNull();
        expect(shown.at(-1)).toMatchObject({ userId: '', isOnePerson: false });
    });

    it('explains what to ask for without a permission set', async () => {
        const element = await mount({ ...SESSION, hasAccess: false });
        expect(element.shadowRoot?.querySelector('c-empty-state')).not.toBeNull();
        expect(getBoard).not.toHaveBeenCalled();
    });

    it('says what to do instead of showing zeros to someone outside the role hierarchy', async () => {
        (getBoard as jest.Mock).mockResolvedValue(JSON.stringify({ ...BOARD, isEmpty: true, members: [] }));
        const element = await mount({ ...SESSION, role: 'admin', team: SESSION.team.slice(0, 1) });
        const state = element.shadowRoot?.querySelector('c-empty-state') as HTMLElement & { text: string };
        expect(state.text).toContain('EmptyOwnText');
        expect(element.shadowRoot?.querySelectorAll('c-kpi-tile')).toHaveLength(0);
        await expect(element).toBeAccessible();
    });

    it('shows an error with a way to try again', async () => {
        (getBoard as jest.Mock).mockRejectedValueOnce({ body: { message: '{"code":"not-synced","title":"t"}' } });
        const element = await mount(SESSION);
        const panel = element.shadowRoot?.querySelector('c-error-panel');
        expect(panel).not.toBeNull();
        panel?.dispatchEvent(new CustomEvent('retry'));
        await settle();
        expect(element.shadowRoot?.querySelectorAll('c-kpi-tile')).toHaveLength(2);
    });
});
