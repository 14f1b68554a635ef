import { createElement } from 'lwc';
import confirmHeldDeletions from '@salesforce/apex/AdminController.confirmHeldDeletions';
import decideConflict from '@salesforce/apex/AdminController.decideConflict';
import getConflicts from '@salesforce/apex/AdminController.getConflicts';
import getSyncStatus from '@salesforce/apex/AdminController.getSyncStatus';
import startSync from '@salesforce/apex/AdminController.startSync';
import getNames from '@salesforce/apex/MapController.getNames';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { SyncConflict, SyncStatusView } from 'c/contracts';
import SyncStatus from 'c/syncStatus';

jest.mock('@salesforce/apex/AdminController.confirmHeldDeletions', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdminController.decideConflict', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdminController.getConflicts', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdminController.getSyncStatus', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AdminController.startSync', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/MapController.getNames', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/SessionController.getContext', () => ({ default: jest.fn() }), { virtual: true });

const AT = '2026-11-20T10:00:00Z';
const STATUS: SyncStatusView = {
    orgId: '00D000000000001AAA',
    state: 'idle',
    objects: [
        {
            objectApiName: 'Account',
            phase: 'ready',
            rows: 1200,
            total: 1200,
            lastFinishedAt: AT,
            lagSeconds: 42,
            held: 400
        },
        {
            objectApiName: 'Lead',
            phase: 'loading',
            rows: 50,
            total: 200,
            lastFinishedAt: null,
            lagSeconds: null,
            held: 0
        }
    ],
    lastFinishedAt: AT,
    lagSeconds: 42,
    api: { used: 30_000, limit: 100_000, share: 0.5 },
    outbox: { waiting: 3, failed: 1, conflicts: 1 },
    events: {
        state: 'live',
        since: AT,
        objects: ['Account'],
        lastMessageAt: AT,
        lastEventAt: AT,
        events: 7,
        restarts: 0,
        code: null
    },
    alerts: [
        { code: 'FIELD_HIDDEN', objectApiName: 'Lead', detail: 'd', firstSeenAt: AT, lastSeenAt: AT, count: 2 },
        { code: 'SOMETHING_NEW', objectApiName: null, detail: 'new words', firstSeenAt: AT, lastSeenAt: AT, count: 1 }
    ],
    error: null,
    errorCode: null
};
const CONFLICT: SyncConflict = {
    kind: 'visit-move',
    clientKey: 'k1',
    objectApiName: 'FieldVisit__c',
    recordId: 'a01000000000001AAA',
    reason: 'changed',
    foundAt: AT,
    mine: { ClientKey__c: 'k1', OwnerId: '005000000000001AAA', Status__c: 'Planned' },
    theirs: { ClientKey__c: 'k1', OwnerId: '005000000000001AAA', Status__c: 'Cancelled' }
};

const answer = (mock: unknown, value: unknown): void =>
    void (mock as jest.Mock).mockImplementation(() => Promise.resolve(JSON.stringify(value)));
const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

async function open(role = 'admin', status: SyncStatusView = STATUS, conflict = CONFLICT): Promise<HTMLElement> {
    answer(getNames, { '005000000000001AAA': { name: 'Rita' } });
    answer(getContext, { role, hasAccess: true });
    answer(getSyncStatus, status);
    answer(getConflicts, { conflicts: [conflict] });
    answer(startSync, { kind: 'pass' });
    answer(confirmHeldDeletions, { rows: 400 });
    answer(decideConflict, { clientKey: 'k1' });
    const element = createElement('c-sync-status', { is: SyncStatus }) as HTMLElement;
    document.body.appendChild(element);
    await flush();
    await flush();
    return element;
}

const inside = (element: HTMLElement, selector: string): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])
];
type Button = HTMLElement & { label: string; disabled: boolean };
const button = (element: HTMLElement, label: string): Button | undefined =>
    (inside(element, 'lightning-button') as Button[]).find((item) => item.label.includes(label));

afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
});

