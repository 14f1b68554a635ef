import type { StayDecisionRequest, VisitConflict, VisitWrite } from 'c/contracts';

/** What of `Storage` is needed; `window.localStorage` fits. */
export interface KeyValues {
    readonly length: number;
    key(index: number): string | null;
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
}

/** `waiting`: will be sent; `conflict`: the person decides; `refused`: Salesforce does not take it as it is. */
export type QueuedState = 'waiting' | 'conflict' | 'refused';

interface Queued {
    /** Sorts by when it was made. */
    readonly id: string;
    readonly customerName: string;
    readonly state: QueuedState;
    /** Of `refused`, and why the last try of `waiting` failed; empty when there was none. */
    readonly reason: string;
}

/** A write that is not in Salesforce yet. */
export interface QueuedWrite extends Queued {
    readonly write: VisitWrite;
    readonly conflict: VisitConflict | null;
}

/** A decision about a found stay that the service does not have yet. */
export interface QueuedStay extends Queued {
    readonly decision: StayDecisionRequest;
    /** When the stay began. */
    readonly startsAt: string;
}

const PREFIX = 'fieldmap-visits';

/**
 * Writes of one person on this device. Each lies under its own key, so that tabs never overwrite each other's.
 *
 * Errors: none; when the browser keeps nothing (private mode, full), writes last as long as the page and `isKept` is false.
 */
export class QueueStore {
    isKept = true;
    private readonly storage: KeyValues | null;
    private readonly prefix: string;
    private readonly memory = new Map<string, string>();

    constructor(storage: KeyValues | null, userId: string) {
        this.storage = storage;
        this.prefix = `${PREFIX}.${userId}.`;
    }

    /** Oldest first. */
    list(): QueuedWrite[] {
        return this.keys('write.')
            .sort()
            .flatMap((key) => this.read<QueuedWrite>(key) ?? []);
    }

    put(entry: QueuedWrite): void {
        this.write(`write.${entry.id}`, entry);
    }

    remove(id: string): void {
        this.drop(`write.${id}`);
    }

    /** Decisions about found stays, oldest first. */
    listStays(): QueuedStay[] {
        return this.keys('stay.')
            .sort()
            .flatMap((key) => this.read<QueuedStay>(key) ?? []);
    }

    putStay(entry: QueuedStay): void {
        this.write(`stay.${entry.id}`, entry);
    }

    removeStay(id: string): void {
        this.drop(`stay.${id}`);
    }

    /** Anything else that must survive a reload, by name. */
    readNote<Value>(name: string): Value | null {
        return this.read<Value>(`note.${name}`);
    }

    writeNote(name: string, value: unknown): void {
        this.write(`note.${name}`, value);
    }

    /** Names of notes that begin so, without the beginning. */
    noteNames(start: string): string[] {
        const kind = `note.${start}`;
        return this.keys(kind).map((name) => name.slice(kind.length));
    }

    dropNote(name: string): void {
        this.drop(`note.${name}`);
    }

    /** Whether a key of the browser's storage is one of this person's. */
    owns(key: string | null): boolean {
        return key === null || key.startsWith(this.prefix);
    }

    private keys(kind: string): string[] {
        const start = this.prefix + kind;
        const names = [...this.memory.keys()];
        for (let index = 0; index < (this.storage?.length ?? 0); index += 1) {
            const key = this.storage?.key(index) ?? '';
            if (key.startsWith(start)) names.push(key.slice(this.prefix.length));
        }
        return [...new Set(names)].filter((name) => name.startsWith(kind));
    }

    private read<Value>(name: string): Value | null {
        try {
            const text = this.memory.get(name) ?? this.storage?.getItem(this.prefix + name) ?? null;
            return text === null ? null : (JSON.parse(text) as Value);
        } catch {
            return null;
        }
    }

    private write(name: string, value: unknown): void {
        const text = JSON.stringify(value);
        try {
            if (!this.storage) throw new Error('This browser keeps nothing.');
            this.storage.setItem(this.prefix + name, text);
            this.memory.delete(name);
        } catch {
            this.memory.set(name, text);
            if (name.startsWith('write.') || name.startsWith('stay.')) this.isKept = false;
        }
    }

    private drop(name: string): void {
        this.memory.delete(name);
        try {
            this.storage?.removeItem(this.prefix + name);
        } catch {
            // What cannot be removed could not be written either.
        }
    }
}
