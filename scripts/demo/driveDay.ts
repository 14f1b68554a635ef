/**
 * `node lib/scripts/demo/driveDay.js [--url http://localhost:4100] [--user 005…] [--stops 3] [--minutes 20]`
 * Lets a rep of the running demo drive a recorded day: consents for them, sends the positions of a drive to their customers that
 * has just ended, and shows the stays that Fieldmap found. Then look at **Today** as that person.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { FoundCustomer, PositionReport, StayList, Tracking, VisitDay } from '#kernel/contracts';
import { haversineMetres, type LatLng } from '#kernel/geo';
import { recordedDay } from './recordedDay.ts';

const { values } = parseArgs({
    options: {
        url: { type: 'string', default: 'http://localhost:4100' },
        user: { type: 'string' },
        stops: { type: 'string', default: '3' },
        minutes: { type: 'string', default: '20' }
    }
});

const BATCH = 500;
const LEAST_DRIVE_METRES = 500;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
    const userId = values.user ?? (await firstRep());
    const apex = apexOf(userId);
    const tracking = await apex<Tracking>('VisitDayController/getTracking', {});
    const {
        devices: _devices,
        rules: _rules,
        consentedAt: _at,
        lastPositionAt: _last,
        rawPositionCount: _n,
        ...choice
    } = tracking;
    const always = {
        ...choice,
        isConsented: true,
        isPausedUntil: null,
        workDays: 'MTWTFSS',
        dayStartsAt: '00:00',
        dayEndsAt: '24:00'
    };
    await apex('VisitDayController/saveTracking', { requestJson: JSON.stringify(always) });
    const { stops } = await apex<VisitDay>('VisitController/getDay', {});
    const requestJson = JSON.stringify({ text: '', latitude: null, longitude: null });
    const others = await apex<FoundCustomer[]>('VisitController/findCustomers', { requestJson });
    const open = stops.filter(({ status }) => status === 'Planned' || status === 'In Progress');
    const places = apart([...open, ...others, ...stops]).slice(0, Number(values.stops));
    if (places.length === 0) {
        throw new Error('This person has no customers with coordinates. Choose another with --user.');
    }
    const positions = recordedDay(
        places.map((place) => ({ ...place, minutes: Number(values.minutes) })),
        new Date()
    );
    let accepted = 0;
    for (let start = 0; start < positions.length; start += BATCH) {
        const requestJson = JSON.stringify({ positions: positions.slice(start, start + BATCH) });
        accepted += (await apex<PositionReport>('VisitDayController/sendPositions', { requestJson })).accepted;
    }
    say(`${accepted} of ${positions.length} positions were new, ${places.length} customers on the way.`);
    const dates = [positions[0], positions[positions.length - 1]].map((position) => position?.at.slice(0, 10) ?? '');
    const { stays } = await apex<StayList>('VisitDayController/getStays', { fromDate: dates[0], toDate: dates[1] });
    for (const { startsAt, endsAt, assignment, decidedAs } of stays) {
        const best = assignment.best;
        say(
            `${startsAt} to ${endsAt}: ${best?.recordId ?? 'nobody'} (${Math.round((best?.probability ?? 0) * 100)} %) ${decidedAs ?? ''}`
        );
    }
}

type MaybePlaced = { readonly latitude: number | null; readonly longitude: number | null };

/** Neighbours would be one stay: customers that a drive lies between. */
function apart(places: readonly MaybePlaced[]): LatLng[] {
    const chosen: LatLng[] = [];
    for (const { latitude, longitude } of places) {
        if (latitude === null || longitude === null) continue;
        const place = { latitude, longitude };
        if (chosen.every((other) => haversineMetres(other, place) >= LEAST_DRIVE_METRES)) chosen.push(place);
    }
    return chosen;
}

async function firstRep(): Promise<string> {
    const people = (await (await fetch(`${values.url}/demo/people`)).json()) as { userId: string; role: string }[];
    const rep = people.find(({ role }) => role === 'rep');
    if (rep === undefined) throw new Error('The demo company has no rep.');
    return rep.userId;
}

function apexOf(userId: string): <Answer>(method: string, parameters: object) => Promise<Answer> {
    return async <Answer>(method: string, parameters: object) => {
        const response = await fetch(`${values.url}/apex/${method}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', cookie: `fieldmap_demo_user=${userId}` },
            body: JSON.stringify(parameters)
        });
        const answer = (await response.json()) as unknown;
        if (!response.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
        return (typeof answer === 'string' ? JSON.parse(answer) : answer) as Answer;
    };
}

await main();
