import { EVERYTHING } from '../../platform/fieldAccess.ts';
import { ProblemError } from '../../platform/problemError.ts';

/**
 * Number of the agreement between the metadata in an org and this service. Raised when one of them needs something new of
 * the other; `MiddlewareGateway.cls` holds the same number.
 */
export const CONTRACT = 2;
/** Metadata from here on is served. 2: the org says which fields the person may not read. */
export const OLDEST_METADATA = 2;

export const CONTRACT_HEADER = 'Fieldmap-Contract';
export const HIDDEN_FIELDS_HEADER = 'Fieldmap-Hidden-Fields';

const NAME = /^[A-Za-z]\w{0,79}(\.[A-Za-z]\w{0,79})?$/;
const MOST_NAMES = 200;

/**
 * Errors: `metadata-too-old`, `middleware-too-old`, each with what to do.
 */
export function checkContract(header: string | undefined, oldest: number): void {
    const metadata = /^\d{1,6}$/.test(header ?? '') ? Number(header) : 1;
    if (metadata < oldest) {
        throw new ProblemError(
            'metadata-too-old',
            `The Fieldmap app in the org speaks version ${metadata} of the contract; this service needs ${oldest} or newer.`
        );
    }
    if (metadata > CONTRACT) {
        throw new ProblemError(
            'middleware-too-old',
            `The Fieldmap app in the org speaks version ${metadata} of the contract; this service knows ${CONTRACT}.`
        );
    }
}

/**
 * The fields that the org hides from the caller; `none` when there are none. An org that can say it (contract 2) and says nothing, or something
 * unreadable, hides all of them.
 */
export function readHiddenFields(contract: string | undefined, header: string | undefined): ReadonlySet<string> {
    if (header === undefined) {
        return new Set(Number(contract ?? 0) >= 2 ? [EVERYTHING] : []);
    }
    const names = header
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && name !== 'none');
    return new Set(names.length <= MOST_NAMES && names.every((name) => NAME.test(name)) ? names : [EVERYTHING]);
}
