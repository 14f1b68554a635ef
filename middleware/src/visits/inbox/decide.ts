import type { StayDecisionRequest } from '#kernel/contracts';
import { localDateOf } from '../../platform/localTime.ts';
import { ProblemError } from '../../platform/problemError.ts';
import { assigner, isStillThere, localDaySpan } from '../context.ts';
import { learnPlace } from '../places/learnPlace.ts';
import type { PersonData, StoredStay } from '../ports.ts';
import { staySettingsOf, type VisitRules } from '../rules.ts';
import { minuteOfKey, stayKeyOf } from '../stays/stayKey.ts';
import { mergeStays, splitStay, StayEditError } from './editStays.ts';
import { takeBack, visitOf } from './foundVisit.ts';
import { lookForStays } from './listStays.ts';
import { settleStays } from './settle.ts';

export interface Deciding {
    readonly rules: VisitRules;
    readonly nowMs: number;
    /** Decided by the setting, not by the person. */
    readonly isAuto?: boolean;
}

const DAY_MS = 86_400_000;

/**
 * Applies one decision to a locked person's stays; answers the stay that it was about. What is to be written to the org stands
 * on the stay (`visit`, state `waiting`) and is written by the caller after the transaction.
 *
 * Errors: not-found, conflict for a stay that goes on or was decided, invalid-request for an edit that cannot be made.
 */
export async function decideStay(
    data: PersonData,
    request: StayDecisionRequest,
    deciding: Deciding
): Promise<StoredStay> {
    await lookForStays(data, deciding.rules, deciding.nowMs);
    const earlier = await data.decisionOf(request.clientKey);
    if (earlier !== null) return findStay(data, earlier);
    const stay = await findStay(data, request.stayKey);
    const after = await apply(data, stay, request, deciding);
    await data.saveDecision(request.clientKey, after.stayKey, deciding.nowMs);
    return after;
}

function apply(
    data: PersonData,
    stay: StoredStay,
    request: StayDecisionRequest,
    deciding: Deciding
): Promise<StoredStay> {
    switch (request.action) {
        case 'confirm':
            return confirm(data, stay, request, deciding);
        case 'reject':
            return drop(data, stay, 'rejected', request, deciding);
        case 'private':
            return drop(data, stay, 'private', request, deciding);
        case 'split':
            return split(data, stay, request, deciding);
        case 'merge':
            return merge(data, stay, request, deciding);
        case 'undo':
            return undo(data, stay, request);
    }
}

async function confirm(
    data: PersonData,
    stay: StoredStay,
    request: StayDecisionRequest,
    deciding: Deciding
): Promise<StoredStay> {
    const { person, facts } = data;
    const { clientKey } = request;
    mustBeOver(stay, deciding.nowMs);
    const recordId = chosenRecord(stay, request);
    if (stay.decidedAs === 'confirmed' && stay.recordId === recordId) return stay;
    const objectApiName = await facts.objectOf(person.orgId, recordId);
    if (objectApiName === null) {
        throw new ProblemError('not-found', `There is no account or open lead ${recordId}; choose another customer.`);
    }
    await settleStays(data, [stay], settingsOf(data, deciding));
    const backward = stay.decidedAs === 'confirmed' ? await forget(data, stay, `${clientKey}:back`) : [];
    const day = localDaySpan(localDateOf(new Date(stay.startMs), person.timeZone), person.timeZone);
    const taken = (await data.stays(day)).flatMap((other) =>
        other.stayKey !== stay.stayKey && other.decidedAs === 'confirmed' && other.visit?.visitId
            ? [other.visit.visitId]
            : []
    );
    const own = stay.visit?.clientKey === null ? null : (stay.visit?.visitId ?? null);
    const known = (await facts.visitsOf(person, recordId, day)).filter(
        ({ visitId }) => visitId !== own && !taken.includes(visitId)
    );
    const visit = visitOf(person, stay, { recordId, objectApiName, known }, outboxKey(data, clientKey));
    const isRewritten = visit.writes[0]?.action === 'create';
    const after: StoredStay = {
        ...stay,
        isSettled: true,
        isOpen: false,
        decidedAs: 'confirmed',
        decidedMs: deciding.nowMs,
        isAutoConfirmed: deciding.isAuto ?? false,
        recordId,
        visit: {
            ...visit,
            // A visit that was made for this stay takes the other customer by being written again.
            writes: [...backward.filter(({ action }) => !(isRewritten && action === 'cancel')), ...visit.writes]
        }
    };
    await data.putStays([after]);
    const { latitude, longitude, startMs, stayKey } = stay;
    await data.addPlaceVisit({ recordId, stayKey, atMs: startMs, latitude, longitude });
    await learn(data, [recordId]);
    await askAgain(data, day, after);
    return after;
}

