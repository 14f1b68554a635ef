import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { FoundCustomer, InboxStay, StayDecisionRequest, StayDecisionResult } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel, formattersFor } from 'c/formatters';
import { localDate, readStays, withNames, type RecordNames } from 'c/visitDayData';
import { newClientKey, visitQueue, type QueuedStay, type StayOutcome } from 'c/visitQueue';
import { withKept, type ShownStay } from './keptDecisions.ts';
import { LABELS } from './labels.ts';
import { keepStays, keptStays } from './stayNote.ts';

/** Stays of so many days wait here. */
const DAYS_BACK = 13;

/**
 * Stays that were found and wait for the person. Nothing of them is seen by anybody else before they are confirmed.
 *
 * Events: `staycount` {count}, `staydecided`, `privacywanted`.
 */
export default class StayInbox extends LightningElement {
    /** The person agreed to be recorded; null: not known yet. */
    @api isConsented: boolean | null = null;

    readonly words = LABELS;
    stays: readonly InboxStay[] | null = null;
    entries: readonly QueuedStay[] = [];
    /** Shown from the device because the service cannot be reached. */
    isStale = false;
    error: unknown = null;
    isBusy = false;
    showsDecided = false;
    wantedKey = '';
    private names: RecordNames = {};
    private sequence = 0;
    private stopListening: (() => void) | null = null;

    connectedCallback(): void {
        this.entries = visitQueue().stays;
        this.stopListening = visitQueue().onChange(() => this.lookAtQueue());
        void this.load();
    }

    disconnectedCallback(): void {
        this.stopListening?.();
        this.sequence += 1;
    }

    /** Looks for new stays. */
    @api
    refresh(): Promise<void> {
        return this.load();
    }

    get isLoading(): boolean {
        return this.stays === null && this.error === null;
    }
    get isEmpty(): boolean {
        return this.stays !== null && this.waiting.length === 0;
    }
    get emptyText(): string {
        return this.isConsented === false ? this.words.emptyOff : this.words.emptyText;
    }
    get emptyAction(): string {
        return this.isConsented === false ? this.words.privacy : '';
    }
    get days(): readonly object[] {
        return this.byDay(this.waiting);
    }
    get decidedDays(): readonly object[] {
        return this.showsDecided ? this.byDay(this.decided) : [];
    }
    get hasDecided(): boolean {
        return this.decided.length > 0;
    }
    get decidedLabel(): string {
        const label = this.showsDecided ? this.words.hideDecided : this.words.showDecided;
        return fillLabel(label, this.decided.length);
    }
    get decidedExpanded(): string {
        return String(this.showsDecided);
    }
    get isFinderOpen(): boolean {
        return this.wantedKey !== '';
    }

    async handleDecision(event: CustomEvent<Omit<StayDecisionRequest, 'clientKey'>>): Promise<void> {
        await this.decide(event.detail);
    }

    handleCustomerWanted(event: CustomEvent<{ stayKey: string }>): void {
        this.wantedKey = event.detail.stayKey;
    }

    handleFinderClose(): void {
        this.wantedKey = '';
    }

    async handleCustomer(event: CustomEvent<{ customer: FoundCustomer }>): Promise<void> {
        const { recordId, name, address } = event.detail.customer;
        this.names = { ...this.names, [recordId]: { name, subtitle: address } };
        const stayKey = this.wantedKey;
        this.wantedKey = '';
        await this.decide({ stayKey, action: 'confirm', recordId });
    }

    handleDecided(): void {
        this.showsDecided = !this.showsDecided;
    }

    handlePrivacy(): void {
        this.dispatchEvent(new CustomEvent('privacywanted'));
    }

    handleRetry(): void {
        this.error = null;
        void this.load();
    }

    private async load(): Promise<void> {
        const sequence = (this.sequence += 1);
        try {
            const { stays } = await readStays(localDate(Date.now(), -DAYS_BACK), localDate(Date.now()));
            const names = await this.namesOf(stays);
            if (sequence !== this.sequence) return;
            this.show(stays, names);
            keepStays({ stays, names });
            this.isStale = false;
            this.error = null;
        } catch (error) {
            if (sequence === this.sequence) this.showKept(error);
        }
    }

    /** Without a connection what was read last can be decided about all the same. */
    private showKept(error: unknown): void {
        const kept = this.stays === null ? keptStays() : { stays: this.stays, names: this.names };
        if (errorTextOf(error).code !== 'offline' || kept === null) {
            this.error = error;
            return;
        }
        this.show(kept.stays, kept.names);
        this.isStale = true;
    }

