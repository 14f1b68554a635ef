import type { MoveStopRequest, MoveStopResult } from '#kernel/contracts';
import type { SaveResult, SObjectRecord } from '../core/types.ts';
import { problem } from './mapProblem.ts';
import { teamIds } from './teamMembers.ts';
import type { ApexContext } from './types.ts';

export type MoveRequest = MoveStopRequest;

/** Stand-in of VisitBoardMover.cls. */
export function moveStop(context: ApexContext, request: MoveRequest): MoveStopResult {
    const { org, user } = context;
    const visit = openVisit(context, request);
    const isHandedOver = request.toUserId !== visit['OwnerId'];
    const shared = isHandedOver ? openCustomer(context, visit, request.toUserId) : NOTHING_TO_SHARE;
    const moved = {
        Id: visit['Id'],
        PlannedStart__c: request.startsAt,
        PlannedEnd__c: request.endsAt,
        ...(isHandedOver && { OwnerId: request.toUserId, PlanId__c: null, PlanSequence__c: null })
    };
    saved(org.update('FieldVisit__c', [moved], { user }));
    moveEvent(context, visit['EventId__c'], request);
    return { visitId: String(visit['Id']), ...shared };
}

/** The calendar event of a visit follows it; one that the person does not see stays. */
export function moveEvent(
    { org, user }: ApexContext,
    eventId: unknown,
    { startsAt, endsAt, toUserId }: Pick<MoveRequest, 'startsAt' | 'endsAt' | 'toUserId'>
): void {
    const query = 'SELECT Id FROM Event WHERE Id = :eventId';
    if (!eventId || org.query(query, { user, bindings: { eventId } }).totalSize === 0) return;
    const event = { Id: eventId, StartDateTime: startsAt, EndDateTime: endsAt, OwnerId: toUserId };
    saved(org.update('Event', [event], { user }));
}

const NOTHING_TO_SHARE = { isShared: false, canSeeCustomer: true };

function openVisit(context: ApexContext, request: MoveRequest): SObjectRecord {
    if (!(Date.parse(request.endsAt) > Date.parse(request.startsAt))) {
        throw problem(400, 'invalid-request', 'endsAt must be after startsAt');
    }
    if (!teamIds(context).includes(request.toUserId)) {
        throw problem(403, 'not-allowed', 'The visit can only go to somebody of your team');
    }
    const [visit] = context.org.query(
        `SELECT Id, OwnerId, Status__c, EventId__c, Account__c, Lead__c FROM FieldVisit__c
        WHERE Id = :visitId WITH USER_MODE FOR UPDATE`,
        { user: context.user, bindings: { visitId: request.visitId } }
    ).records;
    if (visit === undefined || visit['Status__c'] !== 'Planned' || visit['OwnerId'] !== request.ownerId) {
        throw problem(409, 'conflict', 'The visit was begun, called off or moved meanwhile');
    }
    return visit;
}

/** The demo org shares accounts by hand only. */
function openCustomer({ org, user }: ApexContext, visit: SObjectRecord, userId: string): typeof NOTHING_TO_SHARE {
    const objectName = visit['Account__c'] ? 'Account' : 'Lead';
    const recordId = visit['Account__c'] ?? visit['Lead__c'];
    if (!recordId || canSee(org, org.userContext(userId), objectName, recordId)) return NOTHING_TO_SHARE;
    const mayShare =
        objectName === 'Account' && user.ownerIds.has(String(org.row('Account', String(recordId))?.['OwnerId']));
    if (!mayShare) return { isShared: false, canSeeCustomer: false };
    saved(
        org.insert('AccountShare', [
            {
                AccountId: recordId,
                UserOrGroupId: userId,
                AccountAccessLevel: 'Read',
                OpportunityAccessLevel: 'None',
                RowCause: 'Manual'
            }
        ])
    );
    return { isShared: true, canSeeCustomer: true };
}

function canSee(org: ApexContext['org'], user: ApexContext['user'], objectName: string, id: unknown): boolean {
    return org.count(`SELECT COUNT() FROM ${objectName} WHERE Id = :id`, { user, bindings: { id } }) > 0;
}

function saved([result]: readonly SaveResult[]): void {
    if (!result?.success) throw problem(403, 'not-allowed', result?.errors[0]?.message ?? 'Nothing was saved.');
}
