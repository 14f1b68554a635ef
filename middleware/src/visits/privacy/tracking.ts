import { createHash, timingSafeEqual } from 'node:crypto';
import type { NewTrackingDevice, Tracking, TrackingChoice } from '#kernel/contracts';
import { ProblemError } from '../../platform/problemError.ts';
import type { VisitsContext } from '../context.ts';
import type { PersonData, PersonName, Span, TrackedPerson } from '../ports.ts';
import type { VisitRules } from '../rules.ts';
import type { DeviceOwner } from '../visits.ts';

const MOST_DEVICES = 10;
/** Pauses are kept for as long as positions of their time might still arrive. */
const PAUSES_KEPT_MS = 14 * 86_400_000;

/** What the caller chose about being recorded, beside the rules of the org. */
export async function readTracking({ store, clock }: VisitsContext, name: PersonName): Promise<Tracking> {
    const rules = await store.rules(name.orgId);
    return store.withPerson(name.orgId, name.userId, (data) => toTracking(data, rules, clock.now().getTime()));
}

/**
 * Changes it. Taking the consent back deletes all raw positions in the same transaction. A pause ends at once when its end is
 * taken away; positions of paused times stay refused, whenever they arrive.
 */
export async function changeTracking(
    { store, clock }: VisitsContext,
    name: PersonName,
    choice: TrackingChoice
): Promise<Tracking> {
    const rules = await store.rules(name.orgId);
    const nowMs = clock.now().getTime();
    if (minutesOf(choice.dayStartsAt) >= minutesOf(choice.dayEndsAt)) {
        throw new ProblemError('invalid-request', 'The working day must end after it starts.', {
            errors: [{ pointer: '/dayEndsAt', detail: `expected a time after ${choice.dayStartsAt}` }]
        });
    }
    return store.withPerson(name.orgId, name.userId, async (data) => {
        const { person } = data;
        const changes: Partial<TrackedPerson> = {
            consentedAtMs: choice.isConsented ? (person.consentedAtMs ?? nowMs) : null,
            pauses: pausesAfter(person.pauses, choice.isPausedUntil, nowMs),
            workDays: choice.workDays,
            dayStartsAt: choice.dayStartsAt,
            dayEndsAt: choice.dayEndsAt,
            autoConfirmAbove: choice.autoConfirmAbove,
            dwellMinutes: choice.dwellMinutes,
            ...(!choice.isConsented && { carriedWay: null, isDirty: false, lastPositionMs: null })
        };
        if (!choice.isConsented) {
            await data.deletePoints(EVER);
        }
        await data.save(changes);
        return toTracking(data, rules, nowMs);
    });
}

export const EVER: Span = [0, 8.64e15];

export async function addDevice(
    { store, clock, newKey, publicUrl }: VisitsContext,
    name: PersonName,
    deviceName: string
): Promise<NewTrackingDevice> {
    const deviceId = newKey().slice(0, 16);
    const key = newKey();
    await store.withPerson(name.orgId, name.userId, async (data) => {
        if ((await data.devices()).length >= MOST_DEVICES) {
            throw new ProblemError('conflict', `There are ${MOST_DEVICES} devices already; remove one first.`);
        }
        const createdAt = clock.now().toISOString();
        await data.addDevice({ deviceId, name: deviceName, createdAt, lastUsedAt: null }, hashOf(key));
    });
    return { deviceId, name: deviceName, key, url: `${publicUrl.replace(/\/$/, '')}/v1/owntracks` };
}

export async function removeDevice(context: VisitsContext, name: PersonName, deviceId: string): Promise<Tracking> {
    const isRemoved = await context.store.withPerson(name.orgId, name.userId, (data) => data.removeDevice(deviceId));
    if (!isRemoved) {
        throw new ProblemError('not-found', `There is no device ${deviceId} of yours.`);
    }
    return readTracking(context, name);
}

/** Null when device and key do not belong together, or the person may not use the service any more. */
export async function deviceOwner(
    { store, clock }: VisitsContext,
    deviceId: string,
    key: string
): Promise<DeviceOwner | null> {
    const device = await store.device(deviceId);
    if (device === null || !device.isActive || !isSameHash(device.keyHash, hashOf(key))) return null;
    await store.deviceUsed(deviceId, clock.now());
    return { orgId: device.orgId, userId: device.userId, deviceId };
}

/** Keys are 256 random bits, so one round of a plain hash is as good as many. */
function hashOf(key: string): string {
    return createHash('sha256').update(key).digest('hex');
}

function isSameHash(a: string, b: string): boolean {
    return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

async function toTracking(data: PersonData, rules: VisitRules, nowMs: number): Promise<Tracking> {
    const { person } = data;
    const pause = person.pauses.find(([fromMs, toMs]) => fromMs <= nowMs && toMs > nowMs);
    return {
        isConsented: person.isConsented,
        isPausedUntil: pause === undefined ? null : new Date(pause[1]).toISOString(),
        workDays: person.workDays,
        dayStartsAt: person.dayStartsAt,
        dayEndsAt: person.dayEndsAt,
        autoConfirmAbove: person.autoConfirmAbove,
        dwellMinutes: person.dwellMinutes,
        devices: await data.devices(),
        rules,
        consentedAt: person.consentedAtMs === null ? null : new Date(person.consentedAtMs).toISOString(),
        lastPositionAt: person.lastPositionMs === null ? null : new Date(person.lastPositionMs).toISOString(),
        rawPositionCount: await data.pointCount()
    };
}

/** The pause of now is shortened or prolonged; those before stay. */
function pausesAfter(pauses: readonly Span[], until: string | null, nowMs: number): Span[] {
    const past = pauses
        .filter(([, toMs]) => toMs > nowMs - PAUSES_KEPT_MS)
        .map(([fromMs, toMs]): Span => [fromMs, Math.min(toMs, nowMs)]);
    const untilMs = until === null ? 0 : Date.parse(until);
    return untilMs > nowMs ? [...past, [nowMs, untilMs]] : past;
}

function minutesOf(time: string): number {
    return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
