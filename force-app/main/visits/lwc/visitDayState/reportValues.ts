import type { ReportField, VisitBriefing, VisitReportWrite, VisitStop } from 'c/contracts';

/** What stands in the form; all texts, empty for nothing. Survives a reload. */
export interface ReportDraft {
    readonly outcome: string;
    readonly notes: string;
    readonly concerns: string;
    readonly nextStep: string;
    readonly nextStepDate: string;
    readonly contactId: string;
    readonly opportunityId: string;
    /** `HH:MM` of a visit that is written down afterwards; empty: it has its times. */
    readonly startTime: string;
    readonly endTime: string;
    /** Seconds that the form was open before. */
    readonly openSeconds: number;
}

/** What a report begins with: what is known of the visit, else of the only contact and deal, and the deal's next step. */
export function firstValues(stop: VisitStop, briefing: VisitBriefing | null): ReportDraft {
    const { report } = stop;
    const isWritten = report.outcome !== null || report.notes !== '';
    const [contact, otherContact] = briefing?.contacts ?? [];
    const [deal, otherDeal] = briefing?.deals ?? [];
    const onlyContact = contact && !otherContact && !isWritten ? contact.contactId : '';
    const onlyDeal = deal && !otherDeal && !isWritten ? deal : null;
    return {
        outcome: report.outcome ?? '',
        notes: report.notes,
        concerns: report.concerns,
        nextStep: report.nextStep || (onlyDeal?.nextStep ?? ''),
        nextStepDate: report.nextStepDate ?? '',
        contactId: report.contactId ?? onlyContact,
        opportunityId: report.opportunityId ?? onlyDeal?.opportunityId ?? '',
        startTime: '',
        endTime: '',
        openSeconds: 0
    };
}

/** Units: seconds that the form was open in sight, all times together. */
export function reportWriteOf(draft: ReportDraft, seconds: number): VisitReportWrite {
    const { openSeconds: _before, startTime: _start, endTime: _end, ...values } = draft;
    return { ...values, reportSeconds: Math.max(1, Math.round(seconds)) };
}

/** Required fields that are empty. "No contact" says it all. */
export function missingFields(draft: ReportDraft, required: readonly ReportField[]): ReportField[] {
    if (draft.outcome === 'No Contact') return [];
    return required.filter((field) => draft[field].trim() === '');
}
