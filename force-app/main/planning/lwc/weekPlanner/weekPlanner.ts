import { NavigationMixin } from 'lightning/navigation';
import getContext from '@salesforce/apex/SessionController.getContext';
import type { FeedbackRequest, PlanAcceptResult, PlanRepairRequest, SessionContext } from 'c/contracts';
import type { StopDrop } from 'c/dayColumn';
import { fillLabel } from 'c/formatters';
import type { PlaceSelectDetail } from 'c/mapLayers';
import { addDays, mondayOf, weekdayOf } from 'c/planView';
import type { StopChange } from 'c/stopMenu';
import { improveRequestOf, NO_CHANGES, orderOf, withPlaced, withRemoved, type WeekEdit } from 'c/weekEdit';
import { acceptProposal } from './acceptProposal.ts';
import { adviceOn } from './advice.ts';
import { editAfter } from './editAfter.ts';
import * as data from './weekData.ts';
import { proposalOf } from './weekState.ts';
import { WeekLoader } from './weekLoader.ts';

const FRIDAY = 4;

/** The week of a rep or a team: what is planned, a suggestion for the rest, and the way from one to the other. */
export default class WeekPlanner extends NavigationMixin(WeekLoader) {
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

    handleSuggest(): void {
        void this.during('suggest', async () => {
            const plan = await data.suggestWeek(this.ownerIds, this.isShared, this.monday, this.today);
            await this.propose(proposalOf(plan));
        });
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
        void this.during('repair', async () => {
            const { plan, edit } = proposal;
            await this.showRepair(await data.repairPlan(plan.planId, improveRequestOf(plan, edit)), proposal);
        });
    }

    handleReset(): void {
        this.change(NO_CHANGES, this.words.changesGone);
    }

    handleBack(): void {
        this.proposal = this.proposal?.before ?? null;
        this.fitMap();
    }

    handleDiscard(): void {
        this.proposal = null;
        this.problem = null;
    }

    handleUndo(): void {
        const { undo } = this;
        if (undo === null) return;
        void this.during('undo', async () => {
            await data.cancel(undo.written);
            await data.restore(undo.cancelled);
            this.acceptedIds = [];
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
        this.change(editAfter(proposal.plan, proposal.edit, event.detail), this.changeText(recordId));
        if (shiftId !== '') this.fitMap();
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
            this.change(withRemoved(proposal.plan, proposal.edit, refused.recordId), this.words.refused);
            this.toast(this.words.refused, 'success');
        });
    }

    handleChangeForm(): void {
        this.isChangeFormOpen = !this.isChangeFormOpen;
    }

    handleRepair(event: CustomEvent<PlanRepairRequest | null>): void {
        const { accepted } = this;
        if (accepted === null) return;
        void this.during('repair', async () => {
            const request = { ...event.detail, ...this.cancelledSince };
            const repair = await data.repairPlan(accepted.planId, request);
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
            this.ownerIds = [session.userId];
            // From Saturday on people plan the week to come.
            await this.showWeek(addDays(mondayOf(this.today), weekdayOf(this.today) > FRIDAY ? 7 : 0));
            this.state = { kind: 'ready' };
        } catch (error) {
            this.state = { kind: 'failed', error };
        }
    }

    private async showAccepted({ planId, results, obsoleteVisitIds = [] }: PlanAcceptResult): Promise<void> {
        const written = results.flatMap(({ outcome, visitId }) => (outcome === 'created' && visitId ? [visitId] : []));
        const failed = results.filter(({ outcome }) => outcome === 'conflict' || outcome === 'failed').length;
        this.proposal = null;
        this.acceptedIds = [...this.acceptedIds, planId];
        await this.loadVisits();
        const text = fillLabel(this.words.accepted, this.format.number(written.length));
        this.undo =
            written.length + obsoleteVisitIds.length > 0 ? { text, written, cancelled: obsoleteVisitIds } : null;
        if (failed > 0) {
            this.toast(fillLabel(this.words.someNotWritten, this.format.number(failed)), 'warning');
        }
    }

    private cancelVisit(visitId: string, recordId: string): void {
        void this.during('undo', async () => {
            await data.cancel([visitId]);
            const visit = Object.values(this.visits)
                .flat()
                .find((entry) => entry.visitId === visitId);
            await this.loadVisits();
            const name = visit?.name ?? this.names[recordId]?.name ?? '';
            this.undo = { text: fillLabel(this.words.visitCancelled, name), written: [], cancelled: [visitId] };
        });
    }

    private place(recordId: string, shiftId: string, position: number | null): void {
        const { proposal } = this;
        if (proposal === null || this.isWorking) return;
        const { plan, edit } = proposal;
        const at = position ?? orderOf(plan, edit, shiftId).length;
        this.change(withPlaced(plan, edit, recordId, shiftId, at), this.changeText(recordId));
        this.fitMap();
    }

    private change(edit: WeekEdit, announcement: string): void {
        if (this.proposal === null) return;
        this.proposal = { ...this.proposal, edit };
        this.announcement = announcement;
    }

    private changeText(recordId: string): string {
        return fillLabel(this.words.changedStop, this.names[recordId]?.name ?? '');
    }
}
