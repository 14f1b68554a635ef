import type { Response } from 'express';

/** A refusal of the token endpoint, with Salesforce's words. */
export class OAuthError extends Error {
    readonly error: string;
    readonly status: number;

    constructor(error: string, description: string, status = 400) {
        super(description);
        this.name = 'OAuthError';
        this.error = error;
        this.status = status;
    }
}

export function sendOAuthError(response: Response, error: OAuthError): void {
    response.status(error.status).json({ error: error.error, error_description: error.message });
}
