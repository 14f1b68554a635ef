import { destination, type LatLng } from '#kernel/geo';
import { parseOpeningHours, windowsOn } from '#kernel/visitRules';
import type { TravelTimes } from '../../../../middleware/src/travel/index.ts';
import type { TrackPoint } from '../../../../middleware/src/visits/positions/trackPoint.ts';
import type { Random } from '../../../../scripts/demo/data/random.ts';
import type { Interval } from '../diary.ts';
import { habitsOf, type SimulatedCustomer, type SimulatedRep } from './company.ts';
import { around, Journey } from './journey.ts';
import { recordByPhone } from './phone.ts';

export const NEIGHBOUR_METRES = 50;
const DRIVE_MS = 15 * 60_000;
const DAY_STARTS_MS = Date.parse('2026-11-17T07:40:00Z');

/** How the neighbour of a customer is meant to confuse. */
export type NeighbourKind = 'none' | 'unplanned' | 'planned' | 'same-building';

export interface TrueStay extends Interval {
    /** Null at home, at lunch, at the petrol station. */
    readonly customerId: string | null;
    readonly isPlanned: boolean;
    readonly neighbour: NeighbourKind;
}

export interface PlannedStop {
    readonly customerId: string;
    readonly startMs: number;
}

export interface SimulatedDay {
    readonly points: readonly TrackPoint[];
    readonly stays: readonly TrueStay[];
    /** The rep's customers with the invented neighbours. */
    readonly customers: readonly SimulatedCustomer[];
    readonly plan: readonly PlannedStop[];
}

interface Stop {
    readonly customer: SimulatedCustomer;
    readonly isPlanned: boolean;
    readonly neighbour: NeighbourKind;
    /** The neighbour that was not visited. */
    readonly otherId: string | null;
}

/** One working day: home, five to eight visits with parking, errands and lunch in between, home. */
export async function simulateDay(rep: SimulatedRep, roads: TravelTimes, random: Random): Promise<SimulatedDay> {
    const { stops, neighbours } = chooseStops(rep, random);
    const stays: TrueStay[] = [];
    const journey = new Journey(random, roads, rep.home, DAY_STARTS_MS);
    const stay = (stop: Stop | null, live: () => void): void => {
        const startMs = journey.atMs;
        live();
        const about = stop
            ? { customerId: stop.customer.id, isPlanned: stop.isPlanned, neighbour: stop.neighbour }
            : { customerId: null, isPlanned: false, neighbour: 'none' as const };
        stays.push({ startMs, endMs: journey.atMs, ...about });
    };
    const atHome = (): void => journey.stand(random.int(900, 1500), 'indoors');
    stay(null, atHome);
    const remaining = [...stops];
    for (let i = 0; i < stops.length; i++) {
        const stop = takeNext(remaining, journey.atMs);
        await visit(journey, random, stop, (live) => stay(stop, live));
        if (i === stops.length >> 1) await lunch(journey, random, stop.customer.place, (live) => stay(null, live));
        else if (random.chance(0.2)) await shortHalt(journey, random, stop.customer.place);
    }
    await journey.drive(rep.home);
    stay(null, atHome);
    return {
        points: recordByPhone(journey.seconds, random),
        stays,
        customers: [...rep.customers, ...neighbours],
        plan: planOf(stops, stays, random)
    };
}

async function visit(
    journey: Journey,
    random: Random,
    { customer }: Stop,
    stay: (live: () => void) => void
): Promise<void> {
    const parking = around(random, customer.place, random.between(8, 80));
    const desk = around(random, customer.place, random.between(0, 15));
    await journey.drive(parking);
    journey.stand(random.int(10, 60), 'street');
    journey.walk(desk);
    const seconds = Math.round(Math.min(7_200, Math.max(420, random.logNormal(customer.usualMinutes * 60, 0.45))));
    const isSilent = random.chance(0.2);
    const isLongWalk = !isSilent && random.chance(0.15);
    if (isLongWalk) {
        // A look at the yard in the middle: one stay that drift and walking cut in two.
        const yard = around(random, desk, random.between(20, 45));
        stay(() => stayInParts(journey, seconds, desk, yard));
    } else {
        stay(() => journey.stand(seconds, isSilent ? 'no-signal' : 'indoors'));
    }
    journey.walk(parking, isSilent && random.chance(0.3) ? 'asleep' : 'street');
    journey.stand(random.int(10, 50), isSilent ? 'asleep' : 'street');
    if (isSilent && random.chance(0.5)) await driveAsleep(journey, random, parking);
}

