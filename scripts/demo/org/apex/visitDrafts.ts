import type { DraftAnswer, DraftWrite, StoredDraft } from '#kernel/contracts';
import { problem } from './mapProblem.ts';
import type { ApexContext } from './types.ts';

const MAX_CHARACTERS = 65_000;
const MAX_DRAFTS = 200;
const KEPT_MS = 30 * 86_400_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const OBJECT = 'VisitReportDraft__c';

interface Stamp {
    readonly editedAt: string;
    readonly deviceId: string;
}

/** What VisitDraft.own does. */
export function ownDrafts(context: ApexContext): StoredDraft[] | null {
    const { org, user } = context;
    if (!may(context, 'queryable')) return null;
    const { records } = org.query(
        `SELECT ClientKey__c, Text__c FROM ${OBJECT} WHERE OwnerId = :userId WITH USER_MODE
        ORDER BY LastModifiedDate DESC LIMIT ${MAX_DRAFTS}`,
        { user, bindings: { userId: user.userId } }
    );
    return records.map((draft) => ({
        clientKey: String(draft['ClientKey__c']).replace(/^[^:]*:/, ''),
        text: String(draft['Text__c'])
    }));
}

/** What VisitDraft.save does. */
export function saveDraft(context: ApexContext, request: DraftWrite): DraftAnswer {
    const { org, user } = context;
    const stamp = stampOf(request);
    const [known] = find(context, request.clientKey);
    let other: string | null = null;
    if (known) {
        const before = JSON.parse(known.text) as Stamp;
        const isOwn = before.deviceId === stamp.deviceId;
        if (before.editedAt >= stamp.editedAt) {
            const isKept = isOwn && before.editedAt === stamp.editedAt;
            return { isKept, other: isOwn ? null : known.text };
        }
        other = isOwn || before.editedAt === request.replaces ? null : known.text;
    }
    const draft = {
        ...{ ClientKey__c: keyOf(context, request.clientKey), OwnerId: user.userId },
        Text__c: request.text
    };
    const [saved] = org.upsertByExternalId(OBJECT, 'ClientKey__c', [draft], { user });
    if (!saved?.success) throw problem(403, 'not-allowed', saved?.errors[0]?.message ?? 'Nothing was saved.');
    deleteOld(context);
    return { isKept: true, other };
}

/** What VisitDraft.drop does. */
export function dropDraft(context: ApexContext, clientKey: string): void {
    const { org, user } = context;
    if (!may(context, 'deletable')) return;
    const ids = find(context, clientKey).map(({ id }) => id);
    if (ids.length > 0) org.delete(OBJECT, ids, { user });
}

function find(context: ApexContext, clientKey: string): { id: string; text: string }[] {
    const { org, user } = context;
    const { records } = org.query(
        `SELECT Id, Text__c FROM ${OBJECT} WHERE ClientKey__c = :key AND OwnerId = :userId WITH USER_MODE`,
        { user, bindings: { key: keyOf(context, clientKey), userId: user.userId } }
    );
    return records.map((draft) => ({ id: String(draft['Id']), text: String(draft['Text__c']) }));
}

function deleteOld({ org, user, clock }: ApexContext): void {
    const before = new Date(clock.now() - KEPT_MS).toISOString();
    const { records } = org.query(
        `SELECT Id FROM ${OBJECT} WHERE OwnerId = :userId AND LastModifiedDate < :before WITH USER_MODE LIMIT 200`,
        { user, bindings: { userId: user.userId, before } }
    );
    const ids = records.map((draft) => String(draft['Id']));
    if (ids.length > 0) org.delete(OBJECT, ids, { user });
}

function may({ org, user }: ApexContext, right: 'queryable' | 'deletable'): boolean {
    return org.describe(OBJECT, user)[right] === true;
}

function keyOf({ user }: ApexContext, clientKey: string): string {
    return `${user.userId}:${clientKey}`;
}

function stampOf({ clientKey, text }: DraftWrite): Stamp {
    if (!clientKey || clientKey.length > 64) {
        throw problem(400, 'invalid-request', 'clientKey must have 1 to 64 characters');
    }
    if (!text || text.length > MAX_CHARACTERS) {
        throw problem(400, 'invalid-request', `text must have 1 to ${MAX_CHARACTERS} characters`);
    }
    try {
        const stamp = JSON.parse(text) as Partial<Stamp>;
        if (typeof stamp.deviceId === 'string' && INSTANT.test(stamp.editedAt ?? '')) return stamp as Stamp;
    } catch {
        // Said below.
    }
    throw problem(400, 'invalid-request', 'text must be JSON with editedAt and deviceId');
}
