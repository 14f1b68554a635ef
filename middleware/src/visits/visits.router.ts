import { Router } from 'express';
import {
    dayParamsSchema,
    dayRangeQuerySchema,
    deviceParamsSchema,
    newDeviceRequestSchema,
    positionBatchSchema,
    readInput,
    stayDecisionRequestSchema,
    trackingChoiceSchema
} from '../contracts/index.ts';
import { callerOf } from '../platform/callerOf.ts';
import { bytesOf } from './imports/uploadBody.ts';
import type { Visits } from './visits.ts';

/** Positions, found stays, days and privacy of the caller; nobody else's can be asked for. */
export function visitsRouter(visits: Visits): Router {
    const router = Router();
    router.get('/tracking', async (_request, response) => {
        response.json(await visits.tracking(callerOf(response)));
    });
    router.put('/tracking', async (request, response) => {
        const choice = readInput(trackingChoiceSchema, request.body);
        response.json(await visits.changeTracking(callerOf(response), choice));
    });
    router.post('/tracking/devices', async (request, response) => {
        const { name } = readInput(newDeviceRequestSchema, request.body);
        response.status(201).json(await visits.addDevice(callerOf(response), name));
    });
    router.delete('/tracking/devices/:deviceId', async (request, response) => {
        const { deviceId } = readInput(deviceParamsSchema, request.params);
        response.json(await visits.removeDevice(callerOf(response), deviceId));
    });
    router.post('/positions', async (request, response) => {
        const batch = readInput(positionBatchSchema, request.body);
        response.json(await visits.takeBatch(callerOf(response), batch));
    });
    router.post('/positions/uploads', async (request, response) => {
        response.json(await visits.takeUpload(callerOf(response), bytesOf(request.body)));
    });
    router.get('/stays', async (request, response) => {
        const days = readInput(dayRangeQuerySchema, request.query);
        response.json(await visits.stays(callerOf(response), days));
    });
    router.post('/stays/decisions', async (request, response) => {
        const decision = readInput(stayDecisionRequestSchema, request.body);
        response.json(await visits.decide(callerOf(response), decision));
    });
    router.get('/days/:date', async (request, response) => {
        const { date } = readInput(dayParamsSchema, request.params);
        response.json(await visits.day(callerOf(response), date));
    });
    router.get('/mileage', async (request, response) => {
        const days = readInput(dayRangeQuerySchema, request.query);
        response.json(await visits.mileage(callerOf(response), days));
    });
    router.get('/my-data', async (_request, response) => {
        response.json(await visits.myData(callerOf(response)));
    });
    router.delete('/my-data', async (_request, response) => {
        response.json(await visits.eraseMyData(callerOf(response)));
    });
    return router;
}
