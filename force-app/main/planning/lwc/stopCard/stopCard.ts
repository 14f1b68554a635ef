import { LightningElement, api } from 'lwc';
import type { FeedbackRequest } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { pointsText, reasonText, violationText } from 'c/planText';
import type { DayItem } from 'c/planView';
import { StopDrag } from 'c/stopDrag';
import type { DayOption, StopAction, StopChange } from 'c/stopMenu';
import appointment from '@salesforce/label/c.Fieldmap_Week_Appointment';
import detour from '@salesforce/label/c.Fieldmap_Week_Detour';
import drive from '@salesforce/label/c.Fieldmap_Week_Drive';
import grip from '@salesforce/label/c.Fieldmap_Week_Grip';
import lunch from '@salesforce/label/c.Fieldmap_Week_Lunch';
import open from '@salesforce/label/c.Fieldmap_Week_Open';
import pinned from '@salesforce/label/c.Fieldmap_Week_Pinned';
import pointsLabel from '@salesforce/label/c.Fieldmap_Week_Points';
import statusCompleted from '@salesforce/label/c.Fieldmap_Week_StatusCompleted';
import statusInProgress from '@salesforce/label/c.Fieldmap_Week_StatusInProgress';
import statusPlanned from '@salesforce/label/c.Fieldmap_Week_StatusPlanned';
import statusSkipped from '@salesforce/label/c.Fieldmap_Week_StatusSkipped';
import waits from '@salesforce/label/c.Fieldmap_Week_Waits';
import wanted from '@salesforce/label/c.Fieldmap_Week_Wanted';
import why from '@salesforce/label/c.Fieldmap_Week_Why';

/** Value of FieldVisit__c.Status__c. */
const PLANNED = 'Planned';
const STATUS_WORDS: Readonly<Record<string, string>> = {
    Planned: statusPlanned,
    'In Progress': statusInProgress,
    Completed: statusCompleted,
    Skipped: statusSkipped
};
/** What the arrow keys of the grip do; left and right go to the working day before and after. */
const KEYS: Readonly<Record<string, StopAction | -1 | 1>> = {
    ArrowUp: 'earlier',
    ArrowDown: 'later',
    ArrowLeft: -1,
    ArrowRight: 1
};
/** A wait shorter than this is not worth a word. */
const SHORTEST_WAIT_SECONDS = 120;

/**
 * One entry of a day.
 *
 * Events: `openrecord`, `refused` {stopId, decision, reason}, `reasonsopened` {stopId}, `stopchange` (see c/stopMenu),
 * `stopcarry` (see c/stopDrag).
 */
export default class StopCard extends LightningElement {
    @api item?: DayItem;
    @api colour = '';
    @api timeZone = '';
    /** Hides what changes a plan. */
    @api isReadOnly = false;
    /** The shift that the entry lies in, and those that a stop can go to. */
    @api shiftId = '';
    @api dayOptions: readonly DayOption[] = [];
    /** Who would come in for a stop, by record id; known once somebody asked. */
    @api advice: Readonly<Record<string, string>> = {};

    readonly words = { open, pinned, wanted, why };
    areReasonsOpen = false;
    private readonly drag = new StopDrag((detail) => this.dispatchEvent(new CustomEvent('stopcarry', { detail })));

    @api focusGrip(): void {
        this.template?.querySelector<HTMLElement>('.grip')?.focus();
    }

    get isLunch(): boolean {
        return this.item?.kind === 'lunch';
    }

    get isStop(): boolean {
        return this.item?.kind === 'stop';
    }

    get hasMenu(): boolean {
        const isPlanned = this.item?.kind === 'visit' && this.item.status === PLANNED;
        return !this.isReadOnly && (this.isStop || isPlanned);
    }

    get canMove(): boolean {
        return this.isStop && !this.isReadOnly;
    }

    get isWanted(): boolean {
        return this.item?.stop?.isRequired ?? false;
    }

    get gripLabel(): string {
        return fillLabel(grip, this.name);
    }

