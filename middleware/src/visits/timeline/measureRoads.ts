import { isUnknownRoad, type VisitsContext } from '../context.ts';
import type { LatLng } from '#kernel/geo';
import type { PersonData, PersonName, StoredStay } from '../ports.ts';
import { isBelievable, viaPlaces } from './ways.ts';

/** A way to be measured by road, while its positions are still known. */
export interface OpenWay {
    readonly stayKey: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly points: number;
    readonly via: readonly LatLng[];
    readonly direct: readonly LatLng[];
}

const MEASURED_AT_ONCE = 30;

/** Ways to stays that have ended, not measured yet; along the positions that are still kept. */
export async function openWays(data: PersonData, stays: readonly StoredStay[]): Promise<OpenWay[]> {
    const wanted = stays.filter((stay) => !stay.isOpen && isUnknownRoad(stay)).slice(-MEASURED_AT_ONCE);
    if (wanted.length === 0) return [];
    const points = await data.points();
    const ways: OpenWay[] = [];
    for (const stay of wanted) {
        const way = stay.way!;
        const from = await data.stayBefore(way.fromMs);
        if (from === null || from.endMs !== way.fromMs) continue;
        const between = points.filter(({ atMs }) => atMs > way.fromMs && atMs < way.toMs);
        ways.push({
            stayKey: stay.stayKey,
            fromMs: way.fromMs,
            toMs: way.toMs,
            points: way.points,
            via: viaPlaces(from, stay, between),
            direct: [from, stay].map(({ latitude, longitude }) => ({ latitude, longitude }))
        });
    }
    return ways;
}

/**
 * Measures ways by road, outside of any transaction, and stores what is believable. A length that does not agree with the
 * positions is left out: those then say how long the way was.
 */
export async function measureRoads(
    { road, store, clock }: VisitsContext,
    name: PersonName,
    ways: readonly OpenWay[]
): Promise<void> {
    if (road === null || ways.length === 0) return;
    const measured = new Map<string, readonly (number | null)[]>();
    for (const { stayKey, via, direct } of ways) {
        measured.set(stayKey, [await road.metres(via), via.length > 2 ? await road.metres(direct) : null]);
    }
    const fromMs = Math.min(...ways.map((way) => way.toMs));
    await store.withPerson(name.orgId, name.userId, async (data) => {
        const stays = await data.stays([fromMs, Infinity]);
        const after = stays.flatMap((stay): StoredStay[] => {
            const open = ways.find(({ stayKey }) => stayKey === stay.stayKey);
            if (open === undefined || stay.way === null || stay.way.points !== open.points) return [];
            if (stay.way.fromMs !== open.fromMs || stay.way.toMs !== open.toMs) return [];
            const { entries } = stay.way;
            const roadMetres =
                measured.get(stay.stayKey)?.find((metres) => metres !== null && isBelievable(metres, entries)) ?? null;
            return [{ ...stay, way: { ...stay.way, roadMetres, measuredMs: clock.now().getTime() } }];
        });
        await data.putStays(after);
    });
}
