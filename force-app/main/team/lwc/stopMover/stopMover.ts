import { LightningElement, api } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import moveStop from '@salesforce/apex/VisitBoardController.moveStop';
import type { MoveStopRequest, MoveStopResult, VisitBoard } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { choicesFor, STATE_WORDS, WORDS, type BoardRow, type StepChoice, type StopView } from 'c/liveText';
import { instantAt, localDateIn } from 'c/visitRules';

/** Colleagues that are offered by name; the nearest ones. */
const OFFERED = 6;
const USUAL_MS = 45 * 60_000;

/**
 * One stop in detail, and who makes it when. Events: `moved` after the change was saved, `close`.
 *
 * Units: times of the page are those of the viewer's clock.
 */
export default class StopMover extends NavigationMixin(LightningElement) {
    @api stop!: StopView;
    @api rows: readonly BoardRow[] = [];
    @api board!: VisitBoard;
    @api nowMs = 0;
    @api dayOffset = 0;

    readonly words = WORDS;
    error: unknown = null;
    isSaving = false;
    recordUrl = '';
    visitUrl = '#';
    userId = '';
    time = '';

    /** Who is proposed first; empty: whoever has it now. */
    @api
    get proposedUserId(): string {
        return this.userId;
    }
    set proposedUserId(value: string) {
        this.userId = value;
    }

    connectedCallback(): void {
        const { ownerId } = this.stop.visit;
        this.userId = this.userId || ownerId;
        this.proposeTime();
        void this.readUrls();
    }

    get title(): string {
        return fillLabel(WORDS.stop, this.stop.visit.name ?? WORDS.someCustomer);
    }

    get stateText(): string {
        return STATE_WORDS[this.stop.state];
    }

    get facts(): readonly { readonly label: string; readonly text: string }[] {
        const { visit } = this.stop;
        const facts = [
            { label: WORDS.visitor, text: this.choices.keep.name },
            { label: WORDS.plannedFor, text: spanText(visit.plannedStart, visit.plannedEnd) || WORDS.unplanned },
            { label: WORDS.actual, text: spanText(visit.actualStart, visit.actualEnd) },
            { label: WORDS.result, text: visit.outcome ?? visit.skipReason ?? '' },
            { label: '', text: visit.isOnSite ? WORDS.onSiteYes : '' }
        ];
        return facts.filter(({ text }) => text !== '');
    }

    get canMove(): boolean {
        return this.stop.visit.status === 'Planned';
    }

    get personOptions(): readonly { readonly label: string; readonly value: string }[] {
        const { keep, others } = this.choices;
        return [
            { label: fillLabel(WORDS.stays, keep.name), value: keep.userId },
            ...others.slice(0, OFFERED).map((choice) => ({ label: choiceText(choice), value: choice.userId }))
        ];
    }

    get hasMorePeople(): boolean {
        return this.choices.others.length > OFFERED;
    }

    /** Everybody beyond the nearest. */
    get otherOptions(): readonly { readonly label: string; readonly value: string }[] {
        return this.choices.others
            .slice(OFFERED)
            .map((choice) => ({ label: choiceText(choice), value: choice.userId }));
    }

    get isHandedOver(): boolean {
        return this.userId !== this.stop.visit.ownerId;
    }

    get saveLabel(): string {
        return this.isHandedOver ? WORDS.saveHand : WORDS.save;
    }

    get fault(): string {
        return this.startMs !== null && this.startMs < this.nowMs ? WORDS.pastTime : '';
    }

    get cannotSave(): boolean {
        return this.isSaving || this.startMs === null || this.fault !== '';
    }

    handlePerson(event: CustomEvent<{ value: string }>): void {
        this.userId = event.detail.value;
        this.proposeTime();
    }

    handleTime(event: Event): void {
        this.time = (event.currentTarget as HTMLInputElement).value;
    }

    handleClose(): void {
        this.dispatchEvent(new CustomEvent('close'));
    }

    handleOpenRecord(event: Event): void {
        event.preventDefault();
        const { recordId, objectApiName } = this.stop.visit;
        this[NavigationMixin.Navigate](recordPage(recordId ?? '', objectApiName ?? 'Account'));
    }

