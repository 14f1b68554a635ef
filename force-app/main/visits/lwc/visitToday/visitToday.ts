import { api } from 'lwc';
import type { CheckInPlace, FoundCustomer, VisitMode, VisitWrite } from 'c/contracts';
import { checkInPlace, devicePosition } from 'c/devicePosition';
import { fillLabel } from 'c/formatters';
import { replannedSpan, type DayStop, type ReportDraft } from 'c/visitDayState';
import { newClientKey, nowInSeconds, type WriteOutcome } from 'c/visitQueue';
import { keepCustomer, keepOpenReport } from './todayData.ts';
import { TodayView } from './todayView.ts';

/** So long after the first keystroke a draft goes to Salesforce. */
const DRAFT_MS = 4_000;
/** So long saving waits for a draft that is on its way. */
const DRAFT_PATIENCE_MS = 2_000;

type Step = Pick<VisitWrite, 'action'> & Partial<VisitWrite>;
interface ReportSaved {
    readonly report: NonNullable<VisitWrite['report']>;
    readonly span?: { readonly startedAt: string; readonly endedAt: string } | null;
}
interface StopActionDetail {
    readonly clientKey: string;
    readonly action: string;
    readonly value: string;
}

/** Everything that the short "nobody there" says. */
const NO_CONTACT = {
    ...{ outcome: 'No Contact', notes: null, concerns: null, nextStep: null, nextStepDate: null },
    ...{ contactId: null, opportunityId: null, reportSeconds: null }
} as const;

/**
 * The rep's day on the phone: stops with check-in, report and what came instead; found stays; the day that wrote itself;
 * privacy. Everything works without a connection and without a position.
 */
export default class VisitToday extends TodayView {
    private draftTimer: number | undefined;

    /** Section to open with: `stops`, `stays`, `day`, `privacy`. */
    @api
    get section(): string {
        return this.tab;
    }
    set section(value: string) {
        this.chooseTab(value);
    }

    async handleAction(event: CustomEvent<StopActionDetail>): Promise<void> {
        const { clientKey, action, value } = event.detail;
        const stop = this.stops.find((candidate) => candidate.clientKey === clientKey);
        if (!stop || this.isBusy) return;
        switch (action) {
            case 'check-in':
                await this.checkIn(stop);
                break;
            case 'check-out':
                if (await this.write(stop, { action: 'check-out' }, this.words.checkedOut)) this.openReport(stop, '');
                break;
            case 'report':
                this.openReport(stop, '');
                break;
            case 'contact':
                this.openReport(stop, value);
                break;
            case 'written-down':
                this.openReport(stop, 'In Person');
                break;
            case 'no-contact':
                await this.noContact(stop);
                break;
            case 'replan':
                await this.write(stop, { action: 'replan', ...replannedSpan(stop, value) }, this.replannedText(value));
                break;
            case 'skip':
                await this.write(stop, { action: 'skip', skipReason: value }, this.words.skipped);
                break;
            default:
                await this.write(stop, { action: 'undo' }, this.words.undone);
        }
    }

    handleAdd(): void {
        this.isFinderOpen = !this.isFinderOpen;
    }

    handleStaysWanted(): void {
        this.chooseTab('stays');
    }

    handlePrivacyWanted(): void {
        this.chooseTab('privacy');
    }

    handleVisitWanted(): void {
        this.chooseTab('stops');
        this.isFinderOpen = true;
    }

    handleFinderClose(): void {
        this.isFinderOpen = false;
    }

    async handleCustomer(event: CustomEvent<{ customer: FoundCustomer }>): Promise<void> {
        const { customer } = event.detail;
        this.isFinderOpen = false;
        keepCustomer(customer);
        const known = this.stops.find(({ recordId, status }) => recordId === customer.recordId && status === 'Planned');
        const { recordId, name, latitude, longitude } = customer;
        await this.checkIn(
            known ?? {
                visitId: null,
                clientKey: newClientKey(),
                recordId,
                name,
                latitude,
                longitude,
                actualStart: null
            }
        );
    }

    handleDraft(event: CustomEvent<{ draft: ReportDraft }>): void {
        this.drafts.keep(this.reportKey, event.detail.draft);
        if (this.draftTimer !== undefined) return;
        // eslint-disable-next-line @lwc/lwc/no-async-operation -- not at every keystroke: each is a write in Salesforce
        this.draftTimer = window.setTimeout(() => this.sendDrafts(), DRAFT_MS);
    }

    handleOther(event: CustomEvent<{ isWanted: boolean }>): void {
        if (event.detail.isWanted) {
            this.drafts.takeOther(this.reportKey);
            this.formVersion += 1;
        } else {
            this.drafts.dismissOther(this.reportKey);
        }
        this.otherDraft = null;
        this.sendDrafts();
    }

    handleReportCancel(): void {
        this.closeReport();
    }

