import type { SaveError, SaveResult } from '../types.ts';

/** Why one record was refused; the others of the call may go on. */
export class RecordError extends Error {
    readonly statusCode: string;
    readonly fields: readonly string[];

    constructor(statusCode: string, message: string, fields: readonly string[] = []) {
        super(message);
        this.name = 'RecordError';
        this.statusCode = statusCode;
        this.fields = fields;
    }

    toSaveError(): SaveError {
        return { statusCode: this.statusCode, message: this.message, fields: this.fields };
    }
}

export function failure(error: SaveError, id: string | null = null): SaveResult {
    return { id, success: false, errors: [error] };
}

export const ROLLED_BACK: SaveError = {
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
    fields: []
};
