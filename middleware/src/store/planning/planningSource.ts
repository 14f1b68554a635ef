import type { PlanningSettings } from '#kernel/contracts';
import type { AppointmentFacts, CandidateFacts, CandidateFinder, PlanningSource } from '../../planning/ports.ts';
import type { Database } from '../../platform/database.ts';
import { createFieldFigures } from './fieldFigures.ts';
import type { AccountRow, AppointmentRow, FeedbackColumns, LeadRow, PersonRow } from './planningRows.ts';
import { accountsSql, APPOINTMENTS_SQL, leadsSql } from './planningSql.ts';
import { settingsFromRows } from './settingsFromRows.ts';

const DEFAULT_WORK_DAYS = 'MTWTF--';
const ACCOUNTS_OF_OWNERS = accountsSql('owner_id');
const ACCOUNTS_BY_ID = accountsSql('id');
const LEADS_OF_OWNERS = leadsSql('owner_id');
const LEADS_BY_ID = leadsSql('id');

/** What planning needs, by SQL over the mirror. */
export function createPlanningSource(database: Database): PlanningSource & CandidateFinder {
    return {
        person: (orgId, userId) => readPerson(database, orgId, userId),
        candidates: async (orgId, ownerIds, asOf) => [
            ...(await readAccounts(database, ACCOUNTS_OF_OWNERS, [orgId, ownerIds, asOf])),
            ...(await readLeads(database, LEADS_OF_OWNERS, [orgId, ownerIds, asOf]))
        ],
        candidatesById: (orgId, objectApiName, ids, asOf) =>
            objectApiName === 'Account'
                ? readAccounts(database, ACCOUNTS_BY_ID, [orgId, ids, asOf])
                : readLeads(database, LEADS_BY_ID, [orgId, ids, asOf]),
        appointments: (orgId, ownerIds, from, to) => readAppointments(database, orgId, ownerIds, from, to),
        settings: (orgId) => readSettings(database, orgId),
        ...createFieldFigures(database)
    };
}

async function readPerson(database: Database, orgId: string, userId: string): ReturnType<PlanningSource['person']> {
    const [row] = await database.query<PersonRow>(
        `SELECT id, time_zone, base_latitude, base_longitude, work_days, day_starts_at, day_ends_at
         FROM users WHERE org_id = $1 AND id = $2 AND is_active AND NOT is_deleted`,
        [orgId, userId]
    );
    if (row === undefined) {
        return null;
    }
    return {
        userId: row.id,
        timeZone: row.time_zone,
        base: placeOf(row.base_latitude, row.base_longitude),
        workDays: row.work_days ?? DEFAULT_WORK_DAYS,
        dayStartsAt: row.day_starts_at,
        dayEndsAt: row.day_ends_at
    };
}

async function readAccounts(
    database: Database,
    sql: string,
    parameters: readonly unknown[]
): Promise<CandidateFacts[]> {
    const rows = await database.query<AccountRow>(sql, parameters);
    return rows.map((row) => ({
        recordId: row.id,
        objectApiName: 'Account',
        ownerId: row.owner_id,
        place: placeOf(row.latitude, row.longitude),
        customerClass: row.customer_class,
        leadStatus: null,
        leadRating: null,
        openingHours: row.opening_hours,
        intervalDays: row.interval_days,
        lastVisitDate: row.last_visit_date,
        lastOutcome: row.last_outcome,
        annualRevenue: row.annual_revenue === null ? null : Number(row.annual_revenue),
        openDeals: row.open_deals,
        lastRejection: rejectionOf(row),
        plannedAt: row.planned_at?.toISOString() ?? null
    }));
}

async function readLeads(database: Database, sql: string, parameters: readonly unknown[]): Promise<CandidateFacts[]> {
    const rows = await database.query<LeadRow>(sql, parameters);
    return rows.map((row) => ({
        recordId: row.id,
        objectApiName: 'Lead',
        ownerId: row.owner_id,
        place: placeOf(row.latitude, row.longitude),
        customerClass: null,
        leadStatus: row.status,
        leadRating: row.rating,
        openingHours: row.opening_hours,
        intervalDays: null,
        lastVisitDate: row.last_visit_date,
        lastOutcome: null,
        annualRevenue: null,
        openDeals: [],
        lastRejection: rejectionOf(row),
        plannedAt: row.planned_at?.toISOString() ?? null
    }));
}

async function readAppointments(
    database: Database,
    orgId: string,
    ownerIds: readonly string[],
    from: string,
    to: string
): Promise<AppointmentFacts[]> {
    const rows = await database.query<AppointmentRow>(APPOINTMENTS_SQL, [orgId, ownerIds, from, to]);
    return rows.map((row) => ({
        recordId: row.id,
        objectApiName: row.object_api_name,
        ownerId: row.owner_id,
        startsAt: row.starts_at.toISOString(),
        endsAt: row.ends_at.toISOString(),
        relatedRecordId: row.related_record_id,
        place: placeOf(row.latitude, row.longitude),
        planId: row.plan_id,
        ...(row.is_all_day && { isAllDay: true })
    }));
}

async function readSettings(database: Database, orgId: string): Promise<Partial<PlanningSettings>> {
    const settings = await database.query<{ name: string; value: string | null }>(
        'SELECT name, value FROM settings WHERE org_id = $1',
        [orgId]
    );
    const cadences = await database.query<{ customer_class: string; visit_minutes: number }>(
        'SELECT customer_class, visit_minutes FROM visit_cadences WHERE org_id = $1',
        [orgId]
    );
    return settingsFromRows(settings, cadences);
}

function placeOf(latitude: number | null, longitude: number | null): { latitude: number; longitude: number } | null {
    return latitude === null || longitude === null ? null : { latitude, longitude };
}

function rejectionOf(row: FeedbackColumns): CandidateFacts['lastRejection'] {
    const { feedback_decision: decision, feedback_reason: reason, feedback_at: at } = row;
    return decision === null || at === null
        ? null
        : { decision: decision === 'Later' ? 'later' : 'rejected', reason: reason ?? 'other', at: at.toISOString() };
}
