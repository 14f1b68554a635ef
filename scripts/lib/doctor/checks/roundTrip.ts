import { AdminApiError } from '../../admin/adminApi.ts';
import { failure, ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

/** What helps, by the code of the refusal. */
const NEXT: Readonly<Record<string, string>> = {
    'middleware-unreachable': text('round-trip.middleware-unreachable.next'),
    'not-authenticated': text('round-trip.not-authenticated.next'),
    'not-allowed': text('round-trip.not-allowed.next'),
    'not-synced': text('round-trip.not-synced.next'),
    'metadata-too-old': text('round-trip.metadata-too-old.next'),
    'middleware-too-old': text('round-trip.middleware-too-old.next'),
    NOT_FOUND: text('round-trip.NOT_FOUND.next'),
    FORBIDDEN: text('round-trip.FORBIDDEN.next')
};

export const roundTrip: Check = {
    code: 'round-trip',
    why: text('round-trip.why'),
    run: async ({ admin }) => {
        try {
            const { isAdmin, visibleUserCount } = await admin.ping();
            return isAdmin
                ? ok(text('round-trip.saw', visibleUserCount))
                : warning(text('round-trip.not-admin', visibleUserCount), text('round-trip.not-allowed.next'));
        } catch (error) {
            if (!(error instanceof AdminApiError)) {
                throw error;
            }
            const next = NEXT[error.code] ?? text('round-trip.other.next');
            return failure(text('round-trip.no-answer', error.code, error.message), next);
        }
    }
};
