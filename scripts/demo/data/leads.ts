import { inventedPhone, roundTo } from './accounts.ts';
import type { DemoCompanyOptions } from './company.ts';
import type { CompanyNames } from './companyNames.ts';
import { dateOf, dayOf, epochMsAt } from './days.ts';
import type { Customer, LeadStatus, Prospect, Seller, Spot } from './model.ts';
import { mailPart, personName } from './names.ts';
import { metresBetween, round6, type Places } from './places.ts';
import { Random, WeightedPicker } from './random.ts';
import { stamps, type DemoRecord } from './records.ts';
import { centreOf } from './territories.ts';
import { TRADES } from './trades.ts';

const MISSING_COORDINATES = 0.08;
const CONVERTED_SHARE = 0.2;
const OPEN_STATUSES: readonly (readonly [LeadStatus, number])[] = [
    ['Open - Not Contacted', 42],
    ['Working - Contacted', 38],
    ['Closed - Not Converted', 20]
];
const SOURCES = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Trade Show', 'Other'];
const trades = new WeightedPicker(TRADES, ({ weight }) => weight);

/** Leads: a fifth became one of the newer customers, the rest are companies of their own. */
export function makeProspects(
    options: DemoCompanyOptions,
    places: Places,
    names: CompanyNames,
    customers: readonly Customer[],
    sellers: readonly Seller[],
    count: number,
    historyDays: number
): Prospect[] {
    const random = new Random(options.seed).fork('leads');
    const today = dayOf(options.today);
    const converted = customers
        .filter(({ createdDay }) => createdDay > today - historyDays)
        .slice(0, Math.round(count * CONVERTED_SHARE));
    const nearestRep = nearestRepFinder(customers, sellers);
    return Array.from({ length: count }, (_, index) => {
        const customer = converted[index] ?? null;
        const trade = trades.pick(random);
        const isJapanese = customer?.isJapanese ?? random.chance(0.12);
        const own = customer ?? { ...names.next(random, trade, isJapanese), spot: places.nextSpot(random) };
        const rating = random.weighted([
            ['Hot', 20],
            ['Warm', 45],
            ['Cold', 35]
        ] as const);
        return {
            index,
            id: options.nextId('Lead'),
            name: own.name,
            webName: own.webName,
            isJapanese,
            spot: own.spot,
            hasCoordinates: customer?.hasCoordinates ?? !random.chance(MISSING_COORDINATES),
            industry: customer?.industry ?? trade.industry,
            createdDay: customer
                ? customer.createdDay - random.int(6, 90)
                : today - random.int(1, Math.min(400, historyDays)),
            status: customer ? 'Closed - Converted' : random.weighted(OPEN_STATUSES),
            rating,
            quality: random.chance(0.7) ? ({ Hot: 'High', Warm: 'Medium', Cold: 'Low' } as const)[rating] : 'Medium',
            sellerIndex: customer?.sellerIndex ?? nearestRep(own.spot),
            customer,
            convertedDay: customer?.createdDay ?? null
        };
    });
}

/** Finds the rep in the middle of whose customers a place lies best. */
function nearestRepFinder(customers: readonly Customer[], sellers: readonly Seller[]): (spot: Spot) => number {
    const spots: Spot[][] = sellers.map(() => []);
    for (const customer of customers) spots[customer.sellerIndex]!.push(customer.spot);
    const reps = sellers.filter(({ isManager, index }) => !isManager && spots[index]!.length > 0);
    const centres = reps.map(({ index }) => ({ index, point: centreOf(spots[index]!) }));
    return (spot) => {
        let best = centres[0]!;
        let bestMetres = Infinity;
        for (const centre of centres) {
            const metres = metresBetween(centre.point, spot);
            if (metres < bestMetres) {
                best = centre;
                bestMetres = metres;
            }
        }
        return best.index;
    };
}

export function* leadRecords(
    options: DemoCompanyOptions,
    prospects: readonly Prospect[],
    sellers: readonly Seller[],
    lastVisitDays: readonly (number | null)[]
): Generator<DemoRecord> {
    const random = new Random(options.seed).fork('lead records');
    const today = dayOf(options.today);
    for (const prospect of prospects) {
        const { spot, customer, convertedDay, createdDay } = prospect;
        const person = personName(random, prospect.isJapanese);
        const ownerId = sellers[prospect.sellerIndex]!.userId;
        const lastVisitDay = lastVisitDays[prospect.index] ?? null;
        const changedDay = convertedDay ?? Math.max(lastVisitDay ?? 0, random.int(createdDay, today - 1));
        yield {
            Id: prospect.id,
            FirstName: person.firstName,
            LastName: person.lastName,
            Name: person.name,
            Company: prospect.name,
            Title: prospect.isJapanese ? '購買担当' : 'Buyer',
            Status: prospect.status,
            Rating: prospect.rating,
            LeadSource: random.pick(SOURCES),
            LeadQuality__c: prospect.quality,
            Industry: prospect.industry,
            AnnualRevenue: roundTo(random.logNormal(2_000_000, 0.9), 10_000),
            Phone: inventedPhone(random),
            Email: `${mailPart(person.firstName)}.${mailPart(person.lastName)}@${prospect.webName}.example`,
            OwnerId: ownerId,
            Street: spot.street,
            City: spot.city,
            PostalCode: spot.postalCode,
            Country: 'Liechtenstein',
            Latitude: prospect.hasCoordinates ? round6(spot.latitude) : null,
            Longitude: prospect.hasCoordinates ? round6(spot.longitude) : null,
            GeocodeAccuracy: prospect.hasCoordinates ? (spot.isRealAddress ? 'Address' : 'NearAddress') : null,
            OpeningHours__c: random.chance(0.4) ? 'Mo-Fr 08:00-12:00,13:30-17:00' : null,
            LastVisitDate__c: lastVisitDay === null ? null : dateOf(lastVisitDay),
            IsConverted: customer !== null,
            ConvertedDate: convertedDay === null ? null : dateOf(convertedDay),
            ConvertedAccountId: customer?.id ?? null,
            ConvertedContactId: customer?.contactIds[0] ?? null,
            ...stamps(
                ownerId,
                epochMsAt(createdDay, random.int(480, 1000)),
                epochMsAt(changedDay, random.int(480, 1000))
            )
        };
    }
}
