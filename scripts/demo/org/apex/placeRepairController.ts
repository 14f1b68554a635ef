import type { PlaceRepairs } from '#kernel/contracts';
import type { SaveResult } from '../core/types.ts';
import { gatewayCall } from './callMiddleware.ts';
import { inUserMode, problem } from './mapProblem.ts';
import type { ApexClassStandIn, ApexContext } from './types.ts';

const MAX_ROWS = 50;

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
    )
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

function save({ org, user }: ApexContext, customer: Record<string, unknown>): null {
    const [saved]: readonly SaveResult[] = org.update('Account', [customer], { user });
    if (!saved?.success) throw problem(403, 'not-allowed', saved?.errors[0]?.message ?? 'Nothing was saved.');
    return null;
}
