import type { NearAnswer, NearCustomer } from '#kernel/contracts';
import { haversineMetresBetween } from '#kernel/geo';
import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { problem } from './mapProblem.ts';

const DEFAULT_LISTED = 50;
const MAX_LISTED = 150;
const METRES_PER_DEGREE = 111_195;
const FIELDS = `Id, Name, CustomerClass__c, LastVisitDate__c, NextVisitDue__c, BillingLatitude, BillingLongitude,
    VisitPlace__Latitude__s, VisitPlace__Longitude__s`;

interface NearRequest {
    readonly recordId: string;
    readonly radiusMetres: number;
    readonly isOnlyDue: boolean;
    /** 1 to 150. Default: 50. */
    readonly maxListed?: number;
}

/** What NearSelector.cls does. */
export function nearCustomers(org: Org, user: UserContext, request: NearRequest, nowMs: number): NearAnswer {
    const { recordId } = request;
    const [centre] = org.query(`SELECT ${FIELDS} FROM Account WHERE Id = :recordId WITH USER_MODE`, {
        user,
        bindings: { recordId }
    }).records;
    if (!centre) throw problem(404, 'not-found', 'You see no such account.');
    const { latitude, longitude } = placeOf(centre);
    if (latitude === null || longitude === null) {
        return { latitude, longitude, totalCount: 0, dueCount: 0, customers: [] };
    }
    const radius = Math.min(Math.max(request.radiusMetres, 100), 100_000);
    const today = new Date(nowMs).toISOString().slice(0, 10);
    const near = inBox(org, user, recordId, { latitude, longitude }, radius)
        .map((record) => customerOf(record, latitude, longitude))
        .filter(({ metres }) => metres <= radius)
        .sort((a, b) => a.metres - b.metres);
    const due = near.filter(({ nextVisitDue }) => nextVisitDue !== null && nextVisitDue <= today);
    const customers = (request.isOnlyDue ? due : near).slice(
        0,
        Math.min(request.maxListed ?? DEFAULT_LISTED, MAX_LISTED)
    );
    return { latitude, longitude, totalCount: near.length, dueCount: due.length, customers };
}

function inBox(
    org: Org,
    user: UserContext,
    recordId: string,
    { latitude, longitude }: { latitude: number; longitude: number },
    radius: number
): SObjectRecord[] {
    const reach = radius / METRES_PER_DEGREE;
    const wide = reach / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
    const box = (lat: string, lng: string): string =>
        `${lat} >= :south AND ${lat} <= :north AND ${lng} >= :west AND ${lng} <= :east`;
    const bindings = {
        recordId,
        south: latitude - reach,
        north: latitude + reach,
        west: longitude - wide,
        east: longitude + wide
    };
    return org.query(
        `SELECT ${FIELDS} FROM Account WHERE Id != :recordId
        AND ((${box('VisitPlace__Latitude__s', 'VisitPlace__Longitude__s')})
        OR (VisitPlace__Latitude__s = null AND ${box('BillingLatitude', 'BillingLongitude')})) WITH USER_MODE ORDER BY Id`,
        { user, bindings }
    ).records;
}

function customerOf(record: SObjectRecord, latitude: number, longitude: number): NearCustomer {
    const place = placeOf(record);
    const [lat, lng] = [place.latitude ?? 0, place.longitude ?? 0];
    const text = (field: string): string | null => (record[field] as string | null | undefined) ?? null;
    return {
        recordId: String(record['Id']),
        name: String(record['Name']),
        latitude: lat,
        longitude: lng,
        metres: Math.round(haversineMetresBetween(latitude, longitude, lat, lng)),
        customerClass: text('CustomerClass__c'),
        lastVisit: text('LastVisitDate__c'),
        nextVisitDue: text('NextVisitDue__c')
    };
}

function placeOf(record: SObjectRecord): { latitude: number | null; longitude: number | null } {
    const number = (field: string): number | null => (record[field] as number | null | undefined) ?? null;
    return {
        latitude: number('VisitPlace__Latitude__s') ?? number('BillingLatitude'),
        longitude: number('VisitPlace__Longitude__s') ?? number('BillingLongitude')
    };
}