    async handleReportSave(event: CustomEvent<ReportSaved>): Promise<void> {
        const stop = this.reportStop;
        if (!stop) return;
        const { report, span } = event.detail;
        const times = span ? { startedAt: span.startedAt, at: span.endedAt } : {};
        const mode = this.reportMode as VisitMode;
        const step: Step =
            this.reportMode === ''
                ? { action: 'report', report, seenAt: this.readAt }
                : { action: 'record', mode, report, ...times };
        const message = fillLabel(this.words.reportSaved, report.reportSeconds ?? 0);
        this.reportProblem = '';
        this.isBusy = true;
        await this.drafts.hold(stop.clientKey, pause(DRAFT_PATIENCE_MS));
        if (await this.write(stop, step, message)) {
            this.drafts.drop(stop.clientKey);
            this.closeReport();
        }
        this.drafts.release();
    }

    async handleInsist(event: CustomEvent<{ id: string }>): Promise<void> {
        await this.queue.insist(event.detail.id);
        await this.reload();
    }

    async handleDiscard(event: CustomEvent<{ id: string }>): Promise<void> {
        await this.queue.discard(event.detail.id);
        await this.reload();
    }

    async handleSendNow(): Promise<void> {
        await this.queue.flush();
        await this.reload();
    }

    private openReport(stop: DayStop, mode: string): void {
        this.reportKey = stop.clientKey;
        this.otherDraft = this.drafts.otherOf(stop.clientKey);
        this.reportMode = mode;
        this.reportProblem = '';
        this.isFinderOpen = false;
        keepOpenReport({ clientKey: stop.clientKey, mode });
        this.wantsFormFocus = true;
    }

    private closeReport(): void {
        this.reportKey = '';
        this.otherDraft = null;
        keepOpenReport(null);
        this.sendDrafts();
    }

    private sendDrafts(): void {
        window.clearTimeout(this.draftTimer);
        this.draftTimer = undefined;
        if (this.day?.drafts == null) return;
        void this.drafts.send(this.reportKey).then(() => {
            this.otherDraft = this.drafts.otherOf(this.reportKey);
        });
    }

    private async checkIn(
        stop: Pick<DayStop, 'visitId' | 'clientKey' | 'recordId' | 'name' | 'latitude' | 'longitude' | 'actualStart'>
    ): Promise<void> {
        const place = await this.locate(stop);
        const isIn = await this.write(stop, { action: 'check-in', place }, this.checkedInText(place));
        if (isIn) this.openKey = stop.clientKey;
    }

    private async noContact(stop: DayStop): Promise<void> {
        const isInside = stop.status === 'In Progress';
        const place = isInside ? null : await this.locate(stop);
        const step: Step = { action: isInside ? 'check-out' : 'record', report: NO_CONTACT, place };
        await this.write(stop, step, this.words.recorded);
    }

    private async locate(stop: Pick<DayStop, 'latitude' | 'longitude'>): Promise<CheckInPlace | null> {
        this.isBusy = true;
        this.state = this.words.locating;
        const place = checkInPlace(await devicePosition(), stop);
        this.state = '';
        return place;
    }

    /** True when the step counts for the person: sent, or kept on the device. */
    private async write(
        stop: Pick<DayStop, 'visitId' | 'clientKey' | 'recordId' | 'name' | 'actualStart'>,
        step: Step,
        message: string
    ): Promise<boolean> {
        this.isBusy = true;
        const { visitId, clientKey, recordId, actualStart } = stop;
        const write: VisitWrite = { clientKey, visitId, recordId, at: nowInSeconds(), startedAt: actualStart, ...step };
        const isRecord = step.action === 'record';
        const whole = isRecord ? { ...write, startedAt: step.startedAt ?? null } : write;
        const outcome = await this.queue.add(whole, stop.name);
        this.isBusy = false;
        return this.tell(outcome, message);
    }

    private async tell(outcome: WriteOutcome, message: string): Promise<boolean> {
        if (outcome.kind === 'sent') {
            this.toast(message, 'success');
            await this.reload();
            return true;
        }
        if (outcome.kind === 'kept') {
            this.toast(this.words.kept, 'warning');
            return true;
        }
        if (this.reportKey !== '' && outcome.kind === 'refused') {
            // The form is still open with what was typed.
            this.reportProblem = outcome.entry.reason;
            await this.queue.discard(outcome.entry.id);
        }
        await this.reload();
        return false;
    }

    private replannedText(start: string): string {
        return fillLabel(this.words.replanned, this.format.dateTime(start));
    }

    private checkedInText(place: CheckInPlace | null): string {
        const { words } = this;
        if (place === null) return words.noPosition;
        if (place.distanceMetres === null) return words.checkedIn;
        const label = place.onSite === 'remote' ? words.checkedInFar : words.checkedInAt;
        return fillLabel(label, this.format.distance(place.distanceMetres));
    }
}

function pause(milliseconds: number): Promise<void> {
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- nothing else ends a request on a slow connection
    return new Promise((resolve) => window.setTimeout(resolve, milliseconds));
}
