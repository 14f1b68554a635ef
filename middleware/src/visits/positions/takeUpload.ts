import { setImmediate as turn } from 'node:timers/promises';
import type { PositionReport } from '#kernel/contracts';
import { ProblemError } from '../../platform/problemError.ts';
import type { ReadUpload } from '../imports/ports.ts';
import type { PersonName, Span, StoredStay } from '../ports.ts';
import { rawDeadlineMs, stayDeadlineMs } from '../retention.ts';
import { retentionOf, staySettingsOf, type VisitRules } from '../rules.ts';
import type { TakingContext } from './context.ts';
import { unpackTrack, type PackedTrack } from './packedTrack.ts';
import type { KnownRecording } from './recordings.ts';

/** Positions of one statement: short enough that others are answered between two. */
const SLICE = 500;
const MOST_ATTEMPTS = 4;

/**
 * A file (JSON of a `PositionUpload`). What is younger than raw positions live joins the day; older days are taken as one
 * closed track: their stays are found at once and their positions are not kept.
 *
 * Limits: reading it and looking for stays do not run on the calling thread; what is kept is kept in slices, so a repeat after
 * a failure finds part of it there already.
 */
export async function takeUpload(context: TakingContext, name: PersonName, body: Uint8Array): Promise<PositionReport> {
    const { recordings, clock, uploads } = context;
    const receivedMs = clock.now().getTime();
    const rules = await recordings.rules(name.orgId);
    const retention = retentionOf(rules);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        const known = await recordings.fresh(name);
        const given = await uploads.read({
            body,
            receivedMs,
            notBeforeMs: stayDeadlineMs(receivedMs, retention),
            deadlineMs: rawDeadlineMs(receivedMs, retention),
            recording: known?.recording ?? null
        });
        if ('code' in given) throw new ProblemError(given.code, given.detail, { errors: given.errors });
        if (known === null) return given.report;
        const added = await keepRecent(context, known, given.recent);
        const past = added === null ? null : await keepPast(context, name, known, given, rules);
        if (added !== null && past !== null) {
            const accepted = added + past;
            return {
                ...given.report,
                accepted,
                duplicates: given.report.duplicates + given.report.accepted - accepted
            };
        }
    }
    throw new ProblemError('conflict', 'What may be recorded changed while the file was read.');
}

/** How many are new; null when the person has changed since the file was read. */
async function keepRecent(
    { recordings }: TakingContext,
    known: KnownRecording,
    recent: PackedTrack
): Promise<number | null> {
    let added = 0;
    for (let from = 0; from < recent.length / 4; from += SLICE) {
        const kept = await recordings.append(known, unpackTrack(recent, from, from + SLICE));
        if (kept === null) return null;
        added += kept;
        await turn();
    }
    return added;
}

/** How many positions were not in stays that were known; null when the person or these stays have changed meanwhile. */
async function keepPast(
    { store, uploads, recordings }: TakingContext,
    name: PersonName,
    { recording }: KnownRecording,
    { past }: ReadUpload,
    rules: VisitRules
): Promise<number | null> {
    if (past.length === 0) return 0;
    const span: Span = [past[0]!, past[past.length - 4]!];
    const known = await store.staysOf([recording.personNo], span);
    const settings = staySettingsOf(rules, recording.dwellMinutes);
    const track = await uploads.findTrack({ past, known, settings });
    const isKept = await store.withPerson(name.orgId, name.userId, async (data) => {
        const isSame = keysOf(await data.stays(span)) === keysOf(known);
        if (!isSame || data.person.revision !== recording.personRevision) return false;
        await data.putStays(track.stays);
        return true;
    });
    if (!isKept) recordings.forget(name);
    return isKept ? past.length / 4 - track.knownPositions : null;
}

function keysOf(stays: readonly StoredStay[]): string {
    return stays.map(({ stayKey, endMs }) => `${stayKey} ${endMs}`).join();
}