/** Who sees a record is Salesforce's to say: Apex vouches for it, and candidates are the person's own customers. */
function chosenRecord({ assignment: { best, candidates } }: StoredStay, request: StayDecisionRequest): string {
    const { recordId, isRecordSeen = false } = request;
    if (recordId === undefined) {
        if (best) return best.recordId;
        throw new ProblemError('invalid-request', 'No customer is near this stay; say which one it was (recordId).');
    }
    if (isRecordSeen || candidates.some((candidate) => candidate.recordId === recordId)) return recordId;
    throw new ProblemError(
        'not-allowed',
        `${recordId} is no candidate of this stay, and the org did not say that you see it; confirm it in Fieldmap.`
    );
}

async function drop(
    data: PersonData,
    stay: StoredStay,
    decidedAs: 'rejected' | 'private',
    { clientKey }: StayDecisionRequest,
    deciding: Deciding
): Promise<StoredStay> {
    mustBeOver(stay, deciding.nowMs);
    if (stay.decidedAs === decidedAs) return stay;
    await settleStays(data, [stay], settingsOf(data, deciding));
    const backward = stay.decidedAs === 'confirmed' ? await forget(data, stay, clientKey) : [];
    const after: StoredStay = {
        ...stay,
        isSettled: true,
        isOpen: false,
        decidedAs,
        decidedMs: deciding.nowMs,
        isAutoConfirmed: false,
        recordId: null,
        visit: stay.visit === null ? null : { ...stay.visit, state: stateOf(backward), writes: backward }
    };
    await data.putStays([after]);
    return after;
}

async function split(
    data: PersonData,
    stay: StoredStay,
    { atTime }: StayDecisionRequest,
    deciding: Deciding
): Promise<StoredStay> {
    mustBeUndecided(stay);
    mustBeOver(stay, deciding.nowMs);
    const [first, second] = edited(() => splitStay(stay, Date.parse(atTime ?? '')));
    await settleStays(data, [stay], settingsOf(data, deciding));
    const assign = assigner(data);
    const part = async (found: typeof first): Promise<StoredStay> => ({
        ...stay,
        ...found,
        stayKey: stayKeyOf(found.startMs),
        isOpen: false,
        isSettled: true,
        assignment: await assign(found),
        assignedMs: deciding.nowMs,
        beforeEdit: [bare(stay)]
    });
    const parts = [await part(first), { ...(await part(second)), way: null }] as const;
    await data.deleteStays([stay.stayKey]);
    await data.putStays(parts);
    return parts[0];
}

async function merge(
    data: PersonData,
    stay: StoredStay,
    { otherStayKey }: StayDecisionRequest,
    deciding: Deciding
): Promise<StoredStay> {
    if (otherStayKey === undefined) {
        throw new ProblemError('invalid-request', 'Say with which stay it is merged (otherStayKey).');
    }
    const other = await findStay(data, otherStayKey);
    const pair = [stay, other].sort((a, b) => a.startMs - b.startMs) as [StoredStay, StoredStay];
    pair.forEach(mustBeUndecided);
    pair.forEach((one) => mustBeOver(one, deciding.nowMs));
    const between = await data.stays([pair[0].endMs + 1, pair[1].startMs - 1]);
    if (
        stay.stayKey === other.stayKey ||
        between.some(({ stayKey }) => stayKey !== stay.stayKey && stayKey !== other.stayKey)
    ) {
        throw new ProblemError('invalid-request', 'Only a stay and the next one are merged.');
    }
    const found = edited(() => mergeStays(pair[0], pair[1]));
    await settleStays(data, pair, settingsOf(data, deciding));
    const merged: StoredStay = {
        ...pair[0],
        ...found,
        isOpen: false,
        isSettled: true,
        assignment: await assigner(data)(found),
        assignedMs: deciding.nowMs,
        beforeEdit: pair.map(bare)
    };
    await data.deleteStays([pair[1].stayKey]);
    await data.putStays([merged]);
    return merged;
}

