import { readFileSync } from 'node:fs';
import { writeWhole } from './writeWhole.ts';

/** A stage that came to its end, and what it had before it then. */
export interface DoneStage {
    readonly fingerprint: string;
    readonly finishedAt: string;
}

/** What setup remembers of an org between two runs. Holds no secret. */
export interface SetupState {
    readonly schema: 1;
    readonly orgId: string;
    /** Identifies the External Client App of the middleware; chosen once. */
    readonly consumerKey: string | null;
    readonly integrationUsername: string | null;
    readonly done: Readonly<Record<string, DoneStage>>;
}

export interface StateStore {
    read(): SetupState;
    /** Keeps a change at once, so that an interrupted run loses nothing. */
    change(part: Partial<SetupState>): void;
}

/** Errors: Error with the next step when the file is not JSON, or was written by a newer version. */
export function fileStateStore(file: string, orgId: string): StateStore {
    let state = readState(file, orgId);
    return {
        read: () => state,
        change: (part) => {
            state = { ...state, ...part };
            writeWhole(file, `${JSON.stringify(state, null, 2)}\n`);
        }
    };
}

function readState(file: string, orgId: string): SetupState {
    let text: string;
    try {
        text = readFileSync(file, 'utf8');
    } catch {
        return { schema: 1, orgId, consumerKey: null, integrationUsername: null, done: {} };
    }
    const state = parse(text) as Partial<SetupState> | null;
    if (state?.schema !== 1 || state.orgId !== orgId || typeof state.done !== 'object') {
        throw new Error(`${file} is not what this version of setup wrote. Delete it; setup then starts from the beginning.`);
    }
    return state as SetupState;
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}
