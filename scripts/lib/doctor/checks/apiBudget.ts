import { failure, ok, warning, type Check } from '../check.ts';

const LOW_SHARE = 0.2;

export const apiBudget: Check = {
    code: 'api-budget',
    why: 'The sync spends API requests of the org; at the limit Salesforce refuses it for the rest of the day.',
    run: async ({ org }) => {
        const limits = (await org.get(`/services/data/v${org.apiVersion}/limits`)) as {
            DailyApiRequests?: { Max?: number; Remaining?: number };
        } | null;
        const { Max: most = 0, Remaining: left = 0 } = limits?.DailyApiRequests ?? {};
        const saw = `${left} of ${most} API requests left today`;
        if (left <= 0) {
            return failure(saw, 'Wait until the 24-hour window moves on, or buy more requests.');
        }
        return left / most >= LOW_SHARE
            ? ok(saw)
            : warning(saw, 'Find out what uses them: Setup, Company Information, API Requests.');
    }
};
