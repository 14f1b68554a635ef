import { LightningElement, api } from 'lwc';
import { formattersFor } from 'c/formatters';
import { addDays, daysBetween, goalMetricOf, spread, spreadRest } from 'c/goalRules';
import { goalValueText, words, type GoalView } from 'c/goalText';

interface DayRow {
    readonly day: string;
    readonly dayText: string;
    readonly target: number;
    readonly done: number | null;
    readonly now: number | null;
    readonly targetText: string;
    readonly doneText: string;
    readonly nowText: string;
}

interface Bar {
    readonly key: string;
    readonly x: number;
    readonly width: number;
    readonly targetY: number;
    readonly targetHeight: number;
    readonly doneY: number;
    readonly doneHeight: number;
    readonly innerX: number;
    readonly innerWidth: number;
    readonly targetClass: string;
}

const WIDTH = 600;
const HEIGHT = 120;

/** A goal day by day: what was asked for, what was done, and what the days to come are asked for now; with a table twin. */
export default class GoalDays extends LightningElement {
    @api view?: GoalView;
    /** Day of the numbers, `YYYY-MM-DD`. */
    @api asOf = '';
    /** Value of each day until `asOf`; null until it has come. */
    @api done: readonly number[] | null = null;
    @api currency: string | null = null;

    readonly words = words;
    readonly viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
    isTableShown = false;

    get rows(): readonly DayRow[] {
        const { view, done, asOf } = this;
        const step = goalMetricOf(view?.goal.metric ?? null)?.step ?? 1;
        const target = view?.goal.target ?? 0;
        const targets = view?.count ? spread(target, view.weights, step) : null;
        if (!view?.count || targets === null) {
            return [];
        }
        const today = daysBetween(view.count.from, asOf);
        const rest = spreadRest(target, view.count.beforeToday ?? 0, view.weights, today, step);
        const text = (value: number | null): string =>
            value === null ? '' : goalValueText(value, view.unit, formattersFor(), this.currency);
        const { from } = view.count;
        return targets.map((dayTarget, index) => {
            const day = addDays(from, index);
            const now = index >= today && rest !== null ? (rest[index - Math.max(0, today)] ?? 0) : null;
            const doneOn = done?.[index] ?? null;
            return {
                ...{ day, dayText: formattersFor().weekday(day), target: dayTarget, done: doneOn, now },
                ...{ targetText: text(dayTarget), doneText: text(doneOn), nowText: text(now) }
            };
        });
    }

    get isShown(): boolean {
        return this.rows.length > 0 && this.rows.length <= 31;
    }

    get toggleLabel(): string {
        return this.isTableShown ? words.hideTable : words.showTable;
    }

    get bars(): readonly Bar[] {
        const { rows } = this;
        const most = Math.max(1, ...rows.map(({ target, done, now }) => Math.max(target, done ?? 0, now ?? 0)));
        const slot = WIDTH / rows.length;
        const height = (value: number): number => (value / most) * (HEIGHT - 6);
        return rows.map(({ day, target, done, now }, index) => {
            const asked = height(now ?? target);
            const made = height(done ?? 0);
            return {
                key: day,
                x: index * slot + slot * 0.1,
                width: slot * 0.8,
                targetY: HEIGHT - asked,
                targetHeight: asked,
                innerX: index * slot + slot * 0.28,
                innerWidth: slot * 0.44,
                doneY: HEIGHT - made,
                doneHeight: made,
                targetClass: now === null ? 'asked' : 'asked asked_now'
            };
        });
    }

    handleToggle(): void {
        this.isTableShown = !this.isTableShown;
    }
}