/** The phone notices late that it is on its way. */
async function driveAsleep(journey: Journey, random: Random, from: LatLng): Promise<void> {
    await journey.drive(around(random, from, random.between(300, 900)), random.int(10, 40));
}

function stayInParts(journey: Journey, seconds: number, desk: LatLng, yard: LatLng): void {
    journey.stand(Math.round(seconds * 0.5), 'indoors');
    journey.walk(yard);
    journey.stand(90, 'street');
    journey.walk(desk);
    journey.stand(Math.round(seconds * 0.4), 'indoors');
}

/** Lunch: a stay at nobody's. */
async function lunch(journey: Journey, random: Random, near: LatLng, stay: (live: () => void) => void): Promise<void> {
    await journey.drive(around(random, near, random.between(150, 1_200)));
    stay(() => journey.stand(2_400, 'indoors'));
}

/** A parcel, a phone call on the roadside: too short to be a stay. */
async function shortHalt(journey: Journey, random: Random, near: LatLng): Promise<void> {
    await journey.drive(around(random, near, random.between(200, 1_500)));
    journey.stand(random.int(60, 200), 'street');
}

function chooseStops(rep: SimulatedRep, random: Random): { stops: Stop[]; neighbours: SimulatedCustomer[] } {
    const neighbours: SimulatedCustomer[] = [];
    const stops = chooseCustomers(rep, random, random.int(5, 8)).map((customer): Stop => {
        const kind = random.weighted<NeighbourKind>([
            ['none', 3],
            ['unplanned', 3],
            ['planned', 2],
            ['same-building', 1]
        ]);
        const isPlanned = random.chance(0.8);
        if (kind === 'none') return { customer, neighbour: kind, isPlanned, otherId: null };
        const neighbour = neighbourOf(customer, kind, random);
        neighbours.push(neighbour);
        const share = neighbour.visitsLastYear / (neighbour.visitsLastYear + customer.visitsLastYear);
        const [visited, other] = random.chance(share) ? [neighbour, customer] : [customer, neighbour];
        return { customer: visited, neighbour: kind, isPlanned, otherId: other.id };
    });
    return { stops, neighbours };
}

/** Customers that are visited more often are met more often. */
function chooseCustomers(rep: SimulatedRep, random: Random, count: number): SimulatedCustomer[] {
    return rep.customers
        .map((customer) => ({ customer, turn: -Math.log(1 - random.next()) / customer.visitsLastYear }))
        .sort((a, b) => a.turn - b.turn)
        .slice(0, count)
        .map(({ customer }) => customer);
}

function neighbourOf(customer: SimulatedCustomer, kind: NeighbourKind, random: Random): SimulatedCustomer {
    const metres = kind === 'same-building' ? 5 : NEIGHBOUR_METRES;
    return {
        ...habitsOf(random.pick(['A', 'B', 'C', 'D'])),
        id: `${customer.id}:neighbour`,
        place: destination(customer.place, random.between(0, 360), metres),
        openingHours: customer.openingHours
    };
}

/** The next stop that is open now, else the next. */
function takeNext(remaining: Stop[], nowMs: number): Stop {
    const { weekday, minute } = localTimeOf(nowMs + DRIVE_MS);
    const open = remaining.findIndex(({ customer: { openingHours } }) => {
        if (openingHours === null) return true;
        return windowsOn(parseOpeningHours(openingHours), weekday).some(
            ({ opensMinute, closesMinute }) => minute >= opensMinute && minute < closesMinute
        );
    });
    return remaining.splice(Math.max(0, open), 1)[0]!;
}

/** Europe/Vaduz in November. */
export function localTimeOf(ms: number): { weekday: number; minute: number } {
    const local = new Date(ms + 3_600_000);
    return { weekday: (local.getUTCDay() + 6) % 7, minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** The plan is about right: half an hour off, some planned stops were never driven to. */
function planOf(stops: readonly Stop[], stays: readonly TrueStay[], random: Random): PlannedStop[] {
    const about = (ms: number): number => ms + random.normal(0, 40) * 60_000;
    return stops.flatMap(({ customer, isPlanned, neighbour, otherId }) => {
        const plan: PlannedStop[] = [];
        const visited = stays.find(({ customerId }) => customerId === customer.id)!;
        if (isPlanned) plan.push({ customerId: customer.id, startMs: about(visited.startMs) });
        if (neighbour === 'planned') {
            const startMs = DAY_STARTS_MS + random.between(0.5, 9.5) * 3_600_000;
            plan.push({ customerId: otherId!, startMs });
        }
        return plan;
    });
}
