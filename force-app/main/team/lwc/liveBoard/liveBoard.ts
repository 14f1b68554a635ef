import { LightningElement } from 'lwc';
import getNames from '@salesforce/apex/GlassWallController.getNames';
import getTeamStatus from '@salesforce/apex/GlassWallController.getTeamStatus';
import getContext from '@salesforce/apex/SessionController.getContext';
import getBoard from '@salesforce/apex/VisitBoardController.getBoard';
import type { BoardPerson, PersonStatus, SessionContext, TeamStatus, VisitBoard } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import {
    boardDates,
    rowsOf,
    SIGNS,
    STATE_WORDS,
    stateCounts,
    toPlaced,
    WORDS,
    type BoardRow,
    type StopView
} from 'c/liveText';
import { addLocalDays, localDateIn, nextChangeMs, weekdayOfDate } from 'c/visitRules';
import { BoardFeed, POLL_SECONDS } from './boardFeed.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly board: VisitBoard };

const DAY_MS = 86_400_000;
const LOOK_AHEAD_DAYS = 8;
const SATURDAY = 5;
/** The clock of the board moves at least this often; sooner when a visit becomes late. */
const TICK_MS = 30_000;
const STATUS_EVERY_MS = 60_000;

/** The team's day as it happens: planned, on site, done, late, missed; refreshed by events, never by a reload. */
export default class LiveBoard extends LightningElement {
    readonly words = WORDS;
    state: State = { kind: 'loading' };
    statuses: readonly PersonStatus[] = [];
    names: Readonly<Record<string, string>> = {};
    dayOffset = 0;
    nowMs = 0;
    isLive = false;
    selectedId = '';
    proposedUserId = '';
    /** Whose shared side is open. */
    personId = '';
    /** The next day with visits, when the day shown has none. */
    nextOffset: number | null = null;
    private clockSkewMs = 0;
    private sequence = 0;
    private statusAtMs = 0;
    private clock: number | undefined;
    private feed: BoardFeed | null = null;

    connectedCallback(): void {
        void this.start();
    }

    disconnectedCallback(): void {
        this.feed?.close();
        window.clearTimeout(this.clock);
        this.sequence += 1;
    }

    get isLoading(): boolean {
        return this.state.kind === 'loading';
    }

    get isRefused(): boolean {
        return this.state.kind === 'noAccess';
    }

    get error(): unknown {
        return this.state.kind === 'failed' ? this.state.error : null;
    }

    get board(): VisitBoard | null {
        return this.state.kind === 'ready' ? this.state.board : null;
    }

    get rows(): readonly BoardRow[] {
        return this.board === null ? [] : rowsOf(this.board, this.statuses, this.nowMs, this.dayOffset);
    }

    get busyRows(): readonly BoardRow[] {
        return this.rows.filter(({ stops }) => stops.length > 0);
    }

    get isEmpty(): boolean {
        return this.busyRows.length === 0;
    }

    get isToday(): boolean {
        return this.dayOffset === 0;
    }

    get idleText(): string {
        const idle = this.rows.filter(({ stops }) => stops.length === 0).map(({ person }) => person.name);
        return idle.length === 0 ? '' : fillLabel(WORDS.noVisits, idle.join(', '));
    }

    get truncatedText(): string {
        return this.board?.isTruncated
            ? fillLabel(WORDS.truncated, formattersFor().number(this.board.visits.length))
            : '';
    }

    get counts(): readonly object[] {
        return stateCounts(this.rows).map(({ state, count }) => ({
            state,
            sign: SIGNS[state],
            label: STATE_WORDS[state],
            count: formattersFor().number(count),
            countClass: `count count_${state}`
        }));
    }

    get dateText(): string {
        return formattersFor().weekday(this.date);
    }

    get freshness(): string {
        const asOf = fillLabel(WORDS.updated, formattersFor().time(new Date(this.nowMs).toISOString()));
        const how = this.isLive ? WORDS.on : fillLabel(WORDS.polling, POLL_SECONDS);
        return this.board === null ? '' : `${asOf} · ${how}`;
    }

    get pulseClass(): string {
        return this.isLive ? 'pulse pulse_live' : 'pulse';
    }

    get layoutClass(): string {
        return this.selectedStop || this.selectedPerson ? 'layout layout_split' : 'layout';
    }

    get emptyHeading(): string {
        return weekdayOfDate(this.date) >= SATURDAY ? WORDS.emptyWeekend : WORDS.emptyWorkday;
    }

    get emptyAction(): string {
        return this.nextOffset === null
            ? ''
            : fillLabel(WORDS.emptyNext, formattersFor().weekday(addLocalDays(this.today, this.nextOffset)));
    }

    get selectedStop(): StopView | undefined {
        return this.rows.flatMap(({ stops }) => stops).find(({ visit }) => visit.visitId === this.selectedId);
    }

    get selectedPerson(): BoardPerson | undefined {
        return this.board?.people.find(({ userId }) => userId === this.personId);
    }

    /** A list of one: another person is another answer. */
    get selectedPersons(): readonly BoardPerson[] {
        return this.selectedPerson === undefined ? [] : [this.selectedPerson];
    }

