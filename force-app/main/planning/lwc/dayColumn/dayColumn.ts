import { LightningElement, api } from 'lwc';
import { fillLabel, formattersFor } from 'c/formatters';
import type { DayItem, DayView } from 'c/planView';
import dayTotals from '@salesforce/label/c.Fieldmap_Week_DayTotals';
import free from '@salesforce/label/c.Fieldmap_Week_Free';
import showRoute from '@salesforce/label/c.Fieldmap_Week_ShowRoute';

/** One day: heading, totals, entries in the order of time. Event `dayselected` {date}; passes on the cards' events. */
export default class DayColumn extends LightningElement {
    @api day?: DayView;
    @api timeZone = '';
    @api isReadOnly = false;
    @api isSelected = false;

    readonly words = { free, showRoute };

    get title(): string {
        return this.day ? formattersFor().weekday(this.day.date) : '';
    }

    get items(): readonly DayItem[] {
        return this.day?.items ?? [];
    }

    get isEmpty(): boolean {
        return this.items.length === 0;
    }

    get barStyle(): string {
        return `background:${this.day?.colour ?? ''}`;
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

    handleForward(event: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }
}
