import { LightningElement, api } from 'lwc';
import type { CardField, LegendEntry, MarkerShape, RecordCard as Card } from 'c/contracts';
import { fillLabel, formattersFor, type Formatters } from 'c/formatters';
import type { MarkerCore } from 'c/mapLayers';
import { LABELS } from './labels.ts';

const DIRECTIONS_URL = 'https://www.google.com/maps/dir/?api=1&destination=';

/** Detail of `recordopen`. */
export interface RecordOpenDetail {
    readonly recordId: string;
    readonly objectApiName: string;
}

/** What to know about a record before going in. Events: `recordopen`, `cardclose`. */
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

    readonly words = LABELS;

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
        return (this.card?.people ?? []).map((person) => ({
            ...person,
            phoneUrl: telephoneUrl(person.phone),
            callLabel: fillLabel(this.words.callPerson, person.name)
        }));
    }

    get hasPeople(): boolean {
        return (this.card?.people.length ?? 0) > 0;
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

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('cardclose'));
    }

    handleKeydown(event: KeyboardEvent): void {
        if (event.key === 'Escape') this.handleClose();
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
