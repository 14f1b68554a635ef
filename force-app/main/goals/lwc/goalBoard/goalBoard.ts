import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import getExport from '@salesforce/apex/GoalController.getExport';
import remove from '@salesforce/apex/GoalController.remove';
import type { GoalExport, GoalRecord } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import type { EditorTask } from 'c/goalEditor';
import { downloadFile, saveText } from 'c/tableFile';
import { BoardView } from './boardView.ts';
import { goalTable } from './goalTable.ts';
import { addMonths, monthOf, readGoals, readProgress, readSession, today } from './goalData.ts';

/** Objectives, key results and goals of a month: what remains, what is behind, and the way to change it. */
export default class GoalBoard extends NavigationMixin(BoardView) {
    private sequence = 0;

    connectedCallback(): void {
        void this.start();
    }

    handleEarlier(): void {
        void this.show(addMonths(this.month, -1));
    }

    handleLater(): void {
        void this.show(addMonths(this.month, 1));
    }

    handleNow(): void {
        void this.show(monthOf(today(this.session)));
    }

    handleRetry(): void {
        void this.start();
    }

    handleSelected(event: CustomEvent<{ goalId: string }>): void {
        this.openPanel({ selectedId: event.detail.goalId });
    }

    handleVisits(event: CustomEvent<{ goalId: string }>): void {
        const { goalId } = event.detail;
        this.openPanel({ selectedId: goalId, planForId: goalId });
    }

    handleNew(): void {
        this.openPanel({ task: { kind: 'new', isObjective: false, day: this.dayInMonth } });
    }

    handleNewObjective(): void {
        this.openPanel({ task: { kind: 'new', isObjective: true, day: this.dayInMonth } });
    }

    handleEmptyAction(): void {
        if (this.canCreate) {
            this.handleNew();
            return;
        }
        this[NavigationMixin.Navigate]({
            type: 'standard__navItemPage',
            attributes: { apiName: 'Fieldmap_My_Week' }
        });
    }

    handleOthers(): void {
        this.isAllShown = !this.isAllShown;
    }

    handleImport(): void {
        this.openPanel({ isImporting: true });
    }

    handleEdit(): void {
        const goal = this.selected?.goal;
        if (goal) this.openPanel({ selectedId: goal.goalId, task: { kind: 'edit', goal } });
    }

    handleBelow(): void {
        const parent = this.selected?.goal;
        if (parent) this.openPanel({ selectedId: parent.goalId, task: { kind: 'below', parent } });
    }

    handleClose(): void {
        this.openPanel({});
    }

    handleCancel(): void {
        this.openPanel({ selectedId: this.selectedId });
    }

    handleSaved(event: CustomEvent<{ goalId?: string; count?: number }>): void {
        const { goalId, count } = event.detail;
        const selectedId = this.task?.kind === 'edit' ? this.selectedId : (goalId ?? '');
        this.openPanel({ selectedId });
        const title =
            count === undefined ? this.words.saved : fillLabel(this.words.importDone, formattersFor().number(count));
        this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
        void this.refresh();
    }

    handleStale(): void {
        void this.refresh();
    }

    handleSaid(): void {
        void this.refresh();
    }

    async handleRemove(event: CustomEvent<{ goalId: string }>): Promise<void> {
        this.problem = null;
        try {
            await remove({ goalId: event.detail.goalId });
            this.openPanel({});
            this.dispatchEvent(new ShowToastEvent({ title: this.words.removed, variant: 'success' }));
            await this.refresh();
        } catch (error) {
            this.problem = error;
        }
    }

    handleExport(event: CustomEvent<{ value: 'csv' | 'xlsx' | 'json' }>): void {
        void this.exportFile(event.detail.value);
    }

    private openPanel(given: {
        selectedId?: string;
        planForId?: string;
        task?: EditorTask;
        isImporting?: boolean;
    }): void {
        this.selectedId = given.selectedId ?? '';
        this.planForId = given.planForId ?? '';
        this.task = given.task ?? null;
        this.isImporting = given.isImporting ?? false;
        this.problem = null;
    }

    private get dayInMonth(): string {
        const day = today(this.session);
        return monthOf(day) === this.month ? day : this.month;
    }

    /** The service writes CSV and JSON; a workbook is made here of the same rows. */
    private async exportFile(format: 'csv' | 'xlsx' | 'json'): Promise<void> {
        this.problem = null;
        try {
            const asked = { format: format === 'csv' ? 'csv' : 'json', fromDate: this.month };
            const answer = await getExport({ ...asked, toDate: addMonths(this.month, 1) });
            const { fileName, mediaType, text } = JSON.parse(answer) as GoalExport;
            if (format === 'xlsx') {
                await downloadFile(this, 'xlsx', goalTable(fileName, text));
            } else {
                saveText(fileName, mediaType, text);
            }
        } catch (error) {
            this.problem = error;
        }
    }

    private async start(): Promise<void> {
        this.state = { kind: 'loading' };
        try {
            this.session = await readSession();
        } catch (error) {
            this.state = { kind: 'failed', error };
            return;
        }
        if (!this.session.hasAccess) {
            this.state = { kind: 'noAccess' };
            return;
        }
        await this.show(this.month || monthOf(today(this.session)));
    }

    private async show(month: string): Promise<void> {
        this.month = month;
        this.openPanel({});
        this.progress = null;
        await this.refresh();
    }

    /** Reads the records, then their values; the targets are shown before the values have come. */
    private async refresh(): Promise<void> {
        const sequence = ++this.sequence;
        const { month } = this;
        try {
            const list = await readGoals(month);
            if (sequence !== this.sequence) return;
            this.state = { kind: 'ready', month: { list, month } };
            await this.count(sequence, list.goals);
        } catch (error) {
            if (sequence === this.sequence) this.state = { kind: 'failed', error };
        }
    }

    private async count(sequence: number, goals: readonly GoalRecord[]): Promise<void> {
        try {
            const progress = await readProgress(goals);
            if (sequence === this.sequence) this.progress = progress;
        } catch (error) {
            // Targets can be looked at and changed without the numbers.
            if (sequence === this.sequence) this.problem = error;
        }
    }
}
