import type { Connection } from '@salesforce/core';
import type { OrgPort } from './check.ts';

/** The doctor's view of a connection of the sf CLI. */
export function orgPort(connection: Connection, username: string): OrgPort {
    return {
        instanceUrl: connection.instanceUrl.replace(/\/$/, ''),
        apiVersion: connection.getApiVersion(),
        username,
        query: async (soql) => (await connection.query<Record<string, unknown>>(soql)).records,
        count: async (soql) => (await connection.query(soql)).totalSize,
        get: (path) => connection.request<unknown>(path),
        fieldNames: async (objectName) => {
            try {
                return (await connection.describe(objectName)).fields.map(({ name }) => name);
            } catch (error) {
                if ((error as { errorCode?: string; name?: string }).errorCode === 'NOT_FOUND') {
                    return null;
                }
                throw error;
            }
        }
    };
}
