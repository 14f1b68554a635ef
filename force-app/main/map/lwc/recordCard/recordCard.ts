import { LightningElement, api } from 'lwc';
import type { CardField, LegendEntry, MapFlow, MarkerShape, RecordCard as Card } from 'c/contracts';
import { fillLabel, formattersFor, type Formatters } from 'c/formatters';
import type { MarkerCore } from 'c/mapLayers';
import { LABELS } from './labels.ts';

const DAY_MS = 86_400_000;
const DIRECTIONS_URL = 'https://www.google.com/maps/dir/?api=1&destination=';

/** Detail of `recordopen`. */
export interface RecordOpenDetail {
    readonly recordId: string;
    readonly objectApiName: string;
}

/** Objects that a visit can go to. */
const VISITED: readonly string[] = ['Account', 'Lead', 'Opportunity', 'FieldVisit__c'];
/** Objects that a plan can hold. */
const PLANNED: readonly string[] = ['Account', 'Lead'];
/** More people are one click away. */
const FEW_PEOPLE = 3;

/**
 * What to know about a record before going in, and what to do there.
 *
 * Events: `recordopen`, `recordplan` ({@link RecordOpenDetail}), `visitchange`, `cardclose`.
 */
export default class RecordCard extends LightningElement {
    /** Null while it is on its way. */
    @api card: Card | null = null;
    /** SLDS icon of the layer. */
    @api iconName = 'standard:record';
    /** Legend entry of the record's status, or null. */
    @api status: LegendEntry | null = null;
    /** As on the map. */
    @api core: MarkerCore = 'solid';
    @api locale = '';
    @api timeZone = '';
    @api currency = '';
    /** Days since 1970-01-01. */
    @api todayDay = 0;
    /** Flows that the layer offers. */
    @api flows: readonly MapFlow[] = [];

    readonly words = LABELS;
    showsAllPeople = false;
    openFlow: MapFlow | null = null;

    /** Moves the keyboard into the card. */
    @api
    focus(): void {
        this.template?.querySelector<HTMLElement>('.title')?.focus();
    }

    get swatchShape(): MarkerShape {
        return this.status?.shape ?? 'circle';
    }

    get swatchColour(): string {
        return this.status?.colour ?? '#747474';
    }

    /** What the sign on the map says. */
    get signText(): string {
        return this.status?.label ?? this.card?.statusLabel ?? '';
    }
    /** The status beside it, when the map is coloured by something else. */
    get statusText(): string {
        const { statusLabel = '' } = this.card ?? {};
        return statusLabel === this.signText ? '' : statusLabel;
    }

    get phoneUrl(): string {
        return telephoneUrl(this.card?.phone ?? null);
    }

    get directionsUrl(): string {
        const { latitude, longitude } = this.card ?? {};
        return latitude == null || longitude == null ? '' : `${DIRECTIONS_URL}${latitude},${longitude}`;
    }

    get isUnplaced(): boolean {
        return this.card !== null && this.directionsUrl === '';
    }

    get lastVisitText(): string {
        const date = this.card?.lastVisit?.date;
        if (!date) return this.words.never;
        const { formatters } = this;
        const days = formatters.dayNumber(Date.parse(date.length === 10 ? `${date}T12:00:00Z` : date)) - this.todayDay;
        return `${formatters.date(date)} · ${formatters.relativeDays(days)}`;
    }

    get nextVisitText(): string {
        return this.card?.nextVisit ? this.formatters.dateTime(this.card.nextVisit.startsAt) : '';
    }

    get canVisit(): boolean {
        return VISITED.includes(this.card?.objectApiName ?? '') && !this.isDoneVisit;
    }
    get canPlan(): boolean {
        return PLANNED.includes(this.card?.objectApiName ?? '');
    }
    get openVisitId(): string | null {
        return this.card?.openVisitId ?? null;
    }
    get hasFlows(): boolean {
        return (this.flows ?? []).length > 0;
    }

