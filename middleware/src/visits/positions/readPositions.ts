import type { PhonePosition, PositionRefusal, PositionReport, RefusedPosition } from '#kernel/contracts';
import { isPlace } from '#kernel/geo';
import type { RecordingRefusal } from '../privacy/mayRecord.ts';
import { UNKNOWN_ACCURACY_METRES, type TrackPoint } from './trackPoint.ts';

/** Positions of one upload; more are refused one by one, so the first ones still count. */
export const MOST_POSITIONS = 100_000;
export const SHOWN_REFUSALS = 100;
/** Clocks of phones and servers may differ by this without a word. */
const CLOCK_TOLERANCE_MS = 120_000;
const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;
const EXPECTED: Readonly<Record<RecordingRefusal, string>> = {
    'no-consent': 'that the person agreed to be recorded',
    paused: 'a time that is not paused',
    'day-off': 'a working day of the person',
    'outside-hours': 'a time within the working hours of the person'
};

export interface ReadOptions {
    /** When the batch arrived. */
    readonly receivedMs: number;
    /** Positions before this are refused. */
    readonly notBeforeMs?: number;
    /** Devices of this person; absent when any may report. */
    readonly devices?: readonly string[];
    /** A live batch, not a file of old days: an hour in the future is then a wrong time zone. */
    readonly isLive?: boolean;
    /** Why a position of that time may not be kept; asked before anything is stored. */
    readonly refusalAt?: (atMs: number) => RecordingRefusal | null;
}

/** A batch before its rows are looked at. */
export interface RawBatch {
    readonly deviceId?: string;
    readonly sentAt?: string;
    readonly positions: readonly unknown[];
}

export interface ReadPositions {
    readonly points: readonly TrackPoint[];
    /** The row of each point. */
    readonly rows: readonly number[];
    readonly report: PositionReport;
}

/** Collects positions and refusals; one bad row never loses a good one. */
export class PositionReader {
    private readonly options: ReadOptions;
    private readonly points: TrackPoint[] = [];
    private readonly rows: number[] = [];
    private readonly seen = new Set<string>();
    private readonly refused: RefusedPosition[] = [];
    private received = 0;
    private refusedCount = 0;
    private duplicates = 0;
    private readonly shiftMs: number;

    constructor(options: ReadOptions, shiftMs = 0) {
        this.options = options;
        this.shiftMs = shiftMs;
    }

    refuse(row: number, reason: PositionRefusal, expected: string, got: string): void {
        this.received++;
        this.note(row, reason, expected, got);
    }

    /** `at` is ISO 8601 with offset, or epoch milliseconds. */
    add(row: number, at: unknown, latitude: unknown, longitude: unknown, accuracyMetres?: unknown): void {
        this.received++;
        if (this.received > MOST_POSITIONS) {
            this.note(
                row,
                'over-limit',
                `at most ${MOST_POSITIONS} positions in one upload`,
                `position ${this.received}`
            );
            return;
        }
        const atMs = Math.round(instantOf(at) + this.shiftMs);
        if (Number.isNaN(atMs)) {
            this.note(row, 'no-time', 'an ISO 8601 time with offset, such as 2026-11-22T08:30:00Z', shown(at));
            return;
        }
        if (!isPlace(latitude, longitude)) {
            const expected = 'latitude -90 to 90 and longitude -180 to 180 in degrees, not 0, 0';
            this.note(row, 'no-place', expected, `${shown(latitude)}, ${shown(longitude)}`);
            return;
        }
        if (atMs > this.options.receivedMs + CLOCK_TOLERANCE_MS) {
            this.note(row, 'in-future', `a time up to ${iso(this.options.receivedMs)}`, iso(atMs));
            return;
        }
        if (atMs < (this.options.notBeforeMs ?? -Infinity)) {
            this.note(row, 'too-old', `a time from ${iso(this.options.notBeforeMs!)}`, iso(atMs));
            return;
        }
        const refusal = this.options.refusalAt?.(atMs) ?? null;
        if (refusal !== null) {
            this.note(row, refusal, EXPECTED[refusal], iso(atMs));
            return;
        }
        this.keep(row, atMs, latitude as number, longitude as number, accuracyOf(accuracyMetres));
    }

