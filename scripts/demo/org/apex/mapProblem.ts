import { SalesforceError } from '../core/errors.ts';
import { AuraHandledError, type ApexMethod } from './types.ts';

/** What `FieldmapProblem.cls` makes. */
export function problem(status: number, code: string, detail: string): AuraHandledError {
    return new AuraHandledError({ type: 'about:blank', title: code, status, detail, instance: '', code, actions: [] });
}

/** What user mode refuses (an object or field without permission) becomes a problem that the page can explain. */
export function inUserMode(method: ApexMethod): ApexMethod {
    return async (context, args) => {
        try {
            return await method(context, args);
        } catch (error) {
            if (error instanceof SalesforceError) throw problem(403, 'not-allowed', error.message);
            throw error;
        }
    };
}
