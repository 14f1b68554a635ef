import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import type { Plan, PlanRepair } from 'c/contracts';
import { errorTextOf } from 'c/errorText';
import { addDays } from 'c/planView';
import * as data from './weekData.ts';
import { proposalOf, type Proposal } from './weekState.ts';
import { WeekView, type Work } from './weekView.ts';

/** How often a plan that gets better is looked at. */
const LOOK_MS = 700;
/** The rate of acceptance is that of four weeks. */
const ACCEPTANCE_DAYS = 27;

/** Gets what the week page shows, and keeps the page usable while that goes on or fails. */
export class WeekLoader extends WeekView {
    private sequence = 0;
    private workTurn = 0;
    private isGone = false;

    disconnectedCallback(): void {
        this.isGone = true;
    }

    protected async showWeek(monday: string): Promise<void> {
        this.monday = monday;
        this.proposal = null;
        this.accepted = null;
        this.problem = null;
        this.undo = null;
        this.failures = [];
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
        void this.inBackground(sequence, () => this.loadAcceptance(sequence));
    }

    private async loadAccepted(sequence: number): Promise<void> {
        const accepted = await data.readAcceptedPlan(Object.values(this.visits).flat());
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

    private async loadAcceptance(sequence: number): Promise<void> {
        const acceptance = await data.readAcceptance(addDays(this.today, -ACCEPTANCE_DAYS), this.today);
        if (sequence === this.sequence) this.acceptance = acceptance;
    }

    /** What is nice to have: without it the page works, so a failure is not shown. */
    private async inBackground(sequence: number, task: () => Promise<void>): Promise<void> {
        try {
            await task();
        } catch {
            if (sequence === this.sequence) this.announcement = '';
        }
    }

    /** Shows a proposal, then asks for what later changes and the comparison need. */
    protected async propose(proposal: Proposal): Promise<void> {
        this.names = { ...this.names, ...(await data.namesOfPlan(proposal.plan)) };
        this.proposal = proposal;
        this.advice = {};
        this.chosenDate = '';
        this.undo = null;
        this.failures = [];
        this.fitMap();
        if (this.isImproving) void this.watch(proposal.plan.planId);
        else this.completeProposal();
    }

    /** A plan that gets better is looked at until it is as good as it gets. */
    private async watch(planId: string): Promise<void> {
        await new Promise((resolve) => {
            // eslint-disable-next-line @lwc/lwc/no-async-operation -- the service has no way to call the page
            setTimeout(resolve, LOOK_MS);
        });
        const isShown = (): boolean => !this.isGone && this.isImproving && this.proposal?.plan.planId === planId;
        if (!isShown()) return;
        try {
            const plan = await data.readPlan(planId);
            if (isShown()) await this.takeOver(plan);
        } catch (error) {
            if (!isShown() || this.proposal === null) return;
            // What is there already can be used.
            this.proposal = { ...this.proposal, plan: { ...this.proposal.plan, status: 'proposed' } };
            this.problem = error;
        }
        await this.watch(planId);
    }

    /** A better revision of the plan that is shown. */
    protected async takeOver(plan: Plan): Promise<void> {
        const names = { ...this.names, ...(await data.namesOfPlan(plan)) };
        if (this.proposal?.plan.planId !== plan.planId) return;
        this.names = names;
        this.proposal = { ...this.proposal, plan };
        if (plan.status === 'improving') return;
        this.fitMap();
        this.completeProposal();
    }

    private completeProposal(): void {
        const planId = this.proposal?.plan.planId ?? '';
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

    /**
     * Runs one piece of work; what fails is shown, can be tried again, and the page stays as it was. The task can ask whether
     * somebody still waits for it.
     */
    protected async during(work: Work, task: (isWaitedFor: () => boolean) => Promise<void>): Promise<void> {
        const turn = (this.workTurn += 1);
        const isWaitedFor = (): boolean => turn === this.workTurn;
        this.work = work;
        this.problem = null;
        try {
            await task(isWaitedFor);
        } catch (error) {
            if (!isWaitedFor()) return;
            this.problem = error;
            this.retry = () => void this.during(work, task);
            if (errorTextOf(error).code === 'plan-not-open') {
                this.proposal = null;
            }
        } finally {
            if (isWaitedFor()) this.work = null;
        }
    }

    /** Nobody waits for what is going on any more. */
    protected stopWaiting(): void {
        this.workTurn += 1;
        this.work = null;
    }

    protected toast(title: string, variant: 'success' | 'warning'): void {
        this.dispatchEvent(new ShowToastEvent({ title, variant }));
    }
}
