import { LightningElement, api } from 'lwc';
import { fillLabel, formattersFor } from 'c/formatters';
import { dayTotalsText, violationText } from 'c/planText';
import type { DayItem, DayView } from 'c/planView';
import type { DayOption } from 'c/stopMenu';
import changedByYou from '@salesforce/label/c.Fieldmap_Week_ChangedByYou';
import dayOff from '@salesforce/label/c.Fieldmap_Week_DayOff';
import free from '@salesforce/label/c.Fieldmap_Week_Free';
import span from '@salesforce/label/c.Fieldmap_Week_Span';
import showRoute from '@salesforce/label/c.Fieldmap_Week_ShowRoute';

/** Where a carried record was let go; detail of `stopdropped`. */
export interface StopDrop {
    readonly recordId: string;
    readonly shiftId: string;
    /** Counted without the record itself. */
    readonly position: number;
}

interface Entry {
    readonly item: DayItem;
    readonly slotClass: string;
}

/**
 * One day: heading, totals, entries in the order of time. The board asks it where a carried stop would go.
 *
 * Events: `dayselected` {date}; passes on the cards' events.
 */
export default class DayColumn extends LightningElement {
    @api day?: DayView;
    @api timeZone = '';
    @api isReadOnly = false;
    @api isSelected = false;
    @api dayOptions: readonly DayOption[] = [];
    @api advice: Readonly<Record<string, string>> = {};
    /** A plan is on its way. */
    @api isWaiting = false;
    /** The days belong to a plan: one without a shift is no working day. */
    @api isPlanned = false;

    readonly words = { changedByYou, showRoute };
    /** Key of the entry that a carried record would come before; `end` behind the last; empty: nothing is over the day. */
    dropKey = '';

    /** Shows where a record at these coordinates would go; none over another day, or while nothing may change. */
    @api hover(x: number, y: number): void {
        this.dropKey = this.takes(x, y) ? this.targetOf(y) : '';
    }

    /** Where a record let go at these coordinates belongs; null when not here. */
    @api dropOf(recordId: string, x: number, y: number): StopDrop | null {
        this.dropKey = '';
        if (!this.takes(x, y)) return null;
        return { recordId, shiftId: this.shiftId, position: this.positionOf(this.targetOf(y), recordId) };
    }

    @api clearDrop(): void {
        this.dropKey = '';
    }

    /** Puts the focus on the grip of a stop; false when it is not here. */
    @api focusStop(recordId: string): boolean {
        const index = (this.day?.items ?? []).findIndex((item) => item.kind === 'stop' && item.recordId === recordId);
        const card = this.template?.querySelectorAll('c-stop-card')[index] as { focusGrip?(): void } | undefined;
        card?.focusGrip?.();
        return index >= 0;
    }

    get title(): string {
        return this.day ? formattersFor().weekday(this.day.date) : '';
    }

    get entries(): readonly Entry[] {
        return (this.day?.items ?? []).map((item) => ({
            item,
            slotClass: item.key === this.dropKey ? 'slot slot_target' : 'slot'
        }));
    }

    get isEmpty(): boolean {
        return (this.day?.items.length ?? 0) === 0;
    }

    get dayClass(): string {
        return this.dropKey === 'end' ? 'day day_target' : 'day';
    }

    get shiftId(): string {
        return this.day?.shift?.shiftId ?? '';
    }

    get barStyle(): string {
        return `background:${this.day?.colour ?? ''}`;
    }

    get violations(): readonly { readonly code: string; readonly text: string }[] {
        return (this.day?.violations ?? []).map((code) => ({ code, text: violationText(code) }));
    }

    get totals(): string {
        const shift = this.day?.shift;
        if (!shift || shift.stops.length === 0) {
            return '';
        }
        const { stops, travelSeconds, travelMetres } = shift;
        return dayTotalsText(stops.length, travelSeconds, travelMetres, formattersFor());
    }

    /** From when to when the rep is away from the base. */
    get span(): string {
        const shift = this.day?.shift;
        if (!shift || shift.stops.length === 0) return '';
        const format = formattersFor(this.timeZone ? { timeZone: this.timeZone } : undefined);
        return fillLabel(span, format.time(shift.start.at), format.time(shift.end.at));
    }

    get freeText(): string {
        return this.isPlanned && this.shiftId === '' ? dayOff : free;
    }

    get isSkeleton(): boolean {
        return this.isWaiting && this.isEmpty;
    }

    get headClass(): string {
        return this.isSelected ? 'head head_selected' : 'head';
    }

    get pressed(): string {
        return String(this.isSelected);
    }

    handleSelect(): void {
        this.dispatchEvent(new CustomEvent('dayselected', { detail: { date: this.day?.date } }));
    }

    handleForward(event: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }

    private takes(x: number, y: number): boolean {
        const box = this.template?.querySelector('section')?.getBoundingClientRect();
        if (this.isReadOnly || this.shiftId === '' || box === undefined) return false;
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    }

    /** Over the upper half of an entry: before it; over the lower half: before the next one. */
    private targetOf(y: number): string {
        const items = this.day?.items ?? [];
        const slots = [...(this.template?.querySelectorAll<HTMLElement>('.slot') ?? [])];
        const next = slots.findIndex((slot) => {
            const { top, height } = slot.getBoundingClientRect();
            return y < top + height / 2;
        });
        return items[next]?.key ?? 'end';
    }

    private positionOf(target: string, recordId: string): number {
        const items = this.day?.items ?? [];
        const end = target === 'end' ? items.length : items.findIndex(({ key }) => key === target);
        return items.slice(0, end).filter((item) => item.kind === 'stop' && item.recordId !== recordId).length;
    }
}
