import { LightningElement, api } from 'lwc';
import { fillLabel, formattersFor } from 'c/formatters';
import { violationText } from 'c/planText';
import type { DayItem, DayView } from 'c/planView';
import type { DayOption } from 'c/stopMenu';
import changedByYou from '@salesforce/label/c.Fieldmap_Week_ChangedByYou';
import dayTotals from '@salesforce/label/c.Fieldmap_Week_DayTotals';
import free from '@salesforce/label/c.Fieldmap_Week_Free';
import showRoute from '@salesforce/label/c.Fieldmap_Week_ShowRoute';

/** Where a dragged record was let go; detail of `stopdropped`. */
export interface StopDrop {
    readonly recordId: string;
    readonly shiftId: string;
    /** Counted without the record itself. */
    readonly position: number;
}

interface Entry {
    readonly item: DayItem;
    readonly isDraggable: 'true' | 'false';
    readonly slotClass: string;
}

/** The type that says: a record on its way to a day. */
const DRAG_TYPE = 'text/plain';

/**
 * One day: heading, totals, entries in the order of time. Stops can be dragged here from other days.
 *
 * Events: `dayselected` {date}, `stopdropped` {@link StopDrop}; passes on the cards' events.
 */
export default class DayColumn extends LightningElement {
    @api day?: DayView;
    @api timeZone = '';
    @api isReadOnly = false;
    @api isSelected = false;
    @api dayOptions: readonly DayOption[] = [];
    @api advice: Readonly<Record<string, string>> = {};

    readonly words = { changedByYou, free, showRoute };
    /** Key of the entry that a dragged record would come before; `end` behind the last; empty: nothing is over the day. */
    dropKey = '';

    get title(): string {
        return this.day ? formattersFor().weekday(this.day.date) : '';
    }

    get entries(): readonly Entry[] {
        return (this.day?.items ?? []).map((item) => ({
            item,
            isDraggable: item.kind === 'stop' && !this.isReadOnly ? 'true' : 'false',
            slotClass: item.key === this.dropKey ? 'slot slot_target' : 'slot'
        }));
    }

    get isEmpty(): boolean {
        return this.entries.length === 0;
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
        const format = formattersFor();
        return fillLabel(
            dayTotals,
            format.number(shift.stops.length),
            format.duration(shift.travelSeconds),
            format.distance(shift.travelMetres)
        );
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

    handleDragStart(event: DragEvent): void {
        const item = this.itemOf(event);
        if (item?.kind === 'stop') event.dataTransfer?.setData(DRAG_TYPE, item.recordId);
    }

    handleDragOver(event: DragEvent): void {
        if (this.isReadOnly || this.shiftId === '') return;
        event.preventDefault();
        this.dropKey = this.targetOf(event);
    }

    handleDragLeave(): void {
        this.dropKey = '';
    }

    handleDrop(event: DragEvent): void {
        if (this.isReadOnly || this.shiftId === '') return;
        event.preventDefault();
        const recordId = event.dataTransfer?.getData(DRAG_TYPE) ?? '';
        const target = this.targetOf(event);
        this.dropKey = '';
        if (recordId === '') return;
        const detail: StopDrop = { recordId, shiftId: this.shiftId, position: this.positionOf(target, recordId) };
        this.dispatchEvent(new CustomEvent('stopdropped', { detail }));
    }

    handleForward(event: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }

    private itemOf(event: Event): DayItem | undefined {
        const { key } = (event.currentTarget as HTMLElement).dataset;
        return this.day?.items.find((item) => item.key === key);
    }

    /** Over the upper half of an entry: before it; over the lower half: before the next one. */
    private targetOf(event: DragEvent): string {
        const items = this.day?.items ?? [];
        const slots = [...(this.template?.querySelectorAll<HTMLElement>('.slot') ?? [])];
        const next = slots.findIndex((slot) => {
            const { top, height } = slot.getBoundingClientRect();
            return event.clientY < top + height / 2;
        });
        return items[next]?.key ?? 'end';
    }

    private positionOf(target: string, recordId: string): number {
        const items = this.day?.items ?? [];
        const end = target === 'end' ? items.length : items.findIndex(({ key }) => key === target);
        return items.slice(0, end).filter((item) => item.kind === 'stop' && item.recordId !== recordId).length;
    }
}
