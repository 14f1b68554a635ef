import { text, type RequestHandler, type Response } from 'express';
import { SalesforceError } from '../core/errors.ts';
import type { UserContext } from '../core/types.ts';
import type { ServerContext } from '../server/context.ts';
import { sessionError, toSalesforceError } from '../server/errors.ts';
import { limitExceeded } from '../server/requireSession.ts';
import { readSoapCall, sendSoap, soapFault, type SoapCall } from './envelope.ts';

export interface SoapRequest {
    readonly call: SoapCall;
    readonly user: UserContext;
    readonly apiVersion: string;
}
/** Answers one operation with its result (a list repeats `<result>`). */
export type SoapOperation = (request: SoapRequest) => unknown;

/** Handlers of one SOAP API: reads the envelope, finds the session, answers or faults. */
export function soapEndpoint(
    context: ServerContext,
    namespace: string,
    operations: Readonly<Record<string, SoapOperation>>,
    header = ''
): RequestHandler[] {
    const parse = text({ type: () => true, limit: '80mb' });
    const answer: RequestHandler = async (request, response) => {
        try {
            const call = readSoapCall(request.body);
            const user = authenticate(context, call, response);
            const operation = Object.hasOwn(operations, call.operation) ? operations[call.operation] : undefined;
            if (!operation) {
                throw new SalesforceError('INVALID_OPERATION', `The demo org does not know ${call.operation}`);
            }
            const apiVersion = String(request.params['version'] ?? '');
            sendSoap(response, namespace, call.operation, await operation({ call, user, apiVersion }), header);
        } catch (error) {
            const known = toSalesforceError(error);
            if (known.errorCode === 'UNKNOWN_EXCEPTION') {
                context.logger.warn(error instanceof Error ? String(error.stack) : String(error));
            }
            soapFault(response, known);
        }
    };
    return [parse, answer];
}

function authenticate(context: ServerContext, call: SoapCall, response: Response): UserContext {
    const session = context.sessions.find(call.sessionId);
    if (!session) {
        throw call.operation === 'login' ? loginIsOff() : sessionError();
    }
    context.usage.count();
    response.set('Sforce-Limit-Info', context.usage.header());
    if (context.usage.isExceeded) {
        throw limitExceeded();
    }
    return context.org.userContext(session.userId);
}

/** As in orgs made since Summer '25. */
function loginIsOff(): SalesforceError {
    return new SalesforceError('INVALID_OPERATION', 'SOAP API login() is disabled by default in this org.');
}
