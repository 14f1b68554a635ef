import type { Connection } from '@salesforce/core';
import type { Plan } from '#kernel/contracts';

/** One visit of a suggested week, as a person reads it. */
export interface PreviewStop {
    readonly date: string;
    readonly beginsAt: string;
    readonly recordId: string;
    readonly name: string;
    readonly points: number;
    readonly travelMinutes: number;
}

/** The visits of a plan in order, with the names that the running user may see. */
export async function planStops(connection: Connection, plan: Plan): Promise<readonly PreviewStop[]> {
    const found = plan.shifts.flatMap(({ date, stops }) => stops.map((stop) => ({ date, stop })));
    const names = new Map<string, string>();
    for (const objectName of ['Account', 'Lead'] as const) {
        const ids = found.filter(({ stop }) => stop.objectApiName === objectName).map(({ stop }) => stop.recordId);
        if (ids.length > 0) {
            const records = await connection.sobject(objectName).find({ Id: { $in: ids } }, ['Id', 'Name']);
            records.forEach((record) => names.set(String(record['Id']), String(record['Name'])));
        }
    }
    return found.map(({ date, stop }) => ({
        date,
        beginsAt: stop.beginsAt,
        recordId: stop.recordId,
        name: names.get(stop.recordId) ?? '',
        points: stop.points,
        travelMinutes: Math.round(stop.legSeconds / 60)
    }));
}
