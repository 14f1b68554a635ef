import { OrgError } from '../orgError.ts';
import type {
    BulkJob,
    DeletedAnswer,
    DescribedObject,
    OrgRecord,
    QueryPage,
    SaveOutcome,
    UpdatedAnswer
} from '../ports.ts';

/** Shape checks of every JSON answer: what does not look as documented is an error, never an empty page. */

export function queryPage(value: unknown): QueryPage {
    const answer = object(value, 'query');
    const { records, totalSize, done, nextRecordsUrl } = answer;
    if (!Array.isArray(records) || typeof totalSize !== 'number' || typeof done !== 'boolean') {
        throw unexpected('query');
    }
    if (!done && typeof nextRecordsUrl !== 'string') {
        throw unexpected('query');
    }
    return { records: records as OrgRecord[], totalSize, nextPage: done ? null : (nextRecordsUrl as string) };
}

export function describedObject(value: unknown): DescribedObject {
    const answer = object(value, 'describe');
    if (typeof answer['name'] !== 'string' || !Array.isArray(answer['fields'])) {
        throw unexpected('describe');
    }
    const fields = answer['fields'].map((item) => {
        const field = object(item, 'describe');
        return {
            name: String(field['name']),
            type: String(field['type']),
            isFormula: field['calculated'] === true
        };
    });
    return {
        name: answer['name'],
        isReplicateable: answer['replicateable'] === true,
        isQueryable: answer['queryable'] !== false,
        fields: new Map(fields.map((field) => [field.name, field]))
    };
}

export function updatedAnswer(value: unknown): UpdatedAnswer {
    const answer = object(value, 'updated');
    if (!Array.isArray(answer['ids'])) {
        throw unexpected('updated');
    }
    return { ids: answer['ids'].map(String), latestDateCovered: instant(answer['latestDateCovered'], 'updated') };
}

export function deletedAnswer(value: unknown): DeletedAnswer {
    const answer = object(value, 'deleted');
    if (!Array.isArray(answer['deletedRecords'])) {
        throw unexpected('deleted');
    }
    const records = answer['deletedRecords'].map((item) => {
        const record = object(item, 'deleted');
        return { id: String(record['id']), deletedAt: instant(record['deletedDate'], 'deleted') };
    });
    return {
        records,
        earliestDateAvailable: instant(answer['earliestDateAvailable'], 'deleted'),
        latestDateCovered: instant(answer['latestDateCovered'], 'deleted')
    };
}

const JOB_STATES: readonly string[] = ['UploadComplete', 'InProgress', 'JobComplete', 'Failed', 'Aborted'];

export function bulkJob(value: unknown): BulkJob {
    const answer = object(value, 'bulk job');
    const { id, state, numberRecordsProcessed, errorMessage } = answer;
    if (typeof id !== 'string' || typeof state !== 'string' || !JOB_STATES.includes(state)) {
        throw unexpected('bulk job');
    }
    return {
        id,
        state: state as BulkJob['state'],
        recordsProcessed: typeof numberRecordsProcessed === 'number' ? numberRecordsProcessed : null,
        errorMessage: typeof errorMessage === 'string' ? errorMessage : null
    };
}

export function saveOutcomes(value: unknown, expected: number): SaveOutcome[] {
    if (!Array.isArray(value) || value.length !== expected) {
        throw unexpected('save');
    }
    return value.map((item) => {
        const result = object(item, 'save');
        const first = Array.isArray(result['errors']) ? (result['errors'][0] as Record<string, unknown>) : undefined;
        return {
            id: typeof result['id'] === 'string' ? result['id'] : null,
            isSuccess: result['success'] === true,
            isCreated: result['created'] === true,
            code: first ? String(first['statusCode'] ?? first['errorCode'] ?? 'UNKNOWN') : null,
            message: first ? String(first['message'] ?? '') : null
        };
    });
}

function object(value: unknown, what: string): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw unexpected(what);
    }
    return value as Record<string, unknown>;
}

function instant(value: unknown, what: string): Date {
    const date = new Date(typeof value === 'string' ? value : Number.NaN);
    if (Number.isNaN(date.getTime())) {
        throw unexpected(what);
    }
    return date;
}

function unexpected(what: string): OrgError {
    return new OrgError('malformed', 'MALFORMED_ANSWER', `The answer of "${what}" does not have the documented shape.`);
}
