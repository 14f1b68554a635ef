import { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { Tracking, TrackingChoice } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel, formattersFor } from 'c/formatters';
import { download, eraseMyData, exportMyData, localDate, readTracking, saveTracking } from 'c/visitDayData';
import { LABELS } from './labels.ts';

const HOUR_MS = 3_600_000;
const DAY_LETTERS = 'MTWTFSS';
/** A Monday. */
const MONDAY = Date.parse('2024-01-01T00:00:00Z');
/** Probabilities that can be chosen. */
const ABOVE = [0.8, 0.9, 0.95];

/**
 * Whether and when the person is recorded, in plain words; nothing is recorded before they agree here. Everything that is
 * kept can be taken away and erased.
 *
 * Events: `trackingchange` {tracking}.
 */
export default class TrackingConsent extends LightningElement {
    readonly words = LABELS;
    tracking: Tracking | null = null;
    error: unknown = null;
    isBusy = false;
    isErasing = false;
    private form: TrackingChoice | null = null;

    connectedCallback(): void {
        void this.load();
    }

    get isLoading(): boolean {
        return this.tracking === null && this.error === null;
    }
    get isConsented(): boolean {
        return this.tracking?.isConsented === true;
    }
    get isPaused(): boolean {
        const until = this.tracking?.isPausedUntil;
        return until != null && Date.parse(until) > Date.now();
    }
    get stateText(): string {
        const { tracking, words } = this;
        if (!tracking?.isConsented) return words.off;
        if (this.isPaused) return fillLabel(words.paused, this.format.dateTime(tracking.isPausedUntil ?? ''));
        return fillLabel(words.agreed, tracking.consentedAt ? this.format.date(tracking.consentedAt) : '');
    }
    get stateClass(): string {
        const isOn = this.isConsented && !this.isPaused;
        return isOn ? 'state state_on' : 'state';
    }
    get keptText(): string {
        const { tracking } = this;
        return tracking?.isConsented ? fillLabel(this.words.kept, tracking.rawPositionCount) : '';
    }

    get rules(): readonly { readonly key: string; readonly text: string }[] {
        const { rules } = this.tracking ?? {};
        if (!rules) return [];
        const { words } = this;
        const managers = rules.showCoordinatesToManagers ? words.managersCoordinates : words.managersStatus;
        return [
            words.ruleFirst,
            managers,
            fillLabel(words.ruleHours, rules.rawPositionHours),
            fillLabel(words.ruleDays, rules.stayRetentionDays)
        ].map((text) => ({ key: text, text }));
    }

    get days(): readonly object[] {
        const { format } = this;
        const chosen = this.form?.workDays ?? '-------';
        const name = new Intl.DateTimeFormat(format.settings.language, { weekday: 'short', timeZone: 'UTC' });
        return [...DAY_LETTERS].map((_letter, index) => {
            const isChosen = chosen[index] !== '-';
            return {
                index,
                label: name.format(MONDAY + index * 24 * HOUR_MS),
                pressed: String(isChosen),
                className: isChosen ? 'daybox daybox_chosen' : 'daybox'
            };
        });
    }
    get startsAt(): string {
        return this.form?.dayStartsAt ?? '';
    }
    /** A clock field has no 24:00. */
    get endsAt(): string {
        const { dayEndsAt = '' } = this.form ?? {};
        return dayEndsAt === '24:00' ? '23:59' : dayEndsAt;
    }
    get dwellMinutes(): number {
        return this.form?.dwellMinutes ?? this.tracking?.rules.dwellMinutes ?? 5;
    }
    get aboveOptions(): readonly object[] {
        const own = this.form?.autoConfirmAbove ?? null;
        const org = this.tracking?.rules.autoConfirmAbove ?? null;
        const orgText = org === null ? this.words.always : fillLabel(this.words.above, this.format.percent(org));
        return [
            { value: '', label: fillLabel(this.words.asOrg, orgText), isChosen: own === null },
            { value: '1', label: this.words.always, isChosen: own === 1 },
            ...ABOVE.map((share) => ({
                value: String(share),
                label: fillLabel(this.words.above, this.format.percent(share)),
                isChosen: own === share
            }))
        ];
    }

