import { LightningElement, api } from 'lwc';
import type { KpiBoard, KpiCell, KpiDefinition, TeamMember } from 'c/contracts';
import { formattersFor } from 'c/formatters';
import { trendOf, valueText, words } from 'c/kpiText';
import person from '@salesforce/label/c.Fieldmap_Kpi_Person';
import table from '@salesforce/label/c.Fieldmap_Kpi_TeamTable';
import team from '@salesforce/label/c.Fieldmap_Kpi_Team';

interface CellView {
    readonly key: string;
    readonly userId: string;
    readonly text: string;
    readonly trend: string;
    readonly trendClass: string;
    readonly cellClass: string;
}
interface RowView {
    readonly key: string;
    readonly rowClass: string;
    readonly name: string;
    readonly cells: readonly CellView[];
}

/** KPIs of a team, one row a person, the team on top. Events: `cellselected` {key, userId}, sort by a click on a heading. */
export default class KpiTeamTable extends LightningElement {
    @api board?: KpiBoard;
    @api group: 'behaviour' | 'outcome' = 'behaviour';
    @api team: readonly TeamMember[] = [];
    @api selectedKey = '';
    @api selectedUserId = '';

    readonly words = { person, table, team };
    sortKey = '';
    isDescending = true;

    get definitions(): readonly KpiDefinition[] {
        return (this.board?.definitions ?? []).filter(({ group }) => group === this.group);
    }

    get columns(): readonly { key: string; label: string; sort: 'ascending' | 'descending' | 'none'; icon: string }[] {
        return this.definitions.map(({ key, name }) => {
            const isSorted = key === this.sortKey;
            const sort = isSorted ? (this.isDescending ? 'descending' : 'ascending') : 'none';
            return { key, label: words(name), sort, icon: this.isDescending ? 'utility:arrowdown' : 'utility:arrowup' };
        });
    }

    /** The team first, then its people as sorted. */
    get rows(): readonly RowView[] {
        const names = new Map(this.team.map(({ userId, name }) => [userId, name]));
        const members = [...(this.board?.members ?? [])].filter(({ userId }) => names.has(userId));
        const sorted = this.sortKey
            ? members.sort((a, b) => this.compare(valueOf(a.cells, this.sortKey), valueOf(b.cells, this.sortKey)))
            : members.sort((a, b) => (names.get(a.userId) ?? '').localeCompare(names.get(b.userId) ?? ''));
        const people = sorted.map(({ userId, cells }) => this.row(userId, names.get(userId) ?? userId, cells));
        return [this.row('', team, this.board?.team ?? []), ...people];
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

    /** People without a value stay at the end in both directions. */
    private compare(a: number | null, b: number | null): number {
        if (a === null || b === null) {
            return Number(a === null) - Number(b === null);
        }
        return this.isDescending ? b - a : a - b;
    }

    private row(userId: string, name: string, cells: readonly KpiCell[]): RowView {
        const format = formattersFor();
        const views = this.definitions.flatMap((definition) => {
            const cell = cells.find(({ key }) => key === definition.key);
            if (!cell) {
                return [];
            }
            const trend = trendOf(cell.current, cell.previous, definition, format);
            const isSelected = definition.key === this.selectedKey && userId === this.selectedUserId;
            const small = cell.current.isSmallSample ? ' cell_small' : '';
            return {
                key: definition.key,
                userId,
                text: valueText(cell.current.value, definition.unit, format, this.board?.currency ?? null),
                trend: trend.text,
                trendClass: `trend trend_${trend.mood}`,
                cellClass: `cell${small}${isSelected ? ' cell_selected' : ''}`
            };
        });
        const isTeam = userId === '';
        return { key: isTeam ? 'team' : userId, rowClass: isTeam ? 'team' : '', name, cells: views };
    }
}

function valueOf(cells: readonly KpiCell[], key: string): number | null {
    return cells.find((cell) => cell.key === key)?.current.value ?? null;
}
