import { json, Router, type Request, type Response } from 'express';
import { SalesforceError } from '../core/errors.ts';
import type { Org, UserContext } from '../core/types.ts';
import { param, userOf, type ServerContext } from '../server/context.ts';
import { requireSession } from '../server/requireSession.ts';
import { mayRunClass } from './classAccess.ts';
import { AuraHandledError, type ApexContext, type MiddlewareAnswer } from './types.ts';

const CLASS = 'FieldmapAdminResource';
const READS: Readonly<Record<string, string>> = {
    ping: '/v1/me',
    sync: '/v1/sync/status',
    conflicts: '/v1/sync/conflicts',
    kpis: '/v1/kpis/board'
};
const WRITES: Readonly<Record<string, string>> = {
    sync: '/v1/sync/runs',
    conflicts: '/v1/sync/conflicts/decisions',
    import: '/v1/import',
    plans: '/v1/plans'
};

/** Stand-in of FieldmapAdminResource.cls: `/services/apexrest/fieldmap/admin/*` as the user of the session. */
export function adminResourceRouter(
    context: ServerContext,
    middlewareFor: (user: UserContext) => ApexContext['callMiddleware']
): Router {
    const router = Router();
    const handle = async (request: Request, response: Response): Promise<void> => {
        const user = userOf(response);
        requireAccess(context.org, user);
        const isRead = request.method === 'GET';
        const path = (isRead ? READS : WRITES)[param(request, 'name')];
        const query = new URL(request.originalUrl, 'http://org').search;
        const { status, json: body } =
            path === undefined
                ? { status: 404, json: { code: 'not-found', status: 404, detail: 'There is no such resource.' } }
                : await answerOf(() =>
                      middlewareFor(user)(
                          isRead ? 'GET' : 'POST',
                          `${path}${isRead ? query : ''}`,
                          isRead ? undefined : request.body
                      )
                  );
        response.status(status >= 200 && status < 300 ? 200 : status === 401 ? 502 : status).json(body);
    };
    router.all('/services/apexrest/fieldmap/admin/:name', requireSession(context), json({ limit: '6mb' }), handle);
    return router;
}

async function answerOf(call: () => Promise<MiddlewareAnswer>): Promise<MiddlewareAnswer> {
    try {
        return await call();
    } catch (error) {
        if (error instanceof AuraHandledError) {
            return { status: error.problem.status, json: error.problem };
        }
        throw error;
    }
}

/** Salesforce knows the resource once the class is there, and lets in those whose permission sets name it. */
function requireAccess(org: Org, user: UserContext): void {
    if (!org.metadata('ApexClass').some(({ fullName }) => fullName === CLASS)) {
        throw new SalesforceError('NOT_FOUND', 'Could not find a match for URL', { status: 404 });
    }
    if (!mayRunClass(org, user, CLASS)) {
        throw new SalesforceError('FORBIDDEN', `You do not have access to the Apex class named: ${CLASS}`, {
            status: 403
        });
    }
}
