/** The part of a connection that assigning needs. */
export interface AssigningOrg {
    query(soql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
    create(objectName: string, record: Readonly<Record<string, unknown>>): Promise<void>;
    update(objectName: string, record: { readonly Id: string } & Readonly<Record<string, unknown>>): Promise<void>;
}

export type AssignmentWish = Readonly<Record<string, readonly string[]>>;

/**
 * Gives permission sets to users by name; who has one already is passed over. Gives the number of new assignments.
 *
 * Errors: Error with the names of users that are not in the org or not active, before anything is changed.
 */
export async function assignPermissionSets(org: AssigningOrg, wish: AssignmentWish): Promise<number> {
    const userIds = await requireUsers(org, Object.values(wish).flat());
    let count = 0;
    for (const [name, holders] of Object.entries(wish)) {
        const ids = holders.map((username) => userIds.get(username.toLowerCase()) ?? '');
        count += await assign(org, name, [...new Set(ids)]);
    }
    return count;
}

/**
 * Ids by username in small letters, as Salesforce compares them.
 *
 * Errors: Error with the names of users that are not in the org or not active.
 */
export async function requireUsers(org: AssigningOrg, usernames: readonly string[]): Promise<Map<string, string>> {
    const wanted = [...new Set(usernames)];
    const userIds = await activeUsers(org, wanted);
    const unknown = wanted.filter((username) => !userIds.has(username.toLowerCase()));
    if (unknown.length > 0) {
        throw new Error(`Not an active user of this org: ${unknown.join(', ')}`);
    }
    return userIds;
}

async function assign(org: AssigningOrg, name: string, userIds: readonly string[]): Promise<number> {
    if (userIds.length === 0) {
        return 0;
    }
    const [set] = await org.query(`SELECT Id FROM PermissionSet WHERE Name = ${quoted(name)}`);
    if (set === undefined) {
        throw new Error(`The org has no permission set ${name}; run setup again from the deployment.`);
    }
    const setId = String(set['Id']);
    const rows = await org.query(
        `SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSetId = ${quoted(setId)}`
    );
    const holders = new Set(rows.map((row) => String(row['AssigneeId'])));
    const missing = userIds.filter((id) => !holders.has(id));
    for (const AssigneeId of missing) {
        await org.create('PermissionSetAssignment', { AssigneeId, PermissionSetId: setId });
    }
    return missing.length;
}

async function activeUsers(org: AssigningOrg, usernames: readonly string[]): Promise<Map<string, string>> {
    if (usernames.length === 0) {
        return new Map();
    }
    const rows = await org.query(
        `SELECT Id, Username FROM User WHERE IsActive = true AND Username IN (${usernames.map(quoted).join(', ')})`
    );
    return new Map(rows.map((row) => [String(row['Username']).toLowerCase(), String(row['Id'])]));
}

/** A SOQL text literal. */
export function quoted(text: string): string {
    return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
