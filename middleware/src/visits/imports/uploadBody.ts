import type { PositionUpload } from '#kernel/contracts';
import { ProblemError } from '../../platform/problemError.ts';

const MOST_NAME_CHARACTERS = 255;
const MEMBERS = ['fileName', 'format', 'text'];

/** Nothing when no body was sent. */
export function bytesOf(body: unknown): Uint8Array {
    return body instanceof Uint8Array ? body : new Uint8Array();
}

/**
 * JSON of an upload as the contract describes it (`PositionUpload`), read here because the schemas of the edge are not for worker
 * threads; a test holds both to the same answers. How long the text may be is the readers' to say.
 *
 * Errors: ProblemError `invalid-request` with a JSON Pointer for each member that does not fit.
 */
export function readUploadBody(body: Uint8Array): PositionUpload {
    const value = parse(body);
    const errors = faultsOf(value);
    if (errors.length > 0) {
        const named = errors.map(({ pointer }) => pointer || 'the whole').join(', ');
        throw new ProblemError('invalid-request', `Not as the contract says: ${named}.`, { errors });
    }
    return value as PositionUpload;
}

function parse(body: Uint8Array): unknown {
    try {
        return JSON.parse(new TextDecoder().decode(body)) as unknown;
    } catch {
        throw new ProblemError('invalid-request', 'The body is not JSON.', {
            errors: [{ pointer: '', detail: 'expected an object with fileName, format and text' }]
        });
    }
}

function faultsOf(value: unknown): { readonly pointer: string; readonly detail: string }[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return [{ pointer: '', detail: 'expected an object with fileName, format and text' }];
    }
    const { fileName, format, text } = value as Record<string, unknown>;
    const checks: [boolean, string, string][] = [
        [
            typeof fileName === 'string' && fileName.length >= 1 && fileName.length <= MOST_NAME_CHARACTERS,
            '/fileName',
            `expected a text of 1 to ${MOST_NAME_CHARACTERS} characters`
        ],
        [format === 'gpx' || format === 'csv', '/format', 'expected "gpx" or "csv"'],
        [typeof text === 'string', '/text', 'expected the text of the file'],
        [Object.keys(value).every((member) => MEMBERS.includes(member)), '', `expected only ${MEMBERS.join(', ')}`]
    ];
    return checks.filter(([isFine]) => !isFine).map(([, pointer, detail]) => ({ pointer, detail }));
}
