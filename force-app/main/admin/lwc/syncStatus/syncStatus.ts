import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import confirmHeldDeletions from '@salesforce/apex/AdminController.confirmHeldDeletions';
import decideConflict from '@salesforce/apex/AdminController.decideConflict';
import getConflicts from '@salesforce/apex/AdminController.getConflicts';
import getSyncStatus from '@salesforce/apex/AdminController.getSyncStatus';
import startSync from '@salesforce/apex/AdminController.startSync';
import getNames from '@salesforce/apex/MapController.getNames';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { SessionContext, SyncConflict, SyncRunKind, SyncStatusView } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel, formattersFor } from 'c/formatters';
import { ageText, alertText, eventsText, idsIn, objectText, stateText } from 'c/syncText';
import age from '@salesforce/label/c.Fieldmap_Sync_Age';
import ageHint from '@salesforce/label/c.Fieldmap_Sync_AgeHint';
import alertSeen from '@salesforce/label/c.Fieldmap_Sync_AlertSeen';
import alerts from '@salesforce/label/c.Fieldmap_Sync_Alerts';
import calls from '@salesforce/label/c.Fieldmap_Sync_Calls';
import callsShareLabel from '@salesforce/label/c.Fieldmap_Sync_CallsShare';
import callsTextLabel from '@salesforce/label/c.Fieldmap_Sync_CallsText';
import callsUnknown from '@salesforce/label/c.Fieldmap_Sync_CallsUnknown';
import cancel from '@salesforce/label/c.Fieldmap_Sync_Cancel';
import conflicts from '@salesforce/label/c.Fieldmap_Sync_Conflicts';
import conflictsHint from '@salesforce/label/c.Fieldmap_Sync_ConflictsHint';
import decidedAgain from '@salesforce/label/c.Fieldmap_Sync_DecidedAgain';
import decidedMine from '@salesforce/label/c.Fieldmap_Sync_DecidedMine';
import decidedTheirs from '@salesforce/label/c.Fieldmap_Sync_DecidedTheirs';
import events from '@salesforce/label/c.Fieldmap_Sync_Events';
import failedHint from '@salesforce/label/c.Fieldmap_Sync_FailedHint';
import held from '@salesforce/label/c.Fieldmap_Sync_Held';
import heldText from '@salesforce/label/c.Fieldmap_Sync_HeldText';
import lastFinished from '@salesforce/label/c.Fieldmap_Sync_LastFinished';
import loading from '@salesforce/label/c.Fieldmap_Sync_Loading';
import neverFinished from '@salesforce/label/c.Fieldmap_Sync_NeverFinished';
import noAccess from '@salesforce/label/c.Fieldmap_Sync_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Sync_NoAccessText';
import objects from '@salesforce/label/c.Fieldmap_Sync_Objects';
import reconcile from '@salesforce/label/c.Fieldmap_Sync_Reconcile';
import reconcileHint from '@salesforce/label/c.Fieldmap_Sync_ReconcileHint';
import release from '@salesforce/label/c.Fieldmap_Sync_Release';
import releaseAsk from '@salesforce/label/c.Fieldmap_Sync_ReleaseAsk';
import releaseYes from '@salesforce/label/c.Fieldmap_Sync_ReleaseYes';
import released from '@salesforce/label/c.Fieldmap_Sync_Released';
import started from '@salesforce/label/c.Fieldmap_Sync_Started';
import syncNow from '@salesforce/label/c.Fieldmap_Sync_SyncNow';
import title from '@salesforce/label/c.Fieldmap_Sync_Title';
import writeBack from '@salesforce/label/c.Fieldmap_Sync_WriteBack';
import writeBackHintLabel from '@salesforce/label/c.Fieldmap_Sync_WriteBackHint';
import writeBackText from '@salesforce/label/c.Fieldmap_Sync_WriteBackText';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly status: SyncStatusView; readonly conflicts: readonly SyncConflict[] };

interface HeldView {
    readonly objectApiName: string;
    readonly text: string;
    readonly button: string;
    readonly isAsking: boolean;
}

interface Notice {
    readonly title: string;
    readonly variant: 'success' | 'warning';
}

const REFRESH_MS = 10_000;
/** While a run goes on. */
const REFRESH_BUSY_MS = 2000;
/** Ids that one call names. */
const MOST_NAMES = 200;