    async handleAgree(): Promise<void> {
        await this.save({ isConsented: true, isPausedUntil: null });
    }

    async handleWithdraw(): Promise<void> {
        await this.save({ isConsented: false, isPausedUntil: null });
    }

    async handlePauseHour(): Promise<void> {
        await this.save({ isPausedUntil: new Date(Date.now() + HOUR_MS).toISOString() });
    }

    /** Until the day is over here. */
    async handlePauseDay(): Promise<void> {
        let until = Date.now() + HOUR_MS / 4;
        const today = localDate(Date.now());
        while (localDate(until) === today) until += HOUR_MS / 4;
        await this.save({ isPausedUntil: new Date(until).toISOString() });
    }

    async handleResume(): Promise<void> {
        await this.save({ isPausedUntil: null });
    }

    handleDay(event: Event): void {
        const index = Number((event.currentTarget as HTMLElement).dataset['index']);
        const days = [...(this.form?.workDays ?? '-------')];
        days[index] = days[index] === '-' ? (DAY_LETTERS[index] ?? '-') : '-';
        this.change({ workDays: days.join('') });
    }

    handleStarts(event: Event): void {
        this.change({ dayStartsAt: (event.target as HTMLInputElement).value });
    }

    handleEnds(event: Event): void {
        const { value } = event.target as HTMLInputElement;
        this.change({ dayEndsAt: value === '23:59' ? '24:00' : value });
    }

    handleDwell(event: Event): void {
        const minutes = Number((event.target as HTMLInputElement).value);
        this.change({ dwellMinutes: Number.isFinite(minutes) && minutes >= 1 ? Math.round(minutes) : null });
    }

    handleAbove(event: Event): void {
        const { value } = event.target as HTMLSelectElement;
        this.change({ autoConfirmAbove: value === '' ? null : Number(value) });
    }

    async handleSave(): Promise<void> {
        await this.save(this.form ?? {});
    }

    async handleExport(): Promise<void> {
        await this.during(async () => {
            const data = await exportMyData();
            download(
                `fieldmap-my-data-${localDate(Date.now())}.json`,
                'application/json',
                JSON.stringify(data, null, 2)
            );
        });
    }

    handleErase(): void {
        this.isErasing = !this.isErasing;
    }

    async handleEraseNow(): Promise<void> {
        await this.during(async () => {
            const { positions, stays } = await eraseMyData();
            this.isErasing = false;
            this.toast(fillLabel(this.words.erased, positions, stays), 'success');
            await this.load();
        });
    }

    handleRetry(): void {
        this.error = null;
        void this.load();
    }

    private change(more: Partial<TrackingChoice>): void {
        if (this.form) this.form = { ...this.form, ...more };
    }

    private async load(): Promise<void> {
        try {
            this.show(await readTracking());
        } catch (error) {
            this.error = error;
        }
    }

    private async save(more: Partial<TrackingChoice>): Promise<void> {
        const { tracking } = this;
        if (!tracking) return;
        await this.during(async () => {
            this.show(await saveTracking({ ...choiceOf(tracking), ...more }));
            this.toast(this.words.saved, 'success');
        });
    }

    private async during(task: () => Promise<void>): Promise<void> {
        this.isBusy = true;
        try {
            await task();
        } catch (error) {
            this.toast(errorTextOf(error).title, 'error');
        } finally {
            this.isBusy = false;
        }
    }

    private show(tracking: Tracking): void {
        this.tracking = tracking;
        this.form = choiceOf(tracking);
        this.error = null;
        this.dispatchEvent(new CustomEvent('trackingchange', { detail: { tracking } }));
    }

    private toast(title: string, variant: 'success' | 'error'): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant }));
    }

    private get format(): ReturnType<typeof formattersFor> {
        return formattersFor();
    }
}

function choiceOf(tracking: Tracking): TrackingChoice {
    const { isConsented, isPausedUntil, workDays, dayStartsAt, dayEndsAt, autoConfirmAbove, dwellMinutes } = tracking;
    return { isConsented, isPausedUntil, workDays, dayStartsAt, dayEndsAt, autoConfirmAbove, dwellMinutes };
}