    get violations(): readonly { readonly code: string; readonly text: string }[] {
        return (this.item?.violations ?? []).map((code) => ({ code, text: violationText(code) }));
    }

    get adviceText(): string {
        return this.advice[this.item?.recordId ?? ''] ?? '';
    }

    get isRecord(): boolean {
        return this.item?.recordId !== '' && (this.item?.kind === 'stop' || this.item?.kind === 'visit');
    }

    get cardClass(): string {
        const broken = this.violations.length > 0 ? ' card_broken' : '';
        return `card card_${this.item?.kind ?? 'stop'}${broken}`;
    }

    get badgeStyle(): string {
        return `background:${this.colour}`;
    }

    get name(): string {
        const { item } = this;
        if (item?.kind === 'lunch') {
            return lunch;
        }
        return item?.name || (item?.kind === 'appointment' ? appointment : '…');
    }

    get times(): string {
        const { item, format } = this;
        return item ? `${format.time(item.startsAt)} – ${format.time(item.endsAt)}` : '';
    }

    get statusText(): string {
        const { item } = this;
        return item?.kind === 'visit' ? (STATUS_WORDS[item.status] ?? item.status) : '';
    }

    get leg(): string {
        const stop = this.item?.stop;
        return stop
            ? fillLabel(drive, this.format.duration(stop.legSeconds), this.format.distance(stop.legMetres))
            : '';
    }

    get wait(): string {
        const seconds = this.item?.waitSeconds ?? 0;
        return seconds >= SHORTEST_WAIT_SECONDS ? fillLabel(waits, this.format.duration(seconds)) : '';
    }

    get points(): string {
        const stop = this.item?.stop;
        return stop ? fillLabel(pointsLabel, this.format.number(stop.points)) : '';
    }

    get reasons(): readonly { readonly key: string; readonly text: string; readonly points: string }[] {
        const { format } = this;
        return (this.item?.stop?.reasons ?? []).map((reason) => ({
            key: reason.code,
            text: reasonText(reason, format),
            points: pointsText(reason.points, format)
        }));
    }

    get detourText(): string {
        const stop = this.item?.stop;
        return stop && stop.detourSeconds > 0 ? fillLabel(detour, this.format.duration(stop.detourSeconds)) : '';
    }

    get expanded(): string {
        return String(this.areReasonsOpen);
    }

    handlePointerDown(event: PointerEvent): void {
        if (this.canMove) this.drag.down(event, this.item?.recordId ?? '', this.name);
    }

    handleGripKey(event: KeyboardEvent): void {
        const move = KEYS[event.key];
        if (move === undefined) return;
        event.preventDefault();
        const here = this.dayOptions.findIndex(({ shiftId }) => shiftId === this.shiftId);
        const shiftId = typeof move === 'number' ? (this.dayOptions[here + move]?.shiftId ?? '') : '';
        if (typeof move === 'number' && shiftId === '') return;
        const { recordId = '', key = '' } = this.item ?? {};
        const action = typeof move === 'number' ? 'move' : move;
        const detail: StopChange = { recordId, key, action, shiftId, isByKey: true };
        this.dispatchEvent(new CustomEvent('stopchange', { detail }));
    }

    handleReasons(): void {
        this.areReasonsOpen = !this.areReasonsOpen;
        if (this.areReasonsOpen) {
            this.dispatchEvent(new CustomEvent('reasonsopened', { detail: { stopId: this.item?.stop?.stopId } }));
        }
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        const { recordId, objectApiName } = this.item ?? {};
        this.dispatchEvent(new CustomEvent('openrecord', { detail: { recordId, objectApiName } }));
    }

    handleRefuse(event: CustomEvent<Pick<FeedbackRequest, 'decision' | 'reason'>>): void {
        const detail = { stopId: this.item?.stop?.stopId, ...event.detail };
        this.dispatchEvent(new CustomEvent('refused', { detail }));
    }

    handleChange(event: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent('stopchange', { detail: event.detail }));
    }

    private get format(): ReturnType<typeof formattersFor> {
        return formattersFor(this.timeZone ? { timeZone: this.timeZone } : undefined);
    }
}
