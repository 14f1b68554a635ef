import type { PersonData, Span, StoredStay } from '../ports.ts';
import { cutAfter, joinSpans, settleSpan } from '../stays/settleStays.ts';
import type { StaySettings } from '../stays/settings.ts';
import { wayUntil } from '../timeline/ways.ts';

/**
 * Takes stays out of the hands of detection and deletes their raw positions. No other stay changes by that; where that needs
 * it, everything up to some time is settled.
 *
 * Limits: detection must have looked at all positions before.
 */
export async function settleStays(
    data: PersonData,
    stays: readonly StoredStay[],
    settings: StaySettings
): Promise<void> {
    const loose = stays.filter(({ isSettled }) => !isSettled);
    if (loose.length === 0) return;
    const points = await data.points();
    let spans = data.person.settledSpans;
    let untilMs: number | null = null;
    for (const { startMs, endMs } of loose) {
        const settled = settleSpan(points, spans, [startMs, endMs], settings);
        spans = settled.spans;
        untilMs = Math.max(untilMs ?? 0, settled.untilMs ?? 0) || null;
    }
    if (untilMs !== null) {
        await settleUntil(data, untilMs);
    }
    const finalMs = Math.max(untilMs ?? 0, data.person.finalUntilMs);
    const open = spans.filter(([, toMs]) => toMs > finalMs);
    for (const span of open) await data.deletePoints(span);
    await data.save({ settledSpans: open });
    await data.putStays(loose.map((stay) => ({ ...stay, isSettled: true })));
}

/** Deletes all positions up to a time at the latest the given one, with every stay that began by then as it is. */
export async function expireUntil(data: PersonData, deadlineMs: number, settings: StaySettings): Promise<void> {
    const points = await data.points();
    if (points.length === 0 || points[0]!.atMs > deadlineMs) return;
    const stays = await data.stays([data.person.finalUntilMs, Infinity]);
    const loose = stays.filter(({ isSettled }) => !isSettled);
    const untilMs = cutAfter(points, data.person.settledSpans, deadlineMs, loose, settings);
    await settleUntil(data, untilMs);
}

async function settleUntil(data: PersonData, untilMs: number): Promise<void> {
    const { person } = data;
    const stays = await data.stays([person.finalUntilMs, Infinity]);
    const begun = stays.filter(({ startMs }) => startMs <= untilMs);
    const last = begun[begun.length - 1] ?? (await data.stayBefore(untilMs));
    const points = await data.points();
    const gone: Span = [0, untilMs];
    await data.putStays(begun.filter(({ isSettled }) => !isSettled).map((stay) => ({ ...stay, isSettled: true })));
    await data.deletePoints(gone);
    await data.save({
        finalUntilMs: Math.max(person.finalUntilMs, untilMs),
        carriedWay: wayUntil(last, untilMs, points, person.carriedWay),
        settledSpans: joinSpans(person.settledSpans).filter(([, toMs]) => toMs > untilMs)
    });
}
