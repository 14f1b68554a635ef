import type { Org, UserContext } from '../core/types.ts';
import { gatewayCall } from './callMiddleware.ts';
import { kpiRecordRows } from './kpiRecordRows.ts';
import { inUserMode, problem } from './mapProblem.ts';
import type { ApexClassStandIn } from './types.ts';

const QUERY_NAMES = ['people', 'ownerId', 'roleId', 'kpis', 'cut', 'keys', 'segment'] as const;
const MOST_ROWS = 2000;
const NAMES = `SELECT Id, Name FROM UserRole WHERE Id IN :ids LIMIT 2000`;
const TERRITORIES = `SELECT Id, Name FROM Territory2 WHERE Id IN :ids LIMIT 2000`;

/** Stand-in of KpiController.cls. */
export const kpiController: ApexClassStandIn = {
    getBoard: (context, args) => gatewayCall(context, 'GET', `/v1/kpis/board?${scope(args)}`),
    getRecords: (context, args) => gatewayCall(context, 'GET', `${of(args)}/records?${scope(args)}`),
    getAreaRecords: (context, args) => gatewayCall(context, 'POST', `${of(args)}/records`, args['requestJson']),
    getRecordRows: inUserMode(async ({ org, user }, { ids }) => {
        const wanted = [...new Set(ids as string[])];
        if (wanted.length > MOST_ROWS)
            throw problem(413, 'too-large', `At most ${MOST_ROWS} ids, got ${wanted.length}.`);
        return JSON.stringify(kpiRecordRows(org, user, wanted));
    }),
    getTrend: (context, args) => gatewayCall(context, 'GET', `/v1/kpis/trend?${scope(args)}`),
    getWhy: (context, args) => gatewayCall(context, 'GET', `${of(args)}/why?${scope(args)}`),
    getAreaWhy: (context, args) => gatewayCall(context, 'POST', `${of(args)}/why`, args['requestJson']),
    getCut: (context, args) => gatewayCall(context, 'GET', `/v1/kpis/cut?${scope(args)}`),
    getAreaCut: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/kpis/cut', requestJson),
    getFair: (context, args) => gatewayCall(context, 'GET', `${of(args)}/fair?${scope(args)}`),
    getGroupNames: async ({ org, user }, { ids }) => JSON.stringify(groupNames(org, user, ids as readonly string[]))
};

const of = (args: Readonly<Record<string, unknown>>): string => `/v1/kpis/${encodeURIComponent(String(args['key']))}`;

function scope(args: Readonly<Record<string, unknown>>): string {
    const query = new URLSearchParams({ period: String(args['period']), asOf: String(args['asOf']) });
    for (const name of QUERY_NAMES) {
        const value = args[name];
        if (typeof value === 'string' && value !== '') query.set(name, value);
    }
    if (typeof args['startAt'] === 'number') query.set('offset', String(args['startAt']));
    return query.toString();
}

function groupNames(org: Org, user: UserContext, ids: readonly string[]): Record<string, string> {
    const records = [NAMES, TERRITORIES].flatMap(
        (soql) => org.query(soql, { user, bindings: { ids: [...ids] } }).records
    );
    return Object.fromEntries(records.map((record) => [String(record['Id']), String(record['Name'])]));
}
