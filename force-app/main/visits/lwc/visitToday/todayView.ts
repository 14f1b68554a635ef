import { LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { Tracking, VisitBriefing, VisitDay } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { fillLabel, formattersFor } from 'c/formatters';
import {
    assumedSpan,
    medianOf,
    standingOf,
    suggestedStart,
    withQueued,
    type DayStop,
    type ReportDraft,
    type StandingAt
} from 'c/visitDayState';
import { visitQueue, type QueuedStay, type QueuedWrite, type VisitQueue } from 'c/visitQueue';
import { LABELS } from './labels.ts';
import { ownPositions, trackingChoice, waitingStays } from './ownPositions.ts';
import type { KeptDraft } from './reportDrafts.ts';
import * as data from './todayData.ts';
import { tabAfter, tabNamed, tabsOf, type Tab } from './todayTabs.ts';

/**
 * How often the day is looked at anew while the page is in sight. Events of written visits would be quicker, but who may
 * hear them hears of the visits of everybody.
 */
const LOOK_MS = 20_000;

/** What the day's page shows, and how it stays true: on return, on sending, three times a minute. */
export class TodayView extends NavigationMixin(LightningElement) {
    readonly words = LABELS;
    day: VisitDay | null = null;
    error: unknown = null;
    /** Shown from the device because Salesforce cannot be reached. */
    isStale = false;
    isBusy = false;
    state = '';
    isFinderOpen = false;
    reportKey = '';
    reportMode = '';
    reportProblem = '';
    openKey: string | null = null;
    tab: Tab = 'stops';
    entries: readonly QueuedWrite[] = [];
    /** Decisions about found stays that are not sent. */
    queuedStays: readonly QueuedStay[] = [];
    openStays = 0;
    tracking: Tracking | null = null;
    /** Null: not known yet. */
    isConsented: boolean | null = null;
    protected readonly drafts = data.reportDrafts();
    /** Another device's version of the report that is open. */
    protected otherDraft: KeptDraft | null = null;
    /** Grows when the form has to begin anew with another version. */
    protected formVersion = 0;
    private readonly feed = ownPositions();
    private briefings: Record<string, VisitBriefing> = {};
    /** The minute of the stops' states; grows with every look, also without a connection. */
    nowMs = Date.now();
    /** How far Salesforce's clock is ahead of this device's: the manager's board goes by it too. */
    private clockShiftMs = 0;
    private sequence = 0;
    private timer: number | undefined;
    private stopListening: (() => void) | null = null;
    protected wantsFormFocus = false;

    connectedCallback(): void {
        this.entries = this.queue.entries;
        this.queuedStays = this.queue.stays;
        this.stopListening = this.queue.onChange(() => this.lookAtQueue());
        document.addEventListener('visibilitychange', this.handleVisible);
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- a stop that the manager moved must not need a reload
        this.timer = window.setInterval(this.handleVisible, LOOK_MS);
        void this.begin();
        void this.beginFeed();
    }

    disconnectedCallback(): void {
        this.stopListening?.();
        this.feed.stop();
        document.removeEventListener('visibilitychange', this.handleVisible);
        window.clearInterval(this.timer);
        this.sequence += 1;
    }

    renderedCallback(): void {
        const form = this.template?.querySelector<HTMLElement & { focus(): void }>('c-visit-report');
        if (!form || !this.wantsFormFocus) return;
        this.wantsFormFocus = false;
        form.focus();
        form.scrollIntoView?.({ block: 'start' });
    }

    get queue(): VisitQueue {
        return visitQueue();
    }

    get isLoading(): boolean {
        return this.day === null && this.error === null;
    }
    get isReady(): boolean {
        return this.day !== null;
    }
    get isKept(): boolean {
        return this.queue.store.isKept;
    }

    get stops(): DayStop[] {
        return withQueued(this.day?.stops ?? [], this.entries, data.keptCustomer);
    }
    get rows(): readonly object[] {
        const shown = this.shownKey;
        const { stops, standingAt } = this;
        return stops.map((stop) => ({
            key: stop.clientKey,
            stop,
            isOpen: stop.clientKey === shown,
            hasDraft: this.drafts.valuesOf(stop.clientKey) !== null,
            boardState: standingOf(stop, standingAt),
            suggestedStart: suggestedStart(stop, stops, standingAt),
            briefing: this.briefingOf(stop)
        }));
    }
    get isEmpty(): boolean {
        return this.stops.length === 0;
    }

    get standingAt(): StandingAt {
        const { timeZone } = this.format.settings;
        return { nowMs: this.nowMs, timeZone, settings: this.day?.rules };
    }

    /** The stop in progress, else the next one that was not missed, unless the person opened another. */
    private get shownKey(): string {
        if (this.openKey !== null) return this.openKey;
        const { stops, standingAt } = this;
        const open = stops.filter(({ status }) => status === 'Planned');
        const next =
            stops.find(({ status }) => status === 'In Progress') ??
            open.find((stop) => standingOf(stop, standingAt) !== 'missed') ??
            open[0];
        return next?.clientKey ?? '';
    }

    get dateText(): string {
        return this.day ? this.format.weekday(this.day.date) : '';
    }
    get progressText(): string {
        const { stops } = this;
        const done = stops.filter(({ status }) => status === 'Completed').length;
        return stops.length === 0 ? '' : fillLabel(this.words.progress, done, stops.length);
    }
    get asOfText(): string {
        return this.isStale && this.day ? fillLabel(this.words.asOf, this.format.time(this.day.readAt)) : '';
    }
    /** How long reports take: the middle one of the last 30 days. */
    get reportTimeText(): string {
        const seconds = this.day?.reportSeconds ?? [];
        const median = medianOf(seconds);
        return median === null ? '' : fillLabel(this.words.reportTime, Math.round(median), seconds.length);
    }

    get tabs(): readonly object[] {
        return tabsOf(this.tab, this.openStays);
    }
    get isStops(): boolean {
        return this.tab === 'stops';
    }
    get isStays(): boolean {
        return this.tab === 'stays';
    }
    get isDay(): boolean {
        return this.tab === 'day';
    }
    get isPrivacy(): boolean {
        return this.tab === 'privacy';
    }

    get reportStop(): DayStop | null {
        return this.reportKey === ''
            ? null
            : (this.stops.find(({ clientKey }) => clientKey === this.reportKey) ?? null);
    }
    /** None or one: a list, so that another stop gets a form of its own. */
    get reportStops(): readonly object[] {
        const { reportStop } = this;
        if (reportStop === null || this.isFinderOpen) return [];
        return [{ key: `${reportStop.clientKey} ${this.formVersion}`, stop: reportStop }];
    }
    get reportBriefing(): VisitBriefing | null {
        return this.reportStop && this.briefingOf(this.reportStop);
    }
    get reportDraft(): ReportDraft | null {
        return this.drafts.valuesOf(this.reportKey);
    }
    get reportOther(): KeptDraft | null {
        return this.otherDraft;
    }
    /** Of a visit that nobody checked in to. */
    get reportAssumed(): ReturnType<typeof assumedSpan> | null {
        const { reportStop } = this;
        return reportStop !== null && this.reportMode === 'In Person' ? assumedSpan(reportStop, this.nowMs) : null;
    }
    get hasSide(): boolean {
        return this.reportStop !== null || this.isFinderOpen;
    }
    get columnsClass(): string {
        return this.hasSide ? 'columns columns_side' : 'columns';
    }
    get today(): string {
        return this.day?.date ?? '';
    }
    get readAt(): string {
        return this.day?.readAt ?? '';
    }

    handleTab(event: Event): void {
        this.chooseTab((event.currentTarget as HTMLElement).dataset['key'] ?? 'stops');
    }

    handleTabKey(event: KeyboardEvent): void {
        const next = tabAfter(this.tab, event.key);
        if (next === null) return;
        event.preventDefault();
        this.chooseTab(next);
        this.template?.querySelector<HTMLElement>(`.tab[data-key="${this.tab}"]`)?.focus();
    }

    handleToggle(event: CustomEvent<{ clientKey: string }>): void {
        const { clientKey } = event.detail;
        this.openKey = this.shownKey === clientKey ? '' : clientKey;
    }

    handleRecord(event: CustomEvent<{ recordId: string; objectApiName: string }>): void {
        const attributes = { ...event.detail, actionName: 'view' };
        this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
    }

    handleRetry(): void {
        this.error = null;
        void this.reload();
    }

    handleStayCount(event: CustomEvent<{ count: number }>): void {
        this.openStays = event.detail.count;
    }

    /** A stay that became a visit is a stop of the day. */
    handleStayDecided(): void {
        void this.reload();
    }

    handleTracking(event: CustomEvent<{ tracking: Tracking }>): void {
        this.tracking = event.detail.tracking;
        this.isConsented = this.tracking.isConsented;
        this.feed.follow(this.tracking);
    }

    protected chooseTab(value: string): void {
        this.tab = tabNamed(value);
    }

    /** Reads the day anew; without a connection the kept one stays. */
    async reload(): Promise<void> {
        const sequence = (this.sequence += 1);
        try {
            const day = await data.readDay();
            if (sequence !== this.sequence) return;
            this.day = day;
            this.clockShiftMs = Date.parse(day.readAt) - Date.now();
            this.nowMs = Date.parse(day.readAt);
            this.isStale = false;
            this.error = null;
            await this.meetDrafts(day);
            await this.loadBriefings(sequence);
        } catch (error) {
            if (sequence !== this.sequence) return;
            if (this.day === null) this.error = error;
            else this.isStale = errorTextOf(error).code === 'offline' || this.isStale;
        }
    }

    protected toast(title: string, variant: 'success' | 'warning'): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant }));
    }

    protected get format(): ReturnType<typeof formattersFor> {
        return formattersFor();
    }

    private async begin(): Promise<void> {
        const today = new Date(this.format.dayNumber(Date.now()) * 86_400_000).toISOString().slice(0, 10);
        this.day = data.keptDay(today);
        this.isStale = this.day !== null;
        this.briefings = data.keptBriefings();
        const open = data.openReport();
        if (open) {
            this.reportKey = open.clientKey;
            this.reportMode = open.mode;
        }
        await this.reload();
    }

    private async beginFeed(): Promise<void> {
        const choice = await trackingChoice();
        this.isConsented = choice?.isConsented ?? null;
        if (!this.isConnected) return;
        this.feed.follow(choice);
        if (this.isConsented) this.openStays = await waitingStays();
    }

    private async loadBriefings(sequence: number): Promise<void> {
        const ids = [...new Set(this.stops.flatMap(({ recordId }) => recordId ?? []))];
        if (ids.length === 0) return;
        const briefings = await data.readBriefings(ids);
        if (sequence === this.sequence) this.briefings = briefings;
    }

    /** Salesforce's drafts and this device's; null: this person keeps none there. */
    private async meetDrafts({ drafts, readAt }: VisitDay): Promise<void> {
        if (drafts == null) return;
        const saved = this.entries.flatMap(({ write }) => (write.report ? [write.clientKey] : []));
        this.drafts.meet(drafts, Date.parse(readAt), this.reportKey, new Set(saved));
        this.otherDraft = this.drafts.otherOf(this.reportKey);
        await this.drafts.send(this.reportKey);
        this.otherDraft = this.drafts.otherOf(this.reportKey);
    }

    private briefingOf({ recordId }: DayStop): VisitBriefing | null {
        return recordId === null ? null : (this.briefings[recordId] ?? null);
    }

    private lookAtQueue(): void {
        const before = this.entries.length + this.queuedStays.length;
        this.entries = this.queue.entries;
        this.queuedStays = this.queue.stays;
        if (this.entries.length + this.queuedStays.length < before && !this.isBusy) void this.reload();
    }

    private readonly handleVisible = (): void => {
        if (document.visibilityState !== 'visible' || this.isBusy) return;
        this.nowMs = Date.now() + this.clockShiftMs;
        void this.reload();
    };
}
