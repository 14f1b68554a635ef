import type { GoalUpdate } from '#kernel/contracts';
import type { Org, UserContext } from '../core/types.ts';
import { problem } from './goalWriter.ts';

const KINDS: readonly unknown[] = ['Comment', 'Support', 'Action'];
const MAX_PHOTOS = 5;

interface Saying {
    readonly goalId: string;
    readonly kind: string;
    readonly body: unknown;
    readonly photosJson: unknown;
}

/** Photos of the demo org live as long as its process; in Salesforce they are files. */
const photosByUpdate = new WeakMap<Org, Map<string, GoalUpdate['photos']>>();

/** Comments, actions and support; a person supports a goal once. */
export function say(org: Org, user: UserContext, { goalId, kind, body, photosJson }: Saying): void {
    if (!KINDS.includes(kind)) {
        throw problem(400, 'invalid-request', `kind must be one of ${KINDS.join(', ')}.`);
    }
    if (kind === 'Support' && isSupported(org, user, goalId)) {
        return;
    }
    const entry = { VisitGoal__c: goalId, Kind__c: kind, Body__c: typeof body === 'string' ? body : null };
    const [saved] = org.insert('VisitGoalUpdate__c', [entry], { user, allOrNone: false });
    if (!saved?.success || saved.id === null) {
        throw problem(403, 'not-allowed', saved?.errors[0]?.message ?? 'This could not be written.');
    }
    if (typeof photosJson === 'string' && photosJson !== '') {
        const photos = JSON.parse(photosJson) as { title: string; base64: string }[];
        const known = photosByUpdate.get(org) ?? new Map<string, GoalUpdate['photos']>();
        known.set(
            saved.id,
            photos.slice(0, MAX_PHOTOS).map(({ title, base64 }) => ({ title, url: `data:image/jpeg;base64,${base64}` }))
        );
        photosByUpdate.set(org, known);
    }
}

/** A person supports a goal once. */
function isSupported(org: Org, user: UserContext, goalId: string): boolean {
    const { records } = org.query(
        `SELECT Id FROM VisitGoalUpdate__c
         WHERE VisitGoal__c = :goalId AND Kind__c = 'Support' AND CreatedById = :userId WITH USER_MODE`,
        { user, bindings: { goalId, userId: user.userId } }
    );
    return records.length > 0;
}

export function addPhotos(org: Org, updates: readonly GoalUpdate[]): GoalUpdate[] {
    const known = photosByUpdate.get(org);
    return updates.map((update) => ({ ...update, photos: known?.get(update.updateId) ?? [] }));
}
