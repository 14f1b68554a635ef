import { LightningElement, api } from 'lwc';
import type { VisitBoard } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import {
    alertsOf,
    choicesFor,
    SIGNS,
    STATE_WORDS,
    WORDS,
    type AlertView,
    type BoardRow,
    type StepChoice
} from 'c/liveText';

interface StepView {
    readonly key: string;
    readonly label: string;
    readonly userId: string;
    readonly stepClass: string;
}

/** Alerts that leave the team in the first view. */
const FIRST = 3;
const SECONDS_A_MINUTE = 60;

/**
 * Visits that are late or were missed, each with its next steps. Event `step` {visitId, userId}: the person who is to make the visit;
 * an empty userId leaves the choice open.
 */
export default class LiveAlerts extends LightningElement {
    @api rows: readonly BoardRow[] = [];
    @api board?: VisitBoard;
    @api nowMs = 0;
    @api dayOffset = 0;

    readonly words = WORDS;
    isOpen = false;

    get hasItems(): boolean {
        return this.alerts.length > 0;
    }

    get hasMore(): boolean {
        return this.alerts.length > FIRST;
    }

    get expanded(): string {
        return String(this.isOpen);
    }

    get countText(): string {
        return formattersFor().number(this.alerts.length);
    }

    get moreText(): string {
        return this.isOpen ? WORDS.alertsFewer : fillLabel(WORDS.alertsMore, this.countText);
    }

    get panelClass(): string {
        return this.hasItems ? 'panel' : 'panel panel_calm';
    }

    get shown(): readonly object[] {
        const alerts = this.isOpen ? this.alerts : this.alerts.slice(0, FIRST);
        return alerts.map((alert) => this.itemOf(alert));
    }

    handleMore(): void {
        this.isOpen = !this.isOpen;
    }

    handleStep(event: Event): void {
        const { visit, user } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent('step', { detail: { visitId: visit ?? '', userId: user ?? '' } }));
    }

    private get alerts(): readonly AlertView[] {
        return alertsOf(this.rows);
    }

    private itemOf({ stop, row }: AlertView): object {
        const format = formattersFor();
        const { visit, state } = stop;
        const { person } = row;
        const customer = visit.name ?? WORDS.someCustomer;
        const planned = format.time(visit.plannedStart ?? '');
        const waited = format.duration(stop.minutesLate * SECONDS_A_MINUTE);
        const text =
            state === 'late'
                ? fillLabel(WORDS.lateText, person.name, customer, planned, waited)
                : fillLabel(WORDS.missedText, person.name, customer, planned);
        return {
            visitId: visit.visitId,
            itemClass: `item item_${state}`,
            sign: SIGNS[state],
            stateText: STATE_WORDS[state],
            text,
            steps: this.stepsOf({ stop, row }),
            phoneLink: person.phone === null ? '' : `tel:${person.phone.replace(/[^+\d]/g, '')}`,
            callText: fillLabel(WORDS.call, person.name)
        };
    }

    /** The same person later, the nearest colleague with time, or anything else. */
    private stepsOf({ stop }: AlertView): StepView[] {
        if (!this.board) return [];
        const { keep, others } = choicesFor(stop, this.rows, this.board, this.nowMs, this.dayOffset);
        const format = formattersFor();
        const time = (choice: StepChoice): string => format.time(new Date(choice.free?.startMs ?? 0).toISOString());
        const steps: StepView[] = [];
        if (keep.free !== null) {
            const label = fillLabel(WORDS.moveTo, time(keep));
            steps.push({ key: 'keep', label, userId: keep.userId, stepClass: 'step step_first' });
        }
        const nearest = others.find(({ free }) => free !== null);
        if (nearest !== undefined) {
            const { name, userId, distanceMetres } = nearest;
            const label =
                distanceMetres === null
                    ? fillLabel(WORDS.handTo, name, time(nearest))
                    : fillLabel(WORDS.handToFar, name, time(nearest), format.distance(distanceMetres));
            steps.push({ key: 'hand', label, userId, stepClass: keep.free === null ? 'step step_first' : 'step' });
        }
        steps.push({ key: 'other', label: WORDS.other, userId: '', stepClass: 'step step_quiet' });
        return steps;
    }
}
