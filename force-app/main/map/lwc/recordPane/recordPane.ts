import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import type { LegendEntry, MapFlow, RecordCard } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { RecordRows } from 'c/mapData';
import type { MarkerCore } from 'c/mapLayers';
import type { RecordOpenDetail } from 'c/recordCard';
import { LABELS } from './labels.ts';

/** Which records the list holds: all, those of one pin, those in the chosen area, or those without coordinates. */
export type ListScope = 'all' | 'stack' | 'area' | 'unplaced';

/** The opened record. */
export type CardState =
    | { readonly kind: 'loading' }
    | {
          readonly kind: 'ready';
          readonly card: RecordCard;
          readonly iconName: string;
          readonly status: LegendEntry | null;
          readonly core: MarkerCore;
          readonly flows: readonly MapFlow[];
      }
    | { readonly kind: 'failed'; readonly error: unknown };

/** How the person reads numbers and times. */
export interface Viewer {
    readonly locale: string;
    readonly timeZone: string;
    readonly currency: string;
    /** Days since 1970-01-01. */
    readonly todayDay: number;
}

const NOBODY: Viewer = { locale: '', timeZone: '', currency: '', todayDay: 0 };

/**
 * Beside the map: totals, the list twin, the card. No data access.
 *
 * Events: `recordselect`, `recordhover`, `visitchange`, `cardclose`, `cardretry`, `scopechange` {scope}, `filterreset`, `retry`.
 */
export default class RecordPane extends NavigationMixin(LightningElement) {
    @api rows: RecordRows = RecordRows.EMPTY;
    /** The line with the exact totals; empty when they are not known. */
    @api summary = '';
    /** Records that match and have no coordinates. */
    @api unplacedCount = 0;
    @api scope: ListScope = 'all';
    @api isStreaming = false;
    @api isFiltering = false;
    @api hasLayers = false;
    @api error: unknown = null;
    @api selectedId: string | null = null;
    @api cardState: CardState | null = null;
    @api viewer: Viewer = NOBODY;

    readonly words = LABELS;

    /** Where the keyboard goes after the next rendering: into a card that was opened from the list, and back. */
    private wantsFocusIn: 'card' | 'list' | null = null;

    get listTitle(): string {
        if (this.scope === 'unplaced') return this.words.unplacedOnly;
        if (this.scope === 'all') return this.summary;
        const label = this.scope === 'stack' ? this.words.stackTitle : this.words.selected;
        return fillLabel(label, this.numberText(this.rows.length));
    }
    get isScoped(): boolean {
        return this.scope !== 'all';
    }
    get unplacedText(): string {
        const isShown = this.scope === 'all' && this.unplacedCount > 0;
        return isShown ? fillLabel(this.words.unplaced, this.numberText(this.unplacedCount)) : '';
    }
    get showsList(): boolean {
        return this.rows.length > 0 || this.isStreaming;
    }
    get showsEmpty(): boolean {
        return !this.showsList && !this.error;
    }
    get empty(): { readonly heading: string; readonly text: string; readonly action: string } {
        const { words } = this;
        if (!this.hasLayers) return { heading: words.emptyLayers, text: words.emptyLayersText, action: '' };
        return this.isFiltering
            ? { heading: words.emptyFilter, text: words.emptyFilterText, action: words.reset }
            : { heading: words.emptyRecords, text: words.emptyRecordsText, action: '' };
    }
    get isCardLoading(): boolean {
        return this.cardState?.kind === 'loading';
    }
    get ready() {
        return this.cardState?.kind === 'ready' ? this.cardState : null;
    }
    get failed() {
        return this.cardState?.kind === 'failed' ? this.cardState : null;
    }

    renderedCallback(): void {
        const isThere = this.wantsFocusIn === 'card' ? this.ready !== null : this.cardState === null;
        if (!this.wantsFocusIn || !isThere) return;
        this.template?.querySelector<HTMLElement>(`c-record-${this.wantsFocusIn}`)?.focus();
        this.wantsFocusIn = null;
    }

    handleSelect(event: CustomEvent<unknown>): void {
        this.wantsFocusIn = 'card';
        this.handleForward(event);
    }

    handleForward(event: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
    }

    handleRecordOpen(event: CustomEvent<RecordOpenDetail>): void {
        const attributes = { ...event.detail, actionName: 'view' };
        this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
    }

    handleRecordPlan(event: CustomEvent<RecordOpenDetail>): void {
        const attributes = { apiName: 'Fieldmap_My_Week' };
        const state = { c__required: event.detail.recordId };
        this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes, state });
    }

    handleReset(): void {
        this.dispatchEvent(new CustomEvent('filterreset'));
    }

    handleUnplaced(): void {
        this.changeScope('unplaced');
    }

    handleBack(): void {
        this.changeScope('all');
    }

    handleCardRetry(): void {
        this.dispatchEvent(new CustomEvent('cardretry'));
    }

    handleCardClose(): void {
        this.wantsFocusIn = 'list';
        this.dispatchEvent(new CustomEvent('cardclose'));
    }

    private changeScope(scope: ListScope): void {
        this.dispatchEvent(new CustomEvent('scopechange', { detail: { scope } }));
    }

    private numberText(value: number): string {
        return formattersFor(this.viewer.locale === '' ? undefined : { locale: this.viewer.locale }).number(value);
    }
}
