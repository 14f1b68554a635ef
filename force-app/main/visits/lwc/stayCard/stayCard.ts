import { LightningElement, api } from 'lwc';
import type { InboxStay, StayAction } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import type { RecordNames } from 'c/visitDayData';
import { LABELS, REASON_WORDS } from './labels.ts';

/** Detail of `staydecision`; what an action needs stands in it. */
export interface StayDecisionDetail {
    readonly stayKey: string;
    readonly action: StayAction;
    readonly recordId?: string;
    readonly atTime?: string;
    readonly otherStayKey?: string;
}

/**
 * A found stay: who it probably was and why, and every answer to that one tap away.
 *
 * Events: `staydecision` ({@link StayDecisionDetail}), `customerwanted` {stayKey}.
 */
export default class StayCard extends LightningElement {
    @api stay: InboxStay | null = null;
    /** By record id. */
    @api names: RecordNames = {};
    /** Of the stay after it on that day; empty: none to merge with. */
    @api nextStayKey = '';
    @api isBusy = false;

    readonly words = LABELS;
    isMoreOpen = false;
    isSplitOpen = false;
    private splitTime = '';

    get timeText(): string {
        const { startsAt = '', endsAt = '', isOpen } = this.stay ?? {};
        const { format } = this;
        const seconds = (Date.parse(endsAt) - Date.parse(startsAt)) / 1000;
        const end = isOpen ? '…' : format.time(endsAt);
        return `${format.time(startsAt)}–${end} · ${format.duration(seconds)}`;
    }

    get isDecided(): boolean {
        return this.stay?.decidedAs != null;
    }
    get isWaiting(): boolean {
        return !this.isDecided && this.stay?.isOpen === false;
    }
    get isStillHere(): boolean {
        return !this.isDecided && this.stay?.isOpen === true;
    }

    /** The customer that was confirmed, else the best guess. */
    get title(): string {
        const { recordId = null, assignment, decidedAs } = this.stay ?? {};
        if (decidedAs === 'private') return this.words.wasPrivate;
        if (decidedAs === 'rejected') return this.words.rejected;
        if (recordId !== null) return this.nameOf(recordId);
        if (this.isShared) return this.words.shared;
        return assignment?.best && assignment.decision !== 'no-customer'
            ? this.nameOf(assignment.best.recordId)
            : this.words.noCustomer;
    }
    get subtitle(): string {
        const id = this.stay?.recordId ?? this.stay?.assignment.best?.recordId;
        return id && !this.isShared && this.hasCustomer ? (this.names[id]?.subtitle ?? '') : '';
    }
    get stateText(): string {
        const { decidedAs, isAutoConfirmed } = this.stay ?? {};
        if (decidedAs !== 'confirmed') return '';
        return isAutoConfirmed ? this.words.autoConfirmed : this.words.confirmed;
    }

    /** "92% sure · planned, near". */
    get sureText(): string {
        const best = this.stay?.assignment.best;
        if (!best || this.isDecided || !this.hasCustomer) return '';
        const reasons = best.reasons.map((reason) => REASON_WORDS[reason]);
        const sure = fillLabel(this.words.sure, this.format.percent(best.probability));
        return [sure, ...reasons].join(' · ');
    }

    get isShared(): boolean {
        return !this.isDecided && this.stay?.assignment.decision === 'shared';
    }
    private get hasCustomer(): boolean {
        return this.stay?.recordId != null || this.stay?.assignment.decision !== 'no-customer';
    }

    /** Confirm the best, or one of those in the building, or the runner-up. */
    get answers(): readonly object[] {
        const { assignment } = this.stay ?? {};
        if (!assignment || !this.isWaiting) return [];
        if (this.isShared) {
            return assignment.sharedBy.map((id) => this.answer(id, this.words.itWas, 'button answer'));
        }
        const best = assignment.best?.recordId ?? null;
        const second = assignment.runnerUp?.recordId ?? null;
        const [label, className] = this.hasCustomer
            ? ([this.words.confirm, 'button button_main answer confirm'] as const)
            : ([this.words.itWas, 'button answer'] as const);
        return [
            ...(best === null ? [] : [this.answer(best, label, className)]),
            ...(second === null || second === best ? [] : [this.answer(second, this.words.itWas, 'button answer')])
        ];
    }

    get canMerge(): boolean {
        return this.nextStayKey !== '';
    }
    get moreLabel(): string {
        return this.isMoreOpen ? this.words.less : this.words.more;
    }
    get moreExpanded(): string {
        return String(this.isMoreOpen);
    }
    /** `HH:MM` of the middle, which is where most forgotten moves lie. */
    get middle(): string {
        const { startsAt = '', endsAt = '' } = this.stay ?? {};
        return this.clock((Date.parse(startsAt) + Date.parse(endsAt)) / 2);
    }

    handleAnswer(event: Event): void {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        this.decide('confirm', { recordId: id });
    }

    handleOther(): void {
        const detail = { stayKey: this.stay?.stayKey ?? '' };
        this.dispatchEvent(new CustomEvent('customerwanted', { detail }));
    }

    handleDecision(event: Event): void {
        this.decide((event.currentTarget as HTMLElement).dataset['action'] as StayAction);
    }

    handleMerge(): void {
        this.decide('merge', { otherStayKey: this.nextStayKey });
    }

    handleMore(): void {
        this.isMoreOpen = !this.isMoreOpen;
        this.isSplitOpen = false;
    }

    handleSplitOpen(): void {
        this.isSplitOpen = !this.isSplitOpen;
        this.splitTime = this.middle;
    }

    handleSplitTime(event: Event): void {
        this.splitTime = (event.target as HTMLInputElement).value;
    }

    handleSplit(): void {
        const atTime = this.instantOf(this.splitTime);
        if (atTime !== null) this.decide('split', { atTime });
    }

    private decide(action: StayAction, more: Partial<StayDecisionDetail> = {}): void {
        this.isMoreOpen = false;
        this.isSplitOpen = false;
        const detail: StayDecisionDetail = { stayKey: this.stay?.stayKey ?? '', action, ...more };
        this.dispatchEvent(new CustomEvent<StayDecisionDetail>('staydecision', { detail }));
    }

    private answer(recordId: string, label: string, className: string): object {
        return { key: recordId, label: fillLabel(label, this.nameOf(recordId)), className };
    }

    private nameOf(recordId: string): string {
        return this.names[recordId]?.name ?? this.words.unknown;
    }

    /** The minute within the stay at which the clock says so; null when there is none. */
    private instantOf(clock: string): string | null {
        const starts = Date.parse(this.stay?.startsAt ?? '');
        const ends = Date.parse(this.stay?.endsAt ?? '');
        for (let at = Math.ceil(starts / 60_000) * 60_000; at < ends; at += 60_000) {
            if (at > starts && this.clock(at) === clock) return new Date(at).toISOString();
        }
        return null;
    }

    private clock(instant: number): string {
        const { timeZone } = this.format.settings;
        return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant);
    }

    private get format(): ReturnType<typeof formattersFor> {
        return formattersFor();
    }
}
