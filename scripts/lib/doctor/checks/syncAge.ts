import { failure, ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

const OLD_SECONDS = 15 * 60;
const STALE_SECONDS = 24 * 3600;

export const syncAge: Check = {
    code: 'sync-age',
    why: text('sync-age.why'),
    run: async ({ admin, now }) => {
        const { state, lastFinishedAt, lagSeconds, error, errorCode, alerts, outbox } = await admin.syncStatus();
        if (lastFinishedAt === null) {
            return state === 'failed'
                ? failure(text('sync-age.first-failed', String(error ?? errorCode)), text('sync-age.failed.next'))
                : warning(text('sync-age.first', state), text('sync-age.first.next'));
        }
        const seconds = Math.round((now() - Date.parse(lastFinishedAt)) / 1000);
        const saw = text('sync-age.saw', age(seconds), age(Math.round(lagSeconds ?? seconds)));
        if (seconds > STALE_SECONDS || state === 'failed') {
            return failure(text('sync-age.failed', age(seconds), error ?? state), text('sync-age.failed.next'));
        }
        if (seconds > OLD_SECONDS) {
            return warning(saw, text('sync-age.old.next'));
        }
        if (alerts.length + outbox.failed === 0) {
            return ok(saw);
        }
        const codes = [...new Set(alerts.map(({ code }) => code))].join(', ');
        return warning(
            text('sync-age.alerts', age(seconds), alerts.length, codes, outbox.failed),
            text('sync-age.alerts.next')
        );
    }
};

function age(seconds: number): string {
    if (seconds < 120) {
        return text('sync-age.seconds', Math.max(0, seconds));
    }
    return seconds < 7200
        ? text('sync-age.minutes', Math.round(seconds / 60))
        : text('sync-age.hours', Math.round(seconds / 3600));
}
