import { MAPPINGS } from '../mapping/index.ts';

/** Objects that the platform has no change events for; they are polled. */
const WITHOUT_EVENTS = new Set([
    'Organization',
    'ObjectTerritory2Association',
    'OpportunityHistory',
    'UserRole',
    'PermissionSetAssignment'
]);

export interface EventChannel {
    readonly objectApiName: string;
    readonly channel: string;
}

/**
 * One channel an object, so that the integration user needs no more than to see the records of these objects: the channel
 * of all objects would need View All Data.
 */
export function eventChannels(): EventChannel[] {
    return MAPPINGS.filter(({ strategy }) => strategy === 'stamped')
        .map(({ objectApiName }) => objectApiName)
        .filter((objectApiName) => !WITHOUT_EVENTS.has(objectApiName))
        .map((objectApiName) => ({ objectApiName, channel: channelOf(objectApiName) }));
}

/** `Account` -> `/data/AccountChangeEvent`, `FieldVisit__c` -> `/data/FieldVisit__ChangeEvent`. */
export function channelOf(objectApiName: string): string {
    return `/data/${objectApiName.replace(/__c$/, '__')}ChangeEvent`;
}
