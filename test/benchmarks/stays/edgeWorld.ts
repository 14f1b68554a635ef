/** What client and server of the edge benchmark agree on. */
export const EDGE_ORG = '00D000000000009AAA';
export const EDGE_ISSUER = 'https://org.example';
export const EDGE_KEY = 'bench';
export const EDGE_AUDIENCE = 'https://fieldmap.example';

export interface EdgeServerOptions {
    readonly databaseUrl: string | undefined;
    readonly directory: string | undefined;
    readonly people: number;
    /** Positions that each person has sent before, one in 10 s. */
    readonly historyPoints: number;
    readonly publicKeyPem: string;
}

/** Since it was asked last. */
export interface EdgeServerSpent {
    /** User and system, all threads. */
    readonly cpuMs: number;
    /** Share of the time that the event loop of the service was busy. */
    readonly busyShare: number;
    /** Longest stretch in which the event loop did not turn. */
    readonly longestHoldMs: number;
}

export interface EdgeServerReport {
    /** How long each look for stays in all new positions took. */
    readonly passSeconds: readonly number[];
    /** People with new positions whose turn came and was missed by more than a pause of the job. */
    readonly notLookedAt: number;
    readonly positions: number;
    readonly stays: number;
}

export function repId(i: number): string {
    return `005${String(i).padStart(12, '0')}AAA`;
}