/** Takes the last thing back that was done to the stay: the decision, else the split or merge. */
async function undo(data: PersonData, stay: StoredStay, { clientKey }: StayDecisionRequest): Promise<StoredStay> {
    if (stay.decidedAs !== null) {
        const backward = stay.decidedAs === 'confirmed' ? await forget(data, stay, clientKey) : [];
        const after: StoredStay = {
            ...stay,
            decidedAs: null,
            decidedMs: null,
            isAutoConfirmed: false,
            recordId: null,
            visit: stay.visit === null ? null : { ...stay.visit, state: stateOf(backward), writes: backward }
        };
        await data.putStays([after]);
        return after;
    }
    if (stay.beforeEdit === null) return stay;
    const before = stay.beforeEdit;
    const fromMs = Math.min(...before.map(({ startMs }) => startMs));
    const toMs = Math.max(...before.map(({ endMs }) => endMs));
    const edits = (await data.stays([fromMs, toMs])).filter(
        ({ beforeEdit }) => beforeEdit !== null && beforeEdit[0]?.stayKey === before[0]?.stayKey
    );
    edits.forEach(mustBeUndecided);
    await data.deleteStays(edits.map(({ stayKey }) => stayKey));
    await data.putStays(before.map((one) => ({ ...one, isSettled: true, isOpen: false })));
    return before[0]!;
}

/** The place unlearns the visit; answers what takes it back in the org. */
async function forget(data: PersonData, stay: StoredStay, clientKey: string): ReturnType<typeof writesBack> {
    await learn(data, await data.removePlaceVisits(stay.stayKey));
    return writesBack(data, stay, clientKey);
}

async function writesBack(data: PersonData, { visit }: StoredStay, clientKey: string) {
    return visit === null ? [] : takeBack(visit, outboxKey(data, clientKey));
}

async function learn(data: PersonData, recordIds: readonly string[]): Promise<void> {
    for (const recordId of recordIds) {
        await data.saveLearned(recordId, learnPlace(recordId, await data.visitsOfPlace(recordId)));
    }
}

/** A customer who was visited is less likely the customer of the next stay. */
async function askAgain(data: PersonData, day: readonly [number, number], decided: StoredStay): Promise<void> {
    const open = (await data.stays(day)).filter(
        ({ decidedAs, stayKey, assignedMs }) => decidedAs === null && stayKey !== decided.stayKey && assignedMs > 0
    );
    await data.putStays(open.map((stay) => ({ ...stay, assignedMs: 0 })));
}

async function findStay(data: PersonData, stayKey: string): Promise<StoredStay> {
    const minute = minuteOfKey(stayKey);
    const near = Number.isNaN(minute) ? [] : await data.stays([minute - DAY_MS, minute + DAY_MS]);
    const stay =
        near.find((one) => one.stayKey === stayKey) ??
        near.find(({ startMs, endMs, decidedAs }) => decidedAs === null && startMs <= minute && endMs >= minute);
    if (stay === undefined) {
        throw new ProblemError('not-found', `There is no stay ${stayKey}; load the list again.`);
    }
    return stay;
}

function mustBeOver(stay: StoredStay, nowMs: number): void {
    if (stay.decidedAs === null && isStillThere(stay, nowMs)) {
        throw new ProblemError('conflict', 'The stay goes on; it can be decided once you have left.');
    }
}

function mustBeUndecided(stay: StoredStay): void {
    if (stay.decidedAs !== null) {
        throw new ProblemError('conflict', `The stay is ${stay.decidedAs}; take that back first.`);
    }
}

function edited<Result>(edit: () => Result): Result {
    try {
        return edit();
    } catch (error) {
        if (error instanceof StayEditError) throw new ProblemError('invalid-request', error.message, { cause: error });
        throw error;
    }
}

function settingsOf(data: PersonData, { rules }: Deciding): ReturnType<typeof staySettingsOf> {
    return staySettingsOf(rules, data.person.dwellMinutes);
}

function stateOf(writes: readonly unknown[]): 'waiting' | 'written' {
    return writes.length > 0 ? 'waiting' : 'written';
}

/** Keys of clients are unique for a person only. */
function outboxKey({ person }: PersonData, clientKey: string): string {
    return `${person.userId}:${clientKey}`;
}

/** Of a chain of edits only the last is taken back. */
function bare(stay: StoredStay): StoredStay {
    return { ...stay, beforeEdit: null };
}
