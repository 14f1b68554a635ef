import { gatewayCall } from './callMiddleware.ts';
import type { ApexClassStandIn } from './types.ts';

/** Stand-in of KpiController.cls. */
export const kpiController: ApexClassStandIn = {
    getBoard: (context, args) => gatewayCall(context, 'GET', `/v1/kpis/board?${scope(args)}`),
    getRecords: (context, args) =>
        gatewayCall(context, 'GET', `/v1/kpis/${encodeURIComponent(String(args['key']))}/records?${scope(args)}`),
    getTrend: (context, args) => gatewayCall(context, 'GET', `/v1/kpis/trend?${scope(args)}`),
    getWhy: (context, args) =>
        gatewayCall(context, 'GET', `/v1/kpis/${encodeURIComponent(String(args['key']))}/why?${scope(args)}`)
};

function scope({ period, asOf, people, ownerId, cut }: Readonly<Record<string, unknown>>): string {
    const query = new URLSearchParams({ period: String(period), asOf: String(asOf) });
    if (typeof people === 'string' && people !== '') {
        query.set('people', people);
    }
    if (typeof ownerId === 'string' && ownerId !== '') {
        query.set('ownerId', ownerId);
    }
    if (typeof cut === 'string' && cut !== '') {
        query.set('cut', cut);
    }
    return query.toString();
}