/** How far the sync of this org is, what needs attention, and the levers to repair it. For admins. */
export default class SyncStatus extends LightningElement {
    readonly words = {
        age,
        ageHint,
        alerts,
        calls,
        cancel,
        conflicts,
        conflictsHint,
        events,
        failedHint,
        held,
        loading,
        noAccess,
        noAccessText,
        objects,
        reconcile,
        reconcileHint,
        releaseAsk,
        releaseYes,
        syncNow,
        title,
        writeBack
    };
    state: State = { kind: 'loading' };
    /** The object whose held deletions the admin is asked about. */
    asking = '';
    isBusy = false;
    names: ReadonlyMap<string, string> = new Map();
    private timer: ReturnType<typeof setTimeout> | null = null;
    private isConnected_ = false;

    connectedCallback(): void {
        this.isConnected_ = true;
        void this.start();
    }

    disconnectedCallback(): void {
        this.isConnected_ = false;
        this.stopTimer();
    }

    get status(): SyncStatusView | null {
        return this.state.kind === 'ready' ? this.state.status : null;
    }

    get stateWord(): string {
        return this.status ? stateText(this.status.state) : '';
    }

    get stateClass(): string {
        return `state state_${this.status?.state ?? 'never'}`;
    }

    get finishedText(): string {
        const at = this.status?.lastFinishedAt ?? null;
        return at === null ? neverFinished : fillLabel(lastFinished, formattersFor().dateTime(at));
    }

    get failure(): string {
        return this.status?.state === 'failed' ? (this.status.error ?? '') : '';
    }

    get ageValue(): string {
        const seconds = this.status?.lagSeconds ?? null;
        return seconds === null ? '–' : ageText(seconds);
    }

    get callsValue(): string {
        const used = this.status?.api;
        return used ? formattersFor().percent(used.used / used.limit, 1) : '–';
    }

    get callsText(): string {
        const used = this.status?.api;
        const format = formattersFor();
        return used ? fillLabel(callsTextLabel, format.number(used.used), format.number(used.limit)) : callsUnknown;
    }

    get callsShare(): string {
        const used = this.status?.api;
        const format = formattersFor();
        const left = used ? Math.max(0, Math.floor(used.limit * used.share) - used.used) : 0;
        return used ? fillLabel(callsShareLabel, format.percent(used.share), format.number(left)) : '';
    }

    get callsBarStyle(): string {
        const used = this.status?.api;
        return `width: ${used ? Math.min(100, (used.used / used.limit) * 100) : 0}%`;
    }

    get callsMarkStyle(): string {
        return `left: ${(this.status?.api?.share ?? 1) * 100}%`;
    }

    get writeBackValue(): string {
        return fillLabel(writeBackText, formattersFor().number(this.status?.outbox.waiting ?? 0));
    }

    get writeBackHint(): string {
        const { failed = 0, conflicts: met = 0 } = this.status?.outbox ?? {};
        const format = formattersFor();
        return fillLabel(writeBackHintLabel, format.number(failed), format.number(met));
    }

    get eventsView(): { readonly word: string; readonly hint: string } {
        return this.status ? eventsText(this.status.events) : { word: '', hint: '' };
    }

    get alertViews(): readonly { readonly key: string; readonly text: string; readonly seen: string }[] {
        const format = formattersFor();
        return (this.status?.alerts ?? []).map((alert) => ({
            key: `${alert.code} ${alert.objectApiName ?? ''}`,
            text: alertText(alert),
            seen: fillLabel(alertSeen, format.number(alert.count), format.dateTime(alert.lastSeenAt))
        }));
    }

    get hasAlerts(): boolean {
        return this.alertViews.length > 0;
    }

    get heldViews(): readonly HeldView[] {
        const format = formattersFor();
        return (this.status?.objects ?? [])
            .filter((item) => item.held > 0)
            .map(({ objectApiName, held: count, rows }) => ({
                objectApiName,
                text: fillLabel(heldText, format.number(count), format.number(rows), objectText(objectApiName)),
                button: fillLabel(release, format.number(count)),
                isAsking: this.asking === objectApiName
            }));
    }

    get hasHeld(): boolean {
        return this.heldViews.length > 0;
    }

    get conflictList(): readonly SyncConflict[] {
        return this.state.kind === 'ready' ? this.state.conflicts : [];
    }

