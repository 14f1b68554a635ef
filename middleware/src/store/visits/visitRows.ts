import type { StayAssignment, StayDecisionKind } from '#kernel/contracts';
import type { Span, StoredStay, TrackedPerson, Way, WrittenVisit } from '../../visits/ports.ts';

export interface PersonRow {
    person_no: number;
    revision: number;
    org_id: string;
    user_id: string;
    consented_at: Date | null;
    pauses: Span[];
    work_days: string | null;
    day_starts_at: string | null;
    day_ends_at: string | null;
    auto_confirm_above: number | null;
    dwell_minutes: number | null;
    final_until_ms: string;
    settled_spans: Span[];
    carried_way: TrackedPerson['carriedWay'];
    is_dirty: boolean;
    looked_ms: string;
    last_position_ms: string | null;
    time_zone: string | null;
    user_work_days: string | null;
    user_day_starts_at: string | null;
    user_day_ends_at: string | null;
    default_day_starts_at: string | null;
    default_day_ends_at: string | null;
}

const DEFAULT_DAY = { workDays: 'MTWTF--', startsAt: '08:30', endsAt: '17:30' };

/** The person with the user's own hours, then the org's, where nothing was chosen. */
export const PERSON_COLUMNS = `
    p.*, u.time_zone, u.work_days AS user_work_days, u.day_starts_at AS user_day_starts_at,
    u.day_ends_at AS user_day_ends_at,
    (SELECT value FROM settings s WHERE s.org_id = p.org_id AND s.name = 'dayStartsAt') AS default_day_starts_at,
    (SELECT value FROM settings s WHERE s.org_id = p.org_id AND s.name = 'dayEndsAt') AS default_day_ends_at`;
export const PERSON_FROM = `tracked_people p LEFT JOIN users u ON u.org_id = p.org_id AND u.id = p.user_id`;

export function toPerson(row: PersonRow): TrackedPerson {
    return {
        personNo: row.person_no,
        revision: row.revision,
        orgId: row.org_id,
        userId: row.user_id,
        isConsented: row.consented_at !== null,
        consentedAtMs: row.consented_at?.getTime() ?? null,
        pauses: row.pauses,
        timeZone: row.time_zone ?? 'UTC',
        workDays: row.work_days ?? row.user_work_days ?? DEFAULT_DAY.workDays,
        dayStartsAt: timeOf(
            [row.day_starts_at, row.user_day_starts_at, row.default_day_starts_at],
            DEFAULT_DAY.startsAt
        ),
        dayEndsAt: timeOf([row.day_ends_at, row.user_day_ends_at, row.default_day_ends_at], DEFAULT_DAY.endsAt),
        autoConfirmAbove: row.auto_confirm_above,
        dwellMinutes: row.dwell_minutes,
        finalUntilMs: Number(row.final_until_ms),
        settledSpans: row.settled_spans,
        carriedWay: row.carried_way,
        isDirty: row.is_dirty,
        lookedMs: Number(row.looked_ms),
        lastPositionMs: row.last_position_ms === null ? null : Number(row.last_position_ms)
    };
}

/** A typing mistake in Setup must not record all day, nor stop the recording. */
function timeOf(choices: readonly (string | null)[], fallback: string): string {
    return (
        choices.find((time): time is string => time !== null && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)) ??
        fallback
    );
}

export interface StayRow {
    person_no: number;
    stay_key: string;
    start_ms: string;
    end_ms: string;
    latitude: number;
    longitude: number;
    radius_metres: number;
    position_count: number;
    is_open: boolean;
    is_settled: boolean;
    way: Way | null;
    assignment: StayAssignment;
    assigned_ms: string;
    decided_as: StayDecisionKind | null;
    decided_ms: string | null;
    is_auto_confirmed: boolean;
    record_id: string | null;
    visit: WrittenVisit | null;
    before_edit: StoredStay[] | null;
}

export function toStay(row: StayRow): StoredStay & { readonly personNo: number } {
    return {
        personNo: row.person_no,
        stayKey: row.stay_key,
        startMs: Number(row.start_ms),
        endMs: Number(row.end_ms),
        latitude: row.latitude,
        longitude: row.longitude,
        radiusMetres: row.radius_metres,
        positionCount: row.position_count,
        isOpen: row.is_open,
        isSettled: row.is_settled,
        way: row.way,
        assignment: row.assignment,
        assignedMs: Number(row.assigned_ms),
        decidedAs: row.decided_as,
        decidedMs: row.decided_ms === null ? null : Number(row.decided_ms),
        isAutoConfirmed: row.is_auto_confirmed,
        recordId: row.record_id,
        visit: row.visit,
        beforeEdit: row.before_edit
    };
}

/** The columns of a stay in JSON, as `jsonb_to_recordset` takes them. */
export function fromStay(stay: StoredStay): Record<string, unknown> {
    return {
        stay_key: stay.stayKey,
        start_ms: Math.round(stay.startMs),
        end_ms: Math.round(stay.endMs),
        latitude: stay.latitude,
        longitude: stay.longitude,
        radius_metres: stay.radiusMetres,
        position_count: stay.positionCount,
        is_open: stay.isOpen,
        is_settled: stay.isSettled,
        way: stay.way,
        assignment: stay.assignment,
        assigned_ms: stay.assignedMs,
        decided_as: stay.decidedAs,
        decided_ms: stay.decidedMs,
        is_auto_confirmed: stay.isAutoConfirmed,
        record_id: stay.recordId,
        visit: stay.visit,
        before_edit: stay.beforeEdit
    };
}

export const STAY_RECORD = `(stay_key text, start_ms bigint, end_ms bigint, latitude double precision,
    longitude double precision, radius_metres double precision, position_count integer, is_open boolean,
    is_settled boolean, way jsonb, assignment jsonb, assigned_ms bigint, decided_as text, decided_ms bigint,
    is_auto_confirmed boolean, record_id text, visit jsonb, before_edit jsonb)`;
