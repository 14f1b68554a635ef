import type { PlaceBefore, PlaceRepairs } from '#kernel/contracts';
import type { SaveResult } from '../core/types.ts';
import { gatewayCall } from './callMiddleware.ts';
import { inUserMode, problem } from './mapProblem.ts';
import type { ApexClassStandIn, ApexContext } from './types.ts';

const MAX_ROWS = 50;
const MAX_CHECK_INS = 60;

/** Stand-in of PlaceRepairController.cls. */
export const placeRepairController: ApexClassStandIn = {
    getRepairs: inUserMode(async (context, { offset, fault }) => {
        const query = new URLSearchParams({ limit: String(MAX_ROWS), offset: String(Number(offset ?? 0)) });
        if (typeof fault === 'string' && fault !== '') query.set('fault', fault);
        const answer = await gatewayCall(context, 'GET', `/v1/places/repairs?${query.toString()}`);
        const { repairs, ...rest } = JSON.parse(answer) as PlaceRepairs;
        return JSON.stringify({ ...rest, rows: withNames(context, repairs) });
    }),
    accept: inUserMode(async (context, { recordId, latitude, longitude }) => {
        const [lat, lng] = [Number(latitude), Number(longitude)];
        if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) {
            throw problem(400, 'invalid-request', 'Expected degrees WGS 84');
        }
        const place = { VisitPlace__Latitude__s: lat, VisitPlace__Longitude__s: lng, PlaceDismissed__c: null };
        return save(context, { Id: recordId, ...place });
    }),
    dismiss: inUserMode(async (context, { recordId, against }) =>
        save(context, { Id: recordId, PlaceDismissed__c: against ?? null })
    ),
    restore: inUserMode(async (context, { recordId, beforeJson }) => {
        const { place, dismissed } = JSON.parse(String(beforeJson)) as PlaceBefore;
        const fields = {
            VisitPlace__Latitude__s: place?.latitude ?? null,
            VisitPlace__Longitude__s: place?.longitude ?? null
        };
        return save(context, { Id: recordId, ...fields, PlaceDismissed__c: dismissed });
    }),
    getCheckIns: inUserMode(async ({ org, user }, { recordId }) => {
        const { records } = org.query(
            `SELECT CheckIn__Latitude__s, CheckIn__Longitude__s FROM FieldVisit__c
            WHERE Account__c = :recordId AND Status__c = 'Completed' AND Mode__c = 'In Person'
                AND CheckIn__Latitude__s != null AND ActualStart__c = LAST_N_DAYS:365
            WITH USER_MODE ORDER BY ActualStart__c DESC LIMIT ${MAX_CHECK_INS}`,
            { user, bindings: { recordId } }
        );
        return JSON.stringify(
            records.map((visit) => ({
                latitude: visit['CheckIn__Latitude__s'],
                longitude: visit['CheckIn__Longitude__s']
            }))
        );
    })
};

function withNames({ org, user }: ApexContext, repairs: PlaceRepairs['repairs']): unknown[] {
    const ids = repairs.map(({ recordId }) => recordId);
    const { records } = org.query(
        `SELECT Id, Name, OwnerId, BillingStreet, BillingPostalCode, BillingCity FROM Account WHERE Id IN :ids WITH USER_MODE`,
        { user, bindings: { ids } }
    );
    const customers = new Map(records.map((record) => [String(record['Id']), record]));
    const isUpdateable = org.describe('Account', user)['updateable'] === true;
    return repairs.flatMap((repair) => {
        const customer = customers.get(repair.recordId);
        if (customer === undefined) return [];
        const parts = ['BillingStreet', 'BillingPostalCode', 'BillingCity'].flatMap((field) => customer[field] ?? []);
        return {
            ...repair,
            name: customer['Name'],
            address: parts.length === 0 ? null : parts.join(', '),
            canEdit: isUpdateable && (user.modifyAllData || user.ownerIds.has(String(customer['OwnerId'])))
        };
    });
}

/** Writes, and gives what it overwrote (PlaceBefore). */
function save({ org, user }: ApexContext, customer: Record<string, unknown>): string {
    const [known] = org.query(
        `SELECT VisitPlace__Latitude__s, VisitPlace__Longitude__s, PlaceDismissed__c FROM Account
        WHERE Id = :id WITH USER_MODE`,
        { user, bindings: { id: customer['Id'] } }
    ).records;
    const [saved]: readonly SaveResult[] = org.update('Account', [customer], { user });
    if (!saved?.success) throw problem(403, 'not-allowed', saved?.errors[0]?.message ?? 'Nothing was saved.');
    const [latitude, longitude] = [known?.['VisitPlace__Latitude__s'], known?.['VisitPlace__Longitude__s']];
    const place = latitude == null || longitude == null ? null : { latitude, longitude };
    return JSON.stringify({ place, dismissed: known?.['PlaceDismissed__c'] ?? null });
}
