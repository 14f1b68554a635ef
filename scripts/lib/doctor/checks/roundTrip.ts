import { AdminApiError } from '../../admin/adminApi.ts';
import { failure, ok, warning, type Check } from '../check.ts';

/** What helps, by the code of the refusal. */
const NEXT: Readonly<Record<string, string>> = {
    'middleware-unreachable':
        'Start the middleware, and check that the org reaches the address of the Named Credential Fieldmap_Middleware.',
    'not-authenticated':
        'Run "sf fieldmap setup" again, then restart the middleware: it does not know this org or its key, or its ' +
        'FIELDMAP_PUBLIC_URL differs from the address in the Named Credential.',
    'not-allowed': 'Assign yourself Fieldmap_Admin ("sf org assign permset --name Fieldmap_Admin") and wait a minute.',
    'not-synced': 'Wait for the first sync: "sf fieldmap sync status".',
    'metadata-too-old': 'Run "sf fieldmap setup": the app in the org is older than the middleware.',
    'middleware-too-old': 'Update the middleware and restart it: it is older than the app in the org (docs/admin-guide.md, Upgrade).',
    NOT_FOUND: 'Run "sf fieldmap setup": the Apex class FieldmapAdminResource is not in the org.',
    FORBIDDEN: 'Assign yourself Fieldmap_Admin: "sf org assign permset --name Fieldmap_Admin".'
};

export const roundTrip: Check = {
    code: 'round-trip',
    why: 'Pages ask the middleware through the org: Named Credential, certificate and address have to fit together.',
    run: async ({ admin }) => {
        try {
            const { isAdmin, visibleUserCount } = await admin.ping();
            const saw = `Org and middleware trust each other; you see ${visibleUserCount} people`;
            return isAdmin ? ok(saw) : warning(`${saw}, not as an admin`, NEXT['not-allowed'] ?? '');
        } catch (error) {
            if (!(error instanceof AdminApiError)) {
                throw error;
            }
            const next = NEXT[error.code] ?? 'Look up the code in docs/problems.md and read the log of the middleware.';
            return failure(`The org got no answer (${error.code}: ${error.message})`, next);
        }
    }
};
