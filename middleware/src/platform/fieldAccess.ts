import { ProblemError } from './problemError.ts';

/**
 * What the org says with each request: fields (`Opportunity.Amount`) and whole objects (`Opportunity`) behind the answers of
 * this service that the caller may not read there. Absent: nothing is hidden.
 */
export interface FieldAccess {
    readonly hiddenFields?: ReadonlySet<string>;
}

/** True when the caller may not read the field, or the object that it belongs to. `FieldVisit__c` alone asks for the object. */
export function isHidden({ hiddenFields }: FieldAccess, field: string): boolean {
    if (hiddenFields === undefined || hiddenFields.size === 0) return false;
    return hiddenFields.has(field) || hiddenFields.has(field.split('.')[0] ?? '') || hiddenFields.has(EVERYTHING);
}

/** In place of a list that an org should have sent and did not: then nothing that can be hidden is shown. */
export const EVERYTHING = '*';

/** Errors: `not-allowed`; which field it is stays with the org. */
export function requireReadable(access: FieldAccess, fields: readonly string[]): void {
    if (fields.some((field) => isHidden(access, field))) {
        throw new ProblemError('not-allowed', 'The caller may not read the fields behind this number.');
    }
}
