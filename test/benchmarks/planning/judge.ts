/** Judges routes from the instance file alone, in whole numbers: an own clock, no code of the planner. */
import type { Instance, InstanceCustomer } from './instance.ts';

export interface Judgement {
    readonly score: number;
    readonly errors: readonly string[];
}

/** Distance cut to the instance's decimals, as a whole number of the last decimal, in big integers throughout. */
function distanceBetween(instance: Instance, from: Spot, to: Spot): number {
    const decimals = instance.distance?.decimals ?? 0;
    const scale = 10 ** (instance.distance?.coordDecimals ?? 0);
    const side = (a: number, b: number): bigint => BigInt(Math.round(a * scale) - Math.round(b * scale));
    const square = side(from.x, to.x) ** 2n + side(from.y, to.y) ** 2n;
    const wanted = (square * 10n ** BigInt(2 * decimals)) / BigInt(scale) ** 2n;
    let root = BigInt(Math.floor(Math.sqrt(Number(wanted))));
    while (root * root > wanted) root--;
    while ((root + 1n) * (root + 1n) <= wanted) root++;
    return Number(root);
}

interface Spot {
    readonly x: number;
    readonly y: number;
}

/** Walks every route; the score counts only what was begun in time. */
export function judge(
    instance: Instance,
    routes: readonly (readonly (number | string)[])[],
    routeCount: number
): Judgement {
    const errors: string[] = [];
    const seen = new Set<number>();
    const customers = new Map(instance.customers.map((customer) => [customer.id, customer]));
    let score = 0;
    if (routes.length > routeCount) errors.push(`${routes.length} routes, at most ${routeCount}.`);
    for (const [index, route] of routes.entries()) {
        const visits = route.map((id) => customers.get(Number(id)));
        if (visits.includes(undefined)) errors.push(`Route ${index} visits somebody unknown.`);
        const known = visits.filter((visit) => visit !== undefined);
        for (const { id, profit } of known) {
            if (seen.has(id)) errors.push(`Customer ${id} is visited twice.`);
            seen.add(id);
            score += profit;
        }
        errors.push(...walk(instance, known).map((error) => `Route ${index}: ${error}`));
    }
    return { score, errors };
}

function walk(instance: Instance, visits: readonly InstanceCustomer[]): string[] {
    const unit = 10 ** (instance.distance?.decimals ?? 0);
    const units = (value: number): number => Math.round(value * unit);
    const errors: string[] = [];
    let place: Spot = instance.depot;
    let time = units(instance.horizon.start);
    for (const visit of visits) {
        time = Math.max(time + distanceBetween(instance, place, visit), units(visit.open));
        if (time > units(visit.close)) errors.push(`customer ${visit.id} is reached at ${time / unit}, closed.`);
        time += units(visit.service);
        place = visit;
    }
    time += distanceBetween(instance, place, instance.depot);
    if (time > units(instance.horizon.end)) errors.push(`home at ${time / unit}, too late.`);
    return errors;
}
