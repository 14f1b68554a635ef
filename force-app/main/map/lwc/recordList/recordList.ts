import { LightningElement, api } from 'lwc';
import { formattersFor, type Formatters } from 'c/formatters';
import { RecordRows, type RecordRow, type SortKey, type SortOrder } from 'c/mapData';
import { LABELS } from './labels.ts';

/** Detail of `recordselect`. */
export interface RecordSelectDetail {
    readonly layerKey: string;
    readonly id: string;
}

const ROW_PIXELS = 52;
const HEAD_PIXELS = 36;
/** Lines kept above and below the visible ones, so that scrolling shows no gap. */
const SPARE_ROWS = 8;
const FALLBACK_HEIGHT_PIXELS = 600;

/**
 * The list twin of the map: a grid that makes only the lines on the screen, sorted by a click on its head, used with
 * arrow keys, Home, End, Page Up, Page Down and Enter. Events `recordselect`, `recordhover` {id or null}.
 */
export default class RecordList extends LightningElement {
    /** Name of the list for screen readers. */
    @api label = '';
    @api locale = '';
    @api timeZone = '';
    /** Days since 1970-01-01. */
    @api todayDay = 0;
    @api selectedId: string | null = null;

    readonly words = LABELS;
    order: SortOrder | null = null;
    private given = RecordRows.EMPTY;
    private shown = RecordRows.EMPTY;
    private scrollTop = 0;
    private height = FALLBACK_HEIGHT_PIXELS;
    private activeIndex = 0;
    private wantsFocus = false;
    private resizing: ResizeObserver | null = null;

    @api
    get rows(): RecordRows {
        return this.given;
    }
    set rows(value: RecordRows) {
        this.given = value ?? RecordRows.EMPTY;
        this.sort();
        this.activeIndex = Math.min(this.activeIndex, Math.max(0, this.shown.length - 1));
    }

    /** Moves the keyboard to the current line. */
    @api
    focus(): void {
        this.template?.querySelector<HTMLElement>('.row[tabindex="0"]')?.focus({ preventScroll: true });
    }

    /** Scrolls to a record, when it is in the list. */
    @api
    reveal(id: string): void {
        const index = this.shown.indexOf(id);
        if (index < 0) return;
        this.activeIndex = index;
        this.scrollTo(index);
    }

    get columns(): readonly object[] {
        const names: readonly [SortKey, string][] = [
            ['name', this.words.name],
            ['status', this.words.status],
            ['lastVisit', this.words.lastVisit]
        ];
        return names.map(([key, label]) => {
            const isSorted = this.order?.key === key;
            const isDescending = isSorted && this.order?.isDescending;
            return {
                key,
                label,
                className: `cell head-cell cell-${key}`,
                ariaSort: !isSorted ? 'none' : isDescending ? 'descending' : 'ascending',
                icon: !isSorted ? '' : isDescending ? 'utility:arrowdown' : 'utility:arrowup'
            };
        });
    }

    get rowCount(): number {
        return this.shown.length + 1;
    }

    get bodyStyle(): string {
        return `height: ${this.shown.length * ROW_PIXELS}px`;
    }

    get visibleRows(): readonly object[] {
        const first = Math.max(0, Math.floor(this.scrollTop / ROW_PIXELS) - SPARE_ROWS);
        const last = Math.min(this.shown.length, Math.ceil((this.scrollTop + this.height) / ROW_PIXELS) + SPARE_ROWS);
        const formatters = formattersFor({
            ...(this.locale === '' ? {} : { locale: this.locale }),
            ...(this.timeZone === '' ? {} : { timeZone: this.timeZone })
        });
        const views: object[] = [];
        for (let index = first; index < last; index++) views.push(this.view(index, this.shown.at(index), formatters));
        return views;
    }

    renderedCallback(): void {
        const scroller = this.scroller;
        if (scroller && !this.resizing) {
            this.resizing = new ResizeObserver(() => this.measure(scroller));
            this.resizing.observe(scroller);
            this.measure(scroller);
        }
        if (!this.wantsFocus) return;
        this.wantsFocus = false;
        this.focus();
    }

    disconnectedCallback(): void {
        this.resizing?.disconnect();
        this.resizing = null;
    }

    handleScroll(): void {
        this.scrollTop = this.scroller?.scrollTop ?? 0;
    }

    handleSort(event: Event): void {
        const key = (event.currentTarget as HTMLElement).dataset.key as SortKey;
        this.order = { key, isDescending: this.order?.key === key && !this.order.isDescending };
        this.sort();
    }

    handleRowClick(event: Event): void {
        this.choose(Number((event.currentTarget as HTMLElement).dataset.index));
    }

    handleRowEnter(event: Event): void {
        this.hover(this.shown.at(Number((event.currentTarget as HTMLElement).dataset.index)).id);
    }

    handleLeave(): void {
        this.hover(null);
    }

    handleKeydown(event: KeyboardEvent): void {
        const page = Math.max(1, Math.floor(this.height / ROW_PIXELS) - 1);
        const steps: Readonly<Record<string, number>> = {
            ArrowDown: 1,
            ArrowUp: -1,
            PageDown: page,
            PageUp: -page,
            Home: -Infinity,
            End: Infinity
        };
        const step = steps[event.key];
        if (step !== undefined) this.move(step);
        else if (event.key === 'Enter' || event.key === ' ') this.choose(this.activeIndex);
        else return;
        event.preventDefault();
    }

    private get scroller(): HTMLElement | null {
        return this.template?.querySelector<HTMLElement>('.scroller') ?? null;
    }

    private sort(): void {
        this.shown = this.order ? this.given.sorted(this.order, this.locale || 'en') : this.given;
    }

    private measure(scroller: HTMLElement): void {
        if (scroller.clientHeight > 0) this.height = scroller.clientHeight;
    }

    private move(step: number): void {
        const last = this.shown.length - 1;
        this.activeIndex = Math.max(0, Math.min(last, this.activeIndex + step));
        this.wantsFocus = true;
        this.scrollTo(this.activeIndex);
    }

    private scrollTo(index: number): void {
        const { scroller } = this;
        if (!scroller) return;
        const top = index * ROW_PIXELS;
        const room = this.height - HEAD_PIXELS - ROW_PIXELS;
        if (top < scroller.scrollTop) scroller.scrollTop = top;
        else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
        this.scrollTop = scroller.scrollTop;
    }

    private choose(index: number): void {
        if (index < 0 || index >= this.shown.length) return;
        this.activeIndex = index;
        const { id, layerKey } = this.shown.at(index);
        this.dispatchEvent(new CustomEvent<RecordSelectDetail>('recordselect', { detail: { id, layerKey } }));
    }

    private hover(id: string | null): void {
        this.dispatchEvent(new CustomEvent('recordhover', { detail: { id } }));
    }

    private view(index: number, row: RecordRow, formatters: Formatters): object {
        const isSelected = row.id === this.selectedId;
        const days = row.lastVisitDay === null ? null : row.lastVisitDay - this.todayDay;
        return {
            ...row,
            key: `${row.layerKey} ${row.id}`,
            index,
            ariaRowIndex: index + 2,
            tabIndex: index === this.activeIndex ? '0' : '-1',
            selected: String(isSelected),
            className: isSelected ? 'row row-selected' : 'row',
            style: `top: ${index * ROW_PIXELS}px`,
            lastVisit: days === null ? this.words.never : formatters.relativeDays(days),
            note: row.isPlaced ? row.ownerName : this.words.noPlace,
            noteClass: row.isPlaced ? 'note' : 'note note-missing'
        };
    }
}
