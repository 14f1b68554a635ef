import type { GoalList, GoalRecord, GoalSave, GoalSaveResult, GoalStory } from '#kernel/contracts';
import { goalDays } from '#kernel/goalRules';
import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { gatewayCall } from './callMiddleware.ts';
import { addPhotos, say } from './goalTalk.ts';
import { removeGoal, saveGoals } from './goalWriter.ts';
import type { ApexClassStandIn } from './types.ts';

const FIELDS = `Id, Kind__c, Title__c, Metric__c, Level__c, Person__c, Person__r.Name, RoleId__c, Parent__c, PeriodKind__c,
    PeriodStart__c, Target__c, Note__c, OwnerId, Owner.Name`;
const TOUCHING = `SELECT ${FIELDS} FROM VisitGoal__c WHERE PeriodStart__c > :earliest AND PeriodStart__c < :toDay
    WITH USER_MODE ORDER BY PeriodStart__c, Id LIMIT 2000`;
const ABOVE = `SELECT ${FIELDS} FROM VisitGoal__c WHERE Id IN :wanted WITH USER_MODE`;
const MAX_LEVELS = 6;

/** Stand-in of GoalController.cls. */
export const goalController: ApexClassStandIn = {
    getGoals: async ({ org, user }, { fromDate, toDate }) =>
        JSON.stringify(goalsTouching(org, user, String(fromDate), String(toDate))),
    getProgress: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/goals/progress', requestJson),
    getStory: async ({ org, user }, { goalId }) => JSON.stringify(storyOf(org, user, String(goalId))),
    save: async ({ org, user }, { requestJson }) =>
        JSON.stringify(saveGoals(org, user, JSON.parse(String(requestJson)) as GoalSave) satisfies GoalSaveResult),
    remove: async ({ org, user }, { goalId }) => {
        removeGoal(org, user, String(goalId));
        return null;
    },
    say: async ({ org, user }, { goalId, kind, body, photosJson }) => {
        say(org, user, { goalId: String(goalId), kind: String(kind), body: body ?? null, photosJson });
        return null;
    },
    getVisits: (context, { goalId, requestJson }) =>
        gatewayCall(context, 'POST', `/v1/goals/${encodeURIComponent(String(goalId))}/visits`, requestJson),
    checkImport: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/goals/import', requestJson),
    getExport: (context, { format, fromDate, toDate }) => {
        const query = new URLSearchParams({
            format: String(format),
            fromDate: String(fromDate),
            toDate: String(toDate)
        });
        return gatewayCall(context, 'GET', `/v1/goals/export?${query.toString()}`);
    }
};

function goalsTouching(org: Org, user: UserContext, fromDay: string, toDay: string): GoalList {
    const earliest = `${Number(fromDay.slice(0, 4)) - 1}${fromDay.slice(4)}`;
    const { records } = org.query(TOUCHING, { user, bindings: { earliest, toDay } });
    const touching = records.filter((record) => {
        const { to } = goalDays(record['PeriodKind__c'] as GoalRecord['periodKind'], String(record['PeriodStart__c']));
        return to > fromDay;
    });
    const all = withAncestors(org, user, touching);
    const roles = org.query('SELECT Id, Name FROM UserRole ORDER BY Name, Id').records;
    const roleNames = new Map(roles.map((role) => [String(role['Id']), String(role['Name'])]));
    const counts = updateCounts(org, user);
    const mayEdit = user.permissionSets.some((name) => name === 'Fieldmap_Manager' || name === 'Fieldmap_Admin');
    return {
        goals: all.map((record) => toGoal(record, roleNames, counts, mayEdit && canEdit(user, record))),
        canCreate: mayEdit,
        roles: roles.map((role) => ({ roleId: String(role['Id']), name: String(role['Name']) }))
    };
}

