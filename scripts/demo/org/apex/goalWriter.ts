import type { GoalChange, GoalSave, GoalSaveResult } from '#kernel/contracts';
import type { Org, RecordInput, UserContext } from '../core/types.ts';
import { AuraHandledError } from './types.ts';

const MAX_CHANGES = 500;
const FIELDS: Readonly<Partial<Record<keyof GoalChange, string>>> = {
    kind: 'Kind__c',
    title: 'Title__c',
    metric: 'Metric__c',
    level: 'Level__c',
    personId: 'Person__c',
    roleId: 'RoleId__c',
    parentId: 'Parent__c',
    periodKind: 'PeriodKind__c',
    periodStart: 'PeriodStart__c',
    target: 'Target__c',
    note: 'Note__c',
    clientKey: 'ClientKey__c'
};

/** What GoalWriter.cls does: all changes or none, in user mode. */
export function saveGoals(org: Org, user: UserContext, { changes, reason }: GoalSave): GoalSaveResult {
    if (changes.length > MAX_CHANGES) {
        throw problem(413, 'too-large', `At most ${MAX_CHANGES} goals, got ${changes.length}.`);
    }
    const before = targetsOf(org, user, changes);
    const errors = changes.flatMap((change, index) =>
        isConflict(change, before)
            ? [{ index, code: 'conflict', detail: 'The target changed in the meantime.' }]
            : refusal(change, index)
    );
    if (errors.length > 0) {
        return { goalIds: [], errors };
    }
    const transaction = org.begin();
    const goalIds: string[] = [];
    for (const [index, change] of changes.entries()) {
        const record = toRecord(change, goalIds);
        const [saved] =
            change.goalId === null
                ? transaction.insert('VisitGoal__c', [record], { user, allOrNone: false })
                : transaction.update('VisitGoal__c', [record], { user, allOrNone: false });
        if (!saved?.success || saved.id === null) {
            transaction.rollback();
            const [error] = saved?.errors ?? [];
            return {
                goalIds: [],
                errors: [{ index, code: error?.statusCode ?? 'UNKNOWN', detail: error?.message ?? '' }]
            };
        }
        goalIds.push(saved.id);
    }
    const notes = changes.flatMap((change) => noteOf(change, before, reason));
    if (notes.length > 0) transaction.insert('VisitGoalUpdate__c', notes, { user });
    transaction.commit();
    return { goalIds, errors: [] };
}

export function removeGoal(org: Org, user: UserContext, goalId: string): void {
    const [result] = org.delete('VisitGoal__c', [goalId], { user, allOrNone: false });
    if (result?.success !== true) {
        throw problem(403, 'not-allowed', result?.errors[0]?.message ?? 'The goal could not be removed.');
    }
}

type Targets = ReadonlyMap<string, number | null>;

function targetsOf(org: Org, user: UserContext, changes: readonly GoalChange[]): Targets {
    const ids = changes.flatMap(({ goalId }) => goalId ?? []);
    const { records } = org.query('SELECT Id, Target__c FROM VisitGoal__c WHERE Id IN :ids WITH USER_MODE', {
        user,
        bindings: { ids }
    });
    return new Map(
        records.map((record) => [
            String(record['Id']),
            record['Target__c'] === null ? null : Number(record['Target__c'])
        ])
    );
}

function isConflict({ goalId, expectedTarget }: GoalChange, before: Targets): boolean {
    if (goalId === null) return false;
    return !before.has(goalId) || (expectedTarget !== undefined && (before.get(goalId) ?? null) !== expectedTarget);
}

/** The validation rules of VisitGoal__c, which the demo org does not run. */
function refusal(change: GoalChange, index: number): GoalSaveResult['errors'] {
    if (change.goalId !== null) return [];
    const code = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
    if (change.kind === 'Objective' && !change.title) return [{ index, code, detail: 'An objective needs a title.' }];
    const hasNumber = Boolean(change.metric) && typeof change.target === 'number' && change.target >= 0;
    return change.kind !== 'Objective' && !hasNumber
        ? [{ index, code, detail: 'A goal needs a metric and a target of 0 or more.' }]
        : [];
}

function toRecord(change: GoalChange, goalIds: readonly string[]): RecordInput {
    const record: Record<string, string | number | null> = {};
    if (change.goalId !== null) record['Id'] = change.goalId;
    for (const [name, field] of Object.entries(FIELDS)) {
        const value = change[name as keyof GoalChange];
        if (value !== undefined) record[field] = value;
    }
    if (change.parentIndex !== undefined) record['Parent__c'] = goalIds[change.parentIndex] ?? null;
    return record;
}

function noteOf({ goalId, target }: GoalChange, before: Targets, reason: string | null): RecordInput[] {
    if (goalId === null || target === undefined || (before.get(goalId) ?? null) === target) return [];
    return [
        {
            VisitGoal__c: goalId,
            Kind__c: 'Target',
            Body__c: reason,
            Before__c: before.get(goalId) ?? null,
            After__c: target
        }
    ];
}

export function problem(status: number, code: string, detail: string): AuraHandledError {
    return new AuraHandledError({
        type: 'about:blank',
        title: code,
        status,
        detail,
        instance: '',
        code,
        actions: ['Ask your Salesforce admin for a Fieldmap permission set.']
    });
}
