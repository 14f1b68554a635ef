import { LightningElement, api } from 'lwc';
import type { FeedbackRequest } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { pointsText, reasonText } from 'c/planText';
import type { DayItem } from 'c/planView';
import appointment from '@salesforce/label/c.Fieldmap_Week_Appointment';
import detour from '@salesforce/label/c.Fieldmap_Week_Detour';
import drive from '@salesforce/label/c.Fieldmap_Week_Drive';
import later from '@salesforce/label/c.Fieldmap_Week_Later';
import lunch from '@salesforce/label/c.Fieldmap_Week_Lunch';
import noHandled from '@salesforce/label/c.Fieldmap_Week_NoHandled';
import noNotNow from '@salesforce/label/c.Fieldmap_Week_NoNotNow';
import noUnavailable from '@salesforce/label/c.Fieldmap_Week_NoUnavailable';
import noWorth from '@salesforce/label/c.Fieldmap_Week_NoWorth';
import noWrong from '@salesforce/label/c.Fieldmap_Week_NoWrong';
import open from '@salesforce/label/c.Fieldmap_Week_Open';
import pointsLabel from '@salesforce/label/c.Fieldmap_Week_Points';
import refuse from '@salesforce/label/c.Fieldmap_Week_Refuse';
import statusCompleted from '@salesforce/label/c.Fieldmap_Week_StatusCompleted';
import statusInProgress from '@salesforce/label/c.Fieldmap_Week_StatusInProgress';
import statusPlanned from '@salesforce/label/c.Fieldmap_Week_StatusPlanned';
import statusSkipped from '@salesforce/label/c.Fieldmap_Week_StatusSkipped';
import waits from '@salesforce/label/c.Fieldmap_Week_Waits';
import why from '@salesforce/label/c.Fieldmap_Week_Why';

const STATUS_WORDS: Readonly<Record<string, string>> = {
    Planned: statusPlanned,
    'In Progress': statusInProgress,
    Completed: statusCompleted,
    Skipped: statusSkipped
};
const REFUSALS: readonly { readonly value: FeedbackRequest['reason']; readonly label: string }[] = [
    { value: 'not-now', label: noNotNow },
    { value: 'customer-unavailable', label: noUnavailable },
    { value: 'handled-otherwise', label: noHandled },
    { value: 'wrong-data', label: noWrong },
    { value: 'not-worth-it', label: noWorth }
];
/** A wait shorter than this is not worth a word. */
const SHORTEST_WAIT_SECONDS = 120;

/** One entry of a day. Events: `openrecord`, `refused` {stopId, decision, reason}, `reasonsopened`. */
export default class StopCard extends LightningElement {
    @api item?: DayItem;
    @api colour = '';
    @api timeZone = '';
    /** Hides what changes a plan. */
    @api isReadOnly = false;

    readonly words = { later, open, refuse, why };
    readonly refusals = REFUSALS;
    areReasonsOpen = false;

    get isLunch(): boolean {
        return this.item?.kind === 'lunch';
    }

    get isStop(): boolean {
        return this.item?.kind === 'stop';
    }

    get canRefuse(): boolean {
        return this.isStop && !this.isReadOnly;
    }

    get isRecord(): boolean {
        return this.item?.recordId !== '' && (this.item?.kind === 'stop' || this.item?.kind === 'visit');
    }

    get cardClass(): string {
        return `card card_${this.item?.kind ?? 'stop'}`;
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
        const seconds = this.item?.stop?.waitingSeconds ?? 0;
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
        return stop ? fillLabel(detour, this.format.duration(Math.max(0, stop.detourSeconds))) : '';
    }

    get expanded(): string {
        return String(this.areReasonsOpen);
    }

    handleReasons(): void {
        this.areReasonsOpen = !this.areReasonsOpen;
    }

    handleOpen(event: Event): void {
        event.preventDefault();
        const { recordId, objectApiName } = this.item ?? {};
        this.dispatchEvent(new CustomEvent('openrecord', { detail: { recordId, objectApiName } }));
    }

    handleRefuse(event: CustomEvent<{ value: string }>): void {
        const { value } = event.detail;
        const decision = value === 'later' ? 'later' : 'rejected';
        const reason = value === 'later' ? 'not-now' : value;
        this.dispatchEvent(
            new CustomEvent('refused', { detail: { stopId: this.item?.stop?.stopId, decision, reason } })
        );
    }

    private get format(): ReturnType<typeof formattersFor> {
        return formattersFor(this.timeZone ? { timeZone: this.timeZone } : undefined);
    }
}
