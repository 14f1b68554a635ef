import { failure, ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

const LOW_SHARE = 0.2;

export const apiBudget: Check = {
    code: 'api-budget',
    why: text('api-budget.why'),
    run: async ({ org }) => {
        const limits = (await org.get(`/services/data/v${org.apiVersion}/limits`)) as {
            DailyApiRequests?: { Max?: number; Remaining?: number };
        } | null;
        const { Max: most = 0, Remaining: left = 0 } = limits?.DailyApiRequests ?? {};
        const saw = text('api-budget.saw', left, most);
        if (left <= 0) {
            return failure(saw, text('api-budget.none.next'));
        }
        return left / most >= LOW_SHARE
            ? ok(saw)
            : warning(saw, text('api-budget.few.next'));
    }
};
