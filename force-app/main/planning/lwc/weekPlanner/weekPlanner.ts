import { wire } from 'lwc';
import { CurrentPageReference, NavigationMixin, type PageReference } from 'lightning/navigation';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { FeedbackRequest, PlanAcceptResult, PlanRepairRequest, SessionContext } from 'c/contracts';
import type { StopDrop } from 'c/dayColumn';
import { fillLabel } from 'c/formatters';
import type { PlaceSelectDetail } from 'c/mapLayers';
import { addDays, mondayOf, weekdayOf } from 'c/planView';
import type { StopCarry } from 'c/stopDrag';
import type { StopChange } from 'c/stopMenu';
import { improveRequestOf, NO_CHANGES, orderOf, withPlaced, withRemoved, type WeekEdit } from 'c/weekEdit';
import { acceptedNothing, failureCount, failuresOf, undoOf } from './acceptOutcome.ts';
import { acceptProposal } from './acceptProposal.ts';
import { adviceOn } from './advice.ts';
import { editAfter } from './editAfter.ts';
import * as data from './weekData.ts';
import { proposalOf } from './weekState.ts';
import { WeekLoader } from './weekLoader.ts';
import { isSameWish, NOBODY_WANTED, wantedOf } from './wanted.ts';

const FRIDAY = 4;

/** The week of a rep or a team: what is planned, a suggestion for the rest, and the way from one to the other. */
export default class WeekPlanner extends NavigationMixin(WeekLoader) {
    private wantedOwnerId = '';

    /** The map sends customers that must be in the plan. */
    @wire(CurrentPageReference)
    setPage(page: PageReference | null): void {
        const wanted = wantedOf(page);
        this.wantedOwnerId = page?.state?.['c__owner'] ?? '';
        if (isSameWish(wanted, this.wanted)) return;
        this.wanted = wanted;
        if (this.isReady && wanted.count > 0) this.handleSuggest();
    }

    connectedCallback(): void {
        void this.start();
    }

    handleOwners(event: CustomEvent<{ ownerIds: readonly string[]; isShared: boolean }>): void {
        this.ownerIds = event.detail.ownerIds;
        this.isShared = event.detail.isShared;
        void this.showWeek(this.monday);
    }

    handleWeek(event: CustomEvent<{ monday: string }>): void {
        void this.showWeek(event.detail.monday);
    }

    handleRetry(): void {
        void this.start();
    }

    handleRetryWork(): void {
        this.retry?.();
    }

    handleSuggest(): void {
        void this.during('suggest', async (isWaitedFor) => {
            const { ownerIds, isShared, monday, today, wanted } = this;
            const plan = await data.suggestWeek({ ownerIds, isShared, monday, today, wanted: wanted.recordIds });
            if (isWaitedFor()) await this.propose(proposalOf(plan));
            else await data.discard(plan.planId);
        });
    }

    handleCancelWork(): void {
        this.stopWaiting();
    }

    handleUseNow(): void {
        const { proposal } = this;
        if (proposal === null) return;
        void this.during('stop', async () => this.takeOver(await data.stopImproving(proposal.plan.planId)));
    }

    handleAccept(): void {
        const { proposal } = this;
        if (proposal === null) return;
        void this.during('accept', async () => {
            const answer = await acceptProposal(proposal);
            if (answer.kind === 'accepted') {
                await this.showAccepted(answer.result);
                return;
            }
            await this.showRepair(answer.repair, proposal);
            this.toast(fillLabel(this.words.foundNoPlace, this.format.number(answer.missingCount)), 'warning');
        });
    }

    handleImprove(): void {
        const { proposal } = this;
        if (proposal === null) return;
        void this.during('repair', async (isWaitedFor) => {
            const { plan, edit } = proposal;
            const repair = await data.repairPlan(plan.planId, improveRequestOf(plan, edit));
            if (isWaitedFor()) await this.showRepair(repair, proposal);
        });
    }

