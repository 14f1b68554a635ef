import { destination, type LatLng } from '#kernel/geo';
import type { TravelTimes } from '../../../../middleware/src/travel/index.ts';
import type { TrackPoint } from '../../../../middleware/src/visits/positions/trackPoint.ts';
import type { Random } from '../../../../scripts/demo/data/random.ts';
import type { Interval } from '../diary.ts';
import type { SimulatedCustomer, SimulatedRep } from './company.ts';
import { around, Journey } from './journey.ts';
import { recordByPhone } from './phone.ts';

export const NEIGHBOUR_METRES = 50;
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
    for (const [i, stop] of stops.entries()) {
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
        plan: planOf(stops, neighbours, stays, random)
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
    const stops = random
        .shuffle(rep.customers)
        .slice(0, random.int(5, 8))
        .map((customer): Stop => {
            const neighbour = random.weighted<NeighbourKind>([
                ['none', 3],
                ['unplanned', 3],
                ['planned', 2],
                ['same-building', 1]
            ]);
            if (neighbour !== 'none') neighbours.push(neighbourOf(customer, neighbour, random));
            return { customer, neighbour, isPlanned: random.chance(0.8) };
        });
    return { stops, neighbours };
}

function neighbourOf(customer: SimulatedCustomer, kind: NeighbourKind, random: Random): SimulatedCustomer {
    const metres = kind === 'same-building' ? 5 : NEIGHBOUR_METRES;
    return {
        ...customer,
        id: `${customer.id}:${kind}`,
        place: destination(customer.place, random.between(0, 360), metres),
        usualMinutes: random.pick([20, 30, 45, 60])
    };
}

/** The plan is about right: half an hour off, some planned stops were never driven to. */
function planOf(
    stops: readonly Stop[],
    neighbours: readonly SimulatedCustomer[],
    stays: readonly TrueStay[],
    random: Random
): PlannedStop[] {
    const about = (ms: number): number => ms + random.normal(0, 40) * 60_000;
    const planned = stops.filter(({ isPlanned }) => isPlanned);
    const plan = planned.map(({ customer }) => ({
        customerId: customer.id,
        startMs: about(stays.find(({ customerId }) => customerId === customer.id)!.startMs)
    }));
    for (const { id } of neighbours.filter(({ id }) => id.endsWith(':planned'))) {
        plan.push({ customerId: id, startMs: DAY_STARTS_MS + random.between(0.5, 9.5) * 3_600_000 });
    }
    return plan;
}
