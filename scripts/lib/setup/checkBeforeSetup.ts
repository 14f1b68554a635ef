import type { Connection } from '@salesforce/core';
import { adminApi, AdminApiError } from '../admin/adminApi.ts';
import { orgSession } from '../admin/orgSession.ts';
import type { DoctorContext } from '../doctor/check.ts';
import { apiVersion } from '../doctor/checks/apiVersion.ts';
import { clockDifference } from '../doctor/checks/clockDifference.ts';
import { fieldAccess } from '../doctor/checks/fieldAccess.ts';
import { nodeVersion } from '../doctor/checks/nodeVersion.ts';
import { permissionSets } from '../doctor/checks/permissionSets.ts';
import { orgPort } from '../doctor/orgPort.ts';
import { runDoctor } from '../doctor/runDoctor.ts';
import { retrieveFile } from './deploySource.ts';

const CREDENTIAL = { type: 'NamedCredential', fullName: 'Fieldmap_Middleware' };

/**
 * What has to be in order before anything is changed.
 *
 * Errors: Error with what was seen and what to do, for the first finding that is in the way.
 */
export async function checkBeforeSetup(connection: Connection, username: string): Promise<string> {
    const results = await runDoctor(contextOf(connection, username), [nodeVersion, apiVersion, clockDifference]);
    const problem = results.find(({ status }) => status === 'error');
    if (problem !== undefined) {
        throw new Error(`${problem.saw}. ${problem.why} ${problem.next ?? ''}`);
    }
    return results.map(({ saw }) => saw).join('; ');
}

/**
 * True when what a deployment brought is not in the org any more: permission sets, fields, classes, or the address of the
 * middleware, which a plain deployment of force-app sets back to the example.
 */
export async function isDamaged(connection: Connection, username: string, middlewareUrl: string): Promise<boolean> {
    const context = contextOf(connection, username);
    const results = await runDoctor(context, [permissionSets, fieldAccess]);
    if (results.some(({ status }) => status === 'error')) {
        return true;
    }
    if (await lacksClasses(context.admin)) {
        return true;
    }
    const credential = await retrieveFile(connection, CREDENTIAL, '.namedCredential-meta.xml');
    return credential === null || !credential.toString('utf8').includes(`>${middlewareUrl}<`);
}

/** Salesforce knows no such address when the class behind it (FieldmapAdminResource) is not there. */
async function lacksClasses(admin: DoctorContext['admin']): Promise<boolean> {
    try {
        await admin.ping();
        return false;
    } catch (error) {
        return error instanceof AdminApiError && error.code === 'NOT_FOUND';
    }
}

function contextOf(connection: Connection, username: string): DoctorContext {
    return {
        org: orgPort(connection, username),
        admin: adminApi(orgSession(connection)),
        middlewareUrl: null,
        nodeVersion: process.version,
        now: () => Date.now(),
        fetch
    };
}
