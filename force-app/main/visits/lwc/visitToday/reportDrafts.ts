import type { DraftAnswer, DraftWrite, StoredDraft } from 'c/contracts';
import type { ReportDraft } from 'c/visitDayState';
import type { QueueStore } from 'c/visitQueue';

/** A draft as devices exchange it. */
export interface KeptDraft {
    /** ISO 8601, UTC, milliseconds, by the clock of the device. */
    readonly editedAt: string;
    readonly deviceId: string;
    readonly values: ReportDraft;
}

/** A draft on this device. */
interface OwnDraft extends KeptDraft {
    /** `editedAt` of the last version that Salesforce is known to have had; null: none. */
    readonly known: string | null;
    /** When that was heard of, by Salesforce's clock. */
    readonly knownOnMs: number;
}

export interface DraftPorts {
    readonly store: Pick<QueueStore, 'readNote' | 'writeNote' | 'dropNote' | 'noteNames'>;
    /** `VisitController.saveDraft`. Errors: what an Apex call rejects with. */
    readonly send: (write: DraftWrite) => Promise<DraftAnswer>;
    readonly deviceId: string;
    /** Milliseconds by this device's clock. */
    readonly now: () => number;
}

const DRAFT = 'draft.';
const OTHER = 'draftOther.';
/** An answer that was on its way when a draft was sent may be this much older. */
const ON_ITS_WAY_MS = 5_000;

/**
 * Reports that were begun and not saved: kept on the device at every keystroke, and in Salesforce as soon as it can be reached,
 * so that they can be finished on another device. The newest version is the draft; when two devices typed without knowing of
 * each other, the older one stays beside it until the person chose.
 */
export class ReportDrafts {
    private readonly ports: DraftPorts;
    /** How far Salesforce's clock is ahead. */
    private aheadMs = 0;
    private sending: Promise<void> | null = null;
    /** Whose report is being saved. */
    private held = '';

    constructor(ports: DraftPorts) {
        this.ports = ports;
    }

    valuesOf(clientKey: string): ReportDraft | null {
        return this.read(clientKey)?.values ?? null;
    }

    /** What another device typed meanwhile; null mostly. */
    otherOf(clientKey: string): KeptDraft | null {
        return this.ports.store.readNote<KeptDraft>(OTHER + clientKey);
    }

    keep(clientKey: string, values: ReportDraft): void {
        const before = this.read(clientKey);
        const { deviceId } = this.ports;
        // Later than what was made here before, whatever the clock does.
        const editedMs = Math.max(this.ports.now(), Date.parse(before?.editedAt ?? '') + 1 || 0);
        const editedAt = new Date(editedMs).toISOString();
        const { known = null, knownOnMs = 0 } = before ?? {};
        this.write(clientKey, { editedAt, deviceId, values, known, knownOnMs });
    }

    /**
     * The report is being saved: its draft is neither sent nor met until {@link release}, or it would come back in Salesforce.
     * Waits for what is on its way, `patience` at most.
     */
    async hold(clientKey: string, patience: Promise<void>): Promise<void> {
        this.held = clientKey;
        await Promise.race([this.sending, patience]);
    }

    release(): void {
        this.held = '';
    }

    drop(clientKey: string): void {
        this.ports.store.dropNote(DRAFT + clientKey);
        this.ports.store.dropNote(OTHER + clientKey);
    }

    /** The person wants the other version; the one that was the draft is gone then. */
    takeOther(clientKey: string): void {
        const other = this.otherOf(clientKey);
        if (other) this.keep(clientKey, other.values);
        this.ports.store.dropNote(OTHER + clientKey);
    }

    /** The person wants the draft as it is. */
    dismissOther(clientKey: string): void {
        this.ports.store.dropNote(OTHER + clientKey);
    }

