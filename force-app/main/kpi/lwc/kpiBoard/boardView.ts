import { LightningElement } from 'lwc';
import type {
    KpiAlert,
    KpiBoard as Board,
    KpiDefinition,
    KpiPeople,
    KpiTrend,
    KpiValue,
    PeriodKind,
    SessionContext,
    TeamMember
} from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import type { SegmentChoice } from 'c/kpiAsk';
import { earlierFrom } from 'c/kpiText';
import type { TileGoal } from 'c/kpiTile';
import { addLocalDays } from 'c/visitRules';
import { PEOPLE, PERIODS } from './choices';
import { todayIn } from './days.ts';
import { WORDS } from './labels';
import { restRowsOf, type RestRow } from './restRows.ts';
import type { TileView } from './tileView.ts';

type State =
    | { readonly kind: 'loading' }
    | { readonly kind: 'noAccess' }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'ready'; readonly board: Board };

type Group = 'behaviour' | 'outcome';

/** Tiles of the first screen. */
const FIRST = 5;

/** What the KPI page shows, from what it knows. */
export class BoardView extends LightningElement {
    readonly words = WORDS;
    readonly periodOptions = PERIODS;
    state: State = { kind: 'loading' };
    session: SessionContext | null = null;
    trend: KpiTrend | null = null;
    /** The same for today alone, where the period is the week. */
    dayBoard: Board | null = null;
    /** A playing manager's team without them. */
    othersBoard: Board | null = null;
    /** Every KPI, once it was asked for. */
    fullBoard: Board | null = null;
    moved: readonly TeamMember[] = [];
    goals: ReadonlyMap<string, TileGoal> = new Map();
    period: PeriodKind = 'week';
    /** Last days of the periods stepped back to; empty: now. */
    pastDays: readonly string[] = [];
    people: KpiPeople = 'all';
    /** One person of the team; empty: everyone that `people` says. */
    personId = '';
    selectedKey = '';
    selectedUserId = '';
    isWhyAsked = false;
    /** KPI of the cuts; empty: the first. */
    chosenCutKey = '';
    /** Part of a cut that is open; null: all of it. */
    segment: SegmentChoice | null = null;
    segmentName = '';
    isRestShown = false;

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

    get userId(): string {
        return this.session?.userId ?? '';
    }

    /** The reader has a team at all. */
    get hasTeam(): boolean {
        return (this.session?.team.length ?? 0) > 1;
    }

    /** The page is about several people. */
    get isTeam(): boolean {
        return this.hasTeam && this.personId === '';
    }

    get isPersonOpen(): boolean {
        return this.personId !== '';
    }

    get title(): string {
        return this.isPersonOpen
            ? this.personName
            : this.isTeam && this.people !== 'own'
              ? WORDS.heading
              : WORDS.headingOwn;
    }

    get personName(): string {
        return this.members.find(({ userId }) => userId === this.personId)?.name ?? '';
    }

    /** Who else sees these numbers: the same ones. */
    get titleNote(): string {
        if (this.isPersonOpen) return fillLabel(WORDS.personOf, this.personName);
        return this.session?.role === 'rep' && !this.hasTeam ? WORDS.ownHint : '';
    }

    get peopleChoices(): readonly { value: KpiPeople; label: string; pressed: string; choiceClass: string }[] {
        return PEOPLE.map(({ value, label }) => {
            const isChosen = value === this.people;
            return { value, label, pressed: String(isChosen), choiceClass: isChosen ? 'side side_chosen' : 'side' };
        });
    }

    /** Nothing to count for anybody: words instead of zeros. */
    get isEmpty(): boolean {
        return this.board?.isEmpty === true;
    }

    get emptyHeading(): string {
        return this.isTeam ? WORDS.emptyTeam : WORDS.emptyOwn;
    }

    get emptyText(): string {
        if (!this.isTeam) return WORDS.emptyOwnText;
        return this.people === 'own' ? WORDS.emptyMine : WORDS.emptyTeamText;
    }

    /** Customers there are, but nobody was visited in either period: zeros alone would not say what to do. */
    get isWithoutVisits(): boolean {
        const cell = this.fullBoard?.team.find(({ key }) => key === 'visits-completed');
        return !this.isEmpty && cell !== undefined && cell.current.numerator + cell.previous.numerator === 0;
    }

    get emptyAction(): string {
        return this.isPersonOpen ? '' : this.isTeam ? WORDS.showWeek : WORDS.emptyAction;
    }

    get scopeNote(): string {
        return this.hasTeam || this.session?.role === 'rep' ? '' : WORDS.ownOnly;
    }

    get rangeText(): string {
        const { board } = this;
        if (!board) return '';
        const format = formattersFor({ timeZone: board.timeZone });
        return fillLabel(
            WORDS.range,
            format.weekday(board.period.from),
            format.weekday(addLocalDays(board.period.to, -1)),
            format.weekday(board.previousPeriod.from),
            format.weekday(addLocalDays(board.previousPeriod.to, -1))
        );
    }

    get freshness(): string {
        const { board } = this;
        return board
            ? fillLabel(WORDS.dataAsOf, formattersFor({ timeZone: board.timeZone }).dateTime(board.dataAsOf))
            : '';
    }

    /** A large company without teams shows some of its people; the page says so. */
    get memberNote(): string {
        const { members = [], memberCount = 0, teams = [] } = this.board ?? {};
        if (members.length >= memberCount || teams.length > 0) return '';
        const format = formattersFor();
        return fillLabel(WORDS.memberLimit, format.number(members.length), format.number(memberCount));
    }

