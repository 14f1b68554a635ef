import { LightningElement, api } from 'lwc';
import type { CadenceRecord, ClassDue } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { INTERVAL_DAYS, isInRange, VISIT_MINUTES } from 'c/settingRules';
import { WORDS } from 'c/settingText';

/** Interval and length of visits by class, with who would be due. Event: `cadenceschange` with the records. */
export default class SettingsCadences extends LightningElement {
    @api cadences: readonly CadenceRecord[] = [];
    /** Customers due by class; empty while unknown. */
    @api due: readonly ClassDue[] = [];
    @api classLabels: ReadonlyMap<string, string> = new Map();
    readonly words = WORDS;

    get rows(): readonly object[] {
        const format = formattersFor();
        const change = (before: number, after: number): string =>
            before === after
                ? format.number(after)
                : fillLabel(WORDS.dueChange, format.number(before), format.number(after));
        return this.cadences.map((cadence) => {
            const { customerClass, intervalDays, visitMinutes } = cadence;
            const label = this.classLabels.get(customerClass) ?? customerClass;
            const counts = this.due.find((one) => one.customerClass === customerClass);
            const isEmpty = intervalDays === null && visitMinutes === null;
            return {
                customerClass,
                label,
                intervalDays: intervalDays === null ? '' : String(intervalDays),
                visitMinutes: visitMinutes === null ? '' : String(visitMinutes),
                intervalLabel: fillLabel(WORDS.intervalOf, label),
                minutesLabel: fillLabel(WORDS.minutesOf, label),
                customers: counts === undefined ? '–' : format.number(counts.customers),
                due: counts === undefined ? '–' : change(counts.dueBefore, counts.dueAfter),
                open: counts === undefined ? '–' : change(counts.openBefore, counts.openAfter),
                intervalFault:
                    isEmpty || isInRange(intervalDays, INTERVAL_DAYS)
                        ? ''
                        : rangeFault(WORDS.faultInterval, INTERVAL_DAYS),
                minutesFault:
                    isEmpty || isInRange(visitMinutes, VISIT_MINUTES)
                        ? ''
                        : rangeFault(WORDS.faultMinutes, VISIT_MINUTES)
            };
        });
    }

    /** In a sentence, for who does not read tables. */
    get sentence(): string {
        if (this.due.length === 0) return '';
        const format = formattersFor();
        const sum = (of: (one: ClassDue) => number): number => this.due.reduce((total, one) => total + of(one), 0);
        const [before, after] = [sum(({ dueBefore }) => dueBefore), sum(({ dueAfter }) => dueAfter)];
        return before === after
            ? fillLabel(WORDS.dueSame, format.number(after))
            : fillLabel(WORDS.dueTotal, format.number(after), format.number(before));
    }

    handleChange(event: Event): void {
        const input = event.target as HTMLInputElement;
        const { customerClass = '', field = '' } = input.dataset;
        const text = input.value.trim();
        const value = text === '' ? null : Number(text);
        const detail = this.cadences.map((cadence) =>
            cadence.customerClass === customerClass ? { ...cadence, [field]: value } : cadence
        );
        this.dispatchEvent(new CustomEvent('cadenceschange', { detail }));
    }
}

function rangeFault(label: string, { least, most }: { readonly least: number; readonly most: number }): string {
    return fillLabel(label, formattersFor().number(least), formattersFor().number(most));
}
