import type { StayAssignment, StayCandidate, StayDecision, StayReason } from '#kernel/contracts';
import { haversineMetres } from '#kernel/geo';
import { METRES_PER_DEGREE } from '../positions/trackPoint.ts';
import type { FoundStay } from '../stays/foundStay.ts';
import { distanceOf, featuresOf, type CustomerFacts, type Features, type LocalTimeOf } from './features.ts';
import { DEFAULT_MODEL, probabilities, type AssignmentModel } from './model.ts';

/** Farther customers are no candidates, unless their learned place is wider. */
export const CANDIDATE_METRES = 300;
/** Customers this near to each other share a building: no position can tell them apart. */
export const SAME_BUILDING_METRES = 15;
/** From this probability on, a proposal is shown as clear. */
const CLEAR_PROBABILITY = 0.8;
const SHOWN_CANDIDATES = 5;

interface Rated {
    readonly facts: CustomerFacts;
    readonly candidate: StayCandidate;
}

/**
 * Whose stay it was: every customer near enough with its probability, best first.
 *
 * `clear`: the best has at least 80 %. `shared`: the best shares its building with others and only together they are clear; the
 * stay belongs to all of them until the rep says. `no-customer`: most likely nobody's. `ask` otherwise.
 */
export function assignCustomer(
    stay: FoundStay,
    customers: readonly CustomerFacts[],
    localTimeOf: LocalTimeOf,
    model: AssignmentModel = DEFAULT_MODEL
): StayAssignment {
    // In a fixed order, so that not even the last digit depends on the order given.
    const near = candidatesOf(stay, customers).sort((a, b) => compareIds(a, b));
    const features = near.map((customer) => featuresOf(stay, customer, localTimeOf));
    const chances = probabilities(features, model);
    const noCustomerProbability = chances[near.length]!;
    const rated = near
        .map((facts, i): Rated => ({
            facts,
            candidate: {
                recordId: facts.recordId,
                probability: chances[i]!,
                distanceMetres: Math.round(distanceOf(stay, facts)),
                reasons: reasonsOf(features[i]!, facts)
            }
        }))
        .sort((a, b) => b.candidate.probability - a.candidate.probability || compareIds(a.facts, b.facts));
    const sharedBy = sharersOf(rated);
    const decision = decide(rated, sharedBy, noCustomerProbability);
    return {
        decision,
        best: rated[0]?.candidate ?? null,
        runnerUp: rated[1]?.candidate ?? null,
        sharedBy: decision === 'shared' ? sharedBy.map(({ facts }) => facts.recordId) : [],
        noCustomerProbability,
        candidates: rated.slice(0, SHOWN_CANDIDATES).map(({ candidate }) => candidate)
    };
}

/** Customers near enough to a stay to be asked about. */
export function candidatesOf(stay: FoundStay, customers: readonly CustomerFacts[]): CustomerFacts[] {
    return customers.filter((customer) => {
        const reach = Math.max(CANDIDATE_METRES, (customer.radiusMetres ?? 0) * 2);
        return (
            Math.abs(customer.place.latitude - stay.latitude) * METRES_PER_DEGREE <= reach &&
            distanceOf(stay, customer) <= reach
        );
    });
}

function decide(rated: readonly Rated[], sharers: readonly Rated[], noCustomer: number): StayDecision {
    const best = rated[0]?.candidate.probability ?? 0;
    if (best >= CLEAR_PROBABILITY) return 'clear';
    if (noCustomer > best) return 'no-customer';
    const together = sharers.reduce((sum, { candidate }) => sum + candidate.probability, 0);
    return sharers.length > 1 && together >= CLEAR_PROBABILITY ? 'shared' : 'ask';
}

/** The best and those in its building. */
function sharersOf(rated: readonly Rated[]): Rated[] {
    const best = rated[0];
    if (!best) return [];
    return rated.filter(({ facts }) => haversineMetres(facts.place, best.facts.place) <= SAME_BUILDING_METRES);
}

function reasonsOf(features: Features, facts: CustomerFacts): StayReason[] {
    const reasons: StayReason[] = [];
    if (features.near > -1) reasons.push('near');
    if (features.planned > 0) reasons.push('planned');
    if (facts.usualMinutes !== null && features.usualDwell > -0.5) reasons.push('usual-dwell');
    if (facts.openingHours !== null) reasons.push(features.closed > 0 ? 'closed' : 'open');
    if (facts.visitsLastYear > 0) reasons.push('history');
    return reasons;
}

function compareIds(a: CustomerFacts, b: CustomerFacts): number {
    return a.recordId < b.recordId ? -1 : 1;
}
