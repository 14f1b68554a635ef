/** One change of a target. */
export interface TargetChangeEntry {
    readonly at: string;
    readonly userId: string;
    readonly userName: string;
    readonly before: number | null;
    readonly after: number | null;
    /** Why, where the person said so. */
    readonly reason: string | null;
}

/** The same change is written twice when field history is on: by the platform and by the page. */
const SAME_WITHIN_MS = 120_000;

/**
 * Changes of a target, newest first: the page's own records and those of the field history that it did not write (changes
 * in reports, imports, other programs).
 */
export function targetHistory(
    own: readonly TargetChangeEntry[],
    fieldHistory: readonly TargetChangeEntry[]
): TargetChangeEntry[] {
    const foreign = fieldHistory.filter((entry) => !own.some((record) => isSame(record, entry)));
    return [...own, ...foreign].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function isSame(a: TargetChangeEntry, b: TargetChangeEntry): boolean {
    return (
        a.userId === b.userId &&
        a.before === b.before &&
        a.after === b.after &&
        Math.abs(Date.parse(a.at) - Date.parse(b.at)) <= SAME_WITHIN_MS
    );
}