    /** A list of one: another stop or proposal is another panel. */
    get selectedStops(): readonly { readonly key: string; readonly view: StopView }[] {
        const view = this.selectedStop;
        return view === undefined ? [] : [{ key: `${this.selectedId} ${this.proposedUserId}`, view }];
    }

    handlePrevious(): void {
        this.showDay(this.dayOffset - 1);
    }

    handleNext(): void {
        this.showDay(this.dayOffset + 1);
    }

    handleToday(): void {
        this.showDay(0);
    }

    handleNextWithVisits(): void {
        if (this.nextOffset !== null) this.showDay(this.nextOffset);
    }

    handlePerson(event: CustomEvent<{ userId: string }>): void {
        this.selectedId = '';
        this.personId = event.detail.userId;
    }

    handleStop(event: CustomEvent<{ visitId: string }>): void {
        this.personId = '';
        this.proposedUserId = '';
        this.selectedId = event.detail.visitId;
    }

    handleStep(event: CustomEvent<{ visitId: string; userId: string }>): void {
        this.personId = '';
        this.proposedUserId = event.detail.userId;
        this.selectedId = event.detail.visitId;
    }

    handleClose(): void {
        this.personId = '';
        this.selectedId = '';
    }

    handleMoved(): void {
        this.selectedId = '';
        void this.load();
    }

    handleRetry(): void {
        void this.start();
    }

    private get today(): string {
        return localDateIn(this.nowMs || Date.now(), formattersFor().settings.timeZone);
    }

    private get date(): string {
        return addLocalDays(this.today, this.dayOffset);
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        this.feed?.close();
        try {
            const session = JSON.parse((await getContext()) as string) as SessionContext;
            if (!session.hasAccess) {
                this.state = { kind: 'noAccess' };
                return;
            }
            await this.load();
            this.feed = new BoardFeed({
                changed: () => void this.load(),
                live: (isLive) => {
                    this.isLive = isLive;
                },
                isOfInterest: (visitorId) => this.board?.people.some(({ userId }) => userId === visitorId) !== false
            });
            void this.feed.open();
            this.tick();
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }

    private showDay(offset: number): void {
        this.dayOffset = offset;
        this.personId = '';
        this.selectedId = '';
        this.state = { kind: 'loading' };
        void this.load();
    }

    /** The last answer wins; a failed look leaves what is there, for the next one comes soon. */
    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        try {
            const asked = Date.now() + this.clockSkewMs;
            const board = JSON.parse((await getBoard(boardDates(asked, this.dayOffset))) as string) as VisitBoard;
            if (sequence !== this.sequence) return;
            this.clockSkewMs = Date.parse(board.now) - Date.now();
            this.nowMs = Date.parse(board.now);
            this.state = { kind: 'ready', board };
        } catch (error) {
            if (sequence === this.sequence && this.state.kind !== 'ready') this.state = { kind: 'failed', error };
            return;
        }
        await Promise.all([this.loadStatuses(), this.findNextDay()]);
    }

    /** Without the service the board says what the visits say. */
    private async loadStatuses(): Promise<void> {
        if (this.nowMs - this.statusAtMs < STATUS_EVERY_MS && this.statuses.length > 0) return;
        this.statusAtMs = this.nowMs;
        try {
            const { people } = JSON.parse((await getTeamStatus()) as string) as TeamStatus;
            this.statuses = people;
            const ids = people.flatMap(({ recordId }) => recordId ?? []).filter((id) => !(id in this.names));
            if (ids.length > 0) {
                this.names = { ...this.names, ...(JSON.parse((await getNames({ ids })) as string) as object) };
            }
        } catch {
            this.statuses = [];
        }
    }

    private async findNextDay(): Promise<void> {
        if (!this.isEmpty) return;
        const fromMs = this.nowMs + this.dayOffset * DAY_MS;
        const fromAt = new Date(fromMs).toISOString();
        const toAt = new Date(fromMs + LOOK_AHEAD_DAYS * DAY_MS).toISOString();
        const { visits } = JSON.parse((await getBoard({ fromAt, toAt })) as string) as VisitBoard;
        const { timeZone } = formattersFor().settings;
        const dates = visits
            .flatMap(({ plannedStart }) =>
                plannedStart === null ? [] : localDateIn(Date.parse(plannedStart), timeZone)
            )
            .filter((date) => date > this.date)
            .sort();
        const days = dates[0] === undefined ? null : (Date.parse(dates[0]) - Date.parse(this.today)) / DAY_MS;
        this.nextOffset = days;
    }

    /** Moves the board's clock, exactly when the next visit becomes late or missed. */
    private tick(): void {
        window.clearTimeout(this.clock);
        const changes = (this.board?.visits ?? []).flatMap((visit) => nextChangeMs(toPlaced(visit), this.nowMs) ?? []);
        const wait = Math.min(TICK_MS, ...changes.map((at) => at - this.nowMs));
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- a visit becomes late without any event
        this.clock = window.setTimeout(
            () => {
                this.nowMs = Date.now() + this.clockSkewMs;
                this.tick();
            },
            Math.max(1000, wait)
        );
    }
}
