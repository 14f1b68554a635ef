import { LightningElement, api } from 'lwc';
import type { Choice, VisitBriefing, VisitChoices } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import type { DayStop } from 'c/visitDayState';
import { LABELS } from './labels.ts';

const DIRECTIONS_URL = 'https://www.google.com/maps/dir/?api=1&destination=';

/** What the person wants with the stop. `contact`: by the mode given. */
export type StopAction = 'check-in' | 'check-out' | 'report' | 'skip' | 'no-contact' | 'contact' | 'undo';

/** Detail of `stopaction`. */
export interface StopActionDetail {
    readonly clientKey: string;
    readonly action: StopAction;
    readonly value: string;
}

/**
 * One stop of the day: when, who, how it stands, and the one next thing to do; the rest is a tap away.
 *
 * Events: `stopaction` ({@link StopActionDetail}), `stoptoggle` {clientKey}, `recordopen` {recordId, objectApiName}.
 */
export default class VisitStop extends LightningElement {
    @api stop: DayStop | null = null;
    @api briefing: VisitBriefing | null = null;
    @api choices: VisitChoices | null = null;
    @api isOpen = false;
    /** A report was begun and not saved. */
    @api hasDraft = false;
    @api isBusy = false;

    readonly words = LABELS;
    isMoreOpen = false;
    isSkipOpen = false;

    get isPlanned(): boolean {
        return this.stop?.status === 'Planned';
    }
    get isInProgress(): boolean {
        return this.stop?.status === 'In Progress';
    }
    get isDone(): boolean {
        return this.stop?.status === 'Completed';
    }
    get isSkipped(): boolean {
        return this.stop?.status === 'Skipped';
    }
    get expanded(): string {
        return String(this.isOpen);
    }
    get cardClass(): string {
        const { status = 'Planned' } = this.stop ?? {};
        return `card card_${status.toLowerCase().replace(' ', '-')}`;
    }
    get name(): string {
        return this.stop?.name || this.words.noCustomer;
    }

    get timeText(): string {
        const { plannedStart, actualStart, actualEnd } = this.stop ?? {};
        const start = actualStart ?? plannedStart;
        if (!start) return '';
        return actualStart && actualEnd
            ? `${this.format.time(start)}–${this.format.time(actualEnd)}`
            : this.format.time(start);
    }

    get stateText(): string {
        const { words } = this;
        if (this.isInProgress) return words.inProgress;
        if (this.isSkipped) return words.skipped;
        return this.isDone ? words.done : words.planned;
    }
    get stateClass(): string {
        return `state state_${(this.stop?.status ?? 'Planned').toLowerCase().replace(' ', '-')}`;
    }

    get keptText(): string {
        const { kept = null } = this.stop ?? {};
        if (kept === null) return '';
        return kept === 'waiting' ? this.words.notSent : this.words.conflict;
    }
    get keptClass(): string {
        return this.stop?.kept === 'waiting' ? 'tag tag_kept' : 'tag tag_conflict';
    }

    /** Small words under the name: how it came to be, how it went. */
    get tags(): readonly { readonly key: string; readonly text: string }[] {
        const { stop, words } = this;
        if (!stop) return [];
        const isUnplanned = stop.plannedStart === null;
        const source = stop.source === 'Detected' ? words.detected : isUnplanned ? words.unplanned : '';
        const mode = stop.mode === 'In Person' ? '' : labelOf(this.choices?.modes, stop.mode);
        const result = this.isSkipped
            ? labelOf(this.choices?.skipReasons, stop.skipReason ?? '')
            : labelOf(this.choices?.outcomes, stop.report.outcome ?? '');
        return [source, mode, result].filter(Boolean).map((text) => ({ key: text, text }));
    }

    get isReportMissing(): boolean {
        return this.isDone && this.stop?.report.outcome === null;
    }
    get reportLabel(): string {
        return this.isReportMissing ? this.words.writeReport : this.words.editReport;
    }
    get reportClass(): string {
        return this.isReportMissing ? 'button button_main report' : 'button report';
    }

    /** "On site, 30 m (±12 m)". */
    get placeText(): string {
        const { stop, words } = this;
        if (!stop || stop.actualStart === null || stop.mode !== 'In Person') return '';
        if (!stop.hasPosition) return words.noPosition;
        if (stop.distanceMetres === null) return words.positionUnknownDistance;
        const distance = this.format.distance(stop.distanceMetres);
        const accuracy = stop.accuracyMetres === null ? '?' : this.format.distance(Math.max(stop.accuracyMetres, 5));
        const isVague = !stop.isOnSite && (stop.accuracyMetres ?? 0) > stop.distanceMetres;
        const where = stop.isOnSite ? words.onSite : isVague ? words.vague : words.remote;
        return fillLabel(words.distance, where, distance, accuracy);
    }

    get sinceText(): string {
        const { actualStart } = this.stop ?? {};
        return this.isInProgress && actualStart ? fillLabel(this.words.since, this.format.time(actualStart)) : '';
    }

    get notes(): string {
        return this.isDone ? (this.stop?.report.notes ?? '') : '';
    }

    get showsBriefing(): boolean {
        return this.briefing !== null && (this.isPlanned || this.isInProgress);
    }

    get directionsUrl(): string {
        const { latitude, longitude, address } = this.stop ?? {};
        if (this.isDone) return '';
        if (latitude != null && longitude != null) return `${DIRECTIONS_URL}${latitude},${longitude}`;
        return address ? DIRECTIONS_URL + encodeURIComponent(address) : '';
    }
    get phoneUrl(): string {
        const phone = this.stop?.phone?.replace(/[^\d+*#]/g, '') ?? '';
        return phone === '' || this.isDone ? '' : `tel:${phone}`;
    }

    get modes(): readonly Choice[] {
        const modes = this.choices?.modes ?? [];
        return modes.map(({ value, label }) => ({ value, label: fillLabel(this.words.contactBy, label) }));
    }
    get skipReasons(): readonly Choice[] {
        return this.choices?.skipReasons ?? [];
    }
    get moreLabel(): string {
        return this.isMoreOpen ? this.words.less : this.words.more;
    }
    get moreExpanded(): string {
        return String(this.isMoreOpen);
    }

    handleToggle(): void {
        const detail = { clientKey: this.stop?.clientKey ?? '' };
        this.dispatchEvent(new CustomEvent('stoptoggle', { detail }));
    }

    handleMore(): void {
        this.isMoreOpen = !this.isMoreOpen;
        this.isSkipOpen = false;
    }

    handleSkip(): void {
        this.isSkipOpen = !this.isSkipOpen;
    }

    handleAction(event: Event): void {
        const { action = '', value = '' } = (event.currentTarget as HTMLElement).dataset;
        const detail = { clientKey: this.stop?.clientKey ?? '', action: action as StopAction, value };
        this.isMoreOpen = false;
        this.isSkipOpen = false;
        this.dispatchEvent(new CustomEvent<StopActionDetail>('stopaction', { detail }));
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        const { recordId, objectApiName } = this.stop ?? {};
        this.dispatchEvent(new CustomEvent('recordopen', { detail: { recordId, objectApiName } }));
    }

    private get format(): ReturnType<typeof formattersFor> {
        return formattersFor();
    }
}

function labelOf(choices: readonly Choice[] | undefined, value: string): string {
    return choices?.find((choice) => choice.value === value)?.label ?? value;
}
