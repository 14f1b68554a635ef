import type { Org } from '../../core/types.ts';
import type { ClientApps } from '../../oauth/clientApps.ts';
import type { KeyPair } from '../../oauth/keyPairs.ts';
import type { Logger } from '../context.ts';
import type { CompanyKey, DemoState } from './demoState.ts';
import { deploySource } from './deploySource.ts';
import { createIntegrationUser } from './integrationUser.ts';
import { loadCompany } from './loadCompany.ts';
import { assignPermissionSets } from './permissionSets.ts';

export interface Preparation {
    readonly org: Org;
    readonly state: DemoState;
    readonly clients: ClientApps;
    readonly integrationKey: KeyPair;
    /** Directory of source metadata; null leaves the org empty. */
    readonly sourceDirectory: string | null;
    readonly company: CompanyKey | null;
    readonly extractFile: string;
    readonly logger: Logger;
}

/** Brings an opened org to where it can be used: metadata, company, permissions, the middleware's way in. */
export function prepareOrg(preparation: Preparation): void {
    const { org, state, logger, sourceDirectory } = preparation;
    if (sourceDirectory !== null) {
        const digest = deploySource(org, sourceDirectory, state.current.sourceDigest);
        if (digest !== state.current.sourceDigest) {
            logger.info(`Metadata of ${sourceDirectory} deployed.`);
        }
        state.save({ sourceDigest: digest });
    }
    if (!state.current.isComplete && preparation.company !== null) {
        logger.info(`Making the demo company: ${preparation.company.accounts} accounts ...`);
        loadCompany(org, preparation.company, preparation.extractFile, logger);
    } else {
        sayWhenOther(preparation);
    }
    if (sourceDirectory !== null) {
        assignPermissionSets(org);
        createIntegrationUser(org, preparation.clients, preparation.integrationKey);
    }
    if (!state.current.isComplete) {
        org.checkpoint();
        state.save({ isComplete: true, company: preparation.company });
    }
}

/** The company stays as it was made; another one needs a fresh start. */
function sayWhenOther({ company, state, logger }: Preparation): void {
    const kept = state.current.company;
    if (company === null || kept === null) {
        return;
    }
    if (kept.accounts !== company.accounts || kept.seed !== company.seed) {
        logger.warn(
            `${state.directory} holds a company of ${kept.accounts} accounts (seed ${kept.seed}). ` +
                `For ${company.accounts} accounts (seed ${company.seed}) start with --fresh.`
        );
    }
}
