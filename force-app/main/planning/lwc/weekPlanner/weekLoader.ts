import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { PlanRepair } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import * as data from './weekData.ts';
import { proposalOf, type Proposal } from './weekState.ts';
import { WeekView, type Work } from './weekView.ts';

/** Gets what the week page shows, and keeps the page usable while that goes on or fails. */
export class WeekLoader extends WeekView {
    private sequence = 0;
    /** Plans accepted here; a repair that only takes visits out leaves no other trace. */
    protected acceptedIds: readonly string[] = [];

    protected async showWeek(monday: string): Promise<void> {
        this.monday = monday;
        this.proposal = null;
        this.accepted = null;
        this.problem = null;
        this.undo = null;
        this.acceptedIds = [];
        this.chosenDate = '';
        this.isChangeFormOpen = false;
        try {
            await this.loadVisits();
        } catch (error) {
            if (this.state.kind !== 'ready') {
                throw error;
            }
            this.problem = error;
        }
    }

    protected async loadVisits(): Promise<void> {
        const sequence = ++this.sequence;
        const visits = await data.readVisits(this.ownerIds, this.monday);
        if (sequence !== this.sequence) return;
        this.visits = visits;
        void this.inBackground(sequence, () => this.loadAccepted(sequence));
        void this.inBackground(sequence, () => this.loadCapacity(sequence));
    }

    private async loadAccepted(sequence: number): Promise<void> {
        const accepted = await data.readAcceptedPlan(Object.values(this.visits).flat(), this.acceptedIds);
        const names = accepted === null ? this.names : { ...this.names, ...(await data.namesOfPlan(accepted)) };
        if (sequence !== this.sequence) return;
        this.names = names;
        this.accepted = accepted;
        if (this.proposal === null) this.fitMap();
    }

    private async loadCapacity(sequence: number): Promise<void> {
        const [ownerId = ''] = this.ownerIds;
        const isSingle = this.ownerIds.length === 1 && !this.isPast;
        const fromDate = this.monday > this.today ? this.monday : this.today;
        const capacity = isSingle ? await data.readCapacity(ownerId, fromDate) : null;
        if (sequence === this.sequence) this.capacity = capacity;
    }

    /** What is nice to have: without it the page works, so a failure is not shown. */
    private async inBackground(sequence: number, task: () => Promise<void>): Promise<void> {
        try {
            await task();
        } catch {
            if (sequence === this.sequence) this.capacity = null;
        }
    }

    /** Shows a proposal, then asks for what later changes and the comparison need. */
    protected async propose(proposal: Proposal): Promise<void> {
        this.names = { ...this.names, ...(await data.namesOfPlan(proposal.plan)) };
        this.proposal = proposal;
        this.advice = {};
        this.chosenDate = '';
        this.undo = null;
        this.fitMap();
        const { planId } = proposal.plan;
        const { sequence } = this;
        void this.inBackground(sequence, async () => this.complete(planId, { travel: await data.readTravel(planId) }));
        void this.inBackground(sequence, async () =>
            this.complete(planId, { comparison: await data.comparePlan(planId) })
        );
    }

    private complete(planId: string, more: Partial<Proposal>): void {
        if (this.proposal?.plan.planId === planId) this.proposal = { ...this.proposal, ...more };
    }

    protected async showRepair({ plan, difference }: PlanRepair, before: Proposal | null): Promise<void> {
        await this.propose({ ...proposalOf(plan), difference, before });
        this.announcement = this.words.repaired;
    }

    /** Runs one piece of work; what fails is shown and the page stays as it was. */
    protected async during(work: Work, task: () => Promise<void>): Promise<void> {
        this.work = work;
        this.problem = null;
        try {
            await task();
        } catch (error) {
            this.problem = error;
            if (errorTextOf(error).code === 'plan-not-open') {
                this.proposal = null;
            }
        } finally {
            this.work = null;
        }
    }

    protected toast(title: string, variant: 'success' | 'warning'): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant }));
    }
}
