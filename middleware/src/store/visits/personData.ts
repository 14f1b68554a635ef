import type { TrackingDevice } from '#kernel/contracts';
import type { Database } from '../../platform/database.ts';
import type { PersonData, TrackedPerson } from '../../visits/ports.ts';
import { createOrgFacts } from './orgFacts.ts';
import { placeData } from './placeData.ts';
import { readPoints } from './positionRows.ts';
import { stayData } from './stayData.ts';

/** One locked person's data on an open transaction. */
export function personData(tx: Database, person: TrackedPerson): PersonData {
    const no = person.personNo;
    let current = person;
    return {
        get person() {
            return current;
        },
        facts: createOrgFacts(tx),
        save: async (changes) => {
            await savePerson(tx, no, changes);
            current = { ...current, ...changes };
            current = { ...current, isConsented: current.consentedAtMs !== null };
        },
        points: () => readPoints(tx, no),
        pointCount: async () => {
            const [row] = await tx.query<{ count: string }>(
                'SELECT count(*) AS count FROM positions WHERE person_no = $1',
                [no]
            );
            return Number(row?.count ?? 0);
        },
        deletePoints: ([fromMs, toMs]) =>
            tx.execute('DELETE FROM positions WHERE person_no = $1 AND at_ms BETWEEN $2 AND $3', [
                no,
                Math.floor(fromMs),
                Math.ceil(toMs)
            ]),
        ...stayData(tx, no),
        ...deviceData(tx, no),
        ...placeData(tx, person),
        erase: async () => {
            await tx.execute('DELETE FROM positions WHERE person_no = $1', [no]);
            await tx.execute('DELETE FROM place_visits WHERE person_no = $1', [no]);
            // What still waits is a confirmed visit on its way to Salesforce, whose it is.
            await tx.execute(
                `DELETE FROM sync_outbox WHERE org_id = $1 AND kind = 'found-visit' AND state <> 'waiting'
                   AND payload ->> 'ownerId' = $2`,
                [person.orgId, person.userId]
            );
            await tx.execute('DELETE FROM tracked_people WHERE person_no = $1', [no]);
        }
    };
}

const COLUMNS: Partial<Record<keyof TrackedPerson, string>> = {
    pauses: 'pauses',
    workDays: 'work_days',
    dayStartsAt: 'day_starts_at',
    dayEndsAt: 'day_ends_at',
    autoConfirmAbove: 'auto_confirm_above',
    dwellMinutes: 'dwell_minutes',
    finalUntilMs: 'final_until_ms',
    settledSpans: 'settled_spans',
    carriedWay: 'carried_way',
    isDirty: 'is_dirty',
    lookedMs: 'looked_ms',
    lastPositionMs: 'last_position_ms'
};
/** What does not decide which positions are kept. */
const KEEPS_REVISION = new Set<keyof TrackedPerson>([
    'autoConfirmAbove',
    'carriedWay',
    'isDirty',
    'lookedMs',
    'lastPositionMs'
]);
const JSON_MEMBERS = new Set<keyof TrackedPerson>(['pauses', 'settledSpans', 'carriedWay']);

async function savePerson(tx: Database, no: number, changes: Partial<TrackedPerson>): Promise<void> {
    const sets: string[] = [];
    const values: unknown[] = [no];
    if (Object.keys(changes).some((member) => !KEEPS_REVISION.has(member as keyof TrackedPerson))) {
        sets.push('revision = revision + 1');
    }
    for (const [member, value] of Object.entries(changes) as [keyof TrackedPerson, unknown][]) {
        if (member === 'consentedAtMs') {
            values.push(value === null ? null : new Date(value as number).toISOString());
            sets.push(`consented_at = $${values.length}::timestamptz`);
        } else if (JSON_MEMBERS.has(member)) {
            values.push(value === null ? null : JSON.stringify(value));
            sets.push(`${COLUMNS[member]} = $${values.length}::jsonb`);
        } else if (COLUMNS[member] !== undefined) {
            values.push(value);
            sets.push(`${COLUMNS[member]} = $${values.length}`);
        }
    }
    if (sets.length > 0) {
        await tx.execute(`UPDATE tracked_people SET ${sets.join(', ')} WHERE person_no = $1`, values);
    }
}

function deviceData(tx: Database, no: number): Pick<PersonData, 'devices' | 'addDevice' | 'removeDevice'> {
    return {
        devices: async () => {
            const rows = await tx.query<{
                device_id: string;
                name: string;
                created_at: Date;
                last_used_at: Date | null;
            }>(
                `SELECT device_id, name, created_at, last_used_at FROM tracking_devices WHERE person_no = $1
                 ORDER BY created_at, device_id`,
                [no]
            );
            return rows.map((row): TrackingDevice => ({
                deviceId: row.device_id,
                name: row.name,
                createdAt: row.created_at.toISOString(),
                lastUsedAt: row.last_used_at?.toISOString() ?? null
            }));
        },
        addDevice: async ({ deviceId, name, createdAt }, keyHash) => {
            await tx.execute(
                `INSERT INTO tracking_devices (device_id, person_no, name, key_hash, created_at)
                 VALUES ($1, $2, $3, $4, $5)`,
                [deviceId, no, name, keyHash, createdAt]
            );
            await raiseRevision(tx, no);
        },
        removeDevice: async (deviceId) => {
            const removed = await tx.execute('DELETE FROM tracking_devices WHERE person_no = $1 AND device_id = $2', [
                no,
                deviceId
            ]);
            if (removed > 0) await raiseRevision(tx, no);
            return removed > 0;
        }
    };
}

async function raiseRevision(tx: Database, no: number): Promise<void> {
    await tx.execute('UPDATE tracked_people SET revision = revision + 1 WHERE person_no = $1', [no]);
}
