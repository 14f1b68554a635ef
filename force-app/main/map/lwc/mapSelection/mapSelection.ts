import { LightningElement, api, wire } from 'lwc';
import { MessageContext, publish } from 'lightning/messageService';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import RECORDS_CHANGED from '@salesforce/messageChannel/FieldmapRecordsChanged__c';
import type { SelectionResult, SelectionSummary, TeamMember } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import { errorTextOf } from 'c/errorText';
import { RecordRows, recordsCsv } from 'c/mapData';
import type { PanelToggleDetail } from 'c/mapPanel';
import type { Viewer } from 'c/recordPane';
import { LABELS } from './labels.ts';
import { changeOwner, createTasks, loadSummary, MAX_ACTION_RECORDS } from './selectionApi.ts';

export type SelectionTool = 'rectangle' | 'lasso' | 'radius';
/** Everything the map shows, or what lies within a distance of its middle: the way without a pointer. */
export interface AreaRequest {
    readonly radiusMetres: number | null;
}
type Form = 'tasks' | 'owner';

const TOOLS: readonly SelectionTool[] = ['rectangle', 'lasso', 'radius'];
const DAY_MS = 86_400_000;
const DEFAULT_KILOMETRES = 10;
/** More visits do not fit into a plan. */
const MAX_PLAN_RECORDS = 40;
const PLANNED: readonly string[] = ['Account', 'Lead'];

/**
 * Tools that select records on the map, and what can be done with the selection.
 *
 * Events: `toolchange` {tool}, `arearequest` ({@link AreaRequest}), `areaclear`.
 */
export default class MapSelection extends NavigationMixin(LightningElement) {
    @api tool: SelectionTool | null = null;
    @api team: readonly TeamMember[] = [];
    @api viewer: Viewer = { locale: '', timeZone: '', currency: '', todayDay: 0 };
    @api isNarrow = false;
    @api openPanel = '';
    private heldRows: RecordRows = RecordRows.EMPTY;

    @wire(MessageContext) messageContext: unknown;

    readonly words = LABELS;
    readonly panelName = 'select';
    form: Form | null = null;
    preview: SelectionResult | null = null;
    isBusy = false;
    error = '';
    summary: SelectionSummary | null = null;
    private kilometres = DEFAULT_KILOMETRES;
    private subject = LABELS.subjectDefault;
    private dueDate = '';
    private ownerId = '';

    /** The selected records. */
    @api
    get rows(): RecordRows {
        return this.heldRows;
    }
    set rows(value: RecordRows) {
        const before = this.recordIds.join();
        this.heldRows = value ?? RecordRows.EMPTY;
        if (this.recordIds.join() === before) return;
        this.closeForm();
        this.sum();
    }

    get tools(): readonly object[] {
        return TOOLS.map((tool) => ({
            tool,
            label: this.words[tool],
            pressed: String(tool === this.tool),
            className: tool === this.tool ? 'tool tool-on' : 'tool'
        }));
    }
    /** While an area is drawn the map needs the room. */
    get hasRoom(): boolean {
        return this.tool === null;
    }
    get hasResult(): boolean {
        return this.hasRoom && this.heldRows.length > 0;
    }
    get kilometresText(): string {
        return String(this.kilometres);
    }
    get countText(): string {
        return fillLabel(this.words.count, this.format.number(this.heldRows.length));
    }
    get dealsText(): string {
        const { summary } = this;
        if (!summary) return '';
        const { format, viewer } = this;
        const amount = format.currency(summary.openAmount, viewer.currency);
        return fillLabel(this.words.deals, format.number(summary.openDeals), amount);
    }
    /** Oldest and newest visit, and how many were never visited. */
    get visitText(): string {
        const days = this.list.map(({ lastVisitDay }) => lastVisitDay);
        const known = days.filter((day) => day !== null).sort((a, b) => a - b);
        const text = (day: number): string => this.format.date(isoDay(day));
        const [first] = known;
        const last = known[known.length - 1];
        const parts: string[] = [];
        if (first !== undefined && last !== undefined) {
            const range = first === last ? text(first) : `${text(first)} – ${text(last)}`;
            parts.push(fillLabel(this.words.lastVisit, range));
        }
        if (known.length < days.length) {
            parts.push(fillLabel(this.words.never, this.format.number(days.length - known.length)));
        }
        return parts.join(' · ');
    }
    get isTooMany(): boolean {
        return this.heldRows.length > MAX_ACTION_RECORDS;
    }
    get isDrawing(): boolean {
        return this.tool !== null;
    }
    get isPlanOff(): boolean {
        const { length } = this.planIds;
        return length === 0 || length > MAX_PLAN_RECORDS;
    }
    get limitText(): string {
        return this.isTooMany ? fillLabel(this.words.tooMany, this.format.number(MAX_ACTION_RECORDS)) : '';
    }
    get planTitle(): string {
        return fillLabel(this.words.planLimit, this.format.number(MAX_PLAN_RECORDS));
    }
    get isTaskForm(): boolean {
        return this.form === 'tasks';
    }
    get isOwnerForm(): boolean {
        return this.form === 'owner';
    }
    get owners(): readonly object[] {
        return this.team.map(({ userId, name }) => ({ userId, name, isSelected: userId === this.ownerId }));
    }
    get previewText(): string {
        const { preview } = this;
        if (!preview) return '';
        const numbers = [preview.doneCount, preview.unchangedCount, preview.refused.length];
        return fillLabel(this.words.preview, ...numbers.map((value) => this.format.number(value)));
    }
    get refusedReasons(): readonly { readonly key: string; readonly text: string }[] {
        const reasons = new Set(this.preview?.refused.map(({ reason }) => reason));
        return [...reasons].slice(0, 3).map((text) => ({ key: text, text }));
    }
    get applyText(): string {
        return fillLabel(this.words.apply, this.format.number(this.preview?.doneCount ?? 0));
    }
    get isApplyOff(): boolean {
        return this.isBusy || !this.preview || this.preview.doneCount === 0;
    }