    /** Why somebody who is not in the team has numbers in it. */
    get movedNote(): string {
        return this.moved.length === 0 ? '' : fillLabel(WORDS.moved, this.moved.map(({ name }) => name).join(', '));
    }

    get firstKeys(): readonly string[] {
        const { board } = this;
        return (board?.firstKeys ?? board?.definitions.map(({ key }) => key) ?? []).slice(0, FIRST);
    }

    /** The first screen: at most five tiles, what people do apart from what comes of it. */
    get tileGroups(): readonly {
        key: Group;
        label: string;
        hint: string;
        style: string;
        tiles: readonly TileView[];
    }[] {
        const groups = [
            { key: 'behaviour' as const, label: WORDS.behaviour, hint: this.isTeam ? WORDS.behaviourHint : '' },
            { key: 'outcome' as const, label: WORDS.outcome, hint: WORDS.outcomeHint }
        ];
        return groups
            .map((group) => ({ ...group, tiles: this.tiles(group.key) }))
            .filter(({ tiles }) => tiles.length > 0)
            .map((group) => ({ ...group, style: `flex-grow: ${group.tiles.length}; --tiles: ${group.tiles.length}` }));
    }

    get restGroups(): readonly { key: Group; label: string; rows: readonly RestRow[] }[] {
        return (['behaviour', 'outcome'] as const)
            .map((key) => ({ key, label: WORDS[key], rows: restRowsOf(this.fullBoard, this.firstKeys, key) }))
            .filter(({ rows }) => rows.length > 0);
    }

    get restLabel(): string {
        const count = this.restGroups.reduce((sum, { rows }) => sum + rows.length, 0);
        return this.isRestShown ? WORDS.allHide : fillLabel(WORDS.allNumbers, formattersFor().number(count));
    }

    get hasRest(): boolean {
        return this.restGroups.length > 0;
    }

    get restExpanded(): string {
        return String(this.isRestShown);
    }

    get alerts(): readonly KpiAlert[] {
        return this.trend?.alerts ?? [];
    }

    get alertCount(): number {
        return this.trend?.alertCount ?? 0;
    }

    get series(): KpiTrend['series'] {
        return this.trend?.series ?? [];
    }

    get memberSeries(): KpiTrend['members'] {
        return this.trend?.members ?? [];
    }

    get members(): readonly TeamMember[] {
        return [...(this.session?.team ?? []), ...this.moved];
    }

    /** Every KPI that can be chosen; those of the first screen until all are there. */
    get definitions(): Board['definitions'] {
        return this.fullBoard?.definitions ?? this.board?.definitions ?? [];
    }

    get selectedDefinition(): KpiDefinition | undefined {
        return this.definitions.find(({ key }) => key === this.selectedKey);
    }

    /** The KPI that the cuts are about: the one that was opened or chosen last, else the first. */
    get cutKey(): string {
        return this.chosenCutKey || (this.firstKeys[0] ?? '');
    }

    get selectedScope(): string {
        const member = this.members.find(({ userId }) => userId === this.selectedUserId);
        const name = member?.name ?? this.wholeName;
        return this.segment === null ? name : `${name} · ${this.segmentName}`;
    }

    /** Whom the tiles are about, in words. */
    get wholeName(): string {
        if (this.isPersonOpen) return this.personName;
        const people = PEOPLE.find(({ value }) => value === this.people);
        return this.isTeam ? (people?.label ?? '') : (this.session?.name ?? '');
    }

    /** Owner of what is open beside the numbers. */
    get detailOwnerId(): string {
        return this.selectedUserId || this.personId;
    }

    get hasNothing(): boolean {
        return this.board === null || this.isEmpty;
    }

    get dayBefore(): string {
        const { dayBoard } = this;
        return dayBoard ? formattersFor({ timeZone: dayBoard.timeZone }).weekday(dayBoard.previousPeriod.from) : '';
    }

    /** A number is open beside the numbers. */
    get isSplit(): boolean {
        return this.selectedDefinition !== undefined;
    }

    get layoutClass(): string {
        return this.isSplit ? 'layout layout_split' : 'layout';
    }

    /** Last day that counts. */
    get asOf(): string {
        return this.pastDays.at(-1) ?? todayIn(this.session?.timeZone);
    }

    get isPast(): boolean {
        return !this.isNow;
    }

    get isNow(): boolean {
        return this.pastDays.length === 0;
    }

    private tiles(group: Group): readonly TileView[] {
        const { board, dayBoard } = this;
        return this.firstKeys.flatMap((key) => {
            const definition = board?.definitions.find((candidate) => candidate.key === key);
            const cell = board?.team.find((candidate) => candidate.key === key);
            if (!cell || definition?.group !== group) return [];
            return [
                {
                    ...{ key, cell, definition, ...this.sidesOf(key) },
                    earlierFrom: earlierFrom(board, definition),
                    isSelected: key === this.selectedKey && this.selectedUserId === '',
                    series: this.series.find((entry) => entry.key === key)?.values ?? [],
                    goal: this.goals.get(key) ?? null,
                    today: dayBoard?.team.find((candidate) => candidate.key === key) ?? null
                }
            ];
        });
    }

    /** Three numbers of a playing manager that reconcile: mine, the team without me, and the tile's own. */
    private sidesOf(key: string): { readonly mine: KpiValue | null; readonly others: KpiValue | null } {
        const own = this.board?.members.find(({ userId }) => userId === this.userId);
        const others = this.othersBoard?.team.find((cell) => cell.key === key)?.current ?? null;
        const mine = own?.cells.find((cell) => cell.key === key)?.current ?? null;
        return others === null ? { mine: null, others: null } : { mine, others };
    }
}
