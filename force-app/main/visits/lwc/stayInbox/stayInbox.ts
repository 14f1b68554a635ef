import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { FoundCustomer, InboxStay, StayDecisionRequest, StayDecisionResult } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel, formattersFor } from 'c/formatters';
import { decideStay, localDate, readStays, withNames, type RecordNames } from 'c/visitDayData';
import { newClientKey } from 'c/visitQueue';
import { LABELS } from './labels.ts';

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
    error: unknown = null;
    isBusy = false;
    showsDecided = false;
    wantedKey = '';
    private names: RecordNames = {};
    private sequence = 0;

    connectedCallback(): void {
        void this.load();
    }

    disconnectedCallback(): void {
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
            this.error = null;
        } catch (error) {
            if (sequence === this.sequence) this.error = error;
        }
    }

    private async decide(decision: Omit<StayDecisionRequest, 'clientKey'>): Promise<void> {
        this.isBusy = true;
        try {
            const result = await decideStay({ ...decision, clientKey: newClientKey() });
            const others = (this.stays ?? []).filter((stay) => !this.isOf(stay, result));
            const stays = [...others, ...result.stays];
            this.show(stays, await this.namesOf(stays));
            this.sequence += 1;
            this.tell(decision, result);
            this.dispatchEvent(new CustomEvent('staydecided'));
        } catch (error) {
            this.toast(errorTextOf(error).title, 'error');
            await this.load();
        } finally {
            this.isBusy = false;
        }
    }

    /** The answer has all stays of its day. */
    private isOf(stay: InboxStay, result: StayDecisionResult): boolean {
        const day = formattersFor().dayNumber(Date.parse(stay.startsAt));
        return day === Math.floor(Date.parse(`${result.date}T00:00:00Z`) / 86_400_000);
    }

    private tell(
        { action }: Pick<StayDecisionRequest, 'action'>,
        { writeOutcome, writeDetail }: StayDecisionResult
    ): void {
        if (writeOutcome === 'conflict' || writeOutcome === 'failed') {
            this.toast(fillLabel(this.words.failed, writeDetail ?? ''), 'warning');
        } else if (action === 'confirm') {
            this.toast(writeOutcome === 'waiting' ? this.words.writing : this.words.confirmed, 'success');
        } else {
            this.toast(this.words.saved, 'success');
        }
    }

    private show(stays: readonly InboxStay[], names: RecordNames): void {
        this.names = names;
        this.stays = [...stays].sort((a, b) => Date.parse(b.startsAt) - Date.parse(a.startsAt));
        const detail = { count: this.waiting.filter(({ isOpen }) => !isOpen).length };
        this.dispatchEvent(new CustomEvent('staycount', { detail }));
    }

    private namesOf(stays: readonly InboxStay[]): Promise<RecordNames> {
        const ids = stays.flatMap(({ recordId, assignment: { best, runnerUp, sharedBy } }) => [
            ...[recordId, best?.recordId ?? null, runnerUp?.recordId ?? null],
            ...sharedBy
        ]);
        return withNames(this.names, ids);
    }

    private get waiting(): readonly InboxStay[] {
        return (this.stays ?? []).filter(({ decidedAs }) => decidedAs === null);
    }
    private get decided(): readonly InboxStay[] {
        return (this.stays ?? []).filter(({ decidedAs }) => decidedAs !== null);
    }

    private byDay(stays: readonly InboxStay[]): readonly object[] {
        const format = formattersFor();
        const days = new Map<number, { key: number; title: string; stays: object[] }>();
        for (const stay of stays) {
            const key = format.dayNumber(Date.parse(stay.startsAt));
            const day = days.get(key) ?? { key, title: format.weekday(stay.startsAt), stays: [] };
            // Newest first: the one above is the next in time.
            const next = stays[stays.indexOf(stay) - 1];
            const isSameDay = next !== undefined && format.dayNumber(Date.parse(next.startsAt)) === key;
            const nextStayKey = isSameDay && !next.isOpen ? next.stayKey : '';
            day.stays.push({ key: stay.stayKey, stay, names: this.names, nextStayKey });
            days.set(key, day);
        }
        return [...days.values()];
    }

    private toast(title: string, variant: 'success' | 'warning' | 'error'): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant }));
    }
}
