import { createHash } from 'node:crypto';
import type { RunContext } from './context.ts';
import { guardedTransaction } from './context.ts';
import { OrgError } from './orgError.ts';
import type { ObjectState } from './store/objectState.ts';
import { saveObjectState } from './store/objectState.ts';

/**
 * Settings that change values of records without a new stamp: what a stage is called, whether it counts as won, and its
 * probability stand on every deal.
 */
const SETTINGS_OF: Readonly<Record<string, string>> = {
    Opportunity:
        'SELECT Id, ApiName, MasterLabel, IsClosed, IsWon, DefaultProbability FROM OpportunityStage ORDER BY Id',
    OpportunityHistory: 'SELECT Id, ApiName, MasterLabel FROM OpportunityStage ORDER BY Id'
};

/** True when such settings differ from the last look; the first look only remembers them. */
export async function haveSettingsChanged(
    context: RunContext,
    objectApiName: string,
    state: ObjectState
): Promise<boolean> {
    const soql = SETTINGS_OF[objectApiName];
    if (soql === undefined) {
        return false;
    }
    const digest = await digestOf(context, soql);
    if (digest === null || digest === state.settingsDigest) {
        return false;
    }
    const needsReload = state.settingsDigest !== null;
    await guardedTransaction(context, (tx) =>
        saveObjectState(tx, context.orgId, objectApiName, {
            settingsDigest: digest,
            ...(needsReload && { needsReload })
        })
    );
    return needsReload;
}

async function digestOf(context: RunContext, soql: string): Promise<string | null> {
    try {
        const { records } = await context.client.queryAll(soql);
        const plain = records.map(({ attributes: _attributes, ...values }) => values);
        return createHash('sha256').update(JSON.stringify(plain)).digest('hex');
    } catch (error) {
        if (error instanceof OrgError && error.kind === 'refused') {
            return null;
        }
        throw error;
    }
}
