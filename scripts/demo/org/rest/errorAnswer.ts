import { RecordError } from '../core/dml/recordError.ts';
import { SalesforceError } from '../core/errors.ts';
import type { RestAnswer } from './restCall.ts';

/** The answer for what was thrown; anything that is not an error of Salesforce goes on. */
export function errorAnswer(error: unknown): RestAnswer {
    if (error instanceof SalesforceError) {
        return { status: error.status, body: [error.toBody()] };
    }
    if (error instanceof RecordError) {
        return { status: 400, body: [{ message: error.message, errorCode: error.statusCode, fields: error.fields }] };
    }
    throw error;
}
