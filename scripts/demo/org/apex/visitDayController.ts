import { gatewayCall } from './callMiddleware.ts';
import { inUserMode, problem } from './mapProblem.ts';
import type { ApexClassStandIn, ApexContext } from './types.ts';
import { customerOfRecord } from './visitCustomers.ts';

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
    decideStay: inUserMode((context, { requestJson }) =>
        gatewayCall(context, 'POST', '/v1/stays/decisions', vouched(context, String(requestJson)))
    ),
    getTimeline: (context, { day }) => gatewayCall(context, 'GET', `/v1/days/${encodeURIComponent(String(day))}`),
    getMileage: (context, { fromDate, toDate }) =>
        gatewayCall(context, 'GET', `/v1/mileage?${period(fromDate, toDate)}`),
    exportMyData: (context) => gatewayCall(context, 'GET', '/v1/my-data'),
    eraseMyData: (context) => gatewayCall(context, 'DELETE', '/v1/my-data')
};

/** A customer that is chosen must be an account or lead that the person sees. */
function vouched(context: ApexContext, requestJson: string): object {
    const { isRecordSeen: _claimed, ...request } = JSON.parse(requestJson) as Record<string, unknown>;
    const { recordId } = request;
    if (recordId == null) return request;
    const object = context.org.schema.objectOfId(String(recordId))?.name;
    if (object !== 'Account' && object !== 'Lead') {
        throw problem(400, 'invalid-request', 'recordId must be the id of an account or a lead');
    }
    if (customerOfRecord(context, String(recordId)) === null) {
        throw problem(404, 'not-found', `You see no account or lead ${String(recordId)}`);
    }
    return { ...request, isRecordSeen: true };
}

function period(fromDate: unknown, toDate: unknown): string {
    return new URLSearchParams({ fromDate: String(fromDate), toDate: String(toDate) }).toString();
}
