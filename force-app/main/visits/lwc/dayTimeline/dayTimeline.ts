import { LightningElement, api } from 'lwc';
import type { DayEntry, DayTimeline as Timeline, DayVisit, MileageRow } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { mileageCsv } from 'c/mileageCsv';
import {
    download,
    localDate,
    readMileage,
    readTimeline,
    readVisitsOfDay,
    withNames,
    type RecordNames
} from 'c/visitDayData';
import { addLocalDays } from 'c/visitRules';
import { HEADINGS, LABELS, SOURCE_WORDS } from './labels.ts';
import { wholeDay, type DayLine } from './wholeDay.ts';

/**
 * The day as it wrote itself: stays, the ways between them, gaps, kilometres; visits that were recorded by hand stand in it too.
 * Mileage as a file.
 *
 * Events: `privacywanted`, `visitwanted`, `stayswanted`.
 */
export default class DayTimeline extends LightningElement {
    /** The person agreed to be recorded; null: not known yet. */
    @api isConsented: boolean | null = null;

    readonly words = LABELS;
    date = '';
    timeline: Timeline | null = null;
    error: unknown = null;
    isBusy = false;
    private visits: readonly DayVisit[] = [];
    private names: RecordNames = {};
    private sequence = 0;

    connectedCallback(): void {
        this.date = this.today;
        void this.load();
    }

    disconnectedCallback(): void {
        this.sequence += 1;
    }

    /** Reads the day anew. */
    @api
    refresh(): Promise<void> {
        return this.load();
    }

    get title(): string {
        return formattersFor().weekday(this.date);
    }
    get isToday(): boolean {
        return this.date >= this.today;
    }
    get isLoading(): boolean {
        return this.timeline === null && this.error === null;
    }
    get isEmpty(): boolean {
        return this.timeline !== null && this.lines.length === 0;
    }
    get hasEntries(): boolean {
        return this.lines.length > 0;
    }
    get hasMileage(): boolean {
        return (this.timeline?.mileage.length ?? 0) > 0;
    }
    get isOff(): boolean {
        return this.isConsented === false;
    }
    get emptyText(): string {
        return this.isOff ? this.words.emptyOff : this.words.emptyText;
    }
    get emptyAction(): string {
        if (this.isOff) return this.words.openPrivacy;
        return this.isToday ? this.words.addVisit : '';
    }
    /** What the kilometres leave out. */
    get unmeasuredText(): string {
        const count = this.lines.filter((line) => line.kind === 'visit' && line.visit.source !== 'Detected').length;
        if (count === 0) return '';
        return count === 1 ? this.words.byHandOne : fillLabel(this.words.byHandMany, count);
    }
    get totalText(): string {
        if (!this.hasMileage) return '';
        const kilometres = this.timeline?.kilometres ?? 0;
        return fillLabel(this.words.total, formattersFor().number(kilometres, 1));
    }

    get rows(): readonly object[] {
        const format = formattersFor();
        return this.lines.map((line, index) => ({
            key: `${index} ${line.startsAt}`,
            className: `entry entry_${line.kind}`,
            time: format.time(line.startsAt),
            ...(line.kind === 'visit' ? this.wordsOfVisit(line.visit) : this.wordsOfEntry(line))
        }));
    }
    private get lines(): readonly DayLine[] {
        return wholeDay(this.timeline?.entries ?? [], this.visits);
    }

    handleEmpty(): void {
        this.dispatchEvent(new CustomEvent(this.isOff ? 'privacywanted' : 'visitwanted'));
    }

    get openStays(): number {
        const isOpen = (line: DayLine): boolean => line.kind === 'stay' && line.decidedAs === null;
        return this.lines.filter(isOpen).length;
    }
    get confirmLabel(): string {
        if (this.openStays === 0) return '';
        return fillLabel(this.words.confirmStays, this.openStays);
    }

    handleConfirm(): void {
        this.dispatchEvent(new CustomEvent('stayswanted'));
    }

    handlePrivacy(): void {
        this.dispatchEvent(new CustomEvent('privacywanted'));
    }

    handlePrevious(): void {
        this.choose(-1);
    }

