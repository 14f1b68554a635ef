import { failure, ok, warning, type Check } from '../check.ts';

const ACCEPTED_SECONDS = 30;
const TIMEOUT_MS = 10_000;

export const clockDifference: Check = {
    code: 'clock-difference',
    why: `Tokens between org and middleware are good for two minutes; ${ACCEPTED_SECONDS} seconds of difference are tolerated.`,
    run: async ({ org, fetch, now }) => {
        const startedAt = now();
        const response = await fetch(new URL('/services/data', org.instanceUrl), {
            signal: AbortSignal.timeout(TIMEOUT_MS)
        });
        const middle = (startedAt + now()) / 2;
        const orgTime = Date.parse(response.headers.get('date') ?? '');
        if (Number.isNaN(orgTime)) {
            return warning('The org did not say what time it is', 'Check the clock of this machine by other means.');
        }
        // The header has whole seconds, cut off.
        const seconds = Math.round((middle - orgTime - 500) / 1000);
        return Math.abs(seconds) <= ACCEPTED_SECONDS
            ? ok(`${Math.abs(seconds)} s between this machine and the org`)
            : failure(
                  `This machine is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} the org`,
                  'Let the machine take its time from the network (NTP).'
              );
    }
};
