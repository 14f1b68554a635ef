/** Reads benchmark instances (toptw-json-1) into planning problems. One model time unit is one unit of the instance's last decimal. */
import { readFileSync } from 'node:fs';
import { schedule } from '../../../middleware/src/planning/solver/schedule.ts';
import type { Candidate, PlanningProblem, Shift, Solution } from '../../../middleware/src/planning/model.ts';

export interface InstanceCustomer {
    readonly id: number;
    readonly x: number;
    readonly y: number;
    readonly service: number;
    readonly profit: number;
    readonly open: number;
    readonly close: number;
    readonly demand?: number;
}

export interface Instance {
    readonly name: string;
    readonly distance?: { readonly decimals: number; readonly coordDecimals: number };
    readonly horizon: { readonly start: number; readonly end: number };
    readonly capacity?: number;
    readonly fileVehicles?: number;
    readonly totalProfit: number;
    readonly depot: { readonly id: number; readonly x: number; readonly y: number };
    readonly customers: readonly InstanceCustomer[];
    readonly matrix?: readonly (readonly number[])[];
    readonly mandatory?: readonly number[];
    readonly lunch?: { readonly open: number; readonly close: number; readonly duration: number };
}

export function readInstance(path: string): Instance {
    const instance = JSON.parse(readFileSync(path, 'utf8')) as Instance;
    if (!Array.isArray(instance.customers) || !instance.depot || !instance.horizon) {
        throw new Error(`${path} is not an instance: expected depot, horizon and customers (format toptw-json-1).`);
    }
    return instance;
}

/** Largest integer whose square is at most n; n below 2^53. */
export function integerSquareRoot(n: number): number {
    let root = Math.floor(Math.sqrt(n));
    while (root * root > n) root--;
    while ((root + 1) * (root + 1) <= n) root++;
    return root;
}

/** Travel in model units: Euclidean distance cut (not rounded) to the instance's decimals, in integers throughout. */
export function travelSeconds(instance: Instance): Int32Array {
    const points = [instance.depot, ...instance.customers];
    const count = points.length;
    const decimals = instance.distance?.decimals ?? 0;
    const scale = 10 ** decimals;
    const seconds = new Int32Array(count * count);
    const coordinateScale = 10 ** (instance.distance?.coordDecimals ?? 0);
    const xs = points.map((point) => Math.round(point.x * coordinateScale));
    const ys = points.map((point) => Math.round(point.y * coordinateScale));
    const factor = 10 ** (2 * decimals);
    const divisor = coordinateScale * coordinateScale;
    for (let i = 0; i < count; i++) {
        for (let j = 0; j < count; j++) {
            const given = instance.matrix?.[i]?.[j];
            const dx = (xs[i] as number) - (xs[j] as number);
            const dy = (ys[i] as number) - (ys[j] as number);
            const square = Math.floor(((dx * dx + dy * dy) * factor) / divisor);
            seconds[i * count + j] = given === undefined ? integerSquareRoot(square) : Math.round(given * scale);
        }
    }
    return seconds;
}

/** The planning problem of `shiftCount` routes. Visit-all mode makes every visit required and keeps the vehicle's capacity. */
export function toProblem(instance: Instance, shiftCount: number, isVisitAll: boolean): PlanningProblem {
    const scale = 10 ** (instance.distance?.decimals ?? 0);
    const units = (value: number): number => Math.round(value * scale);
    const mandatory = new Set(instance.mandatory ?? []);
    const candidates: Candidate[] = instance.customers.map((customer, index) => ({
        id: String(customer.id),
        customerId: String(customer.id),
        location: index + 1,
        prize: isVisitAll ? 1 : customer.profit,
        serviceSeconds: units(customer.service),
        windows: [{ opens: units(customer.open), closes: units(customer.close) }],
        windowRule: 'start',
        isRequired: isVisitAll || mandatory.has(customer.id),
        ...(isVisitAll && customer.demand !== undefined ? { load: customer.demand } : {})
    }));
    const shift = (index: number): Shift => ({
        id: `shift-${index}`,
        repIndex: index,
        dayIndex: 0,
        startLocation: 0,
        endLocation: 0,
        startsAt: units(instance.horizon.start),
        endsAt: units(instance.horizon.end),
        breaks: lunchOf(instance, units),
        appointments: [],
        maxVisits: candidates.length,
        ...(isVisitAll && instance.capacity !== undefined ? { capacity: instance.capacity } : {})
    });
    return {
        travel: { size: instance.customers.length + 1, seconds: travelSeconds(instance) },
        shifts: Array.from({ length: shiftCount }, (_, index) => shift(index)),
        candidates,
        weights: { travelPerSecond: isVisitAll ? 1 / scale : 1e-6 }
    };
}

function lunchOf(instance: Instance, units: (value: number) => number): Shift['breaks'] {
    if (!instance.lunch) return [];
    const { open, close, duration } = instance.lunch;
    return [{ opens: units(open), closes: units(close), durationSeconds: units(duration), place: 'lastStop' }];
}

/** Routes as the independent judge reads them: customer ids, and "lunch" where it is taken. */
export function routesOf(instance: Instance, problem: PlanningProblem, solution: Solution): (number | string)[][] {
    return solution.routes.map((route) => {
        const row: (number | string)[] = route.stops.map((stop) => instance.customers[stop]?.id ?? -1);
        const { pauses } = schedule(problem, route);
        for (const pause of [...pauses].reverse()) row.splice(pause.pointsBefore, 0, 'lunch');
        return row;
    });
}
