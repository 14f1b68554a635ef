import type { Place, PlaceFault, PlaceProposal, PlaceRepair } from '#kernel/contracts';
import { haversineMetres } from '#kernel/geo';
import { learnPlace } from '../visits/index.ts';
import type { Pin } from './ports.ts';

/** A pin this near to where people go is right enough. */
const RIGHT_METRES = 150;
/** A customer without a pin is in no plan: each visit is counted as a trip of its own of this length, one way. */
const TRIP_METRES = 5_000;

/** How far a pin of a rough address is off, one way, by the geocoder's accuracy. Assumptions, and shown as such. */
const ROUGH_METRES: Readonly<Record<string, number>> = {
    ExtendedZip: 1_000,
    Neighborhood: 1_500,
    Zip: 2_500,
    City: 4_000,
    County: 10_000,
    State: 20_000,
    Unknown: 4_000
};

/** Accuracies of which a pin is worth a look. */
export const ROUGH_ACCURACIES: readonly string[] = Object.keys(ROUGH_METRES);

/**
 * The data repair list: pins that are missing, not where people go, or rough; by the kilometres they cost a year, then by visits.
 * Evidence are places learned from confirmed stays and, with the same method, positions of check-ins.
 *
 * Cost: there and back for each visit of the last 365 days, over the distance to the right place; for a missing or rough pin over a
 * stated assumption (`isEstimate`).
 */
export function rankRepairs(pins: readonly Pin[], learned: readonly PlaceProposal[]): PlaceRepair[] {
    const fromStays = new Map(learned.map((proposal) => [proposal.recordId, proposal]));
    return pins
        .flatMap((pin) => repairOf(pin, fromStays.get(pin.recordId)) ?? [])
        .sort(
            (a, b) => b.costKilometres - a.costKilometres || b.visits - a.visits || (a.recordId < b.recordId ? -1 : 1)
        );
}

function repairOf(pin: Pin, stays: PlaceProposal | undefined): PlaceRepair | null {
    const proposal = proposalOf(pin, stays);
    const distanceMetres =
        pin.place === null || proposal === null ? null : Math.round(haversineMetres(pin.place, proposal));
    const fault = faultOf(pin, proposal, distanceMetres);
    if (fault === null || isDismissed(pin.dismissed, fault, proposal)) return null;
    const metres = fault === 'elsewhere' ? (distanceMetres ?? 0) : assumedMetres(pin, fault);
    return {
        recordId: pin.recordId,
        fault,
        place: pin.place,
        accuracy: pin.accuracy,
        proposal,
        distanceMetres,
        visits: pin.visits,
        costKilometres: Math.round((2 * metres * pin.visits) / 100) / 10,
        isEstimate: fault !== 'elsewhere'
    };
}

/** Where people go: by stays, which see more than check-ins, else by check-ins. */
function proposalOf({ recordId, checkIns }: Pin, stays: PlaceProposal | undefined): PlaceRepair['proposal'] {
    const place = learnPlace(recordId, checkIns);
    if (stays !== undefined) {
        const { latitude, longitude, visits } = stays;
        return { latitude, longitude, visits, radiusMetres: place?.radiusMetres ?? RIGHT_METRES };
    }
    if (place === null) return null;
    const { latitude, longitude, visits, radiusMetres } = place;
    return { latitude, longitude, visits, radiusMetres };
}

function faultOf(pin: Pin, proposal: PlaceRepair['proposal'], distanceMetres: number | null): PlaceFault | null {
    if (pin.place === null) return 'missing';
    if (proposal !== null && distanceMetres !== null) {
        // Visits confirm the pin, however rough its address was.
        return distanceMetres > Math.max(RIGHT_METRES, proposal.radiusMetres) ? 'elsewhere' : null;
    }
    return !pin.isCorrected && pin.accuracy !== null && pin.accuracy in ROUGH_METRES ? 'poor' : null;
}

function assumedMetres({ accuracy }: Pin, fault: PlaceFault): number {
    return fault === 'poor' ? (ROUGH_METRES[accuracy ?? ''] ?? 0) : TRIP_METRES;
}

/**
 * What was turned down stays off the list until there is something else to propose. `dismissed` is the fault's name where there
 * was no proposal, else the proposal as `latitude,longitude`.
 */
export function isDismissed(dismissed: string | null, fault: PlaceFault, proposal: Place | null): boolean {
    if (dismissed === null || dismissed === '') return false;
    if (proposal === null) return dismissed === fault;
    const [latitude = Number.NaN, longitude = Number.NaN] = dismissed.split(',').map(Number);
    if (Number.isNaN(latitude) || Number.isNaN(longitude)) return false;
    return haversineMetres({ latitude, longitude }, proposal) <= RIGHT_METRES;
}
