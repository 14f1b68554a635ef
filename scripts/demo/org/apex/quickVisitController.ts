import { randomBytes } from 'node:crypto';
import type { QuickVisitRequest } from '#kernel/contracts';
import type { SaveResult } from '../core/types.ts';
import { LayerFields } from './layerFields.ts';
import { inUserMode, problem } from './mapProblem.ts';
import type { ApexClassStandIn, ApexContext } from './types.ts';

const REMOTE_MODES = ['Phone', 'Online'];
type Values = Record<string, unknown>;

/** Stand-in of QuickVisitController.cls. */
export const quickVisitController: ApexClassStandIn = {
    getChoices: inUserMode(async ({ org, user }) => {
        const fields = new LayerFields(org, user, 'FieldVisit__c');
        const modes = fields.options('Mode__c').filter(({ value }) => REMOTE_MODES.includes(value));
        return JSON.stringify({ outcomes: fields.options('Outcome__c'), modes });
    }),
    checkIn: inUserMode(async (context, { requestJson }) => {
        const request = read(requestJson);
        const plannedId = plannedToday(context, request.recordId ?? '');
        const { latitude, longitude } = request;
        const visit: Values = { Status__c: 'In Progress', ActualStart__c: now(context) };
        if (latitude != null && longitude != null) {
            visit['CheckIn__Latitude__s'] = latitude;
            visit['CheckIn__Longitude__s'] = longitude;
            visit['CheckInAccuracy__c'] = request.accuracyMetres ?? null;
            visit['CheckInDistance__c'] = request.distanceMetres ?? null;
            visit['IsOnSite__c'] = request.isOnSite === true;
        }
        if (plannedId !== null) return update(context, { Id: plannedId, ...visit });
        return insert(context, { ...newVisit(context, request.recordId ?? ''), Mode__c: 'In Person', ...visit });
    }),
    complete: inUserMode(async (context, { requestJson }) => {
        const { visitId, outcome, notes } = read(requestJson);
        const done = { Status__c: 'Completed', ActualEnd__c: now(context), Outcome__c: outcome, Notes__c: notes };
        return update(context, { Id: visitId, ...done });
    }),
    logContact: inUserMode(async (context, { requestJson }) => {
        const { recordId, mode, outcome, notes } = read(requestJson);
        if (!REMOTE_MODES.includes(mode ?? '')) throw problem(400, 'invalid-request', 'mode must be Phone or Online.');
        const at = now(context);
        return insert(context, {
            ...newVisit(context, recordId ?? ''),
            ...{ Status__c: 'Completed', Mode__c: mode, Outcome__c: outcome, Notes__c: notes },
            ...{ ActualStart__c: at, ActualEnd__c: at }
        });
    })
};

function read(requestJson: unknown): QuickVisitRequest {
    return JSON.parse(String(requestJson)) as QuickVisitRequest;
}

function now({ clock }: ApexContext): string {
    return new Date(clock.now()).toISOString();
}

/** The visit itself when the record is one; else today's first planned one of the person; null: none. */
function plannedToday({ org, user }: ApexContext, recordId: string): string | null {
    const isVisit = org.schema.objectOfId(recordId)?.name === 'FieldVisit__c';
    const which = isVisit
        ? 'Id = :recordId'
        : `OwnerId = :userId AND PlannedStart__c = TODAY
            AND (Account__c = :recordId OR Lead__c = :recordId OR Opportunity__c = :recordId)`;
    const [visit] = org.query(
        `SELECT Id FROM FieldVisit__c WHERE Status__c = 'Planned' AND ${which} WITH USER_MODE
        ORDER BY PlannedStart__c, Id LIMIT 1`,
        { user, bindings: { recordId, userId: user.userId } }
    ).records;
    return visit ? String(visit['Id']) : null;
}

/** At an account, a lead, the account of an opportunity, or where another visit goes. */
function newVisit({ org, user }: ApexContext, recordId: string): Values {
    const common = { ClientKey__c: randomBytes(16).toString('hex'), Source__c: 'Manual', OwnerId: user.userId };
    const object = org.schema.objectOfId(recordId)?.name;
    if (object === 'Account') return { ...common, Account__c: recordId };
    if (object === 'Lead') return { ...common, Lead__c: recordId };
    if (object === 'Opportunity') {
        const [deal] = org.query('SELECT AccountId FROM Opportunity WHERE Id = :recordId WITH USER_MODE', {
            user,
            bindings: { recordId }
        }).records;
        return { ...common, Opportunity__c: recordId, Account__c: deal?.['AccountId'] ?? null };
    }
    if (object === 'FieldVisit__c') {
        const [other] = org.query(
            'SELECT Account__c, Lead__c, Opportunity__c FROM FieldVisit__c WHERE Id = :recordId WITH USER_MODE',
            { user, bindings: { recordId } }
        ).records;
        const at = (field: string): unknown => other?.[field] ?? null;
        return {
            ...common,
            Account__c: at('Account__c'),
            Lead__c: at('Lead__c'),
            Opportunity__c: at('Opportunity__c')
        };
    }
    throw problem(400, 'invalid-request', 'A visit goes to an account, a lead or an opportunity.');
}

function insert({ org, user }: ApexContext, visit: Values): string {
    return answer(org.insert('FieldVisit__c', [visit], { user }), true);
}

function update({ org, user }: ApexContext, visit: Values): string {
    return answer(org.update('FieldVisit__c', [visit], { user }), false);
}

function answer([saved]: readonly SaveResult[], isNew: boolean): string {
    if (!saved?.success) throw problem(403, 'not-allowed', saved?.errors[0]?.message ?? 'Nothing was saved.');
    return JSON.stringify({ visitId: saved.id, isNew });
}