    get hasConflicts(): boolean {
        return this.conflictList.length > 0;
    }

    get isRunning(): boolean {
        return this.isBusy || this.status?.state === 'running' || this.status?.state === 'loading';
    }

    handleRetry(): void {
        this.state = { kind: 'loading' };
        void this.start();
    }

    handleRun(event: Event): void {
        const kind = ((event.currentTarget as HTMLElement).dataset['kind'] ?? 'pass') as SyncRunKind;
        void this.act(async () => {
            await startSync({ kind });
            return { title: started, variant: 'success' };
        });
    }

    handleAsk(event: Event): void {
        this.asking = (event.currentTarget as HTMLElement).dataset['object'] ?? '';
    }

    handleCancel(): void {
        this.asking = '';
    }

    handleRelease(): void {
        const objectApiName = this.asking;
        this.asking = '';
        void this.act(async () => {
            const answer = JSON.parse(await confirmHeldDeletions({ objectApiName })) as { rows: number };
            return { title: fillLabel(released, formattersFor().number(answer.rows)), variant: 'success' };
        });
    }

    handleDecide(event: CustomEvent<{ conflict: SyncConflict; keep: 'theirs' | 'mine' }>): void {
        const { conflict, keep } = event.detail;
        void this.act(async () => {
            const decision = { kind: conflict.kind, clientKey: conflict.clientKey, keep };
            await decideConflict({ decisionJson: JSON.stringify(decision) });
            await this.load();
            const isBack = this.conflictList.some(
                ({ kind, clientKey }) => kind === conflict.kind && clientKey === conflict.clientKey
            );
            if (isBack) return { title: decidedAgain, variant: 'warning' };
            return { title: keep === 'mine' ? decidedMine : decidedTheirs, variant: 'success' };
        });
    }

    /** Does something, says so, and shows what became of it. */
    private async act(work: () => Promise<Notice>): Promise<void> {
        this.isBusy = true;
        try {
            this.dispatchEvent(new ShowToastEvent(await work()));
        } catch (error) {
            const text = errorTextOf(error);
            const words = { title: text.title, message: text.detail };
            this.dispatchEvent(new ShowToastEvent({ ...words, variant: 'error', mode: 'sticky' }));
        }
        this.isBusy = false;
        await this.load();
    }

    private async start(): Promise<void> {
        try {
            const session = JSON.parse(await getContext()) as SessionContext;
            if (session.role !== 'admin' || !session.hasAccess) {
                this.state = { kind: 'noAccess' };
                return;
            }
        } catch (error) {
            this.state = { kind: 'failed', error };
            return;
        }
        await this.load();
    }

    /** A failure while the page is open leaves what is shown and tries again. */
    private async load(): Promise<void> {
        this.stopTimer();
        try {
            const [status, found] = await Promise.all([getSyncStatus(), getConflicts()]);
            const answer = JSON.parse(found) as { conflicts: readonly SyncConflict[] };
            await this.readNames(answer.conflicts);
            this.state = {
                kind: 'ready',
                status: JSON.parse(status) as SyncStatusView,
                conflicts: answer.conflicts
            };
        } catch (error) {
            if (this.state.kind !== 'ready') {
                this.state = { kind: 'failed', error };
                return;
            }
        }
        if (this.isConnected_) {
            // The page is a view of something that goes on by itself.
            // eslint-disable-next-line @lwc/lwc/no-async-operation
            this.timer = setTimeout(() => void this.load(), this.isRunning ? REFRESH_BUSY_MS : REFRESH_MS);
        }
    }

    /** Whom conflicts are about. What cannot be named is shown by its id. */
    private async readNames(found: readonly SyncConflict[]): Promise<void> {
        const wanted = [...new Set(found.flatMap(idsIn))].filter((id) => !this.names.has(id)).slice(0, MOST_NAMES);
        if (wanted.length === 0) return;
        try {
            const answer = JSON.parse(await getNames({ ids: wanted })) as Record<string, { name: string }>;
            this.names = new Map([
                ...this.names,
                ...Object.entries(answer).map(([id, { name }]) => [id, name] as const)
            ]);
        } catch {
            // The conflict itself matters more.
        }
    }

    private stopTimer(): void {
        if (this.timer !== null) {
            clearTimeout(this.timer);
            this.timer = null;
        }
    }
}
