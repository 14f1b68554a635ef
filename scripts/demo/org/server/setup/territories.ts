import type { Org, RecordInput } from '../../core/types.ts';

const REP_ROLE = 'Sales Rep ';

/**
 * Sales territories (Enterprise Territory Management) of the demo company: one for each team's region under one for the
 * whole country. Accounts and leads belong to the territory of their owner. Does nothing when they are there already.
 */
export function assignTerritories(org: Org): void {
    if ([...org.rows('Territory2')].length > 0) return;
    const users = [...org.rows('User')];
    const regionOfRole = new Map(
        [...org.rows('UserRole')]
            .filter((role) => String(role['Name']).startsWith(REP_ROLE))
            .map((role) => [role.Id, String(role['Name']).slice(REP_ROLE.length)] as const)
    );
    const regions = [...new Set(regionOfRole.values())].sort();
    if (regions.length === 0) return;
    const [modelId] = org.loadRecords('Territory2Model', [
        { Name: 'Sales territories', DeveloperName: 'Sales_Territories', State: 'Active' }
    ]);
    const territory = (name: string, parentId: string | null): RecordInput => ({
        Name: name,
        DeveloperName: name.replace(/\W+/g, '_'),
        Territory2ModelId: modelId,
        ParentTerritory2Id: parentId
    });
    const [countryId] = org.loadRecords('Territory2', [territory('Liechtenstein', null)]);
    const ids = org.loadRecords(
        'Territory2',
        regions.map((region) => territory(region, countryId ?? null))
    );
    const idOfRegion = new Map(regions.map((region, index) => [region, ids[index]!]));
    const territoryOfUser = new Map<string, string>();
    for (const user of users) {
        const id = idOfRegion.get(regionOfRole.get(String(user['UserRoleId'])) ?? '');
        if (id) territoryOfUser.set(user.Id, id);
    }
    const members = [...territoryOfUser].map(([UserId, Territory2Id]) => ({ UserId, Territory2Id, IsActive: true }));
    org.loadRecords('UserTerritory2Association', members);
    for (const sobjectType of ['Account', 'Lead']) associate(org, sobjectType, territoryOfUser);
}

function associate(org: Org, sobjectType: string, territoryOfUser: ReadonlyMap<string, string>): void {
    const associations: RecordInput[] = [];
    for (const record of org.rows(sobjectType)) {
        const territoryId = territoryOfUser.get(String(record['OwnerId']));
        if (territoryId === undefined || record['IsDeleted'] === true) continue;
        associations.push({
            ObjectId: record.Id,
            Territory2Id: territoryId,
            AssociationCause: 'Territory2AssignmentRule',
            SobjectType: sobjectType
        });
    }
    org.loadRecords('ObjectTerritory2Association', associations);
}
