import { LightningElement, api } from 'lwc';
import { fillLabel } from 'c/formatters';
import { weekInView } from 'c/goalRules';
import { canPlan, todayText, weekText, words, type GoalView } from 'c/goalText';

interface Card {
    readonly view: GoalView;
    readonly goalId: string;
    readonly name: string;
    readonly period: string;
    readonly numbers: string;
    readonly statusText: string;
    readonly chipClass: string;
    readonly todayText: string;
    readonly weekText: string;
    readonly canPlan: boolean;
    readonly openLabel: string;
}

/** What remains of the person's own goals today and this week. Events `goalselected`, `visitswanted` with the id. */
export default class GoalCards extends LightningElement {
    @api views: readonly GoalView[] = [];
    /** Day of the numbers, `YYYY-MM-DD`. */
    @api asOf = '';
    @api currency: string | null = null;

    readonly words = words;

    get isWeekToCome(): boolean {
        return this.asOf !== '' && weekInView(this.asOf) > this.asOf;
    }

    get weekLabel(): string {
        return this.isWeekToCome ? words.nextWeek : words.thisWeek;
    }

    get visitsLabel(): string {
        return this.isWeekToCome ? words.visitsNext : words.visits;
    }

    get cards(): readonly Card[] {
        return this.views.map((view) => ({
            view,
            goalId: view.goalId,
            name: view.name,
            period: view.periodText,
            numbers: fillLabel(words.of, view.valueText, view.targetText),
            statusText: view.statusText,
            chipClass: `chip chip_${view.status}`,
            todayText: todayText(view, this.currency),
            weekText: weekText(view, this.currency),
            canPlan: canPlan(view),
            openLabel: fillLabel(words.open, view.name)
        }));
    }

    handleOpen(event: Event): void {
        this.send('goalselected', event);
    }

    handleVisits(event: Event): void {
        this.send('visitswanted', event);
    }

    private send(name: string, event: Event): void {
        const goalId = (event.currentTarget as HTMLElement).dataset['id'];
        this.dispatchEvent(new CustomEvent(name, { detail: { goalId } }));
    }
}
