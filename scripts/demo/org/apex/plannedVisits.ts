import type { ApexContext } from './types.ts';

/** Stand-in of PlannedVisitService.cls: changes of planned visits in user mode. */

type Person = Pick<ApexContext, 'org' | 'user'>;

/** When a visit is to be; ISO 8601. */
export interface VisitTime {
    readonly visitId: string;
    readonly startsAt: string;
    readonly endsAt: string;
}

interface FoundVisit {
    readonly visitId: string;
    readonly eventId: string | null;
    readonly name: string | null;
}

export function cancelVisits({ org, user }: Person, visitIds: readonly string[]): void {
    const visits = visitsWith({ org, user }, 'Planned', visitIds);
    org.update(
        'FieldVisit__c',
        visits.map(({ visitId }) => ({ Id: visitId, Status__c: 'Cancelled' })),
        { user }
    );
    org.delete('Event', eventIdsOf(visits), { user });
}

export function restoreVisits({ org, user }: Person, visitIds: readonly string[]): void {
    const visits = visitsWith({ org, user }, 'Cancelled', visitIds);
    org.update(
        'FieldVisit__c',
        visits.map(({ visitId }) => ({ Id: visitId, Status__c: 'Planned' })),
        { user }
    );
    org.undelete('Event', eventIdsOf(visits), { user });
}

export function moveVisits({ org, user }: Person, times: readonly VisitTime[]): void {
    const timeOf = new Map(times.map((time) => [time.visitId, time]));
    const visits = visitsWith({ org, user }, 'Planned', [...timeOf.keys()]).flatMap(({ visitId, eventId }) => {
        const time = timeOf.get(visitId);
        return time === undefined ? [] : [{ ...time, eventId }];
    });
    org.update(
        'FieldVisit__c',
        visits.map(({ visitId, startsAt, endsAt }) => ({
            Id: visitId,
            PlannedStart__c: startsAt,
            PlannedEnd__c: endsAt
        })),
        { user }
    );
    org.update(
        'Event',
        visits.flatMap(({ eventId, startsAt, endsAt }) =>
            eventId === null ? [] : [{ Id: eventId, StartDateTime: startsAt, EndDateTime: endsAt }]
        ),
        { user }
    );
}

/** Label Fieldmap_Event_Subject. */
const SUBJECT = { ja: '訪問：{0}', other: 'Visit: {0}' };

export function nameEvents({ org, user }: Person, visitIds: readonly string[]): void {
    const language = String(org.row('User', user.userId)?.['LanguageLocaleKey'] ?? '');
    const subject = language.startsWith('ja') ? SUBJECT.ja : SUBJECT.other;
    const events = visitsWith({ org, user }, 'Planned', visitIds).flatMap(({ eventId, name }) =>
        eventId === null || name === null ? [] : [{ Id: eventId, Subject: subject.replace('{0}', name).slice(0, 255) }]
    );
    org.update('Event', events, { user, allOrNone: false });
}

function visitsWith({ org, user }: Person, status: string, visitIds: readonly string[]): FoundVisit[] {
    const { records } = org.query(
        `SELECT Id, EventId__c, Account__r.Name, Lead__r.Name FROM FieldVisit__c
         WHERE Id IN :visitIds AND Status__c = :status WITH USER_MODE`,
        { user, bindings: { visitIds, status } }
    );
    return records.map((visit) => {
        const parent = (visit['Account__r'] ?? visit['Lead__r']) as { Name?: string } | null;
        return {
            visitId: String(visit['Id']),
            eventId: visit['EventId__c'] ? String(visit['EventId__c']) : null,
            name: parent?.Name ?? null
        };
    });
}

function eventIdsOf(visits: readonly FoundVisit[]): string[] {
    return visits.flatMap(({ eventId }) => eventId ?? []);
}
