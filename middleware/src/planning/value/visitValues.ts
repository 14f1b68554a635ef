import { mergeSettings } from '../settings.ts';
import type { CandidateFinder } from '../ports.ts';
import { valueOfVisit } from './valueOfVisit.ts';

/** What a visit to a record is worth on a day, with the facts that dates are made of. */
export interface RecordValue {
    readonly recordId: string;
    /** `YYYY-MM-DD`, null when never visited. */
    readonly lastVisitDate: string | null;
    readonly intervalDays: number | null;
    readonly points: number;
}

/** The planner's value of records, for whoever shows it outside a plan. */
export interface VisitValues {
    /** Records that no plan would take (gone, converted, closed) are left out. */
    valuesOf(
        orgId: string,
        objectApiName: 'Account' | 'Lead',
        ids: readonly string[],
        when: { readonly asOf: Date; readonly onDay: string }
    ): Promise<RecordValue[]>;
}

export function createVisitValues(finder: CandidateFinder): VisitValues {
    return {
        async valuesOf(orgId, objectApiName, ids, { asOf, onDay }) {
            const settings = mergeSettings(await finder.settings(orgId));
            const facts = await finder.candidatesById(orgId, objectApiName, ids, asOf.toISOString());
            return facts.map((fact) => ({
                recordId: fact.recordId,
                lastVisitDate: fact.lastVisitDate,
                intervalDays: fact.intervalDays,
                points: valueOfVisit(fact, onDay, settings).points
            }));
        }
    };
}
