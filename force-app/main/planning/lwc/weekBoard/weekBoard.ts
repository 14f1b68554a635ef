import { LightningElement, api } from 'lwc';
import { formattersFor } from 'c/formatters';
import type { StopDrop } from 'c/dayColumn';
import type { DayView } from 'c/planView';
import type { StopCarry } from 'c/stopDrag';
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

/** What the board asks of a day (see c/dayColumn). */
interface DayElement {
    hover(x: number, y: number): void;
    dropOf(recordId: string, x: number, y: number): StopDrop | null;
    clearDrop(): void;
    focusStop(recordId: string): boolean;
}

/** So close to the edge of the window a carried stop scrolls the page, by so much a step. Pixels. */
const EDGE_PIXELS = 96;
const SCROLL_PIXELS = 14;

/**
 * The days of one or several people side by side; on a phone one day at a time, and a stop carried over a tab opens that
 * day. Event: `stopdropped` {@link StopDrop}; passes on the events of the days.
 */
export default class WeekBoard extends LightningElement {
    @api rows: readonly BoardRow[] = [];
    /** `YYYY-MM-DD` whose route is shown; empty for all. */
    @api chosenDate = '';
    /** Shown first on a phone. */
    @api today = '';
    @api timeZone = '';
    @api isReadOnly = false;
    @api advice: Readonly<Record<string, string>> = {};

    /** A plan is on its way. */
    @api isWaiting = false;
    @api isPlanned = false;

    readonly words = { dayTabs };
    carriedName = '';
    private tabDate = '';

    /** Something is carried over the board; the list of those left out sends its rows here as well. */
    @api carry({ phase, recordId, name, x, y }: StopCarry): void {
        const days = this.dayElements;
        if (phase === 'lift') this.carriedName = name;
        if (phase === 'lift' || phase === 'over') {
            this.moveGhost(x, y);
            if (!this.openTabAt(x, y)) scrollNear(this.template?.querySelector('.ghost') ?? null, y);
            days.forEach((day) => day.hover(x, y));
            return;
        }
        this.carriedName = '';
        const drops = phase === 'drop' ? days.flatMap((day) => day.dropOf(recordId, x, y) ?? []) : [];
        days.forEach((day) => day.clearDrop());
        if (drops[0]) this.dispatchEvent(new CustomEvent('stopdropped', { detail: drops[0] }));
    }

    /** Puts the focus on the grip of a stop, wherever it is now; on a phone its day is opened. */
    @api focusStop(recordId: string): void {
        const holds = ({ items }: DayView): boolean => items.some((item) => item.stop?.recordId === recordId);
        this.tabDate = this.rows.flatMap(({ days }) => days).find(holds)?.date ?? this.tabDate;
        this.dayElements.some((day) => day.focusStop(recordId));
    }

    get ghostClass(): string {
        return this.carriedName === '' ? 'ghost' : 'ghost ghost_shown';
    }

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
        this.openTab((event.currentTarget as HTMLElement).dataset['date'] ?? '');
    }

    handleCarry(event: CustomEvent<StopCarry>): void {
        this.carry(event.detail);
    }

    handleForward(event: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }

    private get dayElements(): DayElement[] {
        return [...(this.template?.querySelectorAll('c-day-column') ?? [])] as unknown as DayElement[];
    }

    /** Written to the element itself: the cards need not be drawn again for every step of a finger. */
    private moveGhost(x: number, y: number): void {
        const ghost = this.template?.querySelector<HTMLElement>('.ghost');
        if (ghost) ghost.style.transform = `translate(${x + 12}px, ${y - 20}px)`;
    }

    /** True over a tab. */
    private openTabAt(x: number, y: number): boolean {
        const tab = [...(this.template?.querySelectorAll<HTMLElement>('.tab') ?? [])].find((element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return right > left && x >= left && x <= right && y >= top && y <= bottom;
        });
        const date = tab?.dataset['date'] ?? '';
        if (date !== '' && date !== this.openDate) this.openTab(date);
        return date !== '';
    }

    private openTab(date: string): void {
        this.tabDate = date;
        if (this.chosenDate !== '' && this.chosenDate !== date) {
            this.dispatchEvent(new CustomEvent('dayselected', { detail: { date } }));
        }
    }
}

/** Scrolls what holds the board: in Lightning and elsewhere that is not always the window. */
function scrollNear(board: Element | null, y: number): void {
    const step = y > window.innerHeight - EDGE_PIXELS ? SCROLL_PIXELS : y < EDGE_PIXELS ? -SCROLL_PIXELS : 0;
    if (step !== 0) (scrollerOf(board) ?? document.scrollingElement)?.scrollBy(0, step);
}

function scrollerOf(element: Element | null): Element | null {
    if (element === null) return null;
    const canScroll =
        element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
    if (canScroll) return element;
    const root = element.getRootNode();
    return scrollerOf(element.parentElement ?? (root instanceof ShadowRoot ? root.host : null));
}
