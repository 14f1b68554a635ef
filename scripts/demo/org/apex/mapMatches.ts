import type { MapFilterSources, MatchCriteria, MatchPage, MatchRequest } from '#kernel/contracts';
import type { Org, UserContext } from '../core/types.ts';
import { LayerFields } from './layerFields.ts';
import { listed, listViews } from './listViews.ts';
import { layerRows, requireLayer, type LayerRow } from './mapLayers.ts';
import { problem } from './mapProblem.ts';

const MAX_PAGE_SIZE = 20_000;

/** What MapMatchSelector.cls does: what the org offers to filter by. */
export function filterSources(org: Org, user: UserContext): MapFilterSources {
    const objects = new Set(layerRows(org).map(({ objectApiName }) => objectApiName));
    const { records } = org.query(
        'SELECT ApiName FROM OpportunityStage WHERE IsActive = TRUE AND IsClosed = FALSE WITH USER_MODE',
        { user }
    );
    const open = new Set(records.map((record) => String(record['ApiName'])));
    return {
        listViews: listViews(org).filter(({ objectApiName }) => objects.has(objectApiName)),
        territories: territories(org, user),
        dealStages: new LayerFields(org, user, 'Opportunity')
            .options('StageName')
            .filter(({ value }) => open.has(value))
    };
}

/** One keyset page of the ids of a layer that match what only the server can decide, in user mode. */
export function matchPage(org: Org, user: UserContext, { layerKey, criteria, afterId }: MatchRequest): MatchPage {
    const layer = requireLayer(org, layerKey);
    const { conditions, bindings, isComplete } = narrow(org, user, layer, criteria);
    if (afterId !== null) conditions.push('Id > :afterId');
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const { records } = org.query(
        `SELECT Id FROM ${layer.objectApiName} ${where} WITH USER_MODE ORDER BY Id LIMIT ${MAX_PAGE_SIZE + 1}`,
        { user, bindings: { ...bindings, afterId } }
    );
    const ids = records.slice(0, MAX_PAGE_SIZE).map((record) => String(record['Id']));
    return { ids, nextAfterId: records.length > MAX_PAGE_SIZE ? ids[ids.length - 1]! : null, isComplete };
}

function narrow(
    org: Org,
    user: UserContext,
    layer: LayerRow,
    criteria: MatchCriteria
): { conditions: string[]; bindings: object; isComplete: boolean } {
    const conditions: string[] = [];
    const { listViewId, territoryIds, hasOpenDeal } = criteria;
    const list = listViewId ? listed(org, user, listViewId, layer.objectApiName) : null;
    if (list) conditions.push('Id IN :listed');
    if (territoryIds) {
        const path = layer.objectApiName === 'Lead' ? 'Id' : accountPath(org, layer);
        conditions.push(
            `${path} IN (SELECT ObjectId FROM ObjectTerritory2Association WHERE Territory2Id IN :territories)`
        );
    }
    const deals = dealCondition(criteria);
    if (deals) {
        const operator = hasOpenDeal === false ? 'NOT IN' : 'IN';
        conditions.push(`${accountPath(org, layer)} ${operator} (SELECT AccountId FROM Opportunity WHERE ${deals})`);
    }
    const bindings = {
        listed: list?.ids ?? [],
        territories: withChildren(org, user, territoryIds ?? []),
        dealStages: criteria.dealStages ?? [],
        dealAmountFrom: criteria.dealAmountFrom ?? 0,
        dealAmountTo: criteria.dealAmountTo ?? 0
    };
    return { conditions, bindings, isComplete: list?.isComplete ?? true };
}

function dealCondition({ hasOpenDeal, dealStages, dealAmountFrom, dealAmountTo }: MatchCriteria): string | null {
    const parts = ['IsClosed = FALSE'];
    if (dealStages) parts.push('StageName IN :dealStages');
    if (dealAmountFrom !== undefined) parts.push('Amount >= :dealAmountFrom');
    if (dealAmountTo !== undefined) parts.push('Amount <= :dealAmountTo');
    return parts.length === 1 && hasOpenDeal === undefined ? null : parts.join(' AND ');
}

/** Field that holds the account of a record. */
function accountPath(org: Org, { objectApiName }: LayerRow): string {
    if (objectApiName === 'Account') return 'Id';
    const object = org.schema.requireObject(objectApiName);
    const path = ['AccountId', 'Account__c'].find((name) => org.schema.field(object, name));
    if (path) return path;
    const detail = `Records of ${objectApiName} have no account, so they have no deals and no territory.`;
    throw problem(400, 'invalid-request', detail);
}

function territories(org: Org, user: UserContext): MapFilterSources['territories'] {
    return org
        .query(
            `SELECT Id, Name, ParentTerritory2Id FROM Territory2 WHERE Territory2Model.State = 'Active'
            WITH USER_MODE ORDER BY Name, Id LIMIT 2000`,
            { user }
        )
        .records.map((record) => ({
            id: String(record['Id']),
            name: String(record['Name']),
            parentId: record['ParentTerritory2Id'] ? String(record['ParentTerritory2Id']) : null
        }));
}

function withChildren(org: Org, user: UserContext, territoryIds: readonly string[]): string[] {
    const wanted = new Set(territoryIds);
    const all = territories(org, user);
    for (let before = 0; wanted.size > before;) {
        before = wanted.size;
        for (const { id, parentId } of all) if (parentId !== null && wanted.has(parentId)) wanted.add(id);
    }
    return [...wanted];
}
