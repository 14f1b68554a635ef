import type { ChangeNotice } from './ports.ts';

/** What a batch of notices asks for, by object. */
export interface WantedReads {
    /** Records to read by id. */
    readonly ids: ReadonlySet<string>;
    /** Records that were deleted; if they cannot be read any more, the delete log knows them. */
    readonly deletedIds: ReadonlySet<string>;
    /** The org lost count: all ids of the object are compared. */
    readonly needsReconcile: boolean;
}

const RECORD_ID = /^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?$/;

/**
 * Sorts notices by object. A gap event with ids is a read like any other; one without (or with a wildcard such as `001*`),
 * and an overflow, mean that the object is compared as a whole.
 */
export function groupNotices(notices: readonly ChangeNotice[]): Map<string, WantedReads> {
    const groups = new Map<string, { ids: Set<string>; deletedIds: Set<string>; needsReconcile: boolean }>();
    for (const { objectApiName, recordIds, changeType } of notices) {
        const group = groups.get(objectApiName) ?? { ids: new Set(), deletedIds: new Set(), needsReconcile: false };
        groups.set(objectApiName, group);
        const isVague = recordIds.length === 0 || recordIds.some((id) => !RECORD_ID.test(id));
        if (changeType === 'GAP_OVERFLOW' || isVague) {
            group.needsReconcile = true;
            continue;
        }
        recordIds.forEach((id) => group.ids.add(id));
        if (changeType.endsWith('DELETE') && !changeType.endsWith('UNDELETE')) {
            recordIds.forEach((id) => group.deletedIds.add(id));
        }
    }
    return groups;
}
