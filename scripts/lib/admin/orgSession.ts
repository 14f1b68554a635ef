import type { Connection } from '@salesforce/core';
import type { OrgSession } from './adminApi.ts';

export function orgSession(connection: Connection): OrgSession {
    return {
        instanceUrl: connection.instanceUrl.replace(/\/$/, ''),
        accessToken: () => connection.accessToken ?? '',
        refresh: () => connection.refreshAuth()
    };
}