    handleReset(): void {
        if (this.proposal === null) return;
        this.proposal = { ...this.proposal, edit: NO_CHANGES };
        this.announcement = this.words.changesGone;
    }

    handleBack(): void {
        this.proposal = this.proposal?.before ?? null;
        this.fitMap();
    }

    handleDiscard(): void {
        const { proposal } = this;
        this.proposal = null;
        this.problem = null;
        this.forgetWanted();
        // What nobody looks at need not get better; it ends by itself too.
        if (proposal) data.discard(proposal.plan.planId).catch(() => undefined);
    }

    handleUndo(): void {
        const { undo } = this;
        if (undo === null) return;
        void this.during('undo', async () => {
            if (undo.planId === null) await data.restore(undo.changes.restore);
            else await data.undoAccept(undo.planId, undo.changes);
            this.undo = null;
            await this.loadVisits();
        });
    }

    handleDay(event: CustomEvent<{ date: string }>): void {
        this.chosenDate = event.detail.date === this.chosenDate ? '' : event.detail.date;
        this.fitMap();
    }

    handlePlace(event: CustomEvent<PlaceSelectDetail>): void {
        const stopId = event.detail.items[0]?.id ?? '';
        const day = this.mapDays.find(({ items }) => items.some(({ key }) => key === stopId));
        this.chosenDate = day?.date ?? '';
    }

    handleFit(): void {
        this.fitMap();
    }

    handleStopChange(event: CustomEvent<StopChange>): void {
        const { action, key, recordId, shiftId } = event.detail;
        if (action === 'cancel') {
            this.cancelVisit(key, recordId);
            return;
        }
        const { proposal } = this;
        if (proposal === null) return;
        this.change(editAfter(proposal.plan, proposal.edit, event.detail), recordId);
        if (shiftId !== '') this.fitMap();
        if (event.detail.isByKey) this.keepFocus(recordId);
    }

    handleCarry(event: CustomEvent<StopCarry>): void {
        this.board?.carry(event.detail);
    }

    handleDrop(event: CustomEvent<StopDrop>): void {
        const { recordId, shiftId, position } = event.detail;
        this.place(recordId, shiftId, position);
    }

    handleAdd(event: CustomEvent<{ recordId: string; shiftId: string }>): void {
        this.place(event.detail.recordId, event.detail.shiftId, null);
    }

    handleReasons(event: CustomEvent<{ stopId?: string; recordId?: string }>): void {
        const { stopId, recordId } = event.detail;
        const { proposal } = this;
        if (proposal === null || !this.canAsk) return;
        const subject = stopId === undefined ? { recordIds: [recordId ?? ''] } : { stopIds: [stopId] };
        void adviceOn(proposal.plan.planId, subject, this.names, this.format)
            .then(({ advice, names }) => {
                this.names = names;
                this.advice = { ...this.advice, ...advice };
            })
            .catch((error: unknown) => {
                this.problem = error;
            });
    }

    handleRefused(event: CustomEvent<Pick<FeedbackRequest, 'stopId' | 'decision' | 'reason'>>): void {
        const { proposal } = this;
        const stops = this.plan?.shifts.flatMap((shift) => shift.stops) ?? [];
        const refused = stops.find(({ stopId }) => stopId === event.detail.stopId);
        if (proposal === null || refused === undefined) return;
        const { stopId, decision, reason } = event.detail;
        void this.during('suggest', async () => {
            await data.refuseStop({ planId: proposal.plan.planId, stopId, decision, reason });
            this.change(withRemoved(proposal.plan, proposal.edit, refused.recordId), refused.recordId);
            this.toast(this.words.refused, 'success');
        });
    }

    handleChangeForm(): void {
        this.isChangeFormOpen = !this.isChangeFormOpen;
    }

    handleRepair(event: CustomEvent<PlanRepairRequest | null>): void {
        const { accepted } = this;
        if (accepted === null) return;
        void this.during('repair', async (isWaitedFor) => {
            const request = { ...event.detail, ...this.cancelledSince };
            const repair = await data.repairPlan(accepted.planId, request);
            if (!isWaitedFor()) return;
            this.isChangeFormOpen = false;
            await this.showRepair(repair, null);
        });
    }

