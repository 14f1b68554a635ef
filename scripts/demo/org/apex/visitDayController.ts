import { gatewayCall } from './callMiddleware.ts';
import type { ApexClassStandIn } from './types.ts';

/** Stand-in of VisitDayController.cls. */
export const visitDayController: ApexClassStandIn = {
    getTracking: (context) => gatewayCall(context, 'GET', '/v1/tracking'),
    saveTracking: (context, { requestJson }) => gatewayCall(context, 'PUT', '/v1/tracking', requestJson),
    addDevice: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/tracking/devices', requestJson),
    removeDevice: (context, { deviceId }) =>
        gatewayCall(context, 'DELETE', `/v1/tracking/devices/${encodeURIComponent(String(deviceId))}`),
    sendPositions: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/positions', requestJson),
    uploadPositions: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/positions/uploads', requestJson),
    getStays: (context, { fromDate, toDate }) => gatewayCall(context, 'GET', `/v1/stays?${period(fromDate, toDate)}`),
    decideStay: (context, { requestJson }) => gatewayCall(context, 'POST', '/v1/stays/decisions', requestJson),
    getTimeline: (context, { day }) => gatewayCall(context, 'GET', `/v1/days/${encodeURIComponent(String(day))}`),
    getMileage: (context, { fromDate, toDate }) =>
        gatewayCall(context, 'GET', `/v1/mileage?${period(fromDate, toDate)}`),
    exportMyData: (context) => gatewayCall(context, 'GET', '/v1/my-data'),
    eraseMyData: (context) => gatewayCall(context, 'DELETE', '/v1/my-data')
};

function period(fromDate: unknown, toDate: unknown): string {
    return new URLSearchParams({ fromDate: String(fromDate), toDate: String(toDate) }).toString();
}
