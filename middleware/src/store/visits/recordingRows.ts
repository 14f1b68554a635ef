import type { Database } from '../../platform/database.ts';
import type { Recording } from '../../visits/ports.ts';
import { PERSON_COLUMNS, PERSON_FROM, toPerson, type PersonRow } from './visitRows.ts';

/**
 * SQL text of everything that {@link readRecording} reads of the person `p`: their own choices by a number that each change
 * raises, the user's hours by the time of their last change, the org's by themselves.
 */
export const REVISION = `(p.revision || '/' ||
    coalesce((SELECT u.system_modstamp::text FROM users u WHERE u.org_id = p.org_id AND u.id = p.user_id), '') || '/' ||
    coalesce((SELECT s.value FROM settings s WHERE s.org_id = p.org_id AND s.name = 'dayStartsAt'), '') || '/' ||
    coalesce((SELECT s.value FROM settings s WHERE s.org_id = p.org_id AND s.name = 'dayEndsAt'), ''))`;

export async function readRecording(database: Database, orgId: string, userId: string): Promise<Recording | null> {
    const [row] = await database.query<PersonRow & { recording: string; device_ids: string[] }>(
        `SELECT ${PERSON_COLUMNS}, ${REVISION} AS recording,
                ARRAY(SELECT d.device_id FROM tracking_devices d WHERE d.person_no = p.person_no) AS device_ids
         FROM ${PERSON_FROM} WHERE p.org_id = $1 AND p.user_id = $2`,
        [orgId, userId]
    );
    if (row === undefined) return null;
    const { personNo, dwellMinutes, finalUntilMs, settledSpans, ...person } = toPerson(row);
    const { isConsented, pauses, timeZone, workDays, dayStartsAt, dayEndsAt } = person;
    return {
        ...{ isConsented, pauses, timeZone, workDays, dayStartsAt, dayEndsAt },
        ...{ personNo, dwellMinutes, finalUntilMs, settledSpans },
        deviceIds: row.device_ids,
        revision: row.recording,
        personRevision: row.revision
    };
}
