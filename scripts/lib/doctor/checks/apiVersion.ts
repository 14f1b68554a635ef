import { failure, ok, type Check } from '../check.ts';
import { text } from '../texts.ts';

const LEAST = 66;

export const apiVersion: Check = {
    code: 'org-api-version',
    why: text('org-api-version.why', LEAST),
    run: async ({ org }) => {
        const versions = await org.get('/services/data');
        const newest = Math.max(
            ...(Array.isArray(versions) ? versions : []).map((each: { version?: unknown }) => Number(each.version))
        );
        if (newest >= LEAST) {
            return ok(text('org-api-version.saw', org.instanceUrl, newest));
        }
        const saw = Number.isFinite(newest)
            ? text('org-api-version.old', org.instanceUrl, newest)
            : text('org-api-version.unknown', org.instanceUrl);
        return failure(saw, text('org-api-version.next'));
    }
};
