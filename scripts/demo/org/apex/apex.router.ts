import { json, Router } from 'express';
import { SalesforceError } from '../core/errors.ts';
import type { UserContext } from '../core/types.ts';
import { bodyOf, param, type ServerContext } from '../server/context.ts';
import { personOf } from '../server/personCookie.ts';
import { mayRunClass } from './classAccess.ts';
import { AuraHandledError, type ApexClassStandIn, type ApexContext, type ApexMethod } from './types.ts';

export interface ApexRouterOptions {
    readonly classes: ReadonlyMap<string, ApexClassStandIn>;
    /** Callouts in the name of this user. */
    readonly middlewareFor: (user: UserContext) => ApexContext['callMiddleware'];
}

/** `POST /apex/<Class>/<method>`: what `@salesforce/apex` calls from the page, as the signed-in person. */
export function apexRouter(context: ServerContext, options: ApexRouterOptions): Router {
    const router = Router();
    router.post('/apex/:class/:method', json({ limit: '6mb' }), async (request, response) => {
        try {
            const user = personOf(request, context.org);
            const className = param(request, 'class');
            const method = findMethod(options.classes, className, param(request, 'method'));
            if (!mayRunClass(context.org, user, className)) throw noAccess(className);
            const apexContext: ApexContext = {
                org: context.org,
                user,
                clock: context.clock,
                callMiddleware: options.middlewareFor(user)
            };
            response.json((await method(apexContext, bodyOf(request))) ?? null);
        } catch (error) {
            const { status, body } = asApexFailure(error);
            if (body.exceptionType !== 'System.AuraHandledException') {
                context.logger.warn(`${request.path}: ${error instanceof Error ? error.stack : String(error)}`);
            }
            response.status(status).json(body);
        }
    });
    return router;
}

function findMethod(classes: ReadonlyMap<string, ApexClassStandIn>, className: string, methodName: string): ApexMethod {
    const standIn = classes.get(className);
    const method = standIn && Object.hasOwn(standIn, methodName) ? standIn[methodName] : undefined;
    if (!method) {
        throw new SalesforceError('NOT_FOUND', `The demo org has no stand-in for ${className}.${methodName}`, {
            status: 404
        });
    }
    return method;
}

/** As the platform words it; the page knows it by these words. */
function noAccess(className: string): SalesforceError {
    return new SalesforceError('NoAccessException', `You do not have access to the Apex class named '${className}'.`, {
        status: 403
    });
}

interface ApexFailure {
    readonly message: string;
    readonly exceptionType: string;
}

/** The body that the page's error handler finds; only handled errors carry a message for people. */
function asApexFailure(error: unknown): { status: number; body: ApexFailure } {
    if (error instanceof AuraHandledError) {
        return { status: 500, body: { message: error.message, exceptionType: 'System.AuraHandledException' } };
    }
    if (error instanceof SalesforceError) {
        const status = [401, 403, 404].includes(error.status) ? error.status : 500;
        return { status, body: { message: error.message, exceptionType: `System.${error.errorCode}` } };
    }
    const message = error instanceof Error ? error.message : String(error);
    return { status: 500, body: { message, exceptionType: 'System.UnexpectedException' } };
}
