import type { PositionReport, PositionUpload, RefusedPosition, StayAssignment } from '#kernel/contracts';
import { ProblemError } from '../../platform/problemError.ts';
import type { VisitsContext } from '../context.ts';
import { readCsv } from '../imports/readCsv.ts';
import { readGpx } from '../imports/readGpx.ts';
import { readOwnTracks } from '../imports/readOwnTracks.ts';
import { UploadError } from '../imports/uploadError.ts';
import type { PersonData, PersonName, StoredStay } from '../ports.ts';
import { refusalsOf } from '../privacy/mayRecord.ts';
import { rawDeadlineMs, stayDeadlineMs } from '../retention.ts';
import { retentionOf, staySettingsOf, type VisitRules } from '../rules.ts';
import { detectStays } from '../stays/detectStays.ts';
import { isWithin } from '../stays/settleStays.ts';
import { stayKeyOf } from '../stays/stayKey.ts';
import { wayBetween } from '../timeline/ways.ts';
import { readPositions, SHOWN_REFUSALS } from './readPositions.ts';
import type { RawBatch, ReadOptions, ReadPositions } from './readPositions.ts';
import { orderPoints, type TrackPoint } from './trackPoint.ts';

/** Before anybody looked. */
const NOT_ASSIGNED: StayAssignment = {
    decision: 'no-customer',
    best: null,
    runnerUp: null,
    sharedBy: [],
    noCustomerProbability: 1,
    candidates: []
};

/** A live batch: positions older than raw positions may live are refused. */
export function takeBatch(context: VisitsContext, name: PersonName, batch: RawBatch): Promise<PositionReport> {
    return takeLive(context, name, async (options, data) => {
        if (batch.deviceId === undefined) return readPositions(batch, options);
        const devices = (await data?.devices()) ?? [];
        return readPositions(batch, { ...options, devices: devices.map(({ deviceId }) => deviceId) });
    });
}

/** What the OwnTracks app sends; the device was identified by its key. */
export function takeOwnTracks(context: VisitsContext, name: PersonName, message: unknown): Promise<PositionReport> {
    return takeLive(context, name, (options) => Promise.resolve(readOwnTracks(message, options)));
}

/** Batches are small: they are read with the person locked, so that consent and hours are asked once. */
async function takeLive(
    { store, clock }: VisitsContext,
    { orgId, userId }: PersonName,
    read: (options: ReadOptions, data: PersonData | null) => Promise<ReadPositions>
): Promise<PositionReport> {
    const receivedMs = clock.now().getTime();
    const rules = await store.rules(orgId);
    const options: ReadOptions = {
        receivedMs,
        isLive: true,
        notBeforeMs: rawDeadlineMs(receivedMs, retentionOf(rules))
    };
    const report = await store.withKnownPerson(orgId, userId, async (data) => {
        const given = await read({ ...options, refusalAt: refusalsOf(data.person) }, data);
        return given.points.length === 0 ? given.report : keep(data, given, { kind: 'live', rules, receivedMs });
    });
    return report ?? (await read({ ...options, refusalAt: () => 'no-consent' }, null)).report;
}

/**
 * A file. What is younger than raw positions live joins the day; older days are taken as one closed track: their stays are
 * found at once and their positions are not kept.
 */
export async function takeUpload(
    context: VisitsContext,
    name: PersonName,
    { format, text }: PositionUpload
): Promise<PositionReport> {
    try {
        return await takeFile(context, name, (options) =>
            format === 'gpx' ? readGpx(text, options) : readCsv(text, options)
        );
    } catch (error) {
        if (error instanceof UploadError) {
            throw new ProblemError(error.code === 'too-large' ? 'too-large' : 'invalid-request', error.message, {
                errors: [{ pointer: '/text', detail: error.code }]
            });
        }
        throw error;
    }
}

