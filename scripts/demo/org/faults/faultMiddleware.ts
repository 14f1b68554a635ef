import type { RequestHandler, Response } from 'express';
import { SalesforceError } from '../core/errors.ts';
import { sendError, sessionError } from '../server/errors.ts';
import { soapFault } from '../soap/envelope.ts';
import { cutBody, loseAnswer, truncateBody } from './brokenAnswers.ts';
import type { FaultPlan } from './faultPlan.ts';
import type { Fault } from './faultRule.ts';

/** Faults that change the state of the org instead of an answer. */
export type ApplyAtOnce = (fault: Fault) => void;

/** Puts the planned faults into matching requests. */
export function faultMiddleware(plan: FaultPlan, applyAtOnce: ApplyAtOnce): RequestHandler {
    return (request, response, next) => {
        const fault = plan.take(request.method, request.url);
        if (fault === null) {
            next();
            return;
        }
        switch (fault.kind) {
            case 'reset':
                request.socket.destroy();
                return;
            case 'html':
                sendHtml(response, fault.status ?? 503);
                return;
            case 'unauthorized':
                sendUnauthorized(response, request.path);
                return;
            case 'error':
                sendPlannedError(response, fault);
                return;
            case 'noRows':
                response.set('Sforce-NumberOfRecords', '0').type('text/csv').send('"Id","SystemModstamp"\n');
                return;
            case 'slow':
                setTimeout(next, fault.delayMs);
                return;
            case 'cutBody':
                cutBody(response, fault.afterBytes ?? 0);
                break;
            case 'truncatedJson':
                truncateBody(response);
                break;
            case 'lostAnswer':
                loseAnswer(response);
                break;
            default:
                applyAtOnce(fault);
        }
        next();
    };
}

function sendHtml(response: Response, status: number): void {
    response.status(status).type('html').send('<html><body><h1>We are down for maintenance.</h1></body></html>');
}

function sendUnauthorized(response: Response, path: string): void {
    if (path.startsWith('/services/Soap/')) {
        soapFault(response, sessionError());
        return;
    }
    sendError(response.set('WWW-Authenticate', 'Token'), sessionError());
}

function sendPlannedError(response: Response, fault: Extract<Fault, { kind: 'error' }>): void {
    if (fault.retryAfterSeconds !== undefined) {
        response.set('Retry-After', String(fault.retryAfterSeconds));
    }
    const errorCode = fault.errorCode ?? 'SERVER_UNAVAILABLE';
    sendError(response, new SalesforceError(errorCode, fault.message ?? errorCode, { status: fault.status ?? 503 }));
}