    /** A closed panel draws nothing. */
    handlePanel(event: CustomEvent<PanelToggleDetail>): void {
        if (!event.detail.isOpen) this.send('toolchange', { tool: null });
    }

    handleTool(event: Event): void {
        const tool = (event.currentTarget as HTMLElement).dataset.tool as SelectionTool;
        this.send('toolchange', { tool: tool === this.tool ? null : tool });
    }

    handleKey(event: KeyboardEvent): void {
        if (event.key !== 'Escape' || !this.tool) return;
        event.stopPropagation();
        this.send('toolchange', { tool: null });
    }

    handleView(): void {
        this.send('arearequest', { radiusMetres: null });
    }

    handleKilometres(event: Event): void {
        this.kilometres = Number((event.target as HTMLInputElement).value);
    }

    handleAround(): void {
        if (this.kilometres > 0) this.send('arearequest', { radiusMetres: this.kilometres * 1000 });
    }

    handleClear(): void {
        this.send('areaclear', null);
    }

    handlePlan(): void {
        const state = { c__required: this.planIds.join(',') };
        const attributes = { apiName: 'Fieldmap_My_Week' };
        this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes, state });
    }

    handleTasks(): void {
        this.openForm('tasks');
        this.dueDate = isoDay(this.viewer.todayDay + 7);
    }

    handleOwnerForm(): void {
        this.openForm('owner');
        this.ownerId = this.team[0]?.userId ?? '';
        this.loadPreview();
    }

    handleSubject(event: Event): void {
        this.subject = (event.target as HTMLInputElement).value;
    }

    handleDueDate(event: Event): void {
        this.dueDate = (event.target as HTMLInputElement).value;
    }

    handleOwner(event: Event): void {
        this.ownerId = (event.target as HTMLSelectElement).value;
        this.loadPreview();
    }

    handleCancel(): void {
        this.closeForm();
    }

    handleCreateTasks(): void {
        this.act(async () => {
            const { doneCount, refused } = await createTasks(this.recordIds, this.subject, this.dueDate);
            this.finish(this.words.tasksDone, doneCount, refused.length);
        });
    }

    handleApplyOwner(): void {
        this.act(async () => {
            const { doneCount, refused } = await changeOwner(this.recordIds, this.ownerId, false);
            const objectApiNames = new Set(this.list.map(({ objectApiName }) => objectApiName));
            this.finish(this.words.ownerDone, doneCount, refused.length);
            for (const objectApiName of objectApiNames) {
                publish(this.messageContext, RECORDS_CHANGED, { objectApiName });
            }
        });
    }

    handleExport(): void {
        const { columnId, columnName, columnType, columnStatus, columnOwner, columnLastVisit } = this.words;
        const text = recordsCsv(this.list, {
            id: columnId,
            name: columnName,
            type: columnType,
            status: columnStatus,
            owner: columnOwner,
            lastVisit: columnLastVisit
        });
        const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
        const link = document.createElement('a');
        link.href = url;
        link.download = `fieldmap-${isoDay(this.viewer.todayDay)}.csv`;
        link.click();
        URL.revokeObjectURL(url);
    }

    private get list() {
        return Array.from({ length: this.heldRows.length }, (_, index) => this.heldRows.at(index));
    }
    private get recordIds(): string[] {
        return this.heldRows.ids();
    }
    /** A plan holds customers: accounts and leads. */
    private get planIds(): string[] {
        return this.list.filter(({ objectApiName }) => PLANNED.includes(objectApiName)).map(({ id }) => id);
    }
    private get format() {
        return formattersFor(this.viewer.locale === '' ? undefined : this.viewer);
    }

    /** Sums arrive late; those of an older selection are dropped. */
    private async sum(): Promise<void> {
        const rows = this.heldRows;
        this.summary = null;
        if (rows.length === 0) return;
        try {
            const summary = await loadSummary(this.recordIds);
            if (rows === this.heldRows) this.summary = summary;
        } catch (error) {
            if (rows === this.heldRows) this.error = errorTextOf(error).title;
        }
    }

    private loadPreview(): void {
        this.preview = null;
        const { ownerId } = this;
        this.act(async () => {
            const preview = await changeOwner(this.recordIds, ownerId, true);
            if (ownerId === this.ownerId) this.preview = preview;
        });
    }

    private async act(action: () => Promise<void>): Promise<void> {
        this.error = '';
        this.isBusy = true;
        try {
            await action();
        } catch (error) {
            this.error = errorTextOf(error).title;
        } finally {
            this.isBusy = false;
        }
    }

    private finish(label: string, done: number, refused: number): void {
        const { format } = this;
        const title = fillLabel(label, format.number(done), format.number(refused));
        this.dispatchEvent(new ShowToastEvent({ title, variant: refused > 0 ? 'warning' : 'success' }));
        this.closeForm();
    }

    private openForm(form: Form): void {
        this.closeForm();
        this.form = form;
    }

    private closeForm(): void {
        this.form = null;
        this.preview = null;
        this.error = '';
    }

    private send(type: string, detail: object | null): void {
        this.dispatchEvent(new CustomEvent(type, { detail }));
    }
}

function isoDay(day: number): string {
    return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
