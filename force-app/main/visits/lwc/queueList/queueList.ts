import { LightningElement, api } from 'lwc';
import { fillLabel, formattersFor } from 'c/formatters';
import type { QueuedStay, QueuedWrite } from 'c/visitQueue';
import { LABELS, STAY_WORDS, STATUS_WORDS, STEP_WORDS } from './labels.ts';

/**
 * What is kept on this device and not in Salesforce yet, and what the person has to decide.
 *
 * Events: `entryinsist` {id}, `entrydiscard` {id}, `sendnow`.
 */
export default class QueueList extends LightningElement {
    @api entries: readonly QueuedWrite[] = [];
    /** Decisions about found stays. */
    @api stays: readonly QueuedStay[] = [];
    /** False: the browser keeps nothing beyond this page. */
    @api isKept = false;

    readonly words = LABELS;
    isOpen = false;

    get hasEntries(): boolean {
        return this.entries.length + this.stays.length > 0;
    }
    get waitingCount(): number {
        return [...this.entries, ...this.stays].filter(({ state }) => state === 'waiting').length;
    }
    get summary(): string {
        const { waitingCount, words } = this;
        return waitingCount === 1 ? words.waitingOne : fillLabel(words.waiting, waitingCount);
    }
    get isWaiting(): boolean {
        return this.waitingCount > 0;
    }
    get isUnsafe(): boolean {
        return this.isWaiting && !this.isKept;
    }
    get toggleLabel(): string {
        return this.isOpen ? this.words.hide : this.words.show;
    }
    get expanded(): string {
        return String(this.isOpen);
    }

    get waiting(): readonly object[] {
        if (!this.isOpen) return [];
        const isWaiting = ({ state }: QueuedWrite | QueuedStay): boolean => state === 'waiting';
        return [
            ...this.entries.filter(isWaiting).map((entry) => ({ id: entry.id, text: this.stepText(entry) })),
            ...this.stays.filter(isWaiting).map((entry) => ({ id: entry.id, text: this.stayText(entry) }))
        ];
    }

    get conflicts(): readonly object[] {
        return [...this.writeConflicts, ...this.stayConflicts];
    }
    get hasConflicts(): boolean {
        return this.conflicts.length > 0;
    }

    private get stayConflicts(): readonly object[] {
        return this.stays
            .filter(({ state }) => state !== 'waiting')
            .map((entry) => ({
                id: entry.id,
                text: this.stayText(entry),
                why: fillLabel(entry.state === 'refused' ? this.words.refused : this.words.notWritten, entry.reason),
                said: '',
                canInsist: false,
                insistLabel: '',
                discardLabel: entry.state === 'refused' ? this.words.discard : this.words.understood
            }));
    }

    private get writeConflicts(): readonly object[] {
        return this.entries
            .filter(({ state }) => state !== 'waiting')
            .map((entry) => {
                const isOther = entry.conflict?.reason === 'handed-over' || entry.conflict?.reason === 'gone';
                return {
                    id: entry.id,
                    text: this.stepText(entry),
                    why: this.whyText(entry),
                    said: entry.write.report?.notes ?? '',
                    canInsist: entry.state === 'conflict',
                    insistLabel: isOther ? this.words.insistOwn : this.words.insist,
                    discardLabel: this.words.discard
                };
            });
    }

    handleToggle(): void {
        this.isOpen = !this.isOpen;
    }

    handleSend(): void {
        this.dispatchEvent(new CustomEvent('sendnow'));
    }

    handleInsist(event: Event): void {
        this.tell('entryinsist', event);
    }

    handleDiscard(event: Event): void {
        this.tell('entrydiscard', event);
    }

    private tell(type: string, event: Event): void {
        const { id = '' } = (event.currentTarget as HTMLElement).dataset;
        this.dispatchEvent(new CustomEvent(type, { detail: { id } }));
    }

    private stepText({ write, customerName }: QueuedWrite): string {
        return `${formattersFor().dateTime(write.at)} · ${STEP_WORDS[write.action]} · ${customerName}`;
    }

    private stayText({ decision, customerName, startsAt }: QueuedStay): string {
        const parts = [formattersFor().dateTime(startsAt), STAY_WORDS[decision.action], customerName];
        return parts.filter(Boolean).join(' · ');
    }

    private whyText({ state, conflict, reason }: QueuedWrite): string {
        const { words } = this;
        if (state === 'refused') return fillLabel(words.refused, reason);
        const by = conflict?.changedBy ?? words.someone;
        const at = conflict?.changedAt ? formattersFor().dateTime(conflict.changedAt) : '';
        switch (conflict?.reason) {
            case 'handed-over':
                return fillLabel(words.handedOver, by, at);
            case 'gone':
                return words.gone;
            case 'changed':
                return fillLabel(words.changed, by, at);
            default:
                return fillLabel(words.settled, conflict?.status ? STATUS_WORDS[conflict.status] : '', by, at);
        }
    }
}
