import { LightningElement, api } from 'lwc';
import type { ReportField, VisitBriefing, VisitChoices, VisitReportWrite, VisitStop } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { firstValues, missingFields, reportWriteOf, VisibleTime, type ReportDraft } from 'c/visitDayState';
import { clockTimeIn, instantAt, localDateIn } from 'c/visitRules';
import { LABELS } from './labels.ts';

type OtherDraft = { readonly editedAt: string; readonly values: ReportDraft };
type AssumedSpan = { readonly startMs: number; readonly endMs: number };

const DAY_MS = 86_400_000;
/** Days from the visit to the next step, one tap each. */
const SOON = [
    { days: 1, word: 'tomorrow' },
    { days: 7, word: 'inOneWeek' },
    { days: 14, word: 'inTwoWeeks' },
    { days: 28, word: 'inFourWeeks' }
] as const;
type TextField =
    'notes' | 'concerns' | 'nextStep' | 'nextStepDate' | 'contactId' | 'opportunityId' | 'startTime' | 'endTime';

/** Detail of `reportsave`. */
export interface ReportSaveDetail {
    readonly report: VisitReportWrite;
    /** Of a visit that is written down afterwards; ISO 8601. */
    readonly span: { readonly startedAt: string; readonly endedAt: string } | null;
}

/**
 * What came of a visit: filled in beforehand, few fields, one column, plain text fields that take dictation, Ctrl+Enter saves.
 * Every keystroke goes out as a draft, so that nothing is lost.
 *
 * Events: `reportsave` ({@link ReportSaveDetail}), `reportdraft` {draft}, `reportother` {isWanted}, `reportcancel`.
 */
export default class VisitReport extends LightningElement {
    @api stop: VisitStop | null = null;
    @api briefing: VisitBriefing | null = null;
    @api choices: VisitChoices | null = null;
    /** What stood here before a reload; null: begin anew. */
    @api draft: ReportDraft | null = null;
    /** What another device typed meanwhile. */
    @api other: OtherDraft | null = null;
    /** `YYYY-MM-DD` of today. */
    @api today = '';
    /** When a visit without check-in is taken to have been; null: it has its times. */
    @api assumed: AssumedSpan | null = null;
    @api isBusy = false;
    /** What Salesforce said to the last try to save. */
    @api problem = '';

    readonly words = LABELS;
    missing: readonly ReportField[] = [];
    areTimesWrong = false;
    private values: ReportDraft | null = null;
    private isDraftKept = false;
    private isFilled = false;
    private readonly time = new VisibleTime();
    private timeBefore = 0;

    connectedCallback(): void {
        const values = this.draft ?? firstValues(this.stop!, this.briefing);
        this.values = this.assumed && !values.startTime ? { ...values, ...this.assumedTimes(this.assumed) } : values;
        this.timeBefore = this.values.openSeconds;
        this.time.show(performance.now());
        document.addEventListener('visibilitychange', this.handleVisibility);
    }

    /** The text of a textarea is no attribute: it is put in once, then the field has it. */
    renderedCallback(): void {
        if (this.isFilled) return;
        this.isFilled = true;
        this.showText('notes', this.notes);
        this.showText('concerns', this.concerns);
    }

    disconnectedCallback(): void {
        document.removeEventListener('visibilitychange', this.handleVisibility);
    }

    /** Moves the keyboard into the form. */
    @api
    focus(): void {
        this.template?.querySelector<HTMLElement>('.title')?.focus();
    }

