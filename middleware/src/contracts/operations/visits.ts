import { z } from 'zod';
import {
    dayParamsSchema,
    dayRangeQuerySchema,
    dayTimelineSchema,
    deviceParamsSchema,
    mileageSchema,
    myDataErasureSchema,
    myDataSchema,
    newDeviceRequestSchema,
    newDeviceSchema,
    positionBatchSchema,
    positionReportSchema,
    positionUploadSchema,
    stayDecisionRequestSchema,
    stayDecisionResultSchema,
    stayListSchema,
    trackingChoiceSchema,
    trackingSchema
} from '../visits.ts';
import type { Operation } from './operation.ts';

/** Positions, found stays and days: always those of the caller. */
export const visitOperations: readonly Operation[] = [
    {
        method: 'get',
        path: '/v1/tracking',
        summary: 'Consent, pause, working hours and devices of the caller, beside the rules of the org',
        status: 200,
        answer: trackingSchema,
        problems: []
    },
    {
        method: 'put',
        path: '/v1/tracking',
        summary: 'Changes them; taking the consent back deletes all raw positions at once',
        body: trackingChoiceSchema,
        status: 200,
        answer: trackingSchema,
        problems: ['invalid-request']
    },
    {
        method: 'post',
        path: '/v1/tracking/devices',
        summary: 'A key for an app that reports for the caller; it is shown this once',
        body: newDeviceRequestSchema,
        status: 201,
        answer: newDeviceSchema,
        problems: ['invalid-request', 'conflict']
    },
    {
        method: 'delete',
        path: '/v1/tracking/devices/{deviceId}',
        summary: 'The key of an app counts no more',
        params: deviceParamsSchema,
        status: 200,
        answer: trackingSchema,
        problems: ['not-found']
    },
    {
        method: 'post',
        path: '/v1/positions',
        summary: 'Takes a batch of positions; what is refused is named row by row',
        body: positionBatchSchema,
        status: 200,
        answer: positionReportSchema,
        problems: ['invalid-request', 'too-large']
    },
    {
        method: 'post',
        path: '/v1/positions/uploads',
        summary: 'Takes a GPX or CSV file of positions; with a token, or with a device id and key (Basic)',
        body: positionUploadSchema,
        status: 200,
        answer: positionReportSchema,
        problems: ['invalid-request', 'too-large']
    },
    {
        method: 'post',
        path: '/v1/owntracks',
        summary: 'Feed of the OwnTracks app in HTTP mode; device id and key (Basic) instead of a token; answers []',
        body: z.unknown(),
        status: 200,
        answer: z.array(z.unknown()).max(0),
        problems: ['invalid-request', 'too-large']
    },
    {
        method: 'get',
        path: '/v1/stays',
        summary: 'Found stays of the caller with the customers that they may belong to',
        query: dayRangeQuerySchema,
        status: 200,
        answer: stayListSchema,
        problems: ['invalid-request']
    },
    {
        method: 'post',
        path: '/v1/stays/decisions',
        summary: 'Confirms, rejects, splits or merges a stay, or takes that back; a confirmed stay becomes a visit',
        body: stayDecisionRequestSchema,
        status: 200,
        answer: stayDecisionResultSchema,
        problems: ['invalid-request', 'not-found', 'conflict']
    },
    {
        method: 'get',
        path: '/v1/days/{date}',
        summary: 'The day as it wrote itself: stays, legs with their kilometres, gaps',
        params: dayParamsSchema,
        status: 200,
        answer: dayTimelineSchema,
        problems: ['invalid-request']
    },
    {
        method: 'get',
        path: '/v1/mileage',
        summary: 'One row for each leg between two stays',
        query: dayRangeQuerySchema,
        status: 200,
        answer: mileageSchema,
        problems: ['invalid-request']
    },
    {
        method: 'get',
        path: '/v1/my-data',
        summary: 'Everything that is kept about the caller',
        status: 200,
        answer: myDataSchema,
        problems: []
    },
    {
        method: 'delete',
        path: '/v1/my-data',
        summary: 'Deletes it all, consent and devices included; says how much',
        status: 200,
        answer: myDataErasureSchema,
        problems: []
    }
];
