import { LightningElement } from 'lwc';
import checkImport from '@salesforce/apex/GoalController.checkImport';
import save from '@salesforce/apex/GoalController.save';
import type { GoalImport as Checked, GoalSaveResult } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { FAULT_WORDS, words } from 'c/goalText';

/** Takes a CSV or JSON file: checked as a whole, shown, then written by the org, all or nothing. Events `saved`, `cancel`. */
export default class GoalImport extends LightningElement {
    readonly words = words;
    text = '';
    checked: Checked | null = null;
    result: GoalSaveResult | null = null;
    error: unknown = null;
    isWorking = false;

    get checkDisabled(): boolean {
        return this.isWorking || this.text.trim() === '';
    }

    get isGood(): boolean {
        return this.checked !== null && this.checked.errors.length === 0;
    }

    get canWrite(): boolean {
        return this.isGood && (this.checked?.changes.length ?? 0) > 0;
    }

    get goodText(): string {
        const { checked } = this;
        if (checked === null || !this.isGood) return '';
        const format = formattersFor();
        return checked.changes.length === 0
            ? words.importNothing
            : fillLabel(
                  words.importGood,
                  format.number(checked.newCount),
                  format.number(checked.changedCount),
                  format.number(checked.unchangedCount)
              );
    }

    get writeLabel(): string {
        return fillLabel(words.importWrite, formattersFor().number(this.checked?.changes.length ?? 0));
    }

    get faults(): readonly { readonly key: string; readonly text: string }[] {
        const ofFile = (this.checked?.errors ?? []).map(({ row, column, code, value }, index) => ({
            key: String(index),
            text: fillLabel(words.importRow, row, column, fillLabel(FAULT_WORDS[code] ?? code, value))
        }));
        const ofOrg = (this.result?.errors ?? []).map(({ index, detail }) => ({
            key: `org ${index}`,
            text: fillLabel(words.importRow, index + 1, '', detail)
        }));
        return [...ofFile, ...ofOrg];
    }

    get faultHeading(): string {
        return this.faults.length === 0 ? '' : fillLabel(words.importBad, formattersFor().number(this.faults.length));
    }

    async handleFile(event: Event): Promise<void> {
        const [file] = (event.target as HTMLInputElement).files ?? [];
        if (file) {
            this.text = await file.text();
            await this.handleCheck();
        }
    }

    handleText(event: Event): void {
        this.text = (event.target as HTMLTextAreaElement).value;
        this.checked = null;
        this.result = null;
    }

    async handleCheck(): Promise<void> {
        const format = /^\s*[[{]/.test(this.text) ? 'json' : 'csv';
        await this.during(async () => {
            this.result = null;
            const request = JSON.stringify({ format, text: this.text });
            this.checked = JSON.parse(await checkImport({ requestJson: request })) as Checked;
        });
    }

    async handleWrite(): Promise<void> {
        await this.during(async () => {
            const requestJson = JSON.stringify({ changes: this.checked?.changes ?? [], reason: words.importReason });
            this.result = JSON.parse(await save({ requestJson })) as GoalSaveResult;
            if (this.result.errors.length === 0) {
                const detail = { count: this.result.goalIds.length };
                this.dispatchEvent(new CustomEvent('saved', { detail }));
            }
        });
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('cancel'));
    }

    private async during(task: () => Promise<void>): Promise<void> {
        this.isWorking = true;
        this.error = null;
        try {
            await task();
        } catch (error) {
            this.error = error;
        } finally {
            this.isWorking = false;
        }
    }
}
