import type { SalesforceClient } from './ports.ts';

export interface LazyClient {
    (): Promise<SalesforceClient>;
    /** The client if somebody has signed in already. */
    readonly current: () => SalesforceClient | null;
}

/** One sign-in for all callers; a failed one is tried again by the next caller. */
export function lazyClient(connect: () => Promise<SalesforceClient>): LazyClient {
    let pending: Promise<SalesforceClient> | null = null;
    let ready: SalesforceClient | null = null;
    const get = async (): Promise<SalesforceClient> => {
        pending ??= connect();
        try {
            ready = await pending;
            return ready;
        } catch (error) {
            pending = null;
            throw error;
        }
    };
    return Object.assign(get, { current: () => ready });
}
