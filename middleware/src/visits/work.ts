import type { VisitsContext } from './context.ts';
import { isStillThere } from './context.ts';
import { autoConfirmed } from './inbox/editStays.ts';
import { decideStay } from './inbox/decide.ts';
import { lookForStays } from './inbox/listStays.ts';
import { expireUntil } from './inbox/settle.ts';
import { waitingVisit, writeVisit } from './inbox/writeVisits.ts';
import type { PersonName, StoredStay } from './ports.ts';
import { rawDeadlineMs, stayDeadlineMs } from './retention.ts';
import { retentionOf, staySettingsOf, type VisitRules } from './rules.ts';
import { measureRoads, openWays } from './timeline/measureRoads.ts';

const PEOPLE_AT_ONCE = 500;
/** Who asks sees what has come at once; nobody's list needs to be newer than this. */
const LOOK_EVERY_MS = 120_000;
const WRITES_AT_ONCE = 100;
/** Questions of older days are left to the person. */
const AUTO_CONFIRM_MS = 48 * 3_600_000;

/** How often {@link retain} comes; positions are deleted this much before their time, so that none outlives it. */
export const RETAIN_SECONDS = 300;
const EARLY_MS = 2 * RETAIN_SECONDS * 1000;

/** Looks for stays in what has come, confirms what needs no question, and repeats what the org did not take. */
export async function work(context: VisitsContext, isWritesDue: boolean, signal: AbortSignal): Promise<void> {
    const { store, clock, logger } = context;
    const rulesOf = rulesByOrg(context);
    let afterNo = 0;
    for (;;) {
        const people = await store.dirtyPeople(clock.now().getTime() - LOOK_EVERY_MS, afterNo, PEOPLE_AT_ONCE);
        for (const name of people) {
            signal.throwIfAborted();
            const rules = await rulesOf(name.orgId);
            const ways = await store.withPerson(
                name.orgId,
                name.userId,
                async (data) => {
                    const stays = await lookForStays(data, rules, clock.now().getTime());
                    return context.road === null ? [] : openWays(data, stays);
                },
                { isDerived: true }
            );
            await measureRoads(context, name, ways);
            afterNo = name.personNo;
        }
        if (people.length < PEOPLE_AT_ONCE) break;
    }
    await autoConfirm(context, signal, rulesOf);
    for (const { orgId, userId, stayKey, visit } of isWritesDue ? await store.waitingVisits(WRITES_AT_ONCE) : []) {
        signal.throwIfAborted();
        try {
            await writeVisit(context, { orgId, userId }, stayKey, visit);
        } catch (error) {
            logger.warn({ orgId, err: error }, 'a confirmed visit waits to be written');
        }
    }
}

async function autoConfirm(
    context: VisitsContext,
    signal: AbortSignal,
    rulesOf: (orgId: string) => Promise<VisitRules>
): Promise<void> {
    const { store, clock } = context;
    const nowMs = clock.now().getTime();
    for (const name of await store.peopleToConfirmFor(nowMs - AUTO_CONFIRM_MS)) {
        signal.throwIfAborted();
        const rules = await rulesOf(name.orgId);
        const person = await store.person(name.orgId, name.userId);
        const least = person?.autoConfirmAbove ?? rules.autoConfirmAbove;
        if (person === null || least === null) continue;
        const stays = await store.staysOf([person.personNo], [nowMs - AUTO_CONFIRM_MS, nowMs]);
        for (const stay of stays) {
            const recordId = isQuestion(stay, nowMs)
                ? autoConfirmed({ ...stay, isOpen: false }, stay.assignment, least)
                : null;
            if (recordId === null) continue;
            const after = await store.withPerson(name.orgId, name.userId, (data) =>
                decideStay(
                    data,
                    { stayKey: stay.stayKey, action: 'confirm', recordId, clientKey: `auto:${stay.stayKey}` },
                    { rules, nowMs, isAuto: true }
                )
            );
            const visit = waitingVisit(after);
            if (visit !== null) await writeVisit(context, name, after.stayKey, visit);
        }
    }
}

/** A stay that the person took a decision back of is theirs to decide. */
function isQuestion(stay: StoredStay, nowMs: number): boolean {
    return stay.decidedAs === null && stay.visit === null && stay.assignedMs > 0 && !isStillThere(stay, nowMs);
}

/**
 * Deletes what has lived long enough: raw positions, rejected and private stays with them, stays after their days. Where the
 * store is ours, its files are written anew.
 */
export async function retain(context: VisitsContext, orgIds: readonly string[], signal: AbortSignal): Promise<number> {
    const { store, clock } = context;
    const nowMs = clock.now().getTime();
    let deleted = 0;
    for (const orgId of orgIds) {
        signal.throwIfAborted();
        const rules = await store.rules(orgId);
        const retention = retentionOf(rules);
        const deadlineMs = rawDeadlineMs(nowMs, retention) + EARLY_MS;
        const people = (await store.peopleWithPointsUntil(deadlineMs)).filter((name) => name.orgId === orgId);
        for (const name of people) {
            signal.throwIfAborted();
            deleted += await expirePerson(context, name, rules, deadlineMs);
        }
        await store.forgetDroppedBefore(orgId, rawDeadlineMs(nowMs, retention));
        await store.forgetStaysBefore(orgId, stayDeadlineMs(nowMs, retention));
    }
    return deleted;
}

function expirePerson(
    { store, clock }: VisitsContext,
    { orgId, userId }: PersonName,
    rules: VisitRules,
    deadlineMs: number
): Promise<number> {
    return store.withPerson(orgId, userId, async (data) => {
        const before = await data.pointCount();
        await lookForStays(data, rules, clock.now().getTime());
        await expireUntil(data, deadlineMs, staySettingsOf(rules, data.person.dwellMinutes));
        return before - (await data.pointCount());
    });
}

function rulesByOrg({ store }: VisitsContext): (orgId: string) => Promise<VisitRules> {
    const known = new Map<string, Promise<VisitRules>>();
    return (orgId) => {
        const rules = known.get(orgId) ?? store.rules(orgId);
        known.set(orgId, rules);
        return rules;
    };
}
