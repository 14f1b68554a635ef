import { callerOf } from '../platform/callerOf.ts';
import { ProblemError } from '../platform/problemError.ts';

/** Org of a caller who is an admin. Errors: `not-allowed`. */
export function adminOrg(response: Parameters<typeof callerOf>[0]): string {
    const caller = callerOf(response);
    if (!caller.isAdmin) {
        throw new ProblemError('not-allowed', 'The sync is shown to people with the permission set Fieldmap_Admin.');
    }
    return caller.orgId;
}
