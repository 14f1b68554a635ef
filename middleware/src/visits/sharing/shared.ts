import type { PlaceProposal } from '#kernel/contracts';
import type { Caller } from '../../platform/caller.ts';
import type { VisitsContext } from '../context.ts';
import { lookForStays } from '../inbox/listStays.ts';
import { proposePlaces } from '../places/learnPlace.ts';
import type { OrgFacts, StoredStay } from '../ports.ts';
import type { ConfirmedStay, PersonStatus } from '../visits.ts';
import { statusOf } from './statusOf.ts';

const DAY_MS = 86_400_000;

/** What may be said about people now; who was never recorded is `off`. */
export async function statusesOf(
    { store }: VisitsContext,
    facts: OrgFacts,
    orgId: string,
    userIds: readonly string[],
    now: Date
): Promise<PersonStatus[]> {
    const nowMs = now.getTime();
    const rules = await store.rules(orgId);
    const people = await store.people(orgId, userIds);
    for (const { userId, isDirty } of people) {
        if (isDirty) await store.withPerson(orgId, userId, (data) => lookForStays(data, rules, nowMs));
    }
    const stays = await staysByPerson(store.staysOf(numbersOf(people), [nowMs - DAY_MS, nowMs + DAY_MS]));
    const open = [...stays.values()].flat().filter(({ isOpen }) => isOpen);
    const usualMinutes = await facts.usualMinutes(
        orgId,
        open.flatMap(({ assignment }) => (assignment.best === null ? [] : [assignment.best.recordId]))
    );
    return userIds.map((userId) => {
        const person = people.find((one) => one.userId === userId);
        return person === undefined
            ? { userId, state: 'off', recordId: null, sinceAt: null, untilAboutAt: null, place: null }
            : statusOf(person, stays.get(person.personNo) ?? [], {
                  nowMs,
                  usualMinutes,
                  showCoordinates: rules.showCoordinatesToManagers
              });
    });
}

/** Stays that became visits; private and open ones are nobody's business. */
export async function confirmedStays(
    { store }: VisitsContext,
    orgId: string,
    userIds: readonly string[],
    from: Date,
    to: Date
): Promise<ConfirmedStay[]> {
    const { showCoordinatesToManagers } = await store.rules(orgId);
    const people = await store.people(orgId, userIds);
    const stays = await store.staysOf(numbersOf(people), [from.getTime(), to.getTime()]);
    return stays
        .filter(
            ({ decidedAs, startMs }) => decidedAs === 'confirmed' && startMs >= from.getTime() && startMs < to.getTime()
        )
        .map((stay) => ({
            userId: people.find(({ personNo }) => personNo === stay.personNo)?.userId ?? '',
            startsAt: new Date(stay.startMs).toISOString(),
            endsAt: new Date(stay.endMs).toISOString(),
            recordId: stay.recordId ?? '',
            visitId: stay.visit?.visitId ?? null,
            place: showCoordinatesToManagers ? { latitude: stay.latitude, longitude: stay.longitude } : null
        }));
}

/** Records of the viewer's people whose coordinates are not where people go, the costliest first. */
export async function proposalsFor(
    { store }: VisitsContext,
    facts: OrgFacts,
    orgId: string,
    viewer: Caller
): Promise<PlaceProposal[]> {
    const learned = await store.learnedPlaces(orgId);
    const recorded = await facts.recordedPlaces(
        orgId,
        learned.map(({ recordId }) => recordId),
        viewer.isAdmin ? null : [...viewer.visibleUserIds]
    );
    return proposePlaces(recorded, learned);
}

function numbersOf(people: readonly { readonly personNo: number }[]): number[] {
    return people.map(({ personNo }) => personNo);
}

async function staysByPerson(
    read: Promise<(StoredStay & { readonly personNo: number })[]>
): Promise<Map<number, StoredStay[]>> {
    const byPerson = new Map<number, StoredStay[]>();
    for (const stay of await read) {
        byPerson.set(stay.personNo, [...(byPerson.get(stay.personNo) ?? []), stay]);
    }
    return byPerson;
}
