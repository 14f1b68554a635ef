import type { ScoredCustomer } from '#kernel/contracts';

/** Customers of one class whose last visit was on the same day. */
export interface VisitedOn {
    readonly customerClass: string;
    /** `YYYY-MM-DD`, null when never visited. */
    readonly lastVisitDate: string | null;
    readonly customers: number;
}

/** What a preview of settings needs from the mirror. */
export interface PreviewSource {
    /** Customers by class and day of the last visit, as the planner sees it on `onDay`. */
    visitedOn(orgId: string, onDay: string): Promise<VisitedOn[]>;
    intervals(orgId: string): Promise<ReadonlyMap<string, number>>;
    /** Ids of customers that show what the weights do, each once, the most telling first. */
    examples(orgId: string, onDay: string): Promise<{ recordId: string; example: ScoredCustomer['example'] }[]>;
}
