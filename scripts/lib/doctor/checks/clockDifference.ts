import { failure, ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

const ACCEPTED_SECONDS = 30;
const TIMEOUT_MS = 10_000;

export const clockDifference: Check = {
    code: 'clock-difference',
    why: text('clock-difference.why', ACCEPTED_SECONDS),
    run: async ({ org, fetch, now }) => {
        const startedAt = now();
        const response = await fetch(new URL('/services/data', org.instanceUrl), {
            signal: AbortSignal.timeout(TIMEOUT_MS)
        });
        const middle = (startedAt + now()) / 2;
        const orgTime = Date.parse(response.headers.get('date') ?? '');
        if (Number.isNaN(orgTime)) {
            return warning(text('clock-difference.unknown'), text('clock-difference.unknown.next'));
        }
        // The header has whole seconds, cut off.
        const seconds = Math.round((middle - orgTime - 500) / 1000);
        if (Math.abs(seconds) <= ACCEPTED_SECONDS) {
            return ok(text('clock-difference.saw', Math.abs(seconds)));
        }
        const saw = seconds > 0 ? text('clock-difference.ahead', seconds) : text('clock-difference.behind', -seconds);
        return failure(saw, text('clock-difference.next'));
    }
};
