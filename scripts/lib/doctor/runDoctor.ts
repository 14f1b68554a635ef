import { readMigrations } from '../../../middleware/src/store/migrate.ts';
import type { Check, CheckResult, DoctorContext } from './check.ts';
import { apiBudget } from './checks/apiBudget.ts';
import { apiVersion } from './checks/apiVersion.ts';
import { clockDifference } from './checks/clockDifference.ts';
import { coordinates } from './checks/coordinates.ts';
import { fieldAccess } from './checks/fieldAccess.ts';
import { geocodeAccuracy } from './checks/geocodeAccuracy.ts';
import { integrationRights } from './checks/integrationRights.ts';
import { integrationUser } from './checks/integrationUser.ts';
import { metadata } from './checks/metadata.ts';
import { middlewareHealth } from './checks/middlewareHealth.ts';
import { storeVersion, travelEngine } from './checks/middlewareVersion.ts';
import { nodeVersion } from './checks/nodeVersion.ts';
import { orgEdition } from './checks/orgEdition.ts';
import { permissionSets } from './checks/permissionSets.ts';
import { roundTrip } from './checks/roundTrip.ts';
import { syncAge } from './checks/syncAge.ts';
import { tiles } from './checks/tiles.ts';
import { text } from './texts.ts';

/** In the order in which they are to be mended. */
export const CHECKS: readonly Check[] = [
    nodeVersion,
    apiVersion,
    orgEdition,
    clockDifference,
    metadata,
    permissionSets,
    fieldAccess,
    integrationUser,
    integrationRights,
    middlewareHealth,
    storeVersion(() => readMigrations().at(-1)?.name ?? ''),
    travelEngine,
    roundTrip,
    syncAge,
    coordinates,
    geocodeAccuracy,
    tiles,
    apiBudget
];

/** Runs checks one after the other; one that fails to run is an error result, not the end. */
export async function runDoctor(
    context: DoctorContext,
    checks: readonly Check[] = CHECKS
): Promise<readonly CheckResult[]> {
    const results: CheckResult[] = [];
    for (const check of checks) {
        results.push(await runCheck(check, context));
    }
    return results;
}

async function runCheck(check: Check, context: DoctorContext): Promise<CheckResult> {
    const { code, why } = check;
    try {
        const { status, saw, next } = await check.run(context);
        return { code, status, saw, why, next };
    } catch (error) {
        const message = error instanceof Error ? reasonOf(error) : String(error);
        const next = text('not-run.next');
        return { code, status: 'error', saw: text('not-run.saw', message), why, next };
    }
}

/** One line. fetch hides why it failed in the cause, e.g. ECONNREFUSED; Salesforce says where in the query, and more. */
function reasonOf(error: Error): string {
    const code = (error.cause as { readonly code?: unknown } | undefined)?.code;
    const said = error.message.replace(/^[^]*ERROR at Row:\d+:Column:\d+/, '').replace(/ If you are attempting to[^]*/, '');
    const line = said.replace(/\s+/g, ' ').trim();
    return typeof code === 'string' ? `${line} (${code})` : line;
}

/** 1 when something is broken, else 0: warnings alone do not fail a script. */
export function exitCodeOf(results: readonly CheckResult[]): 0 | 1 {
    return results.some(({ status }) => status === 'error') ? 1 : 0;
}
