import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { RecordError } from '../core/dml/recordError.ts';
import { notFound, SalesforceError } from '../core/errors.ts';
import { isRecord, type Logger } from './context.ts';

/** Answers an error in REST form: an array with one element. */
export function sendError(response: Response, error: SalesforceError): void {
    response.status(error.status).json([error.toBody()]);
}

export function sessionError(): SalesforceError {
    return new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', { status: 401 });
}

/** Last route under /services/data: the demo org does not know this resource and says so as an org would. */
export const unknownResource: RequestHandler = (_request, response) => sendError(response, notFound());

/** Turns whatever was thrown into Salesforce's error form. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
    return (error: unknown, request, response, next) => {
        if (response.headersSent) {
            next(error);
            return;
        }
        const known = toSalesforceError(error);
        if (known.errorCode === 'UNKNOWN_EXCEPTION') {
            logger.warn(`${request.method} ${request.path}: ${error instanceof Error ? error.stack : String(error)}`);
        }
        sendError(response, known);
    };
}

export function toSalesforceError(error: unknown): SalesforceError {
    if (error instanceof SalesforceError) {
        return error;
    }
    if (error instanceof RecordError) {
        return new SalesforceError(error.statusCode, error.message, { fields: error.fields });
    }
    const type = isRecord(error) || error instanceof Error ? (error as { type?: unknown }).type : undefined;
    const message = error instanceof Error ? error.message : String(error);
    if (type === 'entity.parse.failed') {
        return new SalesforceError('JSON_PARSER_ERROR', message);
    }
    if (type === 'entity.too.large') {
        return new SalesforceError('REQUEST_TOO_LARGE', message, { status: 413 });
    }
    return new SalesforceError('UNKNOWN_EXCEPTION', `An unexpected error occurred in the demo org: ${message}`, {
        status: 500
    });
}
