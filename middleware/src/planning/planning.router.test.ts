import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import type { Plan, PlanRepair } from '#kernel/contracts';
import { planExplanationSchema, planRepairSchema, planSchema } from '../contracts/index.ts';
import { answerProblem } from '../http/answerProblem.ts';
import { silentLogger } from '../platform/logger.ts';
import { planningRouter } from './planning.router.ts';
import { CALLER, createPlanningWorld, WEEK, type PlanningWorld } from './testing/planningWorld.ts';

describe('planningRouter', () => {
    let world: PlanningWorld;
    let server: Server;

    beforeEach(async () => {
        world = createPlanningWorld();
        const app = express();
        app.use(express.json());
        app.use((_request, response, next) => {
            response.locals['caller'] = CALLER;
            next();
        });
        app.use('/v1', planningRouter(world.planning));
        app.use(answerProblem(silentLogger));
        server = createServer(app).listen(0);
        await once(server, 'listening');
    });

    afterEach(async () => {
        await world.planning.close();
        server.closeAllConnections();
        server.close();
    });

    async function call(
        method: string,
        path: string,
        body?: unknown
    ): Promise<{ status: number; headers: Headers; json: unknown }> {
        const { port } = server.address() as AddressInfo;
        const response = await fetch(`http://127.0.0.1:${port}/v1${path}`, {
            method,
            headers: { 'content-type': 'application/json' },
            ...(body !== undefined && { body: JSON.stringify(body) })
        });
        const text = await response.text();
        return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) };
    }

    it('answers a short run with 201 and questions about it with 200', async () => {
        const { status, headers, json } = await call('POST', '/plans', WEEK);
        const plan = planSchema.parse(json) as Plan;
        expect([status, headers.get('location')]).toEqual([201, `/v1/plans/${plan.planId}`]);
        const explanation = await call('GET', `/plans/${plan.planId}/explain`);
        expect(planExplanationSchema.parse(explanation.json).stops).toHaveLength(plan.totals.visitCount);
        const stopId = plan.shifts[0]?.stops[0]?.stopId;
        const repaired = await call('POST', `/plans/${plan.planId}/repair`, { cancelledStopIds: [stopId] });
        const repair = planRepairSchema.parse(repaired.json) as PlanRepair;
        expect([repaired.status, repaired.headers.get('location')]).toEqual([201, `/v1/plans/${repair.plan.planId}`]);
        const paths = [`/plans/${plan.planId}/travel`, '/plans/acceptance?fromDate=2026-11-01'];
        expect(await Promise.all(paths.map(async (path) => (await call('GET', path)).status))).toEqual([200, 200]);
        expect((await call('POST', '/plans/compare', { planId: plan.planId })).status).toBe(200);
        expect((await call('POST', '/plans/capacity', {})).status).toBe(200);
    });

    it('answers a long run with 202, and forgets it on DELETE', async () => {
        const { status, json } = await call('POST', '/plans', { ...WEEK, thinkSeconds: 2.1 });
        const { planId, status: planStatus } = json as Plan;
        expect([status, planStatus]).toEqual([202, 'improving']);
        expect((await call('DELETE', `/plans/${planId}`)).status).toBe(204);
        expect(((await call('GET', `/plans/${planId}`)).json as Plan).status).toBe('discarded');
        expect(await call('POST', `/plans/${planId}/accept`, {})).toMatchObject({
            status: 409,
            json: { code: 'plan-not-open' }
        });
    });

    it('names the member that is not as the contract says', async () => {
        const { status, json } = await call('POST', '/plans', { ...WEEK, dayCount: -1, thinkSeconds: 1e9 });
        expect(status).toBe(400);
        expect(json).toMatchObject({
            code: 'invalid-request',
            errors: [{ pointer: '/dayCount' }, { pointer: '/thinkSeconds' }]
        });
    });
});
