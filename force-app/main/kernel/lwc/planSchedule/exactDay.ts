import type { KnownLegSeconds, ScheduleDay } from './day.ts';
import { legOf, secondsOf, type DrivenDay, type DrivenStop, type Position } from './drivenDay.ts';
import { driveWithPauses, type Pause } from './pauses.ts';

/** Orders tried at most; real days have a few dozen. */
const MOST_ORDERS = 50_000;
const NEVER = Infinity;

/** A stop or an appointment with a place. Units: seconds since 1970. */
interface Point extends Position {
    readonly isStop: boolean;
    readonly service: number;
    /** When it may begin. */
    readonly windows: readonly { readonly opens: number; readonly closes: number }[];
}

/** Earliest leave by number of pauses taken so far. */
type Leaves = readonly number[];

/**
 * The times of a day that keeps all its rules; null when there are none. The very times of the planning service.
 *
 * Among all orders of stops (as given) and appointments: the least travel, then the earliest end, then the earliest begins.
 * Lunch, and appointments without a place, are taken on whatever leg lets the day end earliest.
 */
export function exactDay(day: ScheduleDay, knownLeg: KnownLegSeconds): DrivenDay | null {
    if (day.stops.length + day.appointments.filter(({ place }) => place !== null).length === 0) return emptyDay(day);
    const walker = new ExactDay(day, knownLeg);
    const days = walker.bestOrders().map((order) => walker.timesOf(order));
    return days.length === 0 ? null : days.reduce((best, other) => (beginsEarlier(other, best) ? other : best));
}

/** Nothing to drive to: the rep stays where they are. */
function emptyDay({ start }: ScheduleDay): DrivenDay {
    const at = secondsOf(start.at);
    return { stops: [], lunch: null, leavesAt: at, returnsAt: at, travelSeconds: 0, hasEstimates: false };
}

function beginsEarlier(a: DrivenDay, b: DrivenDay): boolean {
    const index = a.stops.findIndex(({ beginsAt }, at) => beginsAt !== b.stops[at]?.beginsAt);
    return index >= 0 && (a.stops[index]?.beginsAt ?? 0) < (b.stops[index]?.beginsAt ?? 0);
}

class ExactDay {
    private readonly day: ScheduleDay;
    private readonly knownLeg: KnownLegSeconds;
    private readonly startsAt: number;
    private readonly endsAt: number;
    private readonly pauses: readonly Pause[];
    private readonly stops: readonly Point[];
    private readonly appointments: readonly Point[];

    constructor(day: ScheduleDay, knownLeg: KnownLegSeconds) {
        this.day = day;
        this.knownLeg = knownLeg;
        this.startsAt = secondsOf(day.start.at);
        this.endsAt = secondsOf(day.end.at);
        this.pauses = pausesOf(day);
        this.stops = stopsOf(day);
        this.appointments = appointmentsOf(day);
    }

    /** Every order that keeps the rules with the least travel and, among those, the earliest end. */
    bestOrders(): Point[][] {
        const path: Point[] = [];
        let best: Point[][] = [];
        let [bestTravel, bestEnd, tried] = [NEVER, NEVER, 0];
        const extend = (rest: readonly (readonly Point[])[], at: Position, leaves: Leaves, travel: number): void => {
            if (travel > bestTravel || tried > MOST_ORDERS || leaves.every((leave) => leave === NEVER)) return;
            if (rest.every((points) => points.length === 0)) {
                tried += 1;
                const leg = this.leg(at, this.day.end);
                const end = this.finish(leaves, leg).at;
                const total = travel + leg;
                if (end === NEVER || total > bestTravel || (total === bestTravel && end > bestEnd)) return;
                if (total < bestTravel || end < bestEnd) best = [];
                best.push([...path]);
                [bestTravel, bestEnd] = [total, end];
                return;
            }
            for (const [index, [point]] of rest.entries()) {
                if (point === undefined) continue;
                const leg = this.leg(at, point);
                path.push(point);
                const left = rest.map((points, which) => (which === index ? points.slice(1) : points));
                extend(left, point, this.visit(leaves, leg, point), travel + leg);
                path.pop();
            }
        };
        extend([this.stops, this.appointments], this.day.start, this.leavesOf(0, this.startsAt), 0);
        return best;
    }