    private async decide(decision: Omit<StayDecisionRequest, 'clientKey'>): Promise<void> {
        const kept = this.shown.find(({ stayKey }) => stayKey === decision.stayKey)?.kept ?? null;
        if (decision.action === 'undo' && kept !== null) {
            await visitQueue().discard(kept.id);
            return;
        }
        this.isBusy = true;
        const outcome = await visitQueue().decide({ ...decision, clientKey: newClientKey() }, this.aboutOf(decision));
        try {
            await this.follow(decision, outcome);
        } finally {
            this.isBusy = false;
        }
    }

    private async follow(decision: Omit<StayDecisionRequest, 'clientKey'>, outcome: StayOutcome): Promise<void> {
        if (outcome.kind === 'kept') {
            this.toast(this.words.kept, 'warning');
            this.count();
            return;
        }
        if (outcome.kind !== 'sent') {
            // The person is looking: said once is enough.
            const { id, reason } = outcome.entry;
            this.toast(outcome.kind === 'refused' ? reason : fillLabel(this.words.failed, reason), 'warning');
            await visitQueue().discard(id);
        }
        const { answer } = outcome;
        if (answer === null) {
            await this.load();
            return;
        }
        const others = (this.stays ?? []).filter((stay) => !this.isOf(stay, answer));
        const stays = [...others, ...answer.stays];
        this.sequence += 1;
        this.show(stays, await this.namesOf(stays).catch(() => this.names));
        keepStays({ stays, names: this.names });
        if (outcome.kind === 'sent') this.tell(decision, answer);
        this.dispatchEvent(new CustomEvent('staydecided'));
    }

    /** What the list of unsent entries says of it. */
    private aboutOf({
        stayKey,
        recordId
    }: Omit<StayDecisionRequest, 'clientKey'>): Pick<QueuedStay, 'customerName' | 'startsAt'> {
        const stay = (this.stays ?? []).find((candidate) => candidate.stayKey === stayKey);
        const id = recordId ?? stay?.recordId ?? stay?.assignment.best?.recordId ?? '';
        return { customerName: this.names[id]?.name ?? '', startsAt: stay?.startsAt ?? '' };
    }

    private lookAtQueue(): void {
        const before = this.entries.length;
        this.entries = visitQueue().stays;
        if (this.entries.length < before && !this.isBusy) void this.load();
        this.count();
    }

    /** The answer has all stays of its day. */
    private isOf(stay: InboxStay, result: StayDecisionResult): boolean {
        const day = formattersFor().dayNumber(Date.parse(stay.startsAt));
        return day === Math.floor(Date.parse(`${result.date}T00:00:00Z`) / 86_400_000);
    }

    private tell({ action }: Pick<StayDecisionRequest, 'action'>, { writeOutcome }: StayDecisionResult): void {
        if (action === 'confirm') {
            this.toast(writeOutcome === 'waiting' ? this.words.writing : this.words.confirmed, 'success');
        } else {
            this.toast(this.words.saved, 'success');
        }
    }

    private show(stays: readonly InboxStay[], names: RecordNames): void {
        this.names = names;
        this.stays = [...stays].sort((a, b) => Date.parse(b.startsAt) - Date.parse(a.startsAt));
        this.count();
    }

    private count(): void {
        const detail = { count: this.waiting.filter(({ isOpen }) => !isOpen).length };
        this.dispatchEvent(new CustomEvent('staycount', { detail }));
    }

    private get shown(): readonly ShownStay[] {
        return withKept(this.stays ?? [], this.entries);
    }

    private namesOf(stays: readonly InboxStay[]): Promise<RecordNames> {
        const ids = stays.flatMap(({ recordId, assignment: { best, runnerUp, sharedBy } }) => [
            ...[recordId, best?.recordId ?? null, runnerUp?.recordId ?? null],
            ...sharedBy
        ]);
        return withNames(this.names, ids);
    }

    private get waiting(): readonly ShownStay[] {
        return this.shown.filter(({ decidedAs }) => decidedAs === null);
    }
    private get decided(): readonly ShownStay[] {
        return this.shown.filter(({ decidedAs }) => decidedAs !== null);
    }

    private byDay(stays: readonly ShownStay[]): readonly object[] {
        const format = formattersFor();
        const days = new Map<number, { key: number; title: string; stays: object[] }>();
        for (const stay of stays) {
            const key = format.dayNumber(Date.parse(stay.startsAt));
            const day = days.get(key) ?? { key, title: format.weekday(stay.startsAt), stays: [] };
            // Newest first: the one above is the next in time.
            const next = stays[stays.indexOf(stay) - 1];
            const isSameDay = next !== undefined && format.dayNumber(Date.parse(next.startsAt)) === key;
            const nextStayKey = isSameDay && !next.isOpen ? next.stayKey : '';
            const isKept = stay.kept !== null;
            day.stays.push({ key: stay.stayKey, stay, names: this.names, nextStayKey, isKept });
            days.set(key, day);
        }
        return [...days.values()];
    }

    private toast(title: string, variant: 'success' | 'warning'): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant }));
    }
}
