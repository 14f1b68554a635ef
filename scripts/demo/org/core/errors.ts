/** An error as Salesforce words it: `errorCode` and message, with the HTTP status that REST answers. */
export class SalesforceError extends Error {
    readonly errorCode: string;
    readonly status: number;
    readonly fields: readonly string[];

    constructor(errorCode: string, message: string, options: { status?: number; fields?: readonly string[] } = {}) {
        super(message);
        this.name = 'SalesforceError';
        this.errorCode = errorCode;
        this.status = options.status ?? 400;
        this.fields = options.fields ?? [];
    }

    /** Shape: one element of the array that REST answers. */
    toBody(): { errorCode: string; message: string; fields?: readonly string[] } {
        const body = { message: this.message, errorCode: this.errorCode };
        return this.fields.length > 0 ? { ...body, fields: this.fields } : body;
    }
}

export function notFound(message = 'The requested resource does not exist'): SalesforceError {
    return new SalesforceError('NOT_FOUND', message, { status: 404 });
}
