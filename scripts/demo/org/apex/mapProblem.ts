import { AuraHandledError } from './types.ts';

/** What `FieldmapProblem.cls` makes. */
export function problem(status: number, code: string, detail: string): AuraHandledError {
    return new AuraHandledError({ type: 'about:blank', title: code, status, detail, instance: '', code, actions: [] });
}
