import type { VisitsContext } from '../context.ts';
import type { PersonName, StoredStay, WrittenVisit } from '../ports.ts';

/** Writes what a decision left to be written, in order, and notes how far that came. A repeat changes nothing. */
export async function writeVisit(
    { store, writer }: VisitsContext,
    name: PersonName,
    stayKey: string,
    visit: WrittenVisit
): Promise<WrittenVisit> {
    let after: WrittenVisit = visit;
    for (const write of visit.writes) {
        const { state, visitId, detail } = await writer.writeFoundVisit(name.orgId, write);
        after = { ...after, state, detail, visitId: visitId ?? after.visitId };
        if (state !== 'written') break;
    }
    return store.withPerson(name.orgId, name.userId, async (data) => {
        const stay = (await data.stays([visitSpanStart(visit), Infinity])).find((one) => one.stayKey === stayKey);
        if (stay?.visit && isSameWrites(stay.visit, visit)) {
            await data.putStays([{ ...stay, visit: after }]);
        }
        return after;
    });
}

/** What still waits on a stay. */
export function waitingVisit({ visit }: StoredStay): WrittenVisit | null {
    return visit !== null && visit.state === 'waiting' && visit.writes.length > 0 ? visit : null;
}

function visitSpanStart({ writes }: WrittenVisit): number {
    return Math.min(...writes.map(({ startsAt }) => Date.parse(startsAt)));
}

/** Nobody decided anew in between. */
function isSameWrites(a: WrittenVisit, b: WrittenVisit): boolean {
    const keys = ({ writes }: WrittenVisit): string => writes.map(({ outboxKey }) => outboxKey).join();
    return keys(a) === keys(b);
}
