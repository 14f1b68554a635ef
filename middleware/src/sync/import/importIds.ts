import { createHash } from 'node:crypto';

const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BODY_LENGTH = 12;

/**
 * Record id for an external id: ids of Salesforce (18 characters, right check characters) stay as they are, all others
 * become an id of the same form, always the same one.
 */
export function recordIdOf(keyPrefix: string, externalId: string): string {
    return isSalesforceId(externalId) ? externalId : hashedId(keyPrefix, externalId);
}

/** Id of an imported company, of whoever imports it and its name. */
export function importedOrgId(importingOrgId: string, name: string): string {
    return hashedId('00D', `${importingOrgId}\u0001${name}`);
}

/** 12 characters of base 62 are 71 bits: two of a million ids are the same with a chance of 1 in 4 billion. */
function hashedId(keyPrefix: string, text: string): string {
    let rest = BigInt(`0x${createHash('sha256').update(`${keyPrefix}\u0001${text}`).digest('hex')}`);
    let body = '';
    for (let index = 0; index < BODY_LENGTH; index += 1) {
        body += BASE_62[Number(rest % 62n)];
        rest /= 62n;
    }
    return withCheck(keyPrefix + body);
}

export function isSalesforceId(text: string): boolean {
    return /^[A-Za-z0-9]{18}$/.test(text) && withCheck(text.slice(0, 15)) === text;
}

/** Each check character carries the capitals of five characters. */
function withCheck(id: string): string {
    let check = '';
    for (let start = 0; start < 15; start += 5) {
        const bits = [...id.slice(start, start + 5)].reduce(
            (sum, letter, index) => (letter >= 'A' && letter <= 'Z' ? sum | (1 << index) : sum),
            0
        );
        check += CHECK[bits];
    }
    return id + check;
}
