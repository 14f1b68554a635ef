import type { MyData, MyDataErasure } from '#kernel/contracts';
import type { VisitsContext } from '../context.ts';
import { toInbox } from '../inbox/listStays.ts';
import { learnPlace } from '../places/learnPlace.ts';
import type { PersonName } from '../ports.ts';
import { EVER, readTracking } from './tracking.ts';

/** Everything that the service keeps about a person, in one document. */
export async function exportMyData(context: VisitsContext, name: PersonName): Promise<MyData> {
    const { store, clock, looks } = context;
    const now = clock.now();
    const tracking = await readTracking(context, name);
    const kept = await store.withPerson(name.orgId, name.userId, async (data) => ({
        points: await data.points(),
        stays: await data.stays(EVER),
        placeVisits: await data.placeVisits()
    }));
    return {
        exportedAt: now.toISOString(),
        tracking,
        positions: kept.points.map(({ atMs, latitude, longitude, accuracyMetres }) => ({
            at: new Date(atMs).toISOString(),
            latitude,
            longitude,
            accuracyMetres
        })),
        stays: toInbox(kept.stays, now.getTime()),
        placeVisits: kept.placeVisits.map(({ recordId, atMs, latitude, longitude }) => ({
            recordId,
            at: new Date(atMs).toISOString(),
            latitude,
            longitude
        })),
        looks: (await looks?.of(name.orgId, name.userId)) ?? []
    };
}

/** Deletes it, consent and devices included, unlearns the places, and makes it unreadable in the files of our own store. */
export async function eraseMyData({ store, looks }: VisitsContext, name: PersonName): Promise<MyDataErasure> {
    const erased = await store.withPerson(name.orgId, name.userId, async (data) => {
        const counts = {
            positions: await data.pointCount(),
            stays: (await data.stays(EVER)).length,
            devices: (await data.devices()).length,
            placeVisits: (await data.placeVisits()).length
        };
        for (const recordId of await data.removePlaceVisits()) {
            await data.saveLearned(recordId, learnPlace(recordId, await data.visitsOfPlace(recordId)));
        }
        await data.erase();
        return counts;
    });
    const seen = (await looks?.erase(name.orgId, name.userId)) ?? 0;
    await store.scrub();
    return { ...erased, looks: seen };
}
