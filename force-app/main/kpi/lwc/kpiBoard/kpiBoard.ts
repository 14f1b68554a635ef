import { LightningElement } from 'lwc';
import getBoard from '@salesforce/apex/KpiController.getBoard';
import getTrend from '@salesforce/apex/KpiController.getTrend';
import getContext from '@salesforce/apex/SessionController.getContext';
import type {
    KpiBoard as Board,
    KpiAlert,
    KpiCell,
    KpiDefinition,
    KpiPeople,
    KpiTrend,
    PeriodKind,
    SessionContext,
    TeamMember
} from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { PEOPLE, PERIODS } from './choices';
import { downloadBoard } from './downloadBoard';
import { WORDS } from './labels';
import { movedMembers } from './movedMembers';
import { readBoardGoals, type TileGoal } from './boardGoals.ts';

interface TileView {
    readonly goal: TileGoal | null;
    readonly key: string;
    readonly cell: KpiCell;
    readonly definition: KpiDefinition;
    readonly isSelected: boolean;
    readonly series: readonly (number | null)[];
}

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly board: Board };

/** KPIs of the person or their team: behaviour and outcome apart, each number opens to formula and records. */
export default class KpiBoard extends LightningElement {
    readonly words = WORDS;
    readonly periodOptions = PERIODS;
    readonly peopleOptions = PEOPLE;
    state: State = { kind: 'loading' };
    session: SessionContext | null = null;
    trend: KpiTrend | null = null;
    moved: readonly TeamMember[] = [];
    goals: ReadonlyMap<string, TileGoal> = new Map();
    period: PeriodKind = 'week';
    people: KpiPeople = 'all';
    tableGroup: 'behaviour' | 'outcome' = 'behaviour';
    selectedKey = '';
    selectedUserId = '';
    private sequence = 0;

