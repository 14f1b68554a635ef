import type { Org } from '../../core/types.ts';
import type { Logger } from '../context.ts';
import type { CompanyKey, DemoState } from './demoState.ts';
import { loadCompany } from './loadCompany.ts';
import { offerDemoFlow } from './demoFlow.ts';
import { assignPermissionSets } from './permissionSets.ts';
import { assignTerritories } from './territories.ts';

export interface Preparation {
    readonly org: Org;
    readonly state: DemoState;
    /** Null leaves the org without records. */
    readonly company: CompanyKey | null;
    readonly extractFile: string;
    readonly logger: Logger;
}

/** Brings an opened org to where it can be used: the company at the first start, permissions at every one. */
export function prepareOrg({ org, state, company, extractFile, logger }: Preparation): void {
    const isFirst = !state.current.isComplete;
    if (company !== null) {
        if (isFirst) {
            logger.info(`Making the demo company: ${company.accounts} accounts ...`);
            loadCompany(org, company, extractFile, logger);
        } else {
            sayWhenOther(state, company, logger);
        }
        assignPermissionSets(org);
        assignTerritories(org);
        offerDemoFlow(org);
    }
    if (isFirst) {
        org.checkpoint();
        state.save({ isComplete: true, company });
    }
}

/** The company stays as it was made; another one needs a fresh start. */
function sayWhenOther(state: DemoState, company: CompanyKey, logger: Logger): void {
    const kept = state.current.company;
    if (kept !== null && (kept.accounts !== company.accounts || kept.seed !== company.seed)) {
        logger.warn(
            `${state.directory} holds a company of ${kept.accounts} accounts (seed ${kept.seed}). ` +
                `For ${company.accounts} accounts (seed ${company.seed}) start with --fresh.`
        );
    }
}