    get title(): string {
        return fillLabel(this.words.title, this.stop?.name ?? '');
    }
    get duringText(): string {
        const { actualStart, actualEnd } = this.stop ?? {};
        if (!actualStart) return '';
        const format = formattersFor();
        const end = actualEnd ? format.time(actualEnd) : '';
        return fillLabel(
            this.words.during,
            format.date(actualStart),
            [format.time(actualStart), end].filter(Boolean).join('–')
        );
    }
    get otherTitle(): string {
        return this.other ? fillLabel(this.words.other, formattersFor().dateTime(this.other.editedAt)) : '';
    }
    get otherText(): string {
        const { outcome = '', notes = '', nextStep = '', concerns = '' } = this.other?.values ?? {};
        const label = this.choices?.outcomes.find(({ value }) => value === outcome)?.label ?? outcome;
        return [label, notes, nextStep, concerns].filter(Boolean).join('\n');
    }
    get asksTimes(): boolean {
        return this.assumed !== null;
    }
    get startTime(): string {
        return this.values?.startTime ?? '';
    }
    get endTime(): string {
        return this.values?.endTime ?? '';
    }
    get outcomes(): readonly object[] {
        return (this.choices?.outcomes ?? []).map((choice) => {
            const isChosen = choice.value === this.values?.outcome;
            return { ...choice, isChosen, className: isChosen ? 'choice choice_chosen' : 'choice' };
        });
    }
    get contacts(): readonly object[] {
        return (this.briefing?.contacts ?? []).map(({ contactId, name, title }) =>
            this.option(contactId, [name, title].filter(Boolean).join(' · '), 'contactId')
        );
    }
    get hasContacts(): boolean {
        return this.contacts.length > 0;
    }
    get deals(): readonly object[] {
        return (this.briefing?.deals ?? []).map(({ opportunityId, name, stage }) =>
            this.option(opportunityId, [name, stage].filter(Boolean).join(' · '), 'opportunityId')
        );
    }
    get hasDeals(): boolean {
        return this.deals.length > 0;
    }
    get notes(): string {
        return this.values?.notes ?? '';
    }
    get concerns(): string {
        return this.values?.concerns ?? '';
    }
    get nextStep(): string {
        return this.values?.nextStep ?? '';
    }
    get nextStepDate(): string {
        return this.values?.nextStepDate ?? '';
    }