    handleOpenVisit(event: Event): void {
        event.preventDefault();
        this[NavigationMixin.Navigate](recordPage(this.stop.visit.visitId, 'FieldVisit__c'));
    }

    async handleSave(): Promise<void> {
        const { startMs, stop } = this;
        if (startMs === null) return;
        this.isSaving = true;
        this.error = null;
        const request: MoveStopRequest = {
            visitId: stop.visit.visitId,
            ownerId: stop.visit.ownerId,
            toUserId: this.userId,
            startsAt: new Date(startMs).toISOString(),
            endsAt: new Date(startMs + lengthOf(stop)).toISOString()
        };
        try {
            const answer = (await moveStop({ requestJson: JSON.stringify(request) })) as string;
            this.tell(request, JSON.parse(answer) as MoveStopResult);
            this.dispatchEvent(new CustomEvent('moved'));
        } catch (error) {
            this.error = error;
        } finally {
            this.isSaving = false;
        }
    }

    private get choices(): ReturnType<typeof choicesFor> {
        return choicesFor(this.stop, this.rows, this.board, this.nowMs, this.dayOffset);
    }

    private get startMs(): number | null {
        const { timeZone } = formattersFor().settings;
        const { plannedStart } = this.stop.visit;
        const date = localDateIn(plannedStart === null ? this.nowMs : Date.parse(plannedStart), timeZone);
        return /^\d{2}:\d{2}/.test(this.time) ? instantAt(date, this.time, timeZone) : null;
    }

    /** The first free time of the chosen person; without one the planned time stays. */
    private proposeTime(): void {
        const { keep, others } = this.choices;
        const choice = [keep, ...others].find(({ userId }) => userId === this.userId);
        const planned = this.stop.visit.plannedStart;
        const startMs = choice?.free?.startMs ?? (planned === null ? this.nowMs : Date.parse(planned));
        const { timeZone } = formattersFor().settings;
        this.time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(startMs);
    }

    private tell({ startsAt, toUserId }: MoveStopRequest, { isShared, canSeeCustomer }: MoveStopResult): void {
        const { keep, others } = this.choices;
        const name = [keep, ...others].find(({ userId }) => userId === toUserId)?.name ?? '';
        const customer = this.stop.visit.name ?? WORDS.someCustomer;
        const time = formattersFor().time(startsAt);
        const title = this.isHandedOver
            ? fillLabel(WORDS.handedOver, customer, name, time)
            : fillLabel(WORDS.moved, customer, time);
        const message = canSeeCustomer
            ? isShared
                ? fillLabel(WORDS.shared, name)
                : ''
            : fillLabel(WORDS.cannotSee, name);
        this.dispatchEvent(new ShowToastEvent({ title, message, variant: canSeeCustomer ? 'success' : 'warning' }));
    }

    private async readUrls(): Promise<void> {
        const { recordId, objectApiName, visitId } = this.stop.visit;
        this.visitUrl = await this[NavigationMixin.GenerateUrl](recordPage(visitId, 'FieldVisit__c'));
        if (recordId !== null) {
            this.recordUrl = await this[NavigationMixin.GenerateUrl](recordPage(recordId, objectApiName ?? 'Account'));
        }
    }
}

function recordPage(recordId: string, objectApiName: string): PageReference {
    return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
}

function choiceText({ name, free, distanceMetres, openVisits }: StepChoice): string {
    const format = formattersFor();
    if (free === null) return fillLabel(WORDS.otherPerson, name);
    const time = format.time(new Date(free.startMs).toISOString());
    const open = format.number(openVisits);
    return distanceMetres === null
        ? fillLabel(WORDS.choice, name, time, open)
        : fillLabel(WORDS.choiceFar, name, time, open, format.distance(distanceMetres));
}

function spanText(from: string | null, to: string | null): string {
    if (from === null) return '';
    const format = formattersFor();
    return to === null ? format.time(from) : `${format.time(from)} – ${format.time(to)}`;
}

function lengthOf({ visit: { plannedStart, plannedEnd } }: StopView): number {
    const length = plannedStart === null || plannedEnd === null ? 0 : Date.parse(plannedEnd) - Date.parse(plannedStart);
    return length > 0 ? length : USUAL_MS;
}