    /**
     * Brings together what Salesforce has and what is here. `openKey`: whose form is open; nothing is changed under the hands of
     * the person. `savedKeys`: reports that wait to be sent.
     */
    meet(stored: readonly StoredDraft[], readAtMs: number, openKey: string, savedKeys: ReadonlySet<string>): void {
        this.aheadMs = readAtMs - this.ports.now();
        const found = new Set<string>();
        for (const { clientKey, text } of stored) {
            const draft = parsed(text);
            found.add(clientKey);
            if (draft && clientKey !== this.held && !savedKeys.has(clientKey))
                this.meetOne(clientKey, draft, clientKey === openKey);
        }
        for (const clientKey of this.ports.store.noteNames(DRAFT)) {
            const own = this.read(clientKey);
            const wasThere = own !== null && own.known === own.editedAt && readAtMs - own.knownOnMs > ON_ITS_WAY_MS;
            // Salesforce had it and has it no more: the report was saved on another device.
            if (wasThere && !found.has(clientKey) && clientKey !== openKey) this.drop(clientKey);
        }
    }

    /** Sends what Salesforce does not have. Errors: none; what could not be sent is tried again with the next call. */
    async send(openKey: string): Promise<void> {
        this.sending ??= this.sendAll(openKey).finally(() => {
            this.sending = null;
        });
        await this.sending;
    }

    private async sendAll(openKey: string): Promise<void> {
        try {
            for (const clientKey of this.ports.store.noteNames(DRAFT)) {
                const own = this.read(clientKey);
                const isNew = own !== null && own.known !== own.editedAt && clientKey !== this.held;
                // eslint-disable-next-line no-await-in-loop -- a lost connection ends it; there are a few at most
                if (isNew) await this.sendOne(clientKey, own, clientKey === openKey);
            }
        } catch {
            // Without a connection, or refused: the draft stays on this device.
        }
    }

    private async sendOne(clientKey: string, own: OwnDraft, isOpen: boolean): Promise<void> {
        const { editedAt, deviceId, values, known } = own;
        const text = JSON.stringify({ editedAt, deviceId, values } satisfies KeptDraft);
        const answer = await this.ports.send({ clientKey, text, replaces: known });
        const other = answer.other === null ? null : parsed(answer.other);
        if (answer.isKept) {
            this.noteKnown(clientKey, editedAt);
            if (other) this.ports.store.writeNote(OTHER + clientKey, other);
        } else if (other) {
            this.meetOne(clientKey, other, isOpen);
        }
    }

    private meetOne(clientKey: string, stored: KeptDraft, isOpen: boolean): void {
        const own = this.read(clientKey);
        if (own === null) {
            this.write(clientKey, { ...stored, known: stored.editedAt, knownOnMs: this.thereMs });
            return;
        }
        const isKnown = own.known === stored.editedAt || stored.deviceId === this.ports.deviceId;
        if (own.editedAt === stored.editedAt) this.noteKnown(clientKey, stored.editedAt);
        if (isKnown || own.editedAt === stored.editedAt) return;
        const isNewer = stored.editedAt > own.editedAt;
        if (!isNewer || isOpen) {
            this.ports.store.writeNote(OTHER + clientKey, stored);
            // From here on it is known: the next version of this device replaces it.
            if (isNewer) this.write(clientKey, { ...own, known: stored.editedAt, knownOnMs: this.thereMs });
            return;
        }
        // Typed here and never sent: the older version stays in sight.
        if (own.known !== own.editedAt) this.ports.store.writeNote(OTHER + clientKey, bare(own));
        this.write(clientKey, { ...stored, known: stored.editedAt, knownOnMs: this.thereMs });
    }

    private noteKnown(clientKey: string, editedAt: string): void {
        const own = this.read(clientKey);
        if (own) this.write(clientKey, { ...own, known: editedAt, knownOnMs: this.thereMs });
    }

    private get thereMs(): number {
        return this.ports.now() + this.aheadMs;
    }

    private read(clientKey: string): OwnDraft | null {
        return this.ports.store.readNote<OwnDraft>(DRAFT + clientKey);
    }

    private write(clientKey: string, draft: OwnDraft): void {
        this.ports.store.writeNote(DRAFT + clientKey, draft);
    }
}

function bare({ editedAt, deviceId, values }: OwnDraft): KeptDraft {
    return { editedAt, deviceId, values };
}

/** Null for what another version of the page wrote. */
function parsed(text: string): KeptDraft | null {
    try {
        const draft = JSON.parse(text) as Partial<KeptDraft>;
        const isWhole = draft.editedAt !== undefined && draft.deviceId !== undefined && draft.values !== undefined;
        return isWhole ? (draft as KeptDraft) : null;
    } catch {
        return null;
    }
}
