import { Messages, SfError, type Org } from '@salesforce/core';
import { AdminApiError, adminApi, type AdminApi } from './adminApi.ts';
import { orgSession } from './orgSession.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('fieldmap', 'fieldmap.shared');

/** Codes that have advice of their own in messages/fieldmap.shared.md. */
const KNOWN = ['not-allowed', 'not-synced', 'not-authenticated', 'middleware-unreachable', 'metadata-too-old', 'middleware-too-old', 'NOT_FOUND', 'FORBIDDEN'];

/** The middleware through the org of `--target-org`; its refusals are errors of the sf CLI, with what to do. */
export function adminApiOf(org: Org, apiVersion: string | undefined): AdminApi {
    const api = adminApi(orgSession(org.getConnection(apiVersion)));
    return {
        ping: () => asSfError(api.ping()),
        syncStatus: () => asSfError(api.syncStatus()),
        startSync: (kind) => asSfError(api.startSync(kind)),
        conflicts: () => asSfError(api.conflicts()),
        decideConflict: (decision) => asSfError(api.decideConflict(decision)),
        beginImport: (name) => asSfError(api.beginImport(name)),
        addToImport: (runId, kind, records) => asSfError(api.addToImport(runId, kind, records)),
        finishImport: (runId, isDryRun) => asSfError(api.finishImport(runId, isDryRun)),
        kpiBoard: (period, asOf, ownerId) => asSfError(api.kpiBoard(period, asOf, ownerId)),
        plan: (request) => asSfError(api.plan(request))
    };
}

async function asSfError<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
        return await answer;
    } catch (error) {
        if (!(error instanceof AdminApiError)) {
            throw error;
        }
        const key = KNOWN.includes(error.code) ? error.code : 'other';
        throw new SfError(error.message, error.code, messages.getMessages(`error.${key}.actions`), 1);
    }
}