    /**
     * Walks an order once more: as early as possible point by point without ending later. Nobody waits at the first door: the rep
     * leaves as late as the first begin allows.
     */
    timesOf(order: readonly Point[]): DrivenDay {
        const legs = this.legsOf(order);
        const endsAt = this.endOf(order, legs, this.leavesOf(0, this.startsAt), 0);
        const stops: DrivenStop[] = [];
        const pauses: { startsAt: number; endsAt: number }[] = [];
        let [taken, left, leavesAt, hasEstimates] = [0, this.startsAt, NEVER, false];
        order.forEach((point, index) => {
            const leg = legs[index] as number;
            const next = this.nextStep(order, legs, { index, taken, left, endsAt });
            if (index === 0 && next.taken === 0) left = Math.max(left, next.beginsAt - leg);
            const driven = driveWithPauses(this.pauses, left, leg, taken, next.taken);
            const arrivesAt = driven?.arrivesAt ?? left + leg;
            pauses.push(...(driven?.taken ?? []));
            leavesAt = Math.min(leavesAt, Math.max(this.startsAt, arrivesAt - leg));
            const { isEstimated } = legOf(this.knownLeg, order[index - 1] ?? this.day.start, point);
            hasEstimates ||= isEstimated;
            [taken, left] = [next.taken, next.beginsAt + point.service];
            const { key } = point;
            const paused = (driven?.taken ?? []).filter(({ startsAt }) => startsAt >= arrivesAt);
            const waitingSeconds =
                next.beginsAt - arrivesAt - sumOf(paused.map((pause) => pause.endsAt - pause.startsAt));
            const times = { key, arrivesAt, beginsAt: next.beginsAt, waitingSeconds, leavesAt: left, legSeconds: leg };
            if (point.isStop) stops.push({ ...times, isLegEstimated: isEstimated });
        });
        const last = this.finish(this.leavesOf(taken, left), legs[order.length] as number).taken;
        pauses.push(...(driveWithPauses(this.pauses, left, legs[order.length] as number, taken, last)?.taken ?? []));
        return {
            stops,
            lunch: this.lunchAmong(pauses),
            leavesAt,
            returnsAt: endsAt,
            travelSeconds: sumOf(legs),
            hasEstimates: hasEstimates || legOf(this.knownLeg, order.at(-1) ?? this.day.start, this.day.end).isEstimated
        };
    }

    /** The earliest begin of a point that still lets the day end at `endsAt`; of equal ones with the most pauses taken. */
    private nextStep(
        order: readonly Point[],
        legs: readonly number[],
        at: { readonly index: number; readonly taken: number; readonly left: number; readonly endsAt: number }
    ): { readonly taken: number; readonly beginsAt: number } {
        const point = order[at.index] as Point;
        let best = { taken: at.taken, beginsAt: NEVER };
        for (let taken = at.taken; taken <= this.pauses.length; taken += 1) {
            const arrival = driveWithPauses(this.pauses, at.left, legs[at.index] as number, at.taken, taken);
            const beginsAt = beginAfter(point, arrival?.readyAt ?? NEVER);
            if (beginsAt > best.beginsAt || beginsAt === NEVER) continue;
            const leaves = this.leavesOf(taken, beginsAt + point.service);
            if (this.endOf(order, legs, leaves, at.index + 1) <= at.endsAt) best = { taken, beginsAt };
        }
        return best;
    }

    /** End of the day when the points from `index` on follow these leaves. */
    private endOf(order: readonly Point[], legs: readonly number[], from: Leaves, index: number): number {
        let leaves = from;
        for (let at = index; at < order.length; at += 1) {
            leaves = this.visit(leaves, legs[at] as number, order[at] as Point);
        }
        return this.finish(leaves, legs[order.length] as number).at;
    }

    private visit(leaves: Leaves, leg: number, point: Point): Leaves {
        return leaves.map((_, taken) => beginAfter(point, this.arrival(leaves, leg, taken)) + point.service);
    }

