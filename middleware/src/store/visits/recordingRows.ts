import type { Database } from '../../platform/database.ts';
import type { Recording } from '../../visits/ports.ts';
import { PERSON_COLUMNS, PERSON_FROM, toPerson, type PersonRow } from './visitRows.ts';

/** What the database's function `recording_revision` compares a person with before it keeps positions of them. */
export async function readRecording(database: Database, orgId: string, userId: string): Promise<Recording | null> {
    const [row] = await database.query<PersonRow & { recording: string; device_ids: string[] }>(
        `SELECT ${PERSON_COLUMNS}, recording_revision(p) AS recording,
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
