import { api, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import type { KpiBoard as Board, KpiPeople, PeriodKind } from 'c/contracts';
import type { SegmentChoice } from 'c/kpiAsk';
import { boardRows, downloadTable } from 'c/kpiText';
import { addLocalDays } from 'c/visitRules';
import { readBoard, readSession, readTrend, type BoardQuestion } from './boardApi.ts';
import { readBoardGoals } from './boardGoals.ts';
import { BoardView } from './boardView.ts';
import { PERIODS } from './choices';
import { movedMembers } from './movedMembers';

interface CellDetail {
    readonly key: string;
    readonly userId: string;
    readonly isWhy?: boolean;
}

/**
 * KPIs of the person or their team: behaviour and outcome apart, each number opens to formula, records and the question
 * why. The slot `goals` stands above a person's numbers; event `personshown` {userId, name, isOnePerson} says whose they are.
 */
export default class KpiBoard extends NavigationMixin(BoardView) {
    /** Boards of teams that were opened in the table, by role. */
    teamBoards: Readonly<Record<string, Board>> = {};
    private sequence = 0;

    /** Reads the numbers again, for what happened elsewhere on the page. */
    @api
    async refresh(): Promise<void> {
        await this.load();
    }

    /** `c__person`, `c__kpi`, `c__period` and `c__asof` (a day) of the address open that person, KPI and period. */
    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        const { c__person: personId = '', c__kpi: key = '', c__period: period, c__asof: day = '' } = page?.state ?? {};
        const known = PERIODS.find(({ value }) => value === period);
        const isOther = personId !== this.personId || (known !== undefined && known.value !== this.period);
        this.personId = personId;
        if (known) this.period = known.value;
        if (/^\d{4}-\d{2}-\d{2}$/.test(day) && day < this.asOf) this.pastDays = [day];
        if (key !== '') this.selectedKey = key;
        if (isOther && this.session !== null) this.reload();
        this.tellPerson();
    }

    connectedCallback(): void {
        void this.start();
    }

    handlePeriod(event: CustomEvent<{ value: PeriodKind }>): void {
        this.period = event.detail.value;
        this.showDays([]);
    }

    handleEarlier(): void {
        if (this.board) this.showDays([...this.pastDays, addLocalDays(this.board.period.from, -1)]);
    }

    handleLater(): void {
        this.showDays(this.pastDays.slice(0, -1));
    }

    handleNow(): void {
        this.showDays([]);
    }

    handlePeople(event: Event): void {
        this.people = (event.currentTarget as HTMLElement).dataset['people'] as KpiPeople;
        void this.load();
    }

    handleTile(event: CustomEvent<{ key: string }>): void {
        this.open({ key: event.detail.key, userId: '' });
    }

    handleRestRow(event: Event): void {
        this.open({ key: (event.currentTarget as HTMLElement).dataset['key'] ?? '', userId: '' });
    }

    handleCell(event: CustomEvent<CellDetail>): void {
        this.open(event.detail);
    }

    handleKpi(event: CustomEvent<{ key: string }>): void {
        this.chosenCutKey = event.detail.key;
    }

    handleSegment(event: CustomEvent<{ key: string; name: string; segment: SegmentChoice }>): void {
        const { key, name, segment } = event.detail;
        this.open({ key, userId: '' });
        this.segment = segment;
        this.segmentName = name;
    }

    handlePerson(event: CustomEvent<{ userId: string }>): void {
        this.showPerson(event.detail.userId);
    }

    /** A team of a large company is asked for when it is opened. */
    async handleTeam(event: CustomEvent<{ roleId: string }>): Promise<void> {
        const { roleId } = event.detail;
        const { sequence } = this;
        try {
            const board = await readBoard({ ...this.question(), roleId });
            const moved = await movedMembers(board, this.members);
            if (sequence !== this.sequence) return;
            this.moved = [...this.moved, ...moved];
            this.teamBoards = { ...this.teamBoards, [roleId]: board };
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
        }
    }

    handleBack(): void {
        this.showPerson('');
    }

    handleRest(): void {
        this.isRestShown = !this.isRestShown;
    }

    handleEmptyAction(): void {
        this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes: { apiName: 'Fieldmap_My_Week' } });
    }

    async handleExport(event: CustomEvent<{ value: 'csv' | 'xlsx' }>): Promise<void> {
        const { board } = this;
        if (board === null) {
            return;
        }
        try {
            const shown = this.isRestShown && this.fullBoard ? this.fullBoard : board;
            const rows = boardRows(shown, this.members, this.wholeName);
            await downloadTable(this, event.detail.value, board.period, rows);
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

    private open({ key, userId, isWhy = false }: CellDetail): void {
        this.selectedUserId = userId;
        this.selectedKey = key;
        this.isWhyAsked = isWhy;
        this.segment = null;
        this.chosenCutKey = key;
    }

    private showDays(pastDays: readonly string[]): void {
        this.pastDays = pastDays;
        void this.load();
    }

    private showPerson(personId: string): void {
        this.personId = personId;
        this.selectedKey = '';
        this.selectedUserId = '';
        this.segment = null;
        this.tellPerson();
        this.reload();
    }

    /** Never one person's name over another's numbers. */
    private reload(): void {
        this.state = { kind: 'loading' };
        void this.load();
    }

    private tellPerson(): void {
        const isOnePerson = this.session?.hasAccess === true && !this.isTeam;
        const detail = { userId: this.personId, name: this.personName, isOnePerson };
        this.dispatchEvent(new CustomEvent('personshown', { detail }));
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        try {
            this.session = await readSession();
        } catch (error) {
            this.state = { kind: 'failed', error };
            return;
        }
        if (this.session.hasAccess) {
            this.tellPerson();
            await this.load();
        } else {
            this.state = { kind: 'noAccess' };
        }
    }

    /** Numbers first; lines, today, goals and everything else follow, and the page is whole without them. */
    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        const question = this.question();
        try {
            const board = await readBoard(question);
            const moved = this.isTeam ? await movedMembers(board, this.session?.team ?? []) : [];
            if (sequence !== this.sequence) return;
            Object.assign(this, { moved, trend: null, dayBoard: null, othersBoard: null, fullBoard: null });
            this.teamBoards = {};
            this.goals = new Map();
            this.state = { kind: 'ready', board };
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
            return;
        }
        const isWeek = question.period === 'week' && this.isNow;
        const isPlaying = this.isTeam && this.people === 'all' && this.hasOwnNumbers;
        await Promise.all([
            this.add(sequence, 'trend', readTrend(question)),
            this.add(sequence, 'dayBoard', isWeek && readBoard({ ...question, period: 'day' })),
            this.add(sequence, 'othersBoard', isPlaying && readBoard({ ...question, people: 'others' })),
            this.add(sequence, 'goals', this.readGoals()),
            this.add(sequence, 'fullBoard', readBoard(question, 'all'))
        ]);
    }

    private get hasOwnNumbers(): boolean {
        return this.board?.members.some(({ userId }) => userId === this.userId) === true;
    }

    private async add(sequence: number, name: string, answer: Promise<unknown> | false): Promise<void> {
        if (answer === false) return;
        try {
            const value = await answer;
            if (sequence === this.sequence) Object.assign(this, { [name]: value });
        } catch {
            // Without this part the page is still whole.
        }
    }

    /** Goals of the present numbers, where there are any; "without me" has none of its own. */
    private readGoals(): ReturnType<typeof readBoardGoals> | false {
        const { session } = this;
        if (session === null || !this.isNow || (this.isTeam && this.people !== 'all')) return false;
        return readBoardGoals(session, this.personId, this.period, this.asOf);
    }

    private question(): BoardQuestion {
        return {
            period: this.period,
            asOf: this.asOf,
            people: this.isPersonOpen ? 'all' : this.people,
            ownerId: this.personId || null
        };
    }
}
