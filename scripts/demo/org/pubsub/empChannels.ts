import type { Org, UserContext } from '../core/types.ts';
import type { FeedEvent } from './eventFeed.ts';

/** A message as `lightning/empApi` hands it to a component. */
export interface EmpMessage {
    readonly channel: string;
    readonly data: {
        readonly schema: string;
        readonly payload: Readonly<Record<string, unknown>>;
        readonly event: { readonly replayId: number };
    };
}

/** What a person may listen to. */
export interface EmpChannel {
    /** Object whose changes feed the channel. */
    readonly entityName: string;
    toMessage(event: FeedEvent): EmpMessage;
}

const SIGNAL = '/event/FieldVisitSignal__e';
const SIGNAL_OBJECT = 'FieldVisitSignal__e';
const SIGNAL_FLOW = 'FieldVisit_Signal';
const CHANGE = /^\/data\/(\w+?)(__)?ChangeEvent$/;

/**
 * The channel when the org has it and the person may subscribe, else why not, in the platform's words.
 *
 * Access: as on the platform. A platform event asks for the right to read it; change events ignore sharing, so they ask for "View
 * All" on the object.
 */
export function empChannel(org: Org, user: UserContext, channel: string): EmpChannel | string {
    if (channel === SIGNAL) {
        const isPublished = org.metadata('Flow').some(({ fullName }) => fullName === SIGNAL_FLOW);
        return isPublished && canRead(org, user, SIGNAL_OBJECT)
            ? { entityName: 'FieldVisit__c', toMessage: signalOf }
            : refusal(channel);
    }
    const [, stem = '', custom] = CHANGE.exec(channel) ?? [];
    const object = stem === '' ? undefined : org.schema.object(custom === undefined ? stem : `${stem}__c`);
    if (object === undefined || !user.viewAllData) return refusal(channel);
    return { entityName: object.name, toMessage: (event) => changeOf(channel, event) };
}

function canRead(org: Org, user: UserContext, objectName: string): boolean {
    try {
        org.describe(objectName, user);
        return true;
    } catch {
        return false;
    }
}

function refusal(channel: string): string {
    return `403::Handshake denied: The channel ${channel} does not exist, or you have no right to subscribe to it.`;
}

/** What the flow publishes: ids only. */
function signalOf(event: FeedEvent): EmpMessage {
    const payload = {
        CreatedDate: new Date(event.committedAtMs).toISOString(),
        CreatedById: event.userId,
        VisitId__c: event.recordIds[0] ?? null,
        VisitorId__c: event.record?.['OwnerId'] ?? null
    };
    return { channel: SIGNAL, data: { schema: SIGNAL_OBJECT, payload, event: { replayId: event.replayId } } };
}

function changeOf(channel: string, event: FeedEvent): EmpMessage {
    const header = {
        entityName: event.entityName,
        recordIds: event.recordIds,
        changeType: event.changeType,
        changeOrigin: '',
        commitTimestamp: event.committedAtMs,
        commitUser: event.userId,
        changedFields: event.changedFields
    };
    const changed = event.changedFields.map((field) => [field, event.record?.[field] ?? null]);
    const payload = { ChangeEventHeader: header, ...Object.fromEntries(changed) };
    return { channel, data: { schema: channel, payload, event: { replayId: event.replayId } } };
}
