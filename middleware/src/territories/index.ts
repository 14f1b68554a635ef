import type {
    AreaFigures,
    ReachableAnswer,
    ReachableRequest,
    TravelTimesAnswer,
    TravelTimesRequest
} from '#kernel/contracts';
import { encodePolyline } from '#kernel/geo';
import type { Caller } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { addDays, daysBetween, localDateOf } from '../platform/localTime.ts';
import { readableFigures } from './hiddenFigures.ts';
import {
    TravelUnavailableError,
    UNREACHABLE,
    type ReachableArea,
    type TravelMatrixAnswer,
    type TravelTimes
} from '../travel/ports.ts';
import type { AccountFigures, FiguresSource } from './ports.ts';

export type { AccountFigures, FiguresQuestion, FiguresSource } from './ports.ts';

const DAYS_A_YEAR = 365;

export interface FiguresRequest {
    readonly days: number;
    readonly afterId?: string;
    readonly limit: number;
}

/** Areas as the HTTP edge uses them. */
export interface Territories {
    reachable(request: ReachableRequest): Promise<ReachableAnswer>;
    travelTimes(request: TravelTimesRequest): Promise<TravelTimesAnswer>;
    figures(caller: Caller, request: FiguresRequest): Promise<AreaFigures>;
}

export interface TerritoryDependencies {
    readonly source: FiguresSource;
    readonly travel: TravelTimes;
    /** Straight-line estimates; their note says why they stand in. */
    readonly estimate: (note: string) => TravelTimes;
    readonly clock: Clock;
}

export function createTerritories(dependencies: TerritoryDependencies): Territories {
    const { source, clock } = dependencies;
    return {
        async reachable({ latitude, longitude, minutes }) {
            const area = await areaAround(dependencies, { latitude, longitude }, minutes * 60);
            const rings = area.rings && area.rings.length > 0 ? area.rings : [area.outline];
            return { rings: rings.map((ring) => encodePolyline(ring)), source: area.source };
        },
        async travelTimes({ from, to }) {
            const { seconds, metres, source: travelSource } = await matrixOf(dependencies, [from, ...to]);
            const known = (values: Int32Array): (number | null)[] =>
                to.map((_place, index) => {
                    const value = values[index + 1]!;
                    return value >= UNREACHABLE ? null : value;
                });
            return { seconds: known(seconds), metres: known(metres), source: travelSource };
        },
        async figures(caller, { days, afterId, limit }) {
            const now = clock.now();
            const today = localDateOf(now, caller.timeZone);
            const from = addDays(today, 1 - days);
            const { orgId, timeZone, visibleUserIds } = caller;
            const accounts = await source.figures({
                orgId,
                timeZone,
                ownerIds: [...visibleUserIds],
                now,
                from,
                today,
                afterId: afterId ?? '',
                limit
            });
            const isLast = accounts.length < limit;
            return {
                from,
                today,
                currency: await source.currency(orgId),
                ...columnsOf(
                    accounts.map((account) => readableFigures(caller, account)),
                    today
                ),
                nextAfterId: isLast ? null : accounts[accounts.length - 1]!.id
            };
        }
    };
}

function columnsOf(accounts: readonly AccountFigures[], today: string) {
    return {
        accountIds: accounts.map(({ id }) => id),
        visits: accounts.map(({ visits }) => visits),
        orders: accounts.map(({ orders }) => orders),
        openAmounts: accounts.map(({ openAmount }) => openAmount),
        potentials: accounts.map(({ potential }) => potential),
        overdueDays: accounts.map(({ nextVisitDue }) =>
            nextVisitDue === null ? null : daysBetween(nextVisitDue, today)
        ),
        visitsAYear: accounts.map(({ intervalDays }) => (intervalDays === null ? 0 : round(DAYS_A_YEAR / intervalDays)))
    };
}

type Sources = Pick<TerritoryDependencies, 'travel' | 'estimate'>;

/** Some sources give times but draw no areas: a circle then stands in, and its note says so. */
async function areaAround(
    { travel, estimate }: Sources,
    from: { latitude: number; longitude: number },
    seconds: number
) {
    const circle = (reason: string): Promise<ReachableArea> =>
        estimate(`A circle by straight-line distance: ${reason}`).reachable!(from, seconds);
    if (!travel.reachable) return circle('the source of travel times draws no areas.');
    try {
        return await travel.reachable(from, seconds);
    } catch (error) {
        if (error instanceof TravelUnavailableError) return circle(error.message);
        throw error;
    }
}

/** Estimates by straight line stand in when the source cannot answer; the answer's source says so. */
async function matrixOf(
    { travel, estimate }: Sources,
    places: readonly { readonly latitude: number; readonly longitude: number }[]
): Promise<TravelMatrixAnswer> {
    try {
        return await travel.matrix(places);
    } catch (error) {
        if (!(error instanceof TravelUnavailableError)) throw error;
        return estimate(error.message).matrix(places);
    }
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}