    done(): ReadPositions {
        return {
            points: this.points,
            rows: this.rows,
            report: {
                received: this.received,
                accepted: this.points.length,
                duplicates: this.duplicates,
                refusedCount: this.refusedCount,
                refused: this.refused,
                clockShiftSeconds: Math.round(this.shiftMs / 1000)
            }
        };
    }

    private keep(row: number, atMs: number, latitude: number, longitude: number, accuracyMetres: number): void {
        const key = `${atMs} ${latitude} ${longitude}`;
        if (this.seen.has(key)) {
            this.duplicates++;
            return;
        }
        this.seen.add(key);
        this.points.push({ atMs, latitude, longitude, accuracyMetres });
        this.rows.push(row);
    }

    private note(row: number, reason: PositionRefusal, expected: string, got: string): void {
        this.refusedCount++;
        if (this.refused.length < SHOWN_REFUSALS) this.refused.push({ row, reason, expected, got });
    }
}

/**
 * Checks a batch from a phone.
 *
 * A clock that is off is corrected: by `sentAt` when the device says it; otherwise a live batch that ends about whole hours in
 * the future is moved back by them (a time zone or summer time that was not applied). A clock that is slow and does not say
 * `sentAt` cannot be told from a late upload. Positions of a device that is not the person's are refused as a whole.
 */
export function readPositions(batch: RawBatch, options: ReadOptions): ReadPositions {
    const reader = new PositionReader(options, clockShiftMs(batch, options));
    const isForeign = options.devices !== undefined && !options.devices.includes(batch.deviceId ?? '');
    batch.positions.forEach((raw, i) => {
        const position = raw as PhonePosition | null;
        if (isForeign) {
            reader.refuse(i + 1, 'foreign-device', 'a device registered for this person', batch.deviceId ?? 'none');
        } else if (typeof position !== 'object' || position === null) {
            reader.refuse(i + 1, 'unreadable', 'an object with at, latitude and longitude', shown(position));
        } else {
            reader.add(i + 1, position.at, position.latitude, position.longitude, position.accuracyMetres);
        }
    });
    return reader.done();
}

function clockShiftMs(batch: RawBatch, { receivedMs, isLive }: ReadOptions): number {
    const sentMs = instantOf(batch.sentAt);
    if (!Number.isNaN(sentMs)) {
        const shift = receivedMs - sentMs;
        return Math.abs(shift) > CLOCK_TOLERANCE_MS ? shift : 0;
    }
    if (isLive !== true) return 0;
    const times = batch.positions
        .map((position) => instantOf((position as PhonePosition | null)?.at))
        .filter((atMs) => !Number.isNaN(atMs));
    const newest = times.reduce((latest, atMs) => Math.max(latest, atMs), -Infinity);
    // A single wrong time must not move the right ones.
    if (times.filter((atMs) => atMs > receivedMs).length * 2 <= times.length) return 0;
    const ahead = newest - receivedMs;
    const hours = Math.ceil((ahead - CLOCK_TOLERANCE_MS) / HOUR_MS);
    const rest = hours * HOUR_MS - ahead;
    return hours >= 1 && hours <= 14 && rest <= QUARTER_MS ? -hours * HOUR_MS : 0;
}

function instantOf(at: unknown): number {
    if (typeof at === 'number') return Number.isFinite(at) ? at : NaN;
    return typeof at === 'string' && /\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(at) ? Date.parse(at) : NaN;
}

function accuracyOf(value: unknown): number {
    return typeof value === 'number' && value > 0 ? value : UNKNOWN_ACCURACY_METRES;
}

function iso(ms: number): string {
    return Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : String(ms);
}

function shown(value: unknown): string {
    const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
