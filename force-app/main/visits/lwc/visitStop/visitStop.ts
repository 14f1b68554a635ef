import { LightningElement, api } from 'lwc';
import type { ActionPress } from 'c/actionRow';
import type { Choice, VisitBriefing, VisitChoices } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import type { DayStop } from 'c/visitDayState';
import { clockTimeIn, instantAt, localDateIn, type BoardState } from 'c/visitRules';
import { LABELS, STATE_WORDS } from './labels.ts';
import {
    mainButton,
    moreButtons,
    overdueButtons,
    replanButton,
    skipButtons,
    usualButtons,
    type StopAction,
    type StopButton
} from './stopButtons.ts';

export type { StopAction } from './stopButtons.ts';

const DIRECTIONS_URL = 'https://www.google.com/maps/dir/?api=1&destination=';

/** Detail of `stopaction`. `value`: the mode, the reason, or the new begin. */
export interface StopActionDetail {
    readonly clientKey: string;
    readonly action: StopAction;
    readonly value: string;
}

interface ButtonRow {
    readonly key: string;
    readonly buttons: readonly StopButton[];
    readonly links?: readonly Link[];
    readonly label?: string;
}

interface Link {
    readonly key: string;
    readonly url: string;
    readonly label: string;
    readonly target: string;
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
    /** Where it stands at this minute, by the rule of the manager's board. */
    @api boardState: BoardState = 'planned';
    /** When it could be made instead; ISO 8601. */
    @api suggestedStart = '';