    /** What was promised, ready to be ticked off into the notes. */
    get promises(): readonly object[] {
        return (this.briefing?.promises ?? [])
            .map(({ text }) => ({ text, line: fillLabel(this.words.kept, text) }))
            .filter(({ line }) => !this.notes.includes(line))
            .map(({ text, line }) => ({ key: text, text: `✓ ${text}`, line }));
    }
    get hasPromises(): boolean {
        return this.promises.length > 0;
    }
    /** Concern of the last visit, offered again. */
    get lastConcern(): string {
        const last = this.briefing?.previous?.concerns ?? '';
        return last === '' || this.concerns.includes(last) ? '' : last;
    }
    get lastConcernLabel(): string {
        return fillLabel(this.words.lastConcerns, this.lastConcern);
    }
    get soon(): readonly object[] {
        return SOON.map(({ days, word }) => {
            const date = new Date(Date.parse(`${this.today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
            const isChosen = date === this.nextStepDate;
            return { date, label: this.words[word], className: isChosen ? 'chip chip_chosen' : 'chip' };
        });
    }

    get labels(): Readonly<Record<ReportField, string>> {
        const { words } = this;
        const marked = (field: ReportField, label: string): string =>
            this.choices?.requiredFields.includes(field) ? `${label} *` : label;
        return {
            outcome: marked('outcome', words.outcome),
            notes: marked('notes', words.notes),
            concerns: marked('concerns', words.concerns),
            nextStep: marked('nextStep', words.nextStep),
            nextStepDate: marked('nextStepDate', words.nextStepDate),
            contactId: marked('contactId', words.contact)
        };
    }
    get hasRequired(): boolean {
        return (this.choices?.requiredFields.length ?? 0) > 0;
    }
    get faultText(): string {
        if (this.missing.length === 0) return this.areTimesWrong ? this.words.timesWrong : this.problem;
        const names = this.missing.map((field) => this.labels[field].replace(' *', ''));
        return fillLabel(this.words.missing, names.join(', '));
    }

    handleOutcome(event: Event): void {
        this.change({ outcome: (event.target as HTMLInputElement).value });
    }

    /** Dictation sends `input` like the keyboard does. */
    handleText(event: Event): void {
        const input = event.target as HTMLInputElement;
        this.change({ [input.dataset['field'] as TextField]: input.value });
    }

    handlePromise(event: Event): void {
        const { line = '' } = (event.currentTarget as HTMLElement).dataset;
        this.change({ notes: this.notes === '' ? line : `${this.notes.trimEnd()}\n${line}` });
        this.showText('notes', this.notes);
    }

    handleConcern(): void {
        this.change({ concerns: [this.concerns, this.lastConcern].filter(Boolean).join('\n') });
        this.showText('concerns', this.concerns);
    }

    handleSoon(event: Event): void {
        this.change({ nextStepDate: (event.currentTarget as HTMLElement).dataset['date'] ?? '' });
        this.showText('nextStepDate', this.nextStepDate);
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            this.handleSave();
        } else if (event.key === 'Escape') {
            this.handleCancel();
        }
    }

    handleSave(): void {
        if (!this.values || this.isBusy) return;
        this.missing = missingFields(this.values, this.choices?.requiredFields ?? []);
        if (this.missing.length > 0) {
            this.template?.querySelector<HTMLElement>(`[data-field="${this.missing[0]}"]`)?.focus();
            return;
        }
        const { span } = this;
        this.areTimesWrong = span !== null && !(Date.parse(span.startedAt) < Date.parse(span.endedAt));
        if (this.areTimesWrong) return;
        const report = reportWriteOf(this.values, this.openSeconds);
        this.dispatchEvent(new CustomEvent<ReportSaveDetail>('reportsave', { detail: { report, span } }));
    }

    private assumedTimes({ startMs, endMs }: AssumedSpan): Pick<ReportDraft, 'startTime' | 'endTime'> {
        const { timeZone } = formattersFor().settings;
        return { startTime: clockTimeIn(startMs, timeZone), endTime: clockTimeIn(endMs, timeZone) };
    }

    /** What the person left or made of the assumed times; on the day of these. */
    private get span(): ReportSaveDetail['span'] {
        if (!this.assumed) return null;
        const { timeZone } = formattersFor().settings;
        const date = localDateIn(this.assumed.startMs, timeZone);
        const at = (time: string): string =>
            time === '' ? '' : new Date(instantAt(date, time, timeZone)).toISOString();
        return { startedAt: at(this.startTime), endedAt: at(this.endTime) };
    }

    handleUseOther(): void {
        this.dispatchEvent(new CustomEvent('reportother', { detail: { isWanted: true } }));
    }

    handleKeepMine(): void {
        this.dispatchEvent(new CustomEvent('reportother', { detail: { isWanted: false } }));
    }

    handleCancel(): void {
        this.dispatchEvent(new CustomEvent('reportcancel'));
    }

    private readonly handleVisibility = (): void => {
        if (document.visibilityState === 'hidden') this.time.hide(performance.now());
        else this.time.show(performance.now());
    };

    private get openSeconds(): number {
        return this.timeBefore + this.time.seconds(performance.now());
    }

    private change(more: Partial<ReportDraft>): void {
        if (!this.values) return;
        this.values = { ...this.values, ...more };
        this.missing = [];
        this.areTimesWrong = false;
        this.isDraftKept = true;
        const draft: ReportDraft = { ...this.values, openSeconds: Math.round(this.openSeconds) };
        this.dispatchEvent(new CustomEvent('reportdraft', { detail: { draft } }));
    }

    get keptText(): string {
        return this.isDraftKept || this.draft !== null ? this.words.draftKept : '';
    }

    /** A field that was typed in no longer follows its attribute. */
    private showText(field: TextField, value: string): void {
        const input = this.template?.querySelector<HTMLInputElement>(`[data-field="${field}"]`);
        if (input) input.value = value;
    }

    private option(value: string, label: string, field: TextField): object {
        return { value, label, isChosen: this.values?.[field] === value };
    }
}
