import type { AssigningOrg } from './permissionAssignments.ts';
import { quoted } from './permissionAssignments.ts';

/** Degrees, WGS 84. */
export interface StartPlace {
    readonly latitude: number;
    readonly longitude: number;
}

/** Reads `47.14,9.52`. Errors: Error with what was expected. */
export function readStartPlace(text: string): StartPlace {
    const parts = text.split(',').map((part) => part.trim());
    const [latitude, longitude] = parts.map(Number);
    const isPlace =
        parts.length === 2 &&
        parts.every((part) => part !== '') &&
        Math.abs(latitude ?? NaN) <= 90 &&
        Math.abs(longitude ?? NaN) <= 180;
    if (!isPlace || latitude === undefined || longitude === undefined) {
        throw new Error(`Expected a latitude and a longitude in degrees, for example 47.14,9.52; got "${text}".`);
    }
    return { latitude, longitude };
}

/** Gives a start place to the users who have none; others keep theirs. Gives the number of new places. */
export async function giveStartPlaces(
    org: AssigningOrg,
    usernames: readonly string[],
    { latitude, longitude }: StartPlace
): Promise<number> {
    if (usernames.length === 0) {
        return 0;
    }
    const rows = await org.query(
        `SELECT Id FROM User WHERE VisitBase__Latitude__s = null AND Username IN (${usernames.map(quoted).join(', ')})`
    );
    for (const row of rows) {
        const place = { VisitBase__Latitude__s: latitude, VisitBase__Longitude__s: longitude };
        await org.update('User', { Id: String(row['Id']), ...place });
    }
    return rows.length;
}