/** Large files are read before the person is locked, and asked about once more then. */
async function takeFile(
    { store, clock }: VisitsContext,
    { orgId, userId }: PersonName,
    read: (options: ReadOptions) => ReadPositions
): Promise<PositionReport> {
    const receivedMs = clock.now().getTime();
    const rules = await store.rules(orgId);
    const known = await store.person(orgId, userId);
    const given = read({
        receivedMs,
        notBeforeMs: stayDeadlineMs(receivedMs, retentionOf(rules)),
        refusalAt: known === null ? () => 'no-consent' : refusalsOf(known)
    });
    if (given.points.length === 0) return given.report;
    return store.withPerson(orgId, userId, (data) => keep(data, given, { kind: 'file', rules, receivedMs }));
}

interface Keeping {
    readonly kind: 'live' | 'file';
    readonly rules: VisitRules;
    readonly receivedMs: number;
}

async function keep(
    data: PersonData,
    { points, rows, report }: ReadPositions,
    keeping: Keeping
): Promise<PositionReport> {
    const { person } = data;
    const { kind, rules, receivedMs } = keeping;
    const refusalAt = refusalsOf(person); // again: the person may have paused while the file was read
    const finalMs = Math.max(person.finalUntilMs, rawDeadlineMs(receivedMs, retentionOf(rules)));
    const fresh: TrackPoint[] = [];
    const old: TrackPoint[] = [];
    const refused: RefusedPosition[] = [];
    points.forEach((point, i) => {
        if (refusalAt(point.atMs) === null && point.atMs > finalMs && !isWithin(point.atMs, person.settledSpans)) {
            fresh.push(point);
        } else if (kind === 'file' && point.atMs <= finalMs) {
            old.push(point);
        } else {
            refused.push(alreadyFinal(rows[i]!, point.atMs));
        }
    });
    const added = await data.addPoints(fresh);
    if (fresh.length > 0) {
        const newestMs = fresh.reduce((most, { atMs }) => Math.max(most, atMs), person.lastPositionMs ?? 0);
        await data.save({ isDirty: true, lastPositionMs: newestMs });
    }
    const known = old.length === 0 ? 0 : await takeClosedTrack(data, orderPoints(old), rules);
    return {
        ...report,
        accepted: added + old.length - known,
        duplicates: report.duplicates + fresh.length - added + known,
        refusedCount: report.refusedCount + refused.length,
        refused: [...report.refused, ...refused].slice(0, SHOWN_REFUSALS)
    };
}

function alreadyFinal(row: number, atMs: number): RefusedPosition {
    return {
        row,
        reason: 'already-final',
        expected: 'a time that was not decided on yet',
        got: new Date(atMs).toISOString()
    };
}

/** Answers how many of the positions lie in stays that are known already. */
async function takeClosedTrack(data: PersonData, track: readonly TrackPoint[], rules: VisitRules): Promise<number> {
    const known = await data.stays([track[0]!.atMs, track[track.length - 1]!.atMs]);
    const isKnown = (fromMs: number, toMs: number): boolean =>
        known.some(({ startMs, endMs }) => startMs <= toMs && endMs >= fromMs);
    const found = detectStays(track, staySettingsOf(rules, data.person.dwellMinutes))
        .filter(({ startMs, endMs }) => !isKnown(startMs, endMs))
        .map((stay) => settledStay({ ...stay, isOpen: false }));
    const sorted = [...known, ...found].sort((a, b) => a.startMs - b.startMs);
    await data.putStays(
        found.map((stay) => {
            const before = sorted[sorted.indexOf(stay) - 1] ?? null;
            return { ...stay, way: wayBetween(before, stay, track, null, null) };
        })
    );
    return track.filter(({ atMs }) => isKnown(atMs, atMs)).length;
}

function settledStay(stay: Omit<StoredStay, keyof typeof UNDECIDED | 'stayKey' | 'way'>): StoredStay {
    return { ...UNDECIDED, ...stay, stayKey: stayKeyOf(stay.startMs), isSettled: true, way: null };
}

const UNDECIDED = {
    isSettled: true,
    assignment: NOT_ASSIGNED,
    assignedMs: 0,
    decidedAs: null,
    decidedMs: null,
    isAutoConfirmed: false,
    recordId: null,
    visit: null,
    beforeEdit: null
} as const;
