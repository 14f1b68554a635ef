import { LightningElement, api } from 'lwc';
import type { DayEntry, DayTimeline as Timeline, MileageRow } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { mileageCsv } from 'c/mileageCsv';
import { download, localDate, readMileage, readTimeline, withNames, type RecordNames } from 'c/visitDayData';
import { HEADINGS, LABELS, SOURCE_WORDS } from './labels.ts';

/** The day as it wrote itself: stays, the ways between them, gaps, kilometres; mileage as a file. */
export default class DayTimeline extends LightningElement {
    readonly words = LABELS;
    date = '';
    timeline: Timeline | null = null;
    error: unknown = null;
    isBusy = false;
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
        return this.timeline?.entries.length === 0;
    }
    get hasEntries(): boolean {
        return (this.timeline?.entries.length ?? 0) > 0;
    }
    get totalText(): string {
        const kilometres = this.timeline?.kilometres ?? 0;
        return fillLabel(this.words.total, formattersFor().number(kilometres, 1));
    }

    get rows(): readonly object[] {
        const format = formattersFor();
        return (this.timeline?.entries ?? []).map((entry, index) => ({
            key: `${index} ${entry.startsAt}`,
            className: `entry entry_${entry.kind}`,
            time: format.time(entry.startsAt),
            title: this.titleOf(entry),
            detail: this.detailOf(entry),
            state: this.stateOf(entry)
        }));
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
        const date = new Date(Date.parse(`${this.date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
        if (date > this.today) return;
        this.date = date;
        this.timeline = null;
        void this.load();
    }

    private async load(): Promise<void> {
        const sequence = (this.sequence += 1);
        this.error = null;
        try {
            const timeline = await readTimeline(this.date);
            const ids = [...timeline.entries.map(({ recordId }) => recordId), ...idsOf(timeline.mileage)];
            const names = await withNames(this.names, ids);
            if (sequence !== this.sequence) return;
            this.names = names;
            this.timeline = timeline;
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

    private titleOf(entry: DayEntry): string {
        const { words } = this;
        if (entry.kind === 'gap') return words.gap;
        if (entry.kind === 'leg') return fillLabel(words.travel, formattersFor().distance(entry.metres));
        if (entry.decidedAs === 'private') return words.isPrivate;
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