    private arrival(leaves: Leaves, leg: number, taken: number): number {
        const arrivals = leaves
            .slice(0, taken + 1)
            .map((left, from) =>
                left === NEVER ? NEVER : (driveWithPauses(this.pauses, left, leg, from, taken)?.readyAt ?? NEVER)
            );
        return Math.min(...arrivals);
    }

    /** Earliest end, and the pauses taken before it; who is home before a pause closes owes it to nobody. */
    private finish(leaves: Leaves, leg: number): { readonly at: number; readonly taken: number } {
        let best = { at: NEVER, taken: 0 };
        for (let taken = 0; taken < leaves.length; taken += 1) {
            const at = this.arrival(leaves, leg, taken);
            const isDone = this.pauses.slice(taken).every(({ closes }) => at <= closes);
            if (at <= this.endsAt && isDone && at < best.at) best = { at, taken };
        }
        return best;
    }

    private leavesOf(taken: number, left: number): Leaves {
        return [NEVER, ...this.pauses.map(() => NEVER)].map((never, index) => (index === taken ? left : never));
    }

    private legsOf(order: readonly Point[]): number[] {
        const places: readonly Position[] = [this.day.start, ...order, this.day.end];
        return places.slice(1).map((to, index) => this.leg(places[index] as Position, to));
    }

    private leg(from: Position, to: Position): number {
        return legOf(this.knownLeg, from, to).seconds;
    }

    private lunchAmong(pauses: readonly { startsAt: number; endsAt: number }[]): DrivenDay['lunch'] {
        const { lunch } = this.day;
        if (lunch === null) return null;
        const [opens, closes] = [secondsOf(lunch.opensAt), secondsOf(lunch.closesAt)];
        const isLunch = (pause: { startsAt: number; endsAt: number }): boolean =>
            pause.endsAt - pause.startsAt === lunch.seconds && pause.startsAt >= opens && pause.startsAt <= closes;
        return pauses.find(isLunch) ?? null;
    }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function beginAfter({ windows }: Point, arrival: number): number {
    const open = windows.find(({ closes }) => arrival <= closes);
    return open === undefined || arrival === NEVER ? NEVER : Math.max(arrival, open.opens);
}

function pausesOf({ lunch, appointments }: ScheduleDay): Pause[] {
    const meal =
        lunch === null
            ? []
            : [{ opens: secondsOf(lunch.opensAt), closes: secondsOf(lunch.closesAt), duration: lunch.seconds }];
    const calls = appointments
        .filter(({ place }) => place === null)
        .map(({ startsAt, endsAt }) => {
            const opens = secondsOf(startsAt);
            return { opens, closes: opens, duration: secondsOf(endsAt) - opens };
        });
    return [...meal, ...calls].sort((a, b) => a.opens - b.opens || a.closes - b.closes || a.duration - b.duration);
}

function stopsOf({ stops, windowRule }: ScheduleDay): Point[] {
    return stops.map(({ key, place, visitMinutes, windows }) => {
        const service = visitMinutes * 60;
        const cut = windowRule === 'whole' ? service : 0;
        const always = [{ opens: -NEVER, closes: NEVER }];
        const opening = windows
            .map(({ opensAt, closesAt }) => ({ opens: secondsOf(opensAt), closes: secondsOf(closesAt) - cut }))
            .filter(({ opens, closes }) => closes >= opens)
            .sort((a, b) => a.opens - b.opens);
        return { key, place, isStop: true, service, windows: windows.length === 0 ? always : opening };
    });
}

function appointmentsOf({ appointments }: ScheduleDay): Point[] {
    return appointments
        .flatMap(({ key, place, startsAt, endsAt }) => {
            const begins = secondsOf(startsAt);
            const windows = [{ opens: begins, closes: begins }];
            return place === null ? [] : [{ key, place, isStop: false, service: secondsOf(endsAt) - begins, windows }];
        })
        .sort((a, b) => (a.windows[0]?.opens ?? 0) - (b.windows[0]?.opens ?? 0) || a.service - b.service);
}