    /** When the next visit is due by cadence, and whether that day is over. */
    get due(): { readonly text: string; readonly className: string } | null {
        const day = this.card?.nextVisitDue;
        if (!day) return null;
        const isOver = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS) < this.todayDay;
        const text = fillLabel(isOver ? this.words.overdue : this.words.due, this.formatters.date(day));
        return { text, className: isOver ? 'due due-over' : 'due' };
    }

    get nextStep(): { readonly text: string; readonly date: string } | null {
        const step = this.card?.nextStep;
        return step ? { text: step.text, date: step.date ? this.formatters.date(step.date) : '' } : null;
    }

    get deals(): readonly object[] {
        const { formatters } = this;
        return (this.card?.openDeals ?? []).map((deal) => ({
            ...deal,
            amountText: deal.amount === null ? '' : formatters.currency(deal.amount, deal.currency),
            stageText: [
                deal.stage,
                deal.daysInStage === null ? '' : fillLabel(this.words.daysInStage, formatters.days(deal.daysInStage)),
                formatters.date(deal.closeDate)
            ]
                .filter((part) => part !== '')
                .join(' · ')
        }));
    }

    get hasDeals(): boolean {
        return (this.card?.openDeals.length ?? 0) > 0;
    }

    get people(): readonly object[] {
        const people = this.card?.people ?? [];
        return (this.showsAllPeople ? people : people.slice(0, FEW_PEOPLE)).map((person) => ({
            ...person,
            phoneUrl: telephoneUrl(person.phone),
            callLabel: fillLabel(this.words.callPerson, person.name)
        }));
    }

    get hasPeople(): boolean {
        return (this.card?.people.length ?? 0) > 0;
    }

    /** Words of the button under the people; empty when all are shown. */
    get morePeopleText(): string {
        const count = this.card?.people.length ?? 0;
        if (count <= FEW_PEOPLE) return '';
        return this.showsAllPeople
            ? this.words.showFewer
            : fillLabel(this.words.showAll, this.formatters.number(count));
    }
    /** When an account has more people than a card can hold. */
    get peopleNote(): string {
        const { people = [], peopleCount = people.length } = this.card ?? {};
        const numbers = [people.length, peopleCount].map((value) => this.formatters.number(value));
        return peopleCount > people.length ? fillLabel(this.words.peopleMore, ...numbers) : '';
    }

    get fields(): readonly object[] {
        const { formatters } = this;
        return (this.card?.fields ?? []).map((field) => ({
            key: field.label,
            label: field.label,
            text: fieldText(field, formatters),
            url: fieldUrl(field)
        }));
    }

    handleOpen(): void {
        if (this.card) this.open(this.card.recordId, this.card.objectApiName);
    }

    handleDeal(event: Event): void {
        this.open((event.currentTarget as HTMLElement).dataset.id ?? '', 'Opportunity');
    }

    handlePerson(event: Event): void {
        this.open((event.currentTarget as HTMLElement).dataset.id ?? '', 'Contact');
    }

    handlePeople(): void {
        this.showsAllPeople = !this.showsAllPeople;
    }

    handlePlan(): void {
        const { recordId = '', objectApiName = '' } = this.card ?? {};
        this.dispatchEvent(new CustomEvent<RecordOpenDetail>('recordplan', { detail: { recordId, objectApiName } }));
    }

    handleVisitChange(event: CustomEvent<unknown>): void {
        this.dispatchEvent(new CustomEvent('visitchange', { detail: event.detail }));
    }

    handleFlow(event: Event): void {
        const { flow } = (event.currentTarget as HTMLElement).dataset;
        this.openFlow = this.flows.find(({ apiName }) => apiName === flow) ?? null;
    }

    /** A Flow may have changed anything. */
    handleFlowClose(event: CustomEvent<{ isFinished: boolean }>): void {
        this.openFlow = null;
        if (event.detail.isFinished) this.dispatchEvent(new CustomEvent('visitchange', { detail: null }));
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('cardclose'));
    }

    handleKeydown(event: KeyboardEvent): void {
        if (event.key === 'Escape') this.handleClose();
    }

    private get isDoneVisit(): boolean {
        return this.card?.objectApiName === 'FieldVisit__c' && !['Planned', 'In Progress'].includes(this.card.status);
    }

    private get formatters(): Formatters {
        return formattersFor({
            ...(this.locale === '' ? {} : { locale: this.locale }),
            ...(this.timeZone === '' ? {} : { timeZone: this.timeZone }),
            ...(this.currency === '' ? {} : { currency: this.currency })
        });
    }

    private open(recordId: string, objectApiName: string): void {
        const detail = { recordId, objectApiName };
        this.dispatchEvent(new CustomEvent<RecordOpenDetail>('recordopen', { detail }));
    }
}

/** Only what a phone can dial, so that a record's text cannot become another kind of link. */
function telephoneUrl(phone: string | null): string {
    const digits = (phone ?? '').replace(/[^+\d]/g, '');
    return digits === '' ? '' : `tel:${digits}`;
}

function fieldText({ value, kind, currency }: CardField, formatters: Formatters): string {
    switch (kind) {
        case 'date':
            return formatters.date(String(value));
        case 'dateTime':
            return formatters.dateTime(String(value));
        case 'currency':
            return formatters.currency(Number(value), currency);
        case 'number':
            return formatters.number(Number(value), 1);
        default:
            return String(value);
    }
}

function fieldUrl({ value, kind }: CardField): string {
    if (kind === 'phone') return telephoneUrl(String(value));
    if (kind === 'email') return `mailto:${encodeURIComponent(String(value)).replace('%40', '@')}`;
    if (kind === 'url') return webUrl(String(value));
    return '';
}

/** Web addresses only; a record may hold `javascript:`. */
function webUrl(text: string): string {
    const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
    return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(url) ? url : '';
}
