import { parseOpeningHours } from '#kernel/visitRules';
import type { DemoCompanyOptions } from './company.ts';
import { CLASSES, CLASS_NAMES } from './classes.ts';
import { CompanyNames } from './companyNames.ts';
import { dateOf, dayOf, epochMsAt } from './days.ts';
import type { Customer, Seller, Spot } from './model.ts';
import { round6, scatter, type Places } from './places.ts';
import { Random, WeightedPicker } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';
import { compactPatches } from './territories.ts';
import { TRADES } from './trades.ts';

const MISSING_COORDINATES = 0.04;
/** Customers whose address is geocoded beside the entrance; their corrected place is known. */
const CORRECTED_PLACE = 0.03;
const GEOCODE_ERROR_METRES = 90;
const JAPANESE_SHARE = 0.15;
const NO_OPENING_HOURS = 0.15;
/** Share of customers that share a building with another one. */
const SHARED_ADDRESS = 0.08;
const NEW_SHARE = 0.13;
/** Businesses of one building, at most. */
const BUILDING_SIZE = 6;

const trades = new WeightedPicker(TRADES, ({ weight }) => weight);

/** The customers, each with a place, a class and the number of its patch; `sellerIndex` is the patch. */
export function makeCustomers(
    options: DemoCompanyOptions,
    places: Places,
    names: CompanyNames,
    historyDays: number,
    patchCount: number
): Customer[] {
    const random = new Random(options.seed).fork('accounts');
    const today = dayOf(options.today);
    const spots = makeSpots(options.accountCount, places, random);
    const patches = compactPatches(spots, patchCount);
    return spots.map((spot, index) => {
        const trade = trades.pick(random);
        const isJapanese = random.chance(JAPANESE_SHARE);
        const isNew = random.chance(NEW_SHARE);
        const openingHours = random.chance(NO_OPENING_HOURS) ? null : random.pick(trade.hours);
        return {
            index,
            id: options.nextId('Account'),
            ...names.next(random, trade, isJapanese),
            isJapanese,
            customerClass: random.weighted(CLASS_NAMES.map((name) => [name, CLASSES[name].share] as const)),
            spot,
            hasCoordinates: !random.chance(MISSING_COORDINATES),
            industry: trade.industry,
            openingHours,
            opensMinute: trade.opensMinute,
            isOpenOn: openDays(openingHours),
            createdDay: today - (isNew ? random.int(5, historyDays) : random.int(historyDays, historyDays + 2000)),
            sellerIndex: patches[index]!,
            contactIds: []
        };
    });
}

const openDaysCache = new Map<string, readonly boolean[]>();

function openDays(openingHours: string | null): readonly boolean[] {
    const text = openingHours ?? 'Mo-Fr 00:00-24:00';
    const days = openDaysCache.get(text) ?? parseOpeningHours(text).map((windows) => windows.length > 0);
    openDaysCache.set(text, days);
    return days;
}

function makeSpots(count: number, places: Places, random: Random): Spot[] {
    const spots: Spot[] = [];
    const inBuilding = new Map<string, number>();
    for (let i = 0; i < count; i++) {
        const shared = i > 0 && random.chance(SHARED_ADDRESS) ? spots[random.int(Math.max(0, i - 60), i - 1)]! : null;
        const key = shared ? `${shared.latitude},${shared.longitude}` : '';
        const others = inBuilding.get(key) ?? 0;
        if (shared && others < BUILDING_SIZE) {
            inBuilding.set(key, others + 1);
            spots.push(shared);
        } else {
            spots.push(places.nextSpot(random));
        }
    }
    return spots;
}

/** Account records, with last visit and next due as they follow from the visits. */
export function* accountRecords(
    options: DemoCompanyOptions,
    customers: readonly Customer[],
    sellers: readonly Seller[],
    lastVisitDays: readonly (number | null)[]
): Generator<DemoRecord> {
    const random = new Random(options.seed).fork('account records');
    const today = dayOf(options.today);
    for (const customer of customers) {
        const { spot, customerClass, createdDay } = customer;
        const profile = CLASSES[customerClass];
        const lastVisitDay = lastVisitDays[customer.index] ?? null;
        const ownerId = sellers[customer.sellerIndex]!.userId;
        const changedDay = Math.max(createdDay, lastVisitDay ?? 0, today - random.int(1, 500));
        yield {
            Id: customer.id,
            Name: customer.name,
            Type: 'Customer - Direct',
            Industry: customer.industry,
            AnnualRevenue: roundTo(random.logNormal(profile.revenue, 0.6), 10_000),
            NumberOfEmployees: Math.max(1, Math.round(random.logNormal(profile.revenue / 180_000, 0.5))),
            AccountNumber: `AS-${String(customer.index + 10_001)}`,
            Phone: inventedPhone(random),
            Website: `https://www.${customer.webName}.example`,
            OwnerId: ownerId,
            BillingStreet: spot.street,
            BillingCity: spot.city,
            BillingPostalCode: spot.postalCode,
            BillingCountry: 'Liechtenstein',
            ...placeFields(customer, random),
            CustomerClass__c: customerClass,
            OpeningHours__c: customer.openingHours,
            LastVisitDate__c: lastVisitDay === null ? null : dateOf(lastVisitDay),
            NextVisitDue__c: lastVisitDay === null ? null : dateOf(lastVisitDay + profile.intervalDays),
            ...stamps(
                ownerId,
                epochMsAt(createdDay, random.int(480, 1000)),
                epochMsAt(changedDay, random.int(480, 1000))
            )
        };
    }
}

function placeFields({ spot, hasCoordinates }: Customer, random: Random): DemoRecord {
    if (!hasCoordinates) return { BillingLatitude: null, BillingLongitude: null };
    const isCorrected = random.chance(CORRECTED_PLACE);
    const geocoded = isCorrected ? scatter(spot, GEOCODE_ERROR_METRES, random) : spot;
    return {
        BillingLatitude: round6(geocoded.latitude),
        BillingLongitude: round6(geocoded.longitude),
        BillingGeocodeAccuracy: spot.isRealAddress ? 'Address' : 'NearAddress',
        VisitPlace__Latitude__s: isCorrected ? round6(spot.latitude) : null,
        VisitPlace__Longitude__s: isCorrected ? round6(spot.longitude) : null
    };
}

/** In a range that is not in use. */
export function inventedPhone(random: Random): string {
    return `+423 555 ${random.int(10, 99)} ${random.int(10, 99)}`;
}

export function roundTo(value: number, step: number): number {
    return Math.max(step, Math.round(value / step) * step);
}