describe('c-sync-status', () => {
    it('shows age, calls against the share, write-back, events and alerts in words', async () => {
        const element = await open();
        const text = inside(element, 'c-page-state')
            .map((node) => node.textContent)
            .join(' ');
        expect(inside(element, '.tile')).toHaveLength(4);
        expect(text).toContain('30');
        // An alert that this version has no words for speaks with those of the service.
        expect(text).toContain('SOMETHING_NEW: new words');
        expect(inside(element, 'li')).toHaveLength(2);
        await expect(element).toBeAccessible();
    });

    it('starts a run of the kind that was asked for', async () => {
        const element = await open();
        button(element, 'Reconcile')?.click();
        await flush();
        expect(startSync).toHaveBeenCalledWith({ kind: 'reconcile' });
    });

    it('releases held deletions only after the question', async () => {
        const element = await open();
        button(element, 'Release')?.click();
        await flush();
        expect(confirmHeldDeletions).not.toHaveBeenCalled();
        button(element, 'ReleaseYes')?.click();
        await flush();
        expect(confirmHeldDeletions).toHaveBeenCalledWith({ objectApiName: 'Account' });
    });

    const rowsOf = (list: HTMLElement | undefined): (string | null)[][] =>
        [...(list?.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map((row) =>
            [...row.querySelectorAll('td')].map((cell) => cell.textContent)
        );
    const press = async (list: HTMLElement | undefined, label: string): Promise<void> => {
        [...(list?.shadowRoot?.querySelectorAll<Button>('lightning-button') ?? [])]
            .find((item) => item.label.includes(label))
            ?.click();
        await flush();
        await flush();
    };
    const noticesOf = (element: HTMLElement): string[] => {
        const notices: string[] = [];
        element.addEventListener('lightning__showtoast', (event) =>
            notices.push((event as CustomEvent<{ title: string; variant: string }>).detail.variant)
        );
        return notices;
    };

    it('shows a conflict in words: whose, what, and both values', async () => {
        const element = await open();
        const [list] = inside(element, 'c-sync-conflicts');
        expect(rowsOf(list)).toEqual([
            ['Rita', 'Rita'],
            ['c.Fieldmap_Queue_StatusCancelled', 'c.Fieldmap_Week_StatusPlanned']
        ]);
        expect(list?.shadowRoot?.querySelectorAll('.note')).toHaveLength(1);
        await expect(list as HTMLElement).toBeAccessible();
    });

    it('passes the decision on, and says so when there is a newer change', async () => {
        const element = await open();
        const notices = noticesOf(element);
        const [list] = inside(element, 'c-sync-conflicts');
        await press(list, 'KeepTheirs');
        expect(decideConflict).toHaveBeenCalledWith({
            decisionJson: JSON.stringify({ kind: 'visit-move', clientKey: 'k1', keep: 'theirs' })
        });
        answer(getConflicts, { conflicts: [] });
        await press(list, 'KeepMine');
        expect(notices).toEqual(['warning', 'success']);
        expect(rowsOf(list)).toEqual([]);
    });

    it('offers to make a deleted visit again, and needs no names for it', async () => {
        const element = await open('admin', STATUS, { ...CONFLICT, reason: 'deleted', theirs: null });
        jest.mocked(getNames as unknown as () => Promise<string>).mockRejectedValue(new Error('no'));
        const [list] = inside(element, 'c-sync-conflicts');
        expect(rowsOf(list)[1]).toEqual(['c.Fieldmap_Sync_Gone', 'c.Fieldmap_Week_StatusPlanned']);
        await press(list, 'CreateAgain');
        expect(decideConflict).toHaveBeenCalledWith({
            decisionJson: JSON.stringify({ kind: 'visit-move', clientKey: 'k1', keep: 'mine' })
        });
    });

    it('tells others what the page is for and asks nothing of the service', async () => {
        const element = await open('rep');
        expect(inside(element, 'c-page-state')[0]).toMatchObject({ state: { kind: 'noAccess' } });
        expect(inside(element, '.tile')).toHaveLength(0);
        expect(getSyncStatus).not.toHaveBeenCalled();
    });

    it('says why the last run failed', async () => {
        const failed = { ...STATUS, state: 'failed' as const, error: 'The org did not answer.', errorCode: 'NETWORK' };
        const element = await open('admin', failed);
        expect(inside(element, '[role="alert"]')[0]?.textContent).toContain('The org did not answer.');
    });
});
