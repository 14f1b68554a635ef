import { toLocated, type Address, type GeocodeProvider, type Located } from '../provider.ts';
import { nominatimAccuracy, type NominatimPlace } from './nominatimAccuracy.ts';

/** One request a second: what the public server of OpenStreetMap allows, and gentle to any other. */
const PAUSE_MS = 1000;
const TIMEOUT_MS = 30_000;
/** Names the application, as the usage policy of the public server demands. */
const USER_AGENT = 'Fieldmap-geocode/0.1 (sf fieldmap geocode)';

export interface NominatimOptions {
    /** Search address, e.g. `https://nominatim.example.com/search`. */
    readonly url: URL;
    readonly fetch: typeof fetch;
    /** Epoch milliseconds. */
    readonly now: () => number;
    readonly sleep: (milliseconds: number) => Promise<void>;
}

/**
 * Coordinates from a server that speaks the search of Nominatim. Street, postal code, town and country leave for it; names
 * and ids of records do not.
 *
 * Limits: one request a second, one after the other; the same address is asked for once.
 * Errors: Error that names the address of the server and what it answered; an address that it does not know gives null.
 * Source: https://nominatim.org/release-docs/latest/api/Search/
 */
export function nominatimProvider({ url, fetch, now, sleep }: NominatimOptions): GeocodeProvider {
    let nextAt = 0;
    const known = new Map<string, Located | null>();
    return {
        name: 'nominatim',
        locate: async (address) => {
            const search = searchOf(url, address);
            const found = known.get(search.href);
            if (found !== undefined) return found;
            await sleep(Math.max(0, nextAt - now()));
            nextAt = now() + PAUSE_MS;
            const located = locatedOf(await ask(search, fetch));
            known.set(search.href, located);
            return located;
        }
    };
}

function searchOf(url: URL, { street, postalCode, city, country }: Address): URL {
    const search = new URL(url);
    const parts = { street: street.replace(/\s*[\r\n]+\s*/g, ', '), postalcode: postalCode, city, country };
    for (const [name, value] of Object.entries(parts)) {
        if (value.trim() !== '') search.searchParams.set(name, value.trim());
    }
    search.searchParams.set('format', 'jsonv2');
    search.searchParams.set('addressdetails', '1');
    search.searchParams.set('limit', '1');
    return search;
}

async function ask(search: URL, fetch: NominatimOptions['fetch']): Promise<readonly NominatimPlace[]> {
    const server = `${search.origin}${search.pathname}`;
    const headers = { 'User-Agent': USER_AGENT, Accept: 'application/json' };
    let response: Response;
    try {
        response = await fetch(search, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
        const { message, cause } = error as Error;
        const code = (cause as { readonly code?: string } | undefined)?.code ?? message;
        throw new Error(`${server} does not answer (${code}). Check --provider-url.`);
    }
    if (!response.ok) {
        const next =
            response.status === 429 || response.status === 403
                ? 'It refuses more requests; try later, or use a server of your own.'
                : 'Check --provider-url.';
        throw new Error(`${server} answered ${response.status}. ${next}`);
    }
    const found = (await response.json().catch(() => null)) as unknown;
    if (!Array.isArray(found)) {
        throw new Error(
            `${server} answered no list of places in JSON. --provider-url is the address of the search, such as https://…/search.`
        );
    }
    return found as readonly NominatimPlace[];
}

function locatedOf([place]: readonly NominatimPlace[]): Located | null {
    return place === undefined
        ? null
        : toLocated(Number(place.lat ?? 'x'), Number(place.lon ?? 'x'), nominatimAccuracy(place));
}
