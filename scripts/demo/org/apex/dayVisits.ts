import type { DayVisit } from '#kernel/contracts';
import { addLocalDays, instantAt } from '#kernel/visitRules';
import { problem } from './mapProblem.ts';
import type { ApexContext } from './types.ts';

const MAX_STOPS = 100;

/** What VisitDaySelector.begunOn does. */
export function visitsBegunOn({ org, user }: ApexContext, day: string): DayVisit[] {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) {
        throw problem(400, 'invalid-request', 'day must be YYYY-MM-DD');
    }
    const midnight = (date: string): string => new Date(instantAt(date, '00:00', user.timeZone)).toISOString();
    const { records } = org.query(
        `SELECT Id, Account__c, Account__r.Name, Lead__c, Lead__r.Name, Mode__c, Source__c, ActualStart__c, ActualEnd__c
        FROM FieldVisit__c
        WHERE OwnerId = :userId AND Status__c IN ('In Progress', 'Completed')
            AND ActualStart__c >= :begins AND ActualStart__c < :ends
        WITH USER_MODE ORDER BY ActualStart__c, Id LIMIT ${MAX_STOPS}`,
        { user, bindings: { userId: user.userId, begins: midnight(day), ends: midnight(addLocalDays(day, 1)) } }
    );
    return records.map((visit) => {
        const customer = (visit['Account__c'] ? visit['Account__r'] : visit['Lead__r']) as { Name?: string } | null;
        return {
            visitId: String(visit['Id']),
            recordId: text(visit['Account__c'] ?? visit['Lead__c']),
            name: customer?.Name ?? '',
            mode: (text(visit['Mode__c']) ?? 'In Person') as DayVisit['mode'],
            source: (text(visit['Source__c']) ?? 'Manual') as DayVisit['source'],
            startsAt: instantOf(visit['ActualStart__c']) ?? '',
            endsAt: instantOf(visit['ActualEnd__c'])
        };
    });
}

function text(value: unknown): string | null {
    return typeof value === 'string' && value !== '' ? value : null;
}

function instantOf(value: unknown): string | null {
    return text(value)?.replace(/\+0000$/, 'Z') ?? null;
}