    handleOpenRecord(event: CustomEvent<{ recordId: string; objectApiName: string }>): void {
        const { recordId, objectApiName } = event.detail;
        this[NavigationMixin.Navigate]({
            type: 'standard__recordPage',
            attributes: { recordId, objectApiName, actionName: 'view' }
        });
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        try {
            const session = JSON.parse(await getContext()) as SessionContext;
            this.session = session;
            if (!session.hasAccess) {
                this.state = { kind: 'noAccess', missing: session.missing };
                return;
            }
            // A goal of somebody below sends their customers with their id.
            const isBelow = session.team.some(({ userId }) => userId === this.wantedOwnerId);
            this.ownerIds = [isBelow ? this.wantedOwnerId : session.userId];
            // From Saturday on people plan the week to come.
            await this.showWeek(addDays(mondayOf(this.today), weekdayOf(this.today) > FRIDAY ? 7 : 0));
            this.state = { kind: 'ready' };
            if (this.wanted.count > 0) this.handleSuggest();
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }

    private async showAccepted(result: PlanAcceptResult): Promise<void> {
        const failures = failuresOf(result, this.names);
        this.proposal = null;
        this.forgetWanted();
        await this.loadVisits();
        this.undo = undoOf(result, this.format);
        this.failures = failures;
        this.failureCount = failureCount(result);
        if (this.undo === null && failures.length === 0) this.toast(acceptedNothing, 'success');
    }

    handleCloseFailures(): void {
        this.failures = [];
    }

    /** The address of the page asks for customers; once that is done it asks no more. */
    private forgetWanted(): void {
        if (this.wanted.count === 0) return;
        this.wanted = NOBODY_WANTED;
        const attributes = { apiName: 'Fieldmap_My_Week' };
        this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes }, true);
    }

    private cancelVisit(visitId: string, recordId: string): void {
        void this.during('undo', async () => {
            await data.cancel([visitId]);
            const visit = Object.values(this.visits)
                .flat()
                .find((entry) => entry.visitId === visitId);
            await this.loadVisits();
            const name = visit?.name ?? this.names[recordId]?.name ?? '';
            const text = fillLabel(this.words.visitCancelled, name);
            this.undo = { text, planId: null, changes: { cancel: [], restore: [visitId], move: [] } };
        });
    }

    private place(recordId: string, shiftId: string, position: number | null): void {
        const { proposal } = this;
        if (proposal === null || this.isBusy) return;
        const { plan, edit } = proposal;
        const at = position ?? orderOf(plan, edit, shiftId).length;
        this.change(withPlaced(plan, edit, recordId, shiftId, at), recordId);
        this.fitMap();
    }

    private change(edit: WeekEdit, recordId: string): void {
        if (this.proposal === null) return;
        this.proposal = { ...this.proposal, edit };
        this.announcement = this.whereabouts(recordId);
    }

    /** Where a stop is now, for those who do not see it. */
    private whereabouts(recordId: string): string {
        const name = this.names[recordId]?.name ?? '';
        const shift = this.plan?.shifts.find(({ stops }) => stops.some((stop) => stop.recordId === recordId));
        const stop = shift?.stops.find((entry) => entry.recordId === recordId);
        if (shift === undefined || stop === undefined) return fillLabel(this.words.takenOut, name);
        return fillLabel(this.words.movedTo, name, this.format.weekday(shift.date), this.format.time(stop.beginsAt));
    }

    private get board(): { carry(carry: StopCarry): void; focusStop(recordId: string): void } | null {
        return this.template?.querySelector('c-week-board') as unknown as ReturnType<() => WeekPlanner['board']>;
    }

    /** The card of a stop that changes its day is another one, drawn next. */
    private keepFocus(recordId: string): void {
        void Promise.resolve().then(() => this.board?.focusStop(recordId));
    }
}
