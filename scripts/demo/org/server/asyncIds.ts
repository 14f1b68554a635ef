import { randomBytes } from 'node:crypto';
import { to18 } from '../core/ids.ts';

/** Gives the 18-character id of an asynchronous operation, e.g. `750` bulk job, `0Af` deploy, `09S` retrieve. */
export function asyncId(keyPrefix: string): string {
    const unique = BigInt(`0x${randomBytes(8).toString('hex')}`)
        .toString(36)
        .padStart(12, '0')
        .slice(-12);
    return to18(`${keyPrefix}${unique}`);
}