    handleNext(): void {
        this.choose(1);
    }

    handleRetry(): void {
        void this.load();
    }

    handleDownloadDay(): void {
        this.save(`fieldmap-mileage-${this.date}.csv`, this.timeline?.mileage ?? []);
    }

    async handleDownloadMonth(): Promise<void> {
        this.isBusy = true;
        try {
            const fromDate = `${this.date.slice(0, 8)}01`;
            const { rows } = await readMileage(fromDate, this.date);
            this.names = await withNames(this.names, idsOf(rows));
            this.save(`fieldmap-mileage-${fromDate}-${this.date}.csv`, rows);
        } catch (error) {
            this.error = error;
        } finally {
            this.isBusy = false;
        }
    }

    private choose(days: number): void {
        const date = addLocalDays(this.date, days);
        if (date > this.today) return;
        this.date = date;
        this.timeline = null;
        this.visits = [];
        void this.load();
    }

    private async load(): Promise<void> {
        const sequence = (this.sequence += 1);
        this.error = null;
        try {
            const [timeline, visits] = await Promise.all([readTimeline(this.date), readVisitsOfDay(this.date)]);
            const ids = [...timeline.entries.map(({ recordId }) => recordId), ...idsOf(timeline.mileage)];
            const names = await withNames(this.names, ids);
            if (sequence !== this.sequence) return;
            this.names = names;
            this.timeline = timeline;
            this.visits = visits;
        } catch (error) {
            if (sequence === this.sequence) this.error = error;
        }
    }

    private save(name: string, rows: readonly MileageRow[]): void {
        const format = formattersFor();
        const text = mileageCsv(rows, {
            headings: HEADINGS,
            timeOf: (instant) => format.time(instant),
            nameOf: (recordId) => this.nameOf(recordId, this.words.elsewhere),
            sourceOf: (source) => SOURCE_WORDS[source]
        });
        download(name, 'text/csv', text);
    }

    private wordsOfEntry(entry: DayEntry): object {
        return { title: this.titleOf(entry), detail: this.detailOf(entry), state: this.stateOf(entry) };
    }

    private wordsOfVisit({ name, mode, source, startsAt, endsAt }: DayVisit): object {
        const { words } = this;
        const seconds = endsAt === null ? 0 : (Date.parse(endsAt) - Date.parse(startsAt)) / 1000;
        const lasts = endsAt === null ? words.goesOn : seconds > 0 ? formattersFor().duration(seconds) : '';
        const inPerson = source === 'Detected' ? words.detected : words.byHand;
        const how = { 'In Person': inPerson, Phone: words.byPhone, Online: words.online }[mode];
        return { title: name || words.unknown, detail: [lasts, how].filter(Boolean).join(' · '), state: '' };
    }

    private titleOf(entry: DayEntry): string {
        const { words } = this;
        if (entry.kind === 'gap') return words.gap;
        if (entry.kind === 'leg') return fillLabel(words.travel, formattersFor().distance(entry.metres));
        if (entry.decidedAs === 'private') return words.isPrivate;
        if (entry.decidedAs === null) return words.foundStay;
        return this.nameOf(entry.recordId, words.unknown);
    }

    private detailOf(entry: DayEntry): string {
        const source = entry.kind === 'leg' && entry.source ? SOURCE_WORDS[entry.source] : '';
        return [formattersFor().duration(entry.seconds), source].filter(Boolean).join(' · ');
    }

    private stateOf({ kind, decidedAs = null }: DayEntry): string {
        const { words } = this;
        if (kind !== 'stay' || decidedAs === 'private') return '';
        if (decidedAs === null) return words.toConfirm;
        return decidedAs === 'confirmed' ? words.confirmed : words.rejected;
    }

    private nameOf(recordId: string | null, fallback: string): string {
        return recordId === null ? fallback : (this.names[recordId]?.name ?? fallback);
    }

    private get today(): string {
        return localDate(Date.now());
    }
}

function idsOf(rows: readonly MileageRow[]): (string | null)[] {
    return rows.flatMap(({ fromRecordId, toRecordId }) => [fromRecordId, toRecordId]);
}