function withAncestors(org: Org, user: UserContext, records: readonly SObjectRecord[]): SObjectRecord[] {
    const all = [...records];
    const known = new Set(all.map((record) => record['Id']));
    for (let level = 0; level < MAX_LEVELS; level += 1) {
        const wanted = [...new Set(all.map((record) => record['Parent__c']))].filter((id) => id && !known.has(id));
        if (wanted.length === 0) break;
        for (const record of org.query(ABOVE, { user, bindings: { wanted } }).records) {
            known.add(record['Id']);
            all.push(record);
        }
        wanted.forEach((id) => known.add(id));
    }
    return all;
}

/** The owner and everyone above them, and who may modify all. */
function canEdit(user: UserContext, record: SObjectRecord): boolean {
    return user.permissionSets.includes('Fieldmap_Admin') || user.ownerIds.has(String(record['OwnerId']));
}

function updateCounts(org: Org, user: UserContext): Map<string, { comments: number; support: number }> {
    const counts = new Map<string, { comments: number; support: number }>();
    const { records } = org.query('SELECT VisitGoal__c, Kind__c FROM VisitGoalUpdate__c WITH USER_MODE', { user });
    for (const record of records) {
        const entry = counts.get(String(record['VisitGoal__c'])) ?? { comments: 0, support: 0 };
        if (record['Kind__c'] === 'Support') entry.support += 1;
        else if (record['Kind__c'] !== 'Target') entry.comments += 1;
        counts.set(String(record['VisitGoal__c']), entry);
    }
    return counts;
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const nameOf = (value: unknown): string | null => text((value as SObjectRecord | null)?.['Name']);
const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

function toGoal(
    record: SObjectRecord,
    roleNames: ReadonlyMap<string, string>,
    counts: ReadonlyMap<string, { comments: number; support: number }>,
    isEditable: boolean
): GoalRecord {
    const goalId = String(record['Id']);
    const roleId = text(record['RoleId__c']);
    return {
        goalId,
        kind: record['Kind__c'] === 'Objective' ? 'Objective' : 'Goal',
        title: text(record['Title__c']),
        metric: text(record['Metric__c']),
        level: record['Level__c'] as GoalRecord['level'],
        personId: text(record['Person__c']),
        personName: nameOf(record['Person__r']),
        roleId,
        roleName: roleId === null ? null : (roleNames.get(roleId) ?? null),
        parentId: text(record['Parent__c']),
        periodKind: record['PeriodKind__c'] as GoalRecord['periodKind'],
        periodStart: String(record['PeriodStart__c']),
        target: numberOf(record['Target__c']),
        note: text(record['Note__c']),
        ownerName: nameOf(record['Owner']),
        canEdit: isEditable,
        commentCount: counts.get(goalId)?.comments ?? 0,
        supportCount: counts.get(goalId)?.support ?? 0
    };
}

/** The demo org keeps no field history; changes made on the page have records of their own. */
function storyOf(org: Org, user: UserContext, goalId: string): GoalStory {
    const { records } = org.query(
        `SELECT Id, Kind__c, Body__c, Before__c, After__c, CreatedById, CreatedBy.Name, CreatedDate
         FROM VisitGoalUpdate__c WHERE VisitGoal__c = :goalId WITH USER_MODE ORDER BY CreatedDate DESC, Id DESC LIMIT 500`,
        { user, bindings: { goalId } }
    );
    const updates = records.map((record) => ({
        updateId: String(record['Id']),
        kind: record['Kind__c'] as GoalStory['updates'][number]['kind'],
        body: text(record['Body__c']),
        userId: String(record['CreatedById']),
        userName: nameOf(record['CreatedBy']) ?? '',
        at: new Date(String(record['CreatedDate'])).toISOString(),
        before: numberOf(record['Before__c']),
        after: numberOf(record['After__c']),
        isOwn: record['CreatedById'] === user.userId,
        photos: []
    }));
    return { updates: addPhotos(org, updates), fieldHistory: [] };
}
