import { LightningElement, api } from 'lwc';
import type { KpiBoard, KpiCell, KpiDefinition, KpiSeries, KpiTeam, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import {
    earlierFrom,
    SPARK_HEIGHT,
    SPARK_WIDTH,
    sparkOf,
    subTeamsOf,
    sumOfValues,
    trendOf,
    valueText,
    words,
    type Spark,
    type SubTeam
} from 'c/kpiText';
import { teamLines, valueOf, type TeamLine } from './teamLines';
import behaviour from '@salesforce/label/c.Fieldmap_Kpi_Behaviour';
import openPerson from '@salesforce/label/c.Fieldmap_Kpi_OpenPerson';
import openTeam from '@salesforce/label/c.Fieldmap_Kpi_OpenTeam';
import outcome from '@salesforce/label/c.Fieldmap_Kpi_Outcome';
import person from '@salesforce/label/c.Fieldmap_Kpi_Person';
import table from '@salesforce/label/c.Fieldmap_Kpi_TeamTable';
import team from '@salesforce/label/c.Fieldmap_Kpi_Team';
import teamOf from '@salesforce/label/c.Fieldmap_Kpi_TeamOf';

interface CellView {
    readonly key: string;
    readonly userId: string;
    readonly text: string;
    readonly trend: string;
    readonly trendClass: string;
    readonly cellClass: string;
    readonly spark: Spark | null;
    /** Sums of a sub-team have no records of their own to open. */
    readonly isClosed: boolean;
}

interface RowView {
    readonly key: string;
    readonly rowClass: string;
    readonly name: string;
    readonly note: string;
    readonly userId: string;
    readonly roleId: string;
    readonly isPerson: boolean;
    readonly isTeam: boolean;
    readonly expanded: string;
    readonly sign: string;
    readonly openLabel: string;
    readonly cells: readonly CellView[];
}

type Member = KpiBoard['members'][number];

/**
 * KPIs of a team with a small line each: the team on top, then its teams and people. Events: `cellselected` {key, userId},
 * `personselected` {userId}, `teamopened` {roleId} for a team whose people are not on the board; sorted by a click on a heading.
 */
export default class KpiTeamTable extends LightningElement {
    @api board?: KpiBoard;
    /** Boards of the roles that `teamopened` asked for. */
    @api teamBoards: Readonly<Record<string, KpiBoard>> = {};
    @api team: readonly TeamMember[] = [];
    /** The reader, from whose role teams hang. */
    @api userId = '';
    /** Values of earlier periods: the whole team's and each person's. */
    @api series: readonly KpiSeries[] = [];
    @api memberSeries: readonly { readonly userId: string; readonly series: readonly KpiSeries[] }[] = [];
    @api selectedKey = '';
    @api selectedUserId = '';
    /** A number is open beside the table: columns stand closer, without their small lines. */
    @api isNarrow = false;

    readonly words = { behaviour, outcome, person, table, team };
    readonly viewBox = `0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`;
    sortKey = '';
    isDescending = true;
    openRoles: readonly string[] = [];

    get tableClass(): string {
        return this.isNarrow ? 'table table_narrow' : 'table';
    }

    get definitions(): readonly KpiDefinition[] {
        const all = this.board?.definitions ?? [];
        const keys = this.board?.firstKeys ?? all.map(({ key }) => key);
        const chosen = keys.flatMap((key) => all.find((definition) => definition.key === key) ?? []);
        return [
            ...chosen.filter(({ group }) => group === 'behaviour'),
            ...chosen.filter(({ group }) => group === 'outcome')
        ];
    }

    /** Headings over the columns, so that what people do and what comes of it stay apart. */
    get groups(): readonly { readonly key: string; readonly label: string; readonly span: number }[] {
        const count = (wanted: string): number => this.definitions.filter(({ group }) => group === wanted).length;
        return [
            { key: 'behaviour', label: behaviour, span: count('behaviour') },
            { key: 'outcome', label: outcome, span: count('outcome') }
        ].filter(({ span }) => span > 0);
    }

    get columns(): readonly { key: string; label: string; sort: 'ascending' | 'descending' | 'none' }[] {
        return this.definitions.map(({ key, name }) => {
            const sort = key === this.sortKey ? (this.isDescending ? 'descending' : 'ascending') : 'none';
            return { key, label: words(name), sort };
        });
    }

    /** The team, its teams where there are any, and the people as sorted. */
    get rows(): readonly RowView[] {
        const whole = this.row('team', team, this.board?.team ?? [], this.series);
        const members = this.members;
        if (this.isByService && this.board) {
            return [whole, ...this.lines(this.board).map((line) => this.lineRow(line))];
        }
        const isAllThere = members.length === this.board?.memberCount;
        const subTeams = isAllThere ? subTeamsOf(this.team, this.userId) : [];
        if (subTeams.length === 0) {
            return [whole, ...members.map((member) => this.personRow(member))];
        }
        const inTeams = new Set(subTeams.flatMap(({ userIds }) => [...userIds]));
        const loose = members.filter(({ userId }) => !inTeams.has(userId));
        return [
            whole,
            ...loose.map((member) => this.personRow(member)),
            ...this.sortTeams(subTeams, members).flatMap((subTeam) => this.teamRows(subTeam, members))
        ];
    }

    handleSort(event: Event): void {
        const key = (event.currentTarget as HTMLElement).dataset['key'] ?? '';
        this.isDescending = key === this.sortKey ? !this.isDescending : true;
        this.sortKey = key;
    }

    handleCell(event: Event): void {
        const { key, user } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('cellselected', { detail: { key, userId: user ?? '' } }));
    }

    handlePerson(event: Event): void {
        const userId = (event.currentTarget as HTMLElement).dataset['user'];
        this.dispatchEvent(new CustomEvent('personselected', { detail: { userId } }));
    }

    handleTeam(event: Event): void {
        const roleId = (event.currentTarget as HTMLElement).dataset['role'] ?? '';
        const { openRoles } = this;
        const isOpen = openRoles.includes(roleId);
        this.openRoles = isOpen ? openRoles.filter((id) => id !== roleId) : [...openRoles, roleId];
        if (!isOpen && this.isByService) {
            this.dispatchEvent(new CustomEvent('teamopened', { detail: { roleId } }));
        }
    }

    /** More people than the board holds: their teams were added up where all their records are. */
    private get isByService(): boolean {
        const { members = [], memberCount = 0, teams = [] } = this.board ?? {};
        return members.length < memberCount && teams.length > 0;
    }

    private lines(board: KpiBoard): readonly TeamLine[] {
        return teamLines(board, [this.userId], {
            boards: this.teamBoards,
            openRoles: this.openRoles,
            sortPeople: (members) => this.sortPeople(members),
            sortTeams: (teams) =>
                [...teams].sort((a, b) =>
                    this.sortKey === ''
                        ? this.teamName(a).localeCompare(this.teamName(b))
                        : this.compare(valueOf(a.cells, this.sortKey), valueOf(b.cells, this.sortKey))
                )
        });
    }

    private lineRow(line: TeamLine): RowView {
        if (line.kind === 'person') {
            const row = this.personRow(line.member);
            return line.depth === 0 ? row : { ...row, rowClass: 'person_below' };
        }
        const { team: found, depth, isOpen } = line;
        const name = this.teamName(found);
        return {
            ...this.row(found.roleId, found.personCount > 1 ? fillLabel(teamOf, name) : name, found.cells, []),
            rowClass: depth === 0 ? 'subteam' : 'subteam person_below',
            note: this.roleName(found),
            roleId: found.roleId,
            isTeam: true,
            expanded: String(isOpen),
            sign: isOpen ? '▾' : '▸',
            openLabel: fillLabel(openTeam, name)
        };
    }

    /** Who leads the team, else its role. */
    private teamName({ headIds }: KpiTeam): string {
        const head = headIds.length === 1 ? this.team.find(({ userId }) => userId === headIds[0]) : undefined;
        return head?.name ?? (this.roleName({ headIds }) || team);
    }

    private roleName({ headIds }: Pick<KpiTeam, 'headIds'>): string {
        return this.team.find(({ userId }) => headIds.includes(userId))?.roleName ?? '';
    }

    private get members(): readonly Member[] {
        return this.sortPeople(this.board?.members ?? []);
    }

    private sortPeople(people: readonly Member[]): readonly Member[] {
        const names = new Map(this.team.map(({ userId, name }) => [userId, name]));
        const members = people.filter(({ userId }) => names.has(userId));
        return this.sortKey
            ? members.sort((a, b) => this.compare(valueOf(a.cells, this.sortKey), valueOf(b.cells, this.sortKey)))
            : members.sort((a, b) => (names.get(a.userId) ?? '').localeCompare(names.get(b.userId) ?? ''));
    }

    private teamRows(subTeam: SubTeam, members: readonly Member[]): readonly RowView[] {
        const people = members.filter(({ userId }) => subTeam.userIds.has(userId));
        const isOpen = this.openRoles.includes(subTeam.roleId);
        const name = people.length > 1 ? fillLabel(teamOf, subTeam.name) : subTeam.name;
        const head: RowView = {
            ...this.row(subTeam.roleId, name, this.cellsOf(people), []),
            rowClass: 'subteam',
            note: subTeam.roleName,
            roleId: subTeam.roleId,
            isTeam: true,
            expanded: String(isOpen),
            sign: isOpen ? '▾' : '▸',
            openLabel: fillLabel(openTeam, subTeam.name)
        };
        const rows = people.map((member) => ({ ...this.personRow(member), rowClass: 'person_below' }));
        return isOpen ? [head, ...rows] : [head];
    }

    private sortTeams(subTeams: readonly SubTeam[], members: readonly Member[]): readonly SubTeam[] {
        if (this.sortKey === '') {
            return subTeams;
        }
        const valueOfTeam = ({ userIds }: SubTeam): number | null =>
            valueOf(this.cellsOf(members.filter(({ userId }) => userIds.has(userId))), this.sortKey);
        return [...subTeams].sort((a, b) => this.compare(valueOfTeam(a), valueOfTeam(b)));
    }

    private cellsOf(people: readonly Member[]): readonly KpiCell[] {
        return this.definitions.map((definition) => {
            const { key, denominator } = definition;
            const cells = people.flatMap(({ cells: own }) => own.find((cell) => cell.key === key) ?? []);
            const sum = (values: readonly KpiCell['current'][]): KpiCell['current'] =>
                sumOfValues(values, denominator === '1');
            return {
                key,
                current: sum(cells.map(({ current }) => current)),
                previous: sum(cells.map(({ previous }) => previous))
            };
        });
    }

    /** People without a value stay at the end in both directions. */
    private compare(a: number | null, b: number | null): number {
        if (a === null || b === null) {
            return Number(a === null) - Number(b === null);
        }
        return this.isDescending ? b - a : a - b;
    }

    private personRow({ userId, cells }: Member): RowView {
        const name = this.team.find((member) => member.userId === userId)?.name ?? userId;
        const series = this.memberSeries.find((member) => member.userId === userId)?.series ?? [];
        return {
            ...this.row(userId, name, cells, series, userId),
            rowClass: 'person',
            isPerson: true,
            openLabel: fillLabel(openPerson, name)
        };
    }

    private row(
        key: string,
        name: string,
        cells: readonly KpiCell[],
        series: readonly KpiSeries[],
        userId = ''
    ): RowView {
        const isWhole = key === 'team';
        const views = this.definitions.flatMap((definition) => {
            const cell = cells.find((candidate) => candidate.key === definition.key);
            return cell
                ? [this.cellView(definition, cell, { userId, series, isClosed: !isWhole && userId === '' })]
                : [];
        });
        return {
            ...{ key, name, userId, cells: views, rowClass: isWhole ? 'team' : '', note: '', roleId: '' },
            ...{ isPerson: false, isTeam: false, expanded: 'false', sign: '', openLabel: '' }
        };
    }

    private cellView(
        definition: KpiDefinition,
        cell: KpiCell,
        { userId, series, isClosed }: { userId: string; series: readonly KpiSeries[]; isClosed: boolean }
    ): CellView {
        const { key, unit } = definition;
        const from = earlierFrom(this.board, definition);
        const trend = trendOf(cell.current, cell.previous, definition, formattersFor(), from);
        const isSelected = !isClosed && key === this.selectedKey && userId === this.selectedUserId;
        const small = cell.current.isSmallSample ? ' cell_small' : '';
        return {
            key,
            userId,
            isClosed,
            text: valueText(cell.current.value, unit, formattersFor(), this.board?.currency ?? null),
            trend: trend.text,
            trendClass: `trend trend_${trend.mood}`,
            cellClass: `cell${small}${isSelected ? ' cell_selected' : ''}`,
            spark: sparkOf(series.find((entry) => entry.key === key)?.values ?? [])
        };
    }
}
