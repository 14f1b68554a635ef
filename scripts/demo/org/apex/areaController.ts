import type { KeptArea, SaveAreasRequest } from '#kernel/contracts';
import type { Org, UserContext } from '../core/types.ts';
import { gatewayCall } from './callMiddleware.ts';
import { inUserMode, problem } from './mapProblem.ts';
import type { ApexClassStandIn } from './types.ts';

const MAX_NEW_AREAS = 100;
const MAX_NAME_CHARACTERS = 80;

/** Stand-in of AreaController.cls. */
export const areaController: ApexClassStandIn = {
    getReachable: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/reachable', requestJson),
    getFigures: (context, { days, afterId }) => {
        const query = new URLSearchParams({ days: String(days) });
        if (typeof afterId === 'string' && afterId !== '') query.set('afterId', afterId);
        return gatewayCall(context, 'GET', `/v1/areas/figures?${query.toString()}`);
    },
    getAreas: inUserMode(async ({ org, user }) => JSON.stringify(visibleAreas(org, user))),
    saveAreas: inUserMode(async ({ org, user }, { requestJson }) => {
        addAreas(org, user, JSON.parse(String(requestJson)) as SaveAreasRequest);
        return JSON.stringify(visibleAreas(org, user));
    }),
    deleteArea: inUserMode(async ({ org, user }, { areaId }) => {
        const [deleted] = org.delete('MapArea__c', [String(areaId)], { user });
        if (!deleted?.success) throw problem(403, 'not-allowed', deleted?.errors[0]?.message ?? 'Nothing was deleted.');
        return null;
    })
};

function visibleAreas(org: Org, user: UserContext): KeptArea[] {
    const { userId } = user;
    return org
        .query(
            `SELECT Id, Name, Geometry__c, IsShared__c, OwnerId FROM MapArea__c
            WHERE OwnerId = :userId OR IsShared__c = TRUE WITH USER_MODE ORDER BY Name, Id LIMIT 500`,
            { user, bindings: { userId } }
        )
        .records.map((record) => ({
            id: String(record['Id']),
            name: String(record['Name']),
            geometry: String(record['Geometry__c']),
            isShared: record['IsShared__c'] === true,
            isMine: record['OwnerId'] === userId
        }));
}

function addAreas(org: Org, user: UserContext, { areas }: SaveAreasRequest): void {
    if (areas.length === 0 || areas.length > MAX_NEW_AREAS) {
        throw problem(400, 'invalid-request', `areas must hold 1 to ${MAX_NEW_AREAS} areas.`);
    }
    const records = areas.map(({ name, geometry, isShared }) => {
        if (name.trim() === '' || name.trim().length > MAX_NAME_CHARACTERS) {
            throw problem(400, 'invalid-request', `name must have 1 to ${MAX_NAME_CHARACTERS} characters.`);
        }
        return { OwnerId: user.userId, Name: name.trim(), Geometry__c: geometry, IsShared__c: isShared };
    });
    const refused = org.insert('MapArea__c', records, { user }).find(({ success }) => !success);
    if (refused) throw problem(403, 'not-allowed', refused.errors[0]?.message ?? 'Nothing was saved.');
}
