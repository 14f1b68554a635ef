import type { Connection } from '@salesforce/core';
import { quoted } from '../setup/permissionAssignments.ts';

const CHUNK = 200;

/** Names by user id, as the running user sees them. */
export async function namesOfUsers(connection: Connection, userIds: readonly string[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (let from = 0; from < userIds.length; from += CHUNK) {
        const ids = userIds.slice(from, from + CHUNK).map(quoted).join(', ');
        const { records } = await connection.query<{ Id: string; Name: string }>(
            `SELECT Id, Name FROM User WHERE Id IN (${ids})`
        );
        records.forEach(({ Id, Name }) => names.set(Id, Name));
    }
    return names;
}

/** Id of a user by username. Errors: Error when there is none. */
export async function userIdOf(connection: Connection, username: string): Promise<string> {
    const { records } = await connection.query<{ Id: string }>(`SELECT Id FROM User WHERE Username = ${quoted(username)}`);
    const [user] = records;
    if (user === undefined) {
        throw new Error(`The org has no user ${username}. Usernames look like addresses: "sf org display user" shows yours.`);
    }
    return user.Id;
}