    readonly words = LABELS;
    isMoreOpen = false;
    isSkipOpen = false;
    isReplanOpen = false;
    replanDate = '';
    replanTime = '';
    replanFault = '';

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
        return `card card_${this.boardState}`;
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
        return STATE_WORDS[this.boardState];
    }
    get stateClass(): string {
        return `state state_${this.boardState}`;
    }
    get isOverdue(): boolean {
        return this.boardState === 'late' || this.boardState === 'missed';
    }

    /** Small words under the name: how it came to be, how it went, what is missing. */
    get tags(): readonly { readonly key: string; readonly text: string; readonly className: string }[] {
        const { stop, words } = this;
        if (!stop) return [];
        const isUnplanned = stop.plannedStart === null;
        const source = stop.source === 'Detected' ? words.detected : isUnplanned ? words.unplanned : '';
        const mode = stop.mode === 'In Person' ? '' : labelOf(this.choices?.modes, stop.mode);
        const result = this.isSkipped
            ? labelOf(this.choices?.skipReasons, stop.skipReason ?? '')
            : labelOf(this.choices?.outcomes, stop.report.outcome ?? '');
        const missing = this.hasDraft ? words.draft : this.isReportMissing ? words.reportMissing : '';
        const isWaiting = stop.kept === 'waiting';
        const kept = stop.kept === null ? '' : isWaiting ? words.notSent : words.conflict;
        return [
            ...[source, mode, result].map((text) => ({ key: text, text, className: 'tag' })),
            { key: missing, text: missing, className: 'tag tag_missing' },
            { key: kept, text: kept, className: isWaiting ? 'tag tag_kept' : 'tag tag_conflict' }
        ].filter(({ text }) => text !== '');
    }

    get isReportMissing(): boolean {
        return this.isDone && this.stop?.report.outcome === null;
    }
    /** What is to be said in the card, from top to bottom; the key is the class. */
    get facts(): readonly { readonly key: string; readonly text: string }[] {
        return [
            { key: 'overdue', text: this.overdueText },
            { key: 'since', text: this.sinceText },
            { key: 'place', text: this.placeText },
            { key: 'notes', text: this.isDone ? (this.stop?.report.notes ?? '') : '' }
        ].filter(({ text }) => text !== '');
    }
    private get overdueText(): string {
        const { plannedStart, plannedEnd } = this.stop ?? {};
        if (!this.isOverdue || !plannedStart) return '';
        const times = [plannedStart, plannedEnd].flatMap((instant) => (instant ? this.format.time(instant) : []));
        const words = this.boardState === 'missed' ? this.words.missedText : this.words.lateText;
        return fillLabel(words, times.join('–'));
    }

    /** "On site, 30 m (±12 m)". */
    private get placeText(): string {
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

    private get sinceText(): string {
        const { actualStart } = this.stop ?? {};
        return this.isInProgress && actualStart ? fillLabel(this.words.since, this.format.time(actualStart)) : '';
    }

    get showsBriefing(): boolean {
        return this.briefing !== null && (this.isPlanned || this.isInProgress);
    }

    /** Rows of buttons and links, the next thing to do first. */
    get buttonRows(): readonly object[] {
        const { stop, boardState, choices, words } = this;
        if (!stop) return [];
        const rows: ButtonRow[] = [
            { key: 'main', buttons: mainButton(stop) },
            { key: 'overdue-steps', buttons: overdueButtons(boardState) },
            { key: 'usual', buttons: usualButtons(stop, this.isMoreOpen), links: this.links },
            { key: 'further', buttons: this.isMoreOpen ? moreButtons(stop, boardState, choices) : [] },
            { key: 'reasons', buttons: this.isSkipOpen ? skipButtons(choices) : [], label: words.skipWhy }
        ];
        return rows
            .filter(({ buttons }) => buttons.length > 0)
            .map(({ label = null, links = [], ...row }) => ({
                ...{ ...row, label, links },
                className: label === null ? '' : 'why',
                role: label === null ? null : 'group'
            }));
    }

    private get links(): readonly Link[] {
        const { latitude, longitude, address, phone } = this.stop ?? {};
        if (this.isDone) return [];
        const place =
            latitude != null && longitude != null ? `${latitude},${longitude}` : encodeURIComponent(address ?? '');
        const number = phone?.replace(/[^\d+*#]/g, '') ?? '';
        const { directions, call } = this.words;
        return [
            ...(place ? [{ key: 'way', url: DIRECTIONS_URL + place, label: directions, target: '_blank' }] : []),
            ...(number ? [{ key: 'call', url: `tel:${number}`, label: call, target: '_self' }] : [])
        ];
    }

    handleToggle(): void {
        const detail = { clientKey: this.stop?.clientKey ?? '' };
        this.dispatchEvent(new CustomEvent('stoptoggle', { detail }));
    }

    handleAction(event: CustomEvent<ActionPress>): void {
        const { action, value } = event.detail;
        switch (action as StopButton['action']) {
            case 'more':
                this.isMoreOpen = !this.isMoreOpen;
                this.isSkipOpen = false;
                this.isReplanOpen = false;
                break;
            case 'why-skip':
                this.isSkipOpen = !this.isSkipOpen;
                this.isReplanOpen = false;
                break;
            case 'when-replan':
                this.openReplan();
                break;
            case 'record':
                this.tellRecord();
                break;
            default:
                this.tell(action as StopAction, value);
        }
    }

    handleReplanDate(event: Event): void {
        this.replanDate = (event.currentTarget as HTMLInputElement).value;
    }

    handleReplanTime(event: Event): void {
        this.replanTime = (event.currentTarget as HTMLInputElement).value;
    }

    handleReplan(): void {
        const { timeZone } = this.format.settings;
        const instant =
            this.replanDate && this.replanTime ? instantAt(this.replanDate, this.replanTime, timeZone) : Number.NaN;
        if (!(instant > Date.now())) {
            this.replanFault = this.words.replanPast;
            return;
        }
        this.tell('replan', new Date(instant).toISOString());
    }

    get replanButtons(): readonly StopButton[] {
        return [replanButton()];
    }
    get replanMin(): string {
        return localDateIn(Date.now(), this.format.settings.timeZone);
    }

    private openReplan(): void {
        const { timeZone } = this.format.settings;
        const instant = Date.parse(this.suggestedStart);
        this.replanDate = Number.isNaN(instant) ? '' : localDateIn(instant, timeZone);
        this.replanTime = Number.isNaN(instant) ? '' : clockTimeIn(instant, timeZone);
        this.replanFault = '';
        this.isSkipOpen = false;
        this.isReplanOpen = !this.isReplanOpen;
    }

    private tell(action: StopAction, value: string): void {
        const detail = { clientKey: this.stop?.clientKey ?? '', action, value };
        this.isMoreOpen = false;
        this.isSkipOpen = false;
        this.isReplanOpen = false;
        this.dispatchEvent(new CustomEvent<StopActionDetail>('stopaction', { detail }));
    }

    private tellRecord(): void {
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
