import type { MatchRequest, SavedMapFilter } from '#kernel/contracts';
import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { filterSources, matchPage } from './mapMatches.ts';
import { inUserMode, problem } from './mapProblem.ts';
import type { ApexClassStandIn } from './types.ts';

const MAX_NAME_CHARACTERS = 80;
const FIELDS = 'Id, Name, Parameters__c, IsShared__c, OwnerId, Owner.Name';

/** Stand-in of MapFilterController.cls. */
export const mapFilterController: ApexClassStandIn = {
    getSources: inUserMode(async ({ org, user }) => JSON.stringify(filterSources(org, user))),
    getMatches: inUserMode(async ({ org, user }, { requestJson }) =>
        JSON.stringify(matchPage(org, user, JSON.parse(String(requestJson)) as MatchRequest))
    ),
    getFilters: inUserMode(async ({ org, user }) => JSON.stringify(visibleFilters(org, user))),
    saveFilter: inUserMode(async ({ org, user }, { requestJson }) =>
        JSON.stringify(saveFilter(org, user, JSON.parse(String(requestJson)) as Partial<SavedMapFilter>))
    ),
    deleteFilter: inUserMode(async ({ org, user }, { filterId }) => {
        const [deleted] = org.delete('MapFilter__c', [String(filterId)], { user });
        if (!deleted?.success) throw problem(403, 'not-allowed', deleted?.errors[0]?.message ?? 'Nothing was deleted.');
        return null;
    })
};

function visibleFilters(org: Org, user: UserContext): SavedMapFilter[] {
    const { userId } = user;
    return org
        .query(
            `SELECT ${FIELDS} FROM MapFilter__c WHERE OwnerId = :userId OR IsShared__c = TRUE
            WITH USER_MODE ORDER BY Name, Id LIMIT 500`,
            { user, bindings: { userId } }
        )
        .records.map((record) => toSaved(record, user));
}

function saveFilter(org: Org, user: UserContext, request: Partial<SavedMapFilter>): SavedMapFilter {
    const name = (request.name ?? '').trim();
    if (name === '' || name.length > MAX_NAME_CHARACTERS) {
        throw problem(400, 'invalid-request', `name must have 1 to ${MAX_NAME_CHARACTERS} characters.`);
    }
    const values = {
        Name: name,
        Parameters__c: JSON.stringify(request.parameters ?? {}),
        IsShared__c: request.isShared === true
    };
    const [saved] = request.id
        ? org.update('MapFilter__c', [{ Id: request.id, ...values }], { user })
        : org.insert('MapFilter__c', [{ OwnerId: user.userId, ...values }], { user });
    if (!saved?.success) throw problem(403, 'not-allowed', saved?.errors[0]?.message ?? 'Nothing was saved.');
    const [record] = org.query(`SELECT ${FIELDS} FROM MapFilter__c WHERE Id = :id WITH USER_MODE`, {
        user,
        bindings: { id: saved.id }
    }).records;
    return toSaved(record!, user);
}

function toSaved(record: SObjectRecord, user: UserContext): SavedMapFilter {
    return {
        id: String(record['Id']),
        name: String(record['Name']),
        parameters: JSON.parse(String(record['Parameters__c'] || '{}')) as Record<string, string>,
        isShared: record['IsShared__c'] === true,
        isMine: record['OwnerId'] === user.userId,
        ownerName: String((record['Owner'] as SObjectRecord | null)?.['Name'] ?? '')
    };
}