    connectedCallback(): void {
        void this.start();
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

    get board(): Board | null {
        return this.state.kind === 'ready' ? this.state.board : null;
    }

    get title(): string {
        return this.isTeam ? WORDS.heading : WORDS.headingOwn;
    }

    get isTeam(): boolean {
        return (this.session?.team.length ?? 0) > 1;
    }

    /** Nothing to count for anybody: words instead of zeros. */
    get isEmpty(): boolean {
        return this.board?.isEmpty === true;
    }

    get emptyHeading(): string {
        return this.isTeam ? WORDS.emptyTeam : WORDS.emptyOwn;
    }

    get emptyText(): string {
        return this.isTeam ? WORDS.emptyTeamText : WORDS.emptyOwnText;
    }

    get scopeNote(): string {
        return this.isTeam || this.session?.role === 'rep' ? '' : WORDS.ownOnly;
    }

    get rangeText(): string {
        const { board } = this;
        if (!board) {
            return '';
        }
        const format = formattersFor({ timeZone: board.timeZone });
        const last = (to: string): string =>
            new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
        return fillLabel(
            WORDS.range,
            format.weekday(board.period.from),
            format.weekday(last(board.period.to)),
            format.weekday(board.previousPeriod.from),
            format.weekday(last(board.previousPeriod.to))
        );
    }

    get freshness(): string {
        const { board } = this;
        return board
            ? fillLabel(WORDS.dataAsOf, formattersFor({ timeZone: board.timeZone }).dateTime(board.dataAsOf))
            : '';
    }

    /** A large company shows some of its people; the page says so. */
    get memberNote(): string {
        const shown = this.board?.members.length ?? 0;
        const all = this.board?.memberCount ?? 0;
        const format = formattersFor();
        return shown < all ? fillLabel(WORDS.memberLimit, format.number(shown), format.number(all)) : '';
    }

    /** Why somebody who is not in the team has numbers in it. */
    get movedNote(): string {
        return this.moved.length === 0 ? '' : fillLabel(WORDS.moved, this.moved.map(({ name }) => name).join(', '));
    }

    get behaviourTiles(): readonly TileView[] {
        return this.tiles('behaviour');
    }

    get outcomeTiles(): readonly TileView[] {
        return this.tiles('outcome');
    }

    get alerts(): readonly KpiAlert[] {
        return this.trend?.alerts ?? [];
    }

    get members(): readonly TeamMember[] {
        return [...(this.session?.team ?? []), ...this.moved];
    }

    get selectedDefinition(): KpiDefinition | undefined {
        return this.board?.definitions.find(({ key }) => key === this.selectedKey);
    }

    get selectedScope(): string {
        const member = this.members.find(({ userId }) => userId === this.selectedUserId);
        return member?.name ?? this.wholeName;
    }

    /** Whom the tiles are about, in words. */
    get wholeName(): string {
        const people = PEOPLE.find(({ value }) => value === this.people);
        return this.isTeam ? (people?.label ?? '') : (this.session?.name ?? '');
    }

    get hasNothing(): boolean {
        return this.board === null || this.isEmpty;
    }

    get asOf(): string {
        return this.today();
    }

    get layoutClass(): string {
        return this.selectedDefinition ? 'layout layout_split' : 'layout';
    }

    get behaviourVariant(): string {
        return this.tableGroup === 'behaviour' ? 'brand' : 'neutral';
    }

    get outcomeVariant(): string {
        return this.tableGroup === 'outcome' ? 'brand' : 'neutral';
    }

    handlePeriod(event: CustomEvent<{ value: PeriodKind }>): void {
        this.period = event.detail.value;
        void this.load();
    }

    handlePeople(event: CustomEvent<{ value: KpiPeople }>): void {
        this.people = event.detail.value;
        void this.load();
    }

    handleGroup(event: Event): void {
        this.tableGroup = (event.currentTarget as HTMLElement).dataset['group'] === 'outcome' ? 'outcome' : 'behaviour';
    }

    handleTile(event: CustomEvent<{ key: string }>): void {
        this.selectedUserId = '';
        this.selectedKey = event.detail.key;
    }

    handleCell(event: CustomEvent<{ key: string; userId: string }>): void {
        this.selectedUserId = event.detail.userId;
        this.selectedKey = event.detail.key;
    }

    async handleExport(event: CustomEvent<{ value: 'csv' | 'xlsx' }>): Promise<void> {
        const { board } = this;
        if (board === null) {
            return;
        }
        try {
            await downloadBoard(this, event.detail.value, board, this.members, this.wholeName);
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }

    handleClose(): void {
        this.selectedKey = '';
    }

    handleRetry(): void {
        void this.start();
    }

    private tiles(group: 'behaviour' | 'outcome'): readonly TileView[] {
        const { board } = this;
        return (board?.definitions ?? [])
            .filter((definition) => definition.group === group)
            .flatMap((definition) => {
                const cell = board?.team.find(({ key }) => key === definition.key);
                const isSelected = definition.key === this.selectedKey && this.selectedUserId === '';
                const series = this.trend?.series.find(({ key }) => key === definition.key)?.values ?? [];
                const goal = this.goals.get(definition.key) ?? null;
                return cell ? [{ key: definition.key, cell, definition, isSelected, series, goal }] : [];
            });
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        try {
            this.session = JSON.parse(await getContext()) as SessionContext;
        } catch (error) {
            this.state = { kind: 'failed', error };
            return;
        }
        if (this.session.hasAccess) {
            await this.load();
        } else {
            this.state = { kind: 'noAccess' };
        }
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        try {
            const board = JSON.parse(await getBoard(this.question())) as Board;
            const moved = this.isTeam ? await movedMembers(board, this.session?.team ?? []) : [];
            if (sequence === this.sequence) {
                this.moved = moved;
                this.state = { kind: 'ready', board };
                void this.loadTrend(sequence);
                void this.loadGoals(sequence);
            }
        } catch (error) {
            if (sequence === this.sequence) {
                this.state = { kind: 'failed', error };
            }
        }
    }

    /** Lines and alerts follow the numbers; without them the page is still whole. */
    private async loadTrend(sequence: number): Promise<void> {
        this.trend = null;
        try {
            const answer = await getTrend(this.question());
            if (sequence === this.sequence) {
                this.trend = JSON.parse(answer) as KpiTrend;
            }
        } catch {
            this.trend = null;
        }
    }

    /** Goals of the numbers, where there are any; "without me" has none of its own. */
    private async loadGoals(sequence: number): Promise<void> {
        this.goals = new Map();
        const { session } = this;
        if (session === null || this.people !== 'all') {
            return;
        }
        try {
            const goals = await readBoardGoals(session, this.period, this.today());
            if (sequence === this.sequence) {
                this.goals = goals;
            }
        } catch {
            this.goals = new Map();
        }
    }

    private question(): { period: PeriodKind; asOf: string; people: KpiPeople; ownerId: null } {
        return { period: this.period, asOf: this.today(), people: this.people, ownerId: null };
    }

    /** The person's calendar day. */
    private today(): string {
        const day = formattersFor(this.session ? { timeZone: this.session.timeZone } : {}).dayNumber(Date.now());
        return new Date(day * 86_400_000).toISOString().slice(0, 10);
    }
}
