import { AdminApiError, type AdminApi } from '../admin/adminApi.ts';
import { quoted, type AssigningOrg } from './permissionAssignments.ts';

const DAY_MS = 86_400_000;

/** Asks for the plan of the coming week, to show that all parts work together. Never fails: an empty org has no week. */
export async function firstWeek(
    api: AdminApi,
    org: AssigningOrg,
    repUsername: string | null,
    today: Date
): Promise<string> {
    const [rep] =
        repUsername === null ? [] : await org.query(`SELECT Id FROM User WHERE Username = ${quoted(repUsername)}`);
    const fromDate = nextMonday(today);
    try {
        const plan = await api.plan({ ...(rep && { ownerId: String(rep['Id']) }), fromDate, dayCount: 7 });
        const visits = plan.shifts.reduce((sum, { stops }) => sum + stops.length, 0);
        return `${visits} visits suggested from ${fromDate}`;
    } catch (error) {
        if (error instanceof AdminApiError) {
            return `no suggestion for ${repUsername ?? 'you'} yet (${error.code}: ${error.message})`;
        }
        throw error;
    }
}

/** `YYYY-MM-DD` of the first Monday after a day. */
export function nextMonday(today: Date): string {
    const days = (8 - today.getUTCDay()) % 7 || 7;
    return new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
