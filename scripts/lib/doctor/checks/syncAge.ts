import { failure, ok, warning, type Check } from '../check.ts';

const OLD_SECONDS = 15 * 60;
const STALE_SECONDS = 24 * 3600;

export const syncAge: Check = {
    code: 'sync-age',
    why: 'Suggestions and KPIs are as old as the mirror of the org.',
    run: async ({ admin, now }) => {
        const { state, lastFinishedAt, error, errorCode, alerts, outbox } = await admin.syncStatus();
        if (lastFinishedAt === null) {
            return state === 'failed'
                ? failure(`The first sync failed: ${error ?? errorCode}`, 'Mend that, then run "sf fieldmap sync resume".')
                : warning(`The first sync is ${state}`, 'Follow it by "sf fieldmap sync status".');
        }
        const seconds = Math.round((now() - Date.parse(lastFinishedAt)) / 1000);
        const saw = `Last in step ${age(seconds)} ago`;
        if (seconds > STALE_SECONDS || state === 'failed') {
            return failure(`${saw}; ${error ?? state}`, 'Mend that, then run "sf fieldmap sync resume".');
        }
        if (seconds > OLD_SECONDS) {
            return warning(saw, 'Run "sf fieldmap sync start", and read the log of the middleware if that does not help.');
        }
        return alerts.length + outbox.failed === 0
            ? ok(saw)
            : warning(
                  `${saw}; ${alerts.length} alerts (${[...new Set(alerts.map(({ code }) => code))].join(', ')}), ` +
                      `${outbox.failed} changes that the org refused`,
                  'Run "sf fieldmap sync status", which lists them.'
              );
    }
};

function age(seconds: number): string {
    if (seconds < 120) {
        return `${Math.max(0, seconds)} s`;
    }
    return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
