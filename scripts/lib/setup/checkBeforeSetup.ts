import type { Connection } from '@salesforce/core';
import { adminApi } from '../admin/adminApi.ts';
import { orgSession } from '../admin/orgSession.ts';
import { apiVersion } from '../doctor/checks/apiVersion.ts';
import { clockDifference } from '../doctor/checks/clockDifference.ts';
import { nodeVersion } from '../doctor/checks/nodeVersion.ts';
import { orgPort } from '../doctor/orgPort.ts';
import { runDoctor } from '../doctor/runDoctor.ts';

/**
 * What has to be in order before anything is changed.
 *
 * Errors: Error with what was seen and what to do, for the first finding that is in the way.
 */
export async function checkBeforeSetup(connection: Connection, username: string): Promise<string> {
    const context = {
        org: orgPort(connection, username),
        admin: adminApi(orgSession(connection)),
        middlewareUrl: null,
        nodeVersion: process.version,
        now: () => Date.now(),
        fetch
    };
    const results = await runDoctor(context, [nodeVersion, apiVersion, clockDifference]);
    const problem = results.find(({ status }) => status === 'error');
    if (problem !== undefined) {
        throw new Error(`${problem.saw}. ${problem.why} ${problem.next ?? ''}`);
    }
    return results.map(({ saw }) => saw).join('; ');
}
