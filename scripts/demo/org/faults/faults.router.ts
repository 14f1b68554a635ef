import { timingSafeEqual } from 'node:crypto';
import { json, Router, type RequestHandler } from 'express';
import type { ApplyAtOnce } from './faultMiddleware.ts';
import type { FaultPlan } from './faultPlan.ts';
import { readFaultRule } from './faultRule.ts';

/** Header that carries the control key of the demo org. */
export const CONTROL_KEY_HEADER = 'x-demo-control-key';

/** `/demo/faults`: POST one fault or a list, GET what is set with hits, DELETE all. Needs the control key. */
export function faultsRouter(plan: FaultPlan, applyAtOnce: ApplyAtOnce, controlKey: string): Router {
    const router = Router();
    router.use(requireControlKey(controlKey));
    router.get('/', (_request, response) => {
        response.json(plan.list());
    });
    router.post('/', json(), (request, response) => {
        try {
            const body: unknown = request.body;
            for (const rule of (Array.isArray(body) ? body : [body]).map(readFaultRule)) {
                if (rule.match === null) {
                    applyAtOnce(rule.fault);
                } else {
                    plan.add(rule);
                }
            }
            response.json(plan.list());
        } catch (error) {
            response.status(400).json({ message: error instanceof Error ? error.message : String(error) });
        }
    });
    router.delete('/', (_request, response) => {
        plan.clear();
        applyAtOnce({ kind: 'lockRows', ids: [] });
        applyAtOnce({ kind: 'bulkJobsFail', message: null });
        response.status(204).end();
    });
    return router;
}

function requireControlKey(controlKey: string): RequestHandler {
    const expected = Buffer.from(controlKey);
    return (request, response, next) => {
        const given = Buffer.from(request.get(CONTROL_KEY_HEADER) ?? '');
        if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
            response.status(403).json({ message: `Send the control key of the demo org in ${CONTROL_KEY_HEADER}.` });
            return;
        }
        next();
    };
}
