import type { PersonData, StoredStay } from '../ports.ts';
import type { TrackPoint } from '../positions/trackPoint.ts';
import { wayBetween } from '../timeline/ways.ts';
import { detectOutside } from './settleStays.ts';
import { stayKeyOf } from './stayKey.ts';
import type { FoundStay } from './foundStay.ts';
import type { StaySettings } from './settings.ts';
import type { StayAssignment } from '#kernel/contracts';

/** A growing stay is asked about again so often; so is a stay whose plan may have changed. */
export const ASSIGNED_FOR_MS = 10 * 60_000;

export type AssignStay = (stay: FoundStay) => Promise<StayAssignment>;

export interface RefreshOptions {
    readonly settings: StaySettings;
    readonly nowMs: number;
    readonly assign: AssignStay;
}

/**
 * Looks for stays in all positions of a person that are kept, and stores them: what is not settled is what the set of
 * positions says, whatever order they came in. Answers the stays after the last time that is final.
 */
export async function refreshStays(data: PersonData, options: RefreshOptions): Promise<readonly StoredStay[]> {
    const { person } = data;
    const stored = await data.stays([person.finalUntilMs, Infinity]);
    if (!person.isDirty) return stored;
    const points = await data.points();
    const found = detectOutside(points, person.settledSpans, options.settings);
    const known = new Map(stored.map((stay) => [stay.stayKey, stay]));
    const settled = stored.filter(({ isSettled }) => isSettled);
    const loose: StoredStay[] = [];
    for (const stay of found) {
        loose.push(await toStored(stay, known.get(stayKeyOf(stay.startMs)), options));
    }
    const before = await data.stayBefore(person.finalUntilMs);
    const all = withWays(before, [...settled, ...loose], points, data);
    const keys = new Set(all.map(({ stayKey }) => stayKey));
    await data.deleteStays(stored.filter(({ stayKey }) => !keys.has(stayKey)).map(({ stayKey }) => stayKey));
    await data.putStays(all.filter((stay) => !isUnchanged(known.get(stay.stayKey), stay)));
    await data.save({ isDirty: false, lookedMs: options.nowMs });
    return all;
}

function withWays(
    before: StoredStay | null,
    stays: readonly StoredStay[],
    points: readonly TrackPoint[],
    { person }: PersonData
): StoredStay[] {
    const sorted = [...stays].sort((a, b) => a.startMs - b.startMs);
    return sorted.map((stay, i) => {
        const way = wayBetween(sorted[i - 1] ?? before, stay, points, person.carriedWay, stay.way);
        return way === stay.way ? stay : { ...stay, way };
    });
}

async function toStored(
    stay: FoundStay,
    known: StoredStay | undefined,
    { nowMs, assign }: RefreshOptions
): Promise<StoredStay> {
    const isAssigned = known !== undefined && nowMs - known.assignedMs < ASSIGNED_FOR_MS && isAlike(known, stay);
    return {
        ...stay,
        stayKey: stayKeyOf(stay.startMs),
        isSettled: false,
        way: known?.way ?? null,
        assignment: isAssigned ? known.assignment : await assign(stay),
        assignedMs: isAssigned ? known.assignedMs : nowMs,
        decidedAs: null,
        decidedMs: null,
        isAutoConfirmed: false,
        recordId: null,
        visit: null,
        beforeEdit: null
    };
}

/** While somebody is there the stay only gets longer; its customer need not be looked for again each time. */
function isAlike(known: FoundStay, stay: FoundStay): boolean {
    return known.isOpen === stay.isOpen && (stay.isOpen || known.endMs === stay.endMs);
}

function isUnchanged(known: StoredStay | undefined, stay: StoredStay): boolean {
    return (
        known !== undefined &&
        known.startMs === stay.startMs &&
        known.endMs === stay.endMs &&
        known.latitude === stay.latitude &&
        known.longitude === stay.longitude &&
        known.radiusMetres === stay.radiusMetres &&
        known.positionCount === stay.positionCount &&
        known.isOpen === stay.isOpen &&
        known.assignedMs === stay.assignedMs &&
        known.way === stay.way
    );
}
