import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import getNames from '@salesforce/apex/MapController.getNames';
import getVisits from '@salesforce/apex/GoalController.getVisits';
import type { GoalVisitCandidate, GoalVisits as Answer, GoalVisitsRequest } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { OUTCOME_WORDS, WHY_WORDS, words, type GoalView } from 'c/goalText';

type Names = Readonly<Record<string, { readonly name: string }>>;

interface Row {
    readonly recordId: string;
    readonly objectApiName: string;
    readonly name: string;
    readonly why: string;
    readonly state: string;
    readonly stateClass: string;
}

const WAY_WORDS: Readonly<Record<string, string>> = {
    'drop-lowest-value': words.wayDrop,
    'hand-to-neighbour': words.wayHandOver,
    'move-to-phone': words.wayPhone
};

/** This week's visits for one goal, from the planner: who closes the gap, what does not fit, and the way into My week. */
export default class GoalVisits extends NavigationMixin(LightningElement) {
    @api currency: string | null = null;
    /** Whose week; empty: the goal's person, else the running user. */
    @api ownerId = '';

    readonly words = words;
    answer: Answer | null = null;
    error: unknown = null;
    names: Names = {};
    private shown: GoalView | undefined = undefined;
    private sequence = 0;

    @api
    get view(): GoalView | undefined {
        return this.shown;
    }
    set view(view: GoalView | undefined) {
        const isOther = view?.goalId !== this.shown?.goalId;
        this.shown = view;
        if (isOther && this.isConnected) void this.load();
    }

    connectedCallback(): void {
        void this.load();
    }

    get isWaiting(): boolean {
        return this.answer === null && this.error === null;
    }

    get isPlanned(): boolean {
        return this.answer?.outcome === 'planned';
    }

    get nothingText(): string {
        const outcome = this.answer?.outcome ?? '';
        return this.isPlanned ? '' : (OUTCOME_WORDS[outcome] ?? outcome);
    }

    get summary(): string {
        const { answer } = this;
        if (!answer || !this.isPlanned) return '';
        const format = formattersFor();
        const count = format.number(answer.neededVisits);
        return answer.missingVisits > 0
            ? fillLabel(words.visitsMiss, count, format.number(answer.missingVisits))
            : fillLabel(words.visitsFit, count, format.weekday(answer.fromDate), format.weekday(answer.toDate));
    }

    get plannedText(): string {
        const count = this.answer?.alreadyPlanned ?? 0;
        return count === 0 ? '' : fillLabel(words.visitsPlanned, formattersFor().number(count));
    }

    get summaryClass(): string {
        return (this.answer?.missingVisits ?? 0) > 0 ? 'summary summary_short' : 'summary';
    }

    get waysOut(): readonly { readonly kind: string; readonly text: string }[] {
        const format = formattersFor();
        const ways = this.answer?.waysOut.length ? this.answer.waysOut : (this.answer?.capacity?.waysOut ?? []);
        return ways
            .filter(({ visits }) => visits > 0)
            .map(({ kind, visits, pointsLost, addedMinutes }) => ({
                kind,
                text: fillLabel(
                    WAY_WORDS[kind] ?? kind,
                    format.number(visits),
                    format.number(pointsLost),
                    format.duration(addedMinutes * 60)
                )
            }));
    }

    get hasWaysOut(): boolean {
        return this.waysOut.length > 0;
    }

    /** A goal of several is planned for one of them. */
    get partText(): string {
        return this.isPlanned && this.shown?.goal.level !== 'Person' ? words.visitsPart : '';
    }

    get capacityText(): string {
        const capacity = this.answer?.capacity;
        if (!capacity) return '';
        const format = formattersFor();
        return fillLabel(
            capacity.missingVisits > 0 ? words.visitsAllow : words.visitsAllowOk,
            format.number(capacity.requiredVisits),
            format.date(capacity.toDate),
            format.number(capacity.possibleVisits),
            format.number(capacity.missingVisits)
        );
    }

    get rows(): readonly Row[] {
        const candidates = this.answer?.candidates ?? [];
        return candidates.map((candidate) => ({
            recordId: candidate.recordId,
            objectApiName: candidate.objectApiName,
            name: this.names[candidate.recordId]?.name ?? words.noName,
            why: this.whyText(candidate),
            state: candidate.isInPlan ? words.inPlan : words.noRoom,
            stateClass: candidate.isInPlan ? 'state' : 'state state_out'
        }));
    }

    handleOpenWeek(): void {
        const { answer } = this;
        if (!answer) return;
        this[NavigationMixin.Navigate]({
            type: 'standard__navItemPage',
            attributes: { apiName: 'Fieldmap_My_Week' },
            state: {
                c__required: answer.candidates.map(({ recordId }) => recordId).join(','),
                c__owner: answer.ownerId
            }
        });
    }

    handleOpenRecord(event: Event): void {
        event.preventDefault();
        const { id = '', object = '' } = (event.currentTarget as HTMLElement).dataset;
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId: id, objectApiName: object, actionName: 'view' }
        });
    }

    handleRetry(): void {
        void this.load();
    }

    private whyText({ criterion, params }: GoalVisitCandidate): string {
        const format = formattersFor();
        const days = Number(params['days'] ?? 0);
        if (criterion === 'due') {
            return fillLabel(WHY_WORDS['due'] ?? '', format.date(String(params['day'])));
        }
        if (criterion === 'deal-closing' || criterion === 'open-deal') {
            const key = criterion === 'deal-closing' && days < 0 ? 'deal-late' : criterion;
            const amount = format.currency(Number(params['amount']), this.currency ?? undefined);
            const chance = format.number(Number(params['probability']));
            return fillLabel(WHY_WORDS[key] ?? '', amount, chance, format.number(Math.abs(days)));
        }
        if (criterion === 'best-value' && days >= 999) {
            return WHY_WORDS['never-visited'] ?? '';
        }
        return fillLabel(WHY_WORDS[criterion] ?? criterion, format.number(days));
    }

    private async load(): Promise<void> {
        const sequence = ++this.sequence;
        const goal = this.shown?.goal;
        if (!goal?.metric) return;
        this.answer = null;
        this.error = null;
        const { goalId, metric, level, personId, roleId, periodKind, periodStart } = goal;
        const request: GoalVisitsRequest = {
            goal: { goalId, metric, level, personId, roleId, periodKind, periodStart },
            target: goal.target ?? 0,
            ...(this.ownerId === '' ? {} : { ownerId: this.ownerId })
        };
        try {
            const answer = JSON.parse(await getVisits({ goalId, requestJson: JSON.stringify(request) })) as Answer;
            const ids = answer.candidates.map(({ recordId }) => recordId);
            const names = ids.length === 0 ? {} : (JSON.parse(await getNames({ ids })) as Names);
            if (sequence !== this.sequence) return;
            this.names = names;
            this.answer = answer;
        } catch (error) {
            if (sequence === this.sequence) this.error = error;
        }
    }
}
