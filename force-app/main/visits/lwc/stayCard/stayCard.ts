import { LightningElement, api } from 'lwc';
import type { ActionButton, ActionPress } from 'c/actionRow';
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
    /** The last decision is kept on this device and not sent yet. */
    @api isKept = false;
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
    /** A split or merge that was not sent yet leaves nothing to decide about. */
    get isWaiting(): boolean {
        return !this.isDecided && !this.isKept && this.stay?.isOpen === false;
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
    /** What is to be said of it, from top to bottom. */
    get facts(): readonly object[] {
        return [
            { key: 'where', text: this.subtitle, className: 'sub' },
            { key: 'sure', text: this.sureText, className: 'sub sure' },
            { key: 'here', text: this.isStillHere ? this.words.stillHere : '', className: 'sub' }
        ].filter(({ text }) => text !== '');
    }
    get tags(): readonly object[] {
        return [
            { key: 'state', text: this.stateText, className: 'state' },
            { key: 'kept', text: this.isKept ? this.words.notSent : '', className: 'state state_kept' }
        ].filter(({ text }) => text !== '');
    }
    private get subtitle(): string {
        const id = this.stay?.recordId ?? this.stay?.assignment.best?.recordId;
        return id && !this.isShared && this.hasCustomer ? (this.names[id]?.subtitle ?? '') : '';
    }
    private get stateText(): string {
        const { decidedAs, isAutoConfirmed } = this.stay ?? {};
        if (decidedAs !== 'confirmed') return '';
        return isAutoConfirmed ? this.words.autoConfirmed : this.words.confirmed;
    }

    /** "92% sure · planned, near". */
    private get sureText(): string {
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

    /** Every answer; what most often is right comes first. */
    get buttonRows(): readonly { readonly key: string; readonly buttons: readonly ActionButton[] }[] {
        return [
            { key: 'answers', buttons: this.answers },
            { key: 'others', buttons: this.others },
            { key: 'edits', buttons: this.edits }
        ].filter(({ buttons }) => buttons.length > 0);
    }
    get splitButtons(): readonly ActionButton[] {
        return [buttonOf('split', this.words.splitNow, { className: 'button_main split-now' })];
    }

    /** Confirm the best, or one of those in the building, or the runner-up. */
    private get answers(): readonly ActionButton[] {
        const { assignment } = this.stay ?? {};
        if (!assignment || !this.isWaiting) return [];
        if (this.isShared) {
            return assignment.sharedBy.map((id) => this.answer(id, this.words.itWas, 'answer'));
        }
        const best = assignment.best?.recordId ?? null;
        const second = assignment.runnerUp?.recordId ?? null;
        const [label, className] = this.hasCustomer
            ? ([this.words.confirm, 'button_main answer confirm'] as const)
            : ([this.words.itWas, 'answer'] as const);
        return [
            ...(best === null ? [] : [this.answer(best, label, className)]),
            ...(second === null || second === best ? [] : [this.answer(second, this.words.itWas, 'answer')])
        ];
    }

    private get others(): readonly ActionButton[] {
        const { words, isMoreOpen } = this;
        if (this.isDecided || this.isKept) return [buttonOf('undo', words.undo)];
        if (!this.isWaiting) return [];
        const more = { isWrite: false, isExpanded: isMoreOpen };
        return [
            buttonOf('other', words.other),
            buttonOf('private', words.isPrivate),
            buttonOf('reject', words.reject),
            buttonOf('more', isMoreOpen ? words.less : words.more, more)
        ];
    }

    private get edits(): readonly ActionButton[] {
        if (!this.isWaiting || !this.isMoreOpen) return [];
        const split = buttonOf('when-split', this.words.split, { className: 'split', isWrite: false });
        return this.nextStayKey === '' ? [split] : [split, buttonOf('merge', this.words.merge)];
    }

    /** `HH:MM` of the middle, which is where most forgotten moves lie. */
    get middle(): string {
        const { startsAt = '', endsAt = '' } = this.stay ?? {};
        return this.clock((Date.parse(startsAt) + Date.parse(endsAt)) / 2);
    }

    handlePress(event: CustomEvent<ActionPress>): void {
        const { action, value } = event.detail;
        switch (action) {
            case 'confirm':
                this.decide('confirm', { recordId: value });
                break;
            case 'other':
                this.wantCustomer();
                break;
            case 'merge':
                this.decide('merge', { otherStayKey: this.nextStayKey });
                break;
            case 'more':
                this.isMoreOpen = !this.isMoreOpen;
                this.isSplitOpen = false;
                break;
            case 'when-split':
                this.isSplitOpen = !this.isSplitOpen;
                this.splitTime = this.middle;
                break;
            default:
                this.decide(action as StayAction);
        }
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

    private wantCustomer(): void {
        const detail = { stayKey: this.stay?.stayKey ?? '' };
        this.dispatchEvent(new CustomEvent('customerwanted', { detail }));
    }

    private answer(recordId: string, label: string, className: string): ActionButton {
        const text = fillLabel(label, this.nameOf(recordId));
        return buttonOf('confirm', text, { key: recordId, value: recordId, className });
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

function buttonOf(action: string, label: string, more: Partial<ActionButton> = {}): ActionButton {
    return { key: action, label, className: action, action, value: '', ...more };
}
