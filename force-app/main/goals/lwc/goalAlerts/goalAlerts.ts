import { LightningElement, api } from 'lwc';
import type { GoalAlert } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { projectionText, words, type GoalView } from 'c/goalText';

/** Shown at first. */
const FEW = 3;

/** Goals whose projection fell below, each once. Event `goalselected` with the id. */
export default class GoalAlerts extends LightningElement {
    @api alerts: readonly GoalAlert[] = [];
    /** All goals, flat. */
    @api views: readonly GoalView[] = [];
    @api currency: string | null = null;

    readonly words = words;
    isOpen = false;

    get items(): readonly { readonly goalId: string; readonly text: string }[] {
        const format = formattersFor();
        return this.alerts.flatMap(({ goalId, since, projection }) => {
            const view = this.views.find((entry) => entry.goalId === goalId);
            // The page may know more than the alert: a target that was changed since, or a new record.
            if (view === undefined || view.status !== 'off-track') {
                return [];
            }
            const expected = view.pace?.projection ?? projection;
            const projected = projectionText(expected, view.unit, format, this.currency);
            const day = format.date(since);
            return [{ goalId, text: fillLabel(words.alert, view.name, view.who, projected, view.targetText, day) }];
        });
    }

    get hasItems(): boolean {
        return this.items.length > 0;
    }

    get shown(): GoalAlerts['items'] {
        return this.isOpen ? this.items : this.items.slice(0, FEW);
    }
    get hasMore(): boolean {
        return this.items.length > FEW;
    }
    get moreText(): string {
        return this.isOpen ? words.alertsFew : fillLabel(words.alertsAll, formattersFor().number(this.items.length));
    }
    get expanded(): string {
        return String(this.isOpen);
    }

    handleMore(): void {
        this.isOpen = !this.isOpen;
    }

    handleOpen(event: Event): void {
        const goalId = (event.currentTarget as HTMLElement).dataset['id'];
        this.dispatchEvent(new CustomEvent('goalselected', { detail: { goalId } }));
    }
}
