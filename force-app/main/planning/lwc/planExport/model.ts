import type { Place } from 'c/contracts';

export interface ExportStop {
    /** Unique in the export and the same every time. */
    readonly key: string;
    readonly name: string;
    /** Address or whatever else tells where it is. */
    readonly subtitle: string;
    readonly place: Place;
    /** ISO 8601. */
    readonly beginsAt: string;
    readonly leavesAt: string;
}

export interface ExportDay {
    /** `YYYY-MM-DD`. */
    readonly date: string;
    readonly start: Place;
    readonly end: Place;
    readonly stops: readonly ExportStop[];
}
