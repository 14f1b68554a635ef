import type { SyncAlertView, SyncEventStream, SyncStatusView } from 'c/contracts';
import { fillLabel, formattersFor } from 'c/formatters';
import alertBulkRefused from '@salesforce/label/c.Fieldmap_Sync_AlertBulkRefused';
import alertDerivedRefused from '@salesforce/label/c.Fieldmap_Sync_AlertDerivedRefused';
import alertEventsMissed from '@salesforce/label/c.Fieldmap_Sync_AlertEventsMissed';
import alertFieldHidden from '@salesforce/label/c.Fieldmap_Sync_AlertFieldHidden';
import alertHeld from '@salesforce/label/c.Fieldmap_Sync_AlertHeld';
import alertNoEvents from '@salesforce/label/c.Fieldmap_Sync_AlertNoEvents';
import alertPurged from '@salesforce/label/c.Fieldmap_Sync_AlertPurged';
import alertRefused from '@salesforce/label/c.Fieldmap_Sync_AlertRefused';
import alertRejected from '@salesforce/label/c.Fieldmap_Sync_AlertRejected';
import alertShortRead from '@salesforce/label/c.Fieldmap_Sync_AlertShortRead';
import alertUnreadable from '@salesforce/label/c.Fieldmap_Sync_AlertUnreadable';
import allObjects from '@salesforce/label/c.Fieldmap_Sync_AllObjects';
import eventsElsewhere from '@salesforce/label/c.Fieldmap_Sync_EventsElsewhere';
import eventsLive from '@salesforce/label/c.Fieldmap_Sync_EventsLive';
import eventsLiveHint from '@salesforce/label/c.Fieldmap_Sync_EventsLiveHint';
import eventsPolling from '@salesforce/label/c.Fieldmap_Sync_EventsPolling';
import eventsPollingHint from '@salesforce/label/c.Fieldmap_Sync_EventsPollingHint';
import eventsWaiting from '@salesforce/label/c.Fieldmap_Sync_EventsWaiting';
import eventsWaitingHint from '@salesforce/label/c.Fieldmap_Sync_EventsWaitingHint';
import secondsLabel from '@salesforce/label/c.Fieldmap_Sync_Seconds';
import stateFailed from '@salesforce/label/c.Fieldmap_Sync_StateFailed';
import stateIdle from '@salesforce/label/c.Fieldmap_Sync_StateIdle';
import stateLoading from '@salesforce/label/c.Fieldmap_Sync_StateLoading';
import stateNever from '@salesforce/label/c.Fieldmap_Sync_StateNever';
import stateRunning from '@salesforce/label/c.Fieldmap_Sync_StateRunning';

import { objectText } from './objectWords.ts';

export { objectText } from './objectWords.ts';
export { fieldRank, fieldText, idsIn, statusText } from './conflictWords.ts';

const STATES: Readonly<Record<SyncStatusView['state'], string>> = {
    never: stateNever,
    loading: stateLoading,
    running: stateRunning,
    idle: stateIdle,
    failed: stateFailed
};
/** What an alert means and what to do, by its code. */
const ALERTS: Readonly<Record<string, string>> = {
    FIELD_HIDDEN: alertFieldHidden,
    OBJECT_UNREADABLE: alertUnreadable,
    MASS_DISAPPEARANCE_HELD: alertHeld,
    SHORT_READ: alertShortRead,
    RECORDS_REJECTED: alertRejected,
    DELETE_LOG_PURGED: alertPurged,
    WRITE_REFUSED: alertRefused,
    BULK_REFUSED: alertBulkRefused,
    DERIVED_REFUSED: alertDerivedRefused,
    EVENTS_MISSED: alertEventsMissed,
    EVENTS_NOT_OFFERED: alertNoEvents
};
const A_MINUTE_AND_A_HALF = 90;

export function stateText(state: SyncStatusView['state']): string {
    return STATES[state];
}

/** `45 s`, `12 min`, `2 hr 5 min`. */
export function ageText(seconds: number): string {
    const format = formattersFor();
    return seconds < A_MINUTE_AND_A_HALF
        ? fillLabel(secondsLabel, format.number(Math.max(0, Math.round(seconds))))
        : format.duration(seconds);
}

/** Sentences of an alert; an unknown code speaks with the words of the service. */
export function alertText({ code, objectApiName, detail }: SyncAlertView): string {
    const text = ALERTS[code];
    return text === undefined
        ? `${code}: ${detail}`
        : fillLabel(text, objectApiName === null ? allObjects : objectText(objectApiName));
}

/** How changes arrive, in a word and a sentence. */
export function eventsText({ state, objects }: SyncEventStream): { readonly word: string; readonly hint: string } {
    switch (state) {
        case 'live':
            return { word: eventsLive, hint: fillLabel(eventsLiveHint, objects.map(objectText).join(', ')) };
        case 'elsewhere':
            return { word: eventsElsewhere, hint: '' };
        case 'connecting':
        case 'waiting':
            return { word: eventsWaiting, hint: eventsWaitingHint };
        default:
            return { word: eventsPolling, hint: eventsPollingHint };
    }
}
