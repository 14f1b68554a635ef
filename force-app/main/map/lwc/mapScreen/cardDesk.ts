import type { RecordCard } from 'c/contracts';
import type { CardState } from 'c/recordPane';

/** What a change of the card means for the screen. */
export interface CardChange {
    readonly selectedId: string | null;
    readonly cardState: CardState | null;
}

export interface CardSource {
    readonly load: (recordId: string) => Promise<RecordCard>;
    readonly ready: (card: RecordCard) => CardState;
    readonly onChange: (change: CardChange) => void;
    readonly onOpened: (card: RecordCard) => void;
}

/** Opens one card at a time; a late answer to a card that was closed or replaced meanwhile is dropped. */
export class CardDesk {
    private readonly source: CardSource;
    private wantedId: string | null = null;

    constructor(source: CardSource) {
        this.source = source;
    }

    async open(recordId: string): Promise<void> {
        const { source } = this;
        this.wantedId = recordId;
        source.onChange({ selectedId: recordId, cardState: { kind: 'loading' } });
        try {
            const card = await source.load(recordId);
            if (this.wantedId !== recordId) return;
            source.onChange({ selectedId: recordId, cardState: source.ready(card) });
            source.onOpened(card);
        } catch (error) {
            if (this.wantedId === recordId) {
                source.onChange({ selectedId: recordId, cardState: { kind: 'failed', error } });
            }
        }
    }

    /** Keeps the record selected when `keepsId`. */
    close(keepsId: string | null = null): void {
        this.wantedId = null;
        this.source.onChange({ selectedId: keepsId, cardState: null });
    }
}
