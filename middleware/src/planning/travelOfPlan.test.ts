import { describe, expect, it } from '@jest/globals';
import { planTravelSchema } from '../contracts/index.ts';
import { CALLER, WEEK } from './testing/planningWorld.ts';
import { randomWorld } from './testing/randomWeek.ts';

describe('readTravel', () => {
    it.each([1, 2, 3])('holds every leg of the plan and the hours of its shifts (week %i)', async (seed) => {
        const world = randomWorld(seed);
        const plan = await world.planning.suggest(CALLER, { ...WEEK, seed });
        const travel = await world.planning.travel(CALLER, plan.planId);
        expect(planTravelSchema.parse(travel)).toEqual(travel);
        const row = new Map(travel.keys.map((key, index) => [key, index]));
        const seconds = (from: string, to: string): number | undefined =>
            travel.seconds[(row.get(from) ?? -1) * travel.keys.length + (row.get(to) ?? -1)];
        for (const [index, shift] of plan.shifts.entries()) {
            const points = [
                ...shift.stops.map(({ recordId, beginsAt }) => ({ key: recordId, at: Date.parse(beginsAt) })),
                ...shift.appointments
                    .filter(({ place }) => place !== null)
                    .map(({ recordId, startsAt }) => ({ key: recordId, at: Date.parse(startsAt) }))
            ].sort((a, b) => a.at - b.at);
            const keys = [`start:${shift.shiftId}`, ...points.map(({ key }) => key), `end:${shift.shiftId}`];
            const legs = keys.slice(1).map((key, at) => seconds(keys[at] ?? '', key) ?? Number.NaN);
            expect(points.length === 0 ? 0 : legs.reduce((sum, leg) => sum + leg, 0)).toBe(shift.travelSeconds);
            const hours = travel.shifts[index];
            expect(hours?.shiftId).toBe(shift.shiftId);
            // A calendar entry at the edge of the day makes it longer, never shorter.
            expect((hours?.startsAt ?? '') <= `${shift.date}T08:30:00+01:00`).toBe(true);
            expect((hours?.endsAt ?? '') >= `${shift.date}T17:30:00+01:00`).toBe(true);
            for (const { recordId, visitMinutes } of shift.stops)
                expect(travel.visitMinutes[recordId]).toBe(visitMinutes);
        }
    });
});
