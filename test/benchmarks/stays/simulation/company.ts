import type { LatLng } from '#kernel/geo';
import { createRoadTravel } from '../../../../middleware/src/travel/road/roadTravel.ts';
import type { TravelTimes } from '../../../../middleware/src/travel/index.ts';
import { readOsm } from '../../../../scripts/build/osm/readOsm.ts';
import { assembleRoadGraph } from '../../../../scripts/build/osm/roads/assembleRoadGraph.ts';
import { generateCompany } from '../../../../scripts/demo/data/generateCompany.ts';

const EXTRACT = 'scripts/demo/data/osm/liechtenstein.osm.pbf';
const TODAY = '2026-11-20';
const VISIT_MINUTES: Readonly<Record<string, number>> = { A: 60, B: 45, C: 30, D: 20 };
const VISITS_A_YEAR: Readonly<Record<string, number>> = { A: 26, B: 13, C: 6, D: 3 };
const LEAST_CUSTOMERS = 20;

export interface SimulatedCustomer {
    readonly id: string;
    readonly place: LatLng;
    readonly openingHours: string | null;
    readonly usualMinutes: number;
    readonly visitsLastYear: number;
}

export interface SimulatedRep {
    readonly id: string;
    readonly home: LatLng;
    readonly customers: readonly SimulatedCustomer[];
}

export interface Region {
    readonly reps: readonly SimulatedRep[];
    readonly roads: TravelTimes;
}

/** The demo company's people and customers, and the real roads between them. */
export function openRegion(): Region {
    const roads = createRoadTravel(assembleRoadGraph(readOsm(EXTRACT), 'liechtenstein.osm.pbf'));
    const homes = new Map<string, LatLng>();
    const customers = new Map<string, SimulatedCustomer[]>();
    let nextId = 0;
    const batches = generateCompany({
        seed: 1,
        accountCount: 2_000,
        today: TODAY,
        extractFile: EXTRACT,
        nextId: () => String(nextId++)
    });
    for (const { objectApiName, records } of batches) {
        if (objectApiName === 'User') records.forEach((user) => addHome(homes, user));
        else if (objectApiName === 'Account') records.forEach((account) => addCustomer(customers, account));
        else if (customers.size > 0) break;
    }
    const reps = [...customers]
        .filter(([id, own]) => homes.has(id) && own.length >= LEAST_CUSTOMERS)
        .map(([id, own]) => ({ id, home: homes.get(id)!, customers: own }));
    return { reps, roads };
}

type Fields = Readonly<Record<string, unknown>>;

function addHome(homes: Map<string, LatLng>, user: Fields): void {
    const latitude = user['VisitBase__Latitude__s'];
    const longitude = user['VisitBase__Longitude__s'];
    if (typeof latitude === 'number' && typeof longitude === 'number') {
        homes.set(String(user['Id']), { latitude, longitude });
    }
}

function addCustomer(customers: Map<string, SimulatedCustomer[]>, account: Fields): void {
    const latitude = account['BillingLatitude'];
    const longitude = account['BillingLongitude'];
    if (typeof latitude !== 'number' || typeof longitude !== 'number') return;
    const owner = String(account['OwnerId']);
    const own = customers.get(owner) ?? [];
    customers.set(owner, own);
    const hours = account['OpeningHours__c'];
    own.push({
        id: String(account['Id']),
        place: { latitude, longitude },
        openingHours: typeof hours === 'string' ? hours : null,
        ...habitsOf(String(account['CustomerClass__c']))
    });
}

/** How long and how often a customer of a class is visited. */
export function habitsOf(customerClass: string): Pick<SimulatedCustomer, 'usualMinutes' | 'visitsLastYear'> {
    return {
        usualMinutes: VISIT_MINUTES[customerClass] ?? 30,
        visitsLastYear: VISITS_A_YEAR[customerClass] ?? 3
    };
}
