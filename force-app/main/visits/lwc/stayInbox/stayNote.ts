import type { InboxStay } from 'c/contracts';
import type { RecordNames } from 'c/visitDayData';
import { visitQueue } from 'c/visitQueue';

/** What the inbox shows, kept on the device for when there is no connection. */
export interface StayNote {
    readonly stays: readonly InboxStay[];
    readonly names: RecordNames;
}

/** Keeps it without coordinates: nothing here shows them. Erasing one's data drops it. */
export function keepStays({ stays, names }: StayNote): void {
    const bare = stays.map((stay) => ({ ...stay, latitude: 0, longitude: 0 }));
    visitQueue().store.writeNote('stays', { stays: bare, names } satisfies StayNote);
}

export function keptStays(): StayNote | null {
    return visitQueue().store.readNote<StayNote>('stays');
}
