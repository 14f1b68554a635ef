import { LightningElement, api } from 'lwc';
import { fillLabel } from 'c/formatters';
import { words, type GoalView } from 'c/goalText';

interface Row {
    readonly view: GoalView;
    readonly goalId: string;
    readonly rowClass: string;
    readonly indentStyle: string;
    readonly hasChildren: boolean;
    readonly expanded: string;
    readonly toggleLabel: string;
    readonly toggleSign: string;
    readonly openLabel: string;
    readonly level: string;
    readonly chipClass: string;
    readonly numbers: string;
    readonly assignmentClass: string;
}

/** Goals as a tree with progress. Event `goalselected` with the id. */
export default class GoalTree extends LightningElement {
    @api label = '';
    /** Roots with their children. */
    @api views: readonly GoalView[] = [];
    @api selectedId = '';
    /** Opened or closed by the person; others are open down to the teams. */
    private toggled: Readonly<Record<string, boolean>> = {};

    get rows(): readonly Row[] {
        return this.views.flatMap((view) => this.rowsOf(view, 0));
    }

    handleToggle(event: Event): void {
        const goalId = (event.currentTarget as HTMLElement).dataset['id'] ?? '';
        const row = this.rows.find((entry) => entry.goalId === goalId);
        this.toggled = { ...this.toggled, [goalId]: row?.expanded !== 'true' };
    }

    handleOpen(event: Event): void {
        const goalId = (event.currentTarget as HTMLElement).dataset['id'];
        this.dispatchEvent(new CustomEvent('goalselected', { detail: { goalId } }));
    }

    private isOpen({ goalId, isObjective }: GoalView, depth: number): boolean {
        return (
            this.toggled[goalId] ??
            ((depth === 0 && (!isObjective || this.views.length < 3)) || this.holdsSelected(goalId))
        );
    }

    private holdsSelected(goalId: string): boolean {
        const within = (view: GoalView): boolean => view.goalId === this.selectedId || view.children.some(within);
        const find = (views: readonly GoalView[]): GoalView | undefined =>
            views.find((view) => view.goalId === goalId) ?? views.map(({ children }) => find(children)).find(Boolean);
        return this.selectedId !== '' && (find(this.views)?.children.some(within) ?? false);
    }

    private rowsOf(view: GoalView, depth: number): Row[] {
        const isOpen = this.isOpen(view, depth);
        const row = this.rowOf(view, depth, isOpen);
        return isOpen ? [row, ...view.children.flatMap((child) => this.rowsOf(child, depth + 1))] : [row];
    }

    private rowOf(view: GoalView, depth: number, isOpen: boolean): Row {
        const full = `${view.name}, ${view.who}`;
        return {
            view,
            goalId: view.goalId,
            rowClass: view.goalId === this.selectedId ? 'row row_selected' : 'row',
            indentStyle: `padding-left: ${depth * 18}px`,
            hasChildren: view.children.length > 0,
            expanded: String(isOpen),
            toggleLabel: fillLabel(isOpen ? words.collapse : words.expand, full),
            toggleSign: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
            openLabel: fillLabel(words.open, full),
            level: String(depth + 1),
            chipClass: `chip chip_${view.status}`,
            numbers: view.isObjective ? view.valueText : fillLabel(words.of, view.valueText, view.targetText),
            assignmentClass: view.isOver ? 'assignment assignment_over' : 'assignment'
        };
    }
}
