import { LightningElement, api } from 'lwc';
import { formattersFor } from 'c/formatters';
import type { DayView } from 'c/planView';
import type { DayOption } from 'c/stopMenu';
import dayTabs from '@salesforce/label/c.Fieldmap_Week_DayTabs';

/** The week of one person. */
export interface BoardRow {
    readonly ownerId: string;
    /** Empty when there is only one person. */
    readonly name: string;
    readonly totals: string;
    readonly days: readonly DayView[];
}

interface ColumnView {
    readonly key: string;
    readonly day: DayView;
    readonly isSelected: boolean;
    readonly columnClass: string;
}

/** The days of one or several people side by side; on a phone one day at a time. Passes on the events of the days. */
export default class WeekBoard extends LightningElement {
    @api rows: readonly BoardRow[] = [];
    /** `YYYY-MM-DD` whose route is shown; empty for all. */
    @api chosenDate = '';
    /** Shown first on a phone. */
    @api today = '';
    @api timeZone = '';
    @api isReadOnly = false;
    @api advice: Readonly<Record<string, string>> = {};

    readonly words = { dayTabs };
    private tabDate = '';

    get dates(): readonly string[] {
        return [...new Set(this.rows.flatMap(({ days }) => days.map(({ date }) => date)))].sort();
    }

    get openDate(): string {
        const { dates } = this;
        const wanted = this.chosenDate || this.tabDate || this.today;
        return dates.find((date) => date === wanted) ?? dates[0] ?? '';
    }

    get tabs(): readonly { date: string; label: string; pressed: string; tabClass: string }[] {
        const format = formattersFor();
        const { openDate } = this;
        return this.dates.map((date) => ({
            date,
            label: format.weekday(date),
            pressed: String(date === openDate),
            tabClass: date === openDate ? 'tab tab_open' : 'tab'
        }));
    }

    get boardRows(): readonly (BoardRow & { columns: readonly ColumnView[]; options: readonly DayOption[] })[] {
        const { openDate } = this;
        const format = formattersFor();
        return this.rows.map((row) => ({
            ...row,
            options: row.days.flatMap(({ shift, date }) =>
                shift === null ? [] : [{ shiftId: shift.shiftId, label: format.weekday(date) }]
            ),
            columns: row.days.map((day) => ({
                key: `${row.ownerId}-${day.date}`,
                day,
                isSelected: day.date === this.chosenDate,
                columnClass: day.date === openDate ? 'day' : 'day day_closed'
            }))
        }));
    }

    handleTab(event: Event): void {
        const { date = '' } = (event.currentTarget as HTMLElement).dataset;
        this.tabDate = date;
        if (this.chosenDate !== '' && this.chosenDate !== date) {
            this.dispatchEvent(new CustomEvent('dayselected', { detail: { date } }));
        }
    }

    handleForward(event: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }
}
