import type { DemoRecords } from '../../../data/company.ts';
import { generateCompany } from '../../../data/generateCompany.ts';
import type { Org, RecordInput } from '../../core/types.ts';
import type { Logger } from '../context.ts';
import type { CompanyKey } from './demoState.ts';
import { profileId, PROFILES } from './profiles.ts';

/** Fills an org with the demo company. */
export function loadCompany(org: Org, company: CompanyKey, extractFile: string, logger: Logger): void {
    const standardProfileId = profileId(org, PROFILES.standard);
    const counts = new Map<string, number>();
    const batches: Iterable<DemoRecords> = generateCompany({
        accountCount: company.accounts,
        seed: company.seed,
        today: company.today,
        extractFile,
        nextId: (objectName) => org.nextId(objectName)
    });
    for (const { objectApiName, records } of batches) {
        const complete: readonly RecordInput[] =
            objectApiName === 'User' ? records.map((user) => withProfile(org, user, standardProfileId)) : records;
        org.loadRecords(objectApiName, complete);
        counts.set(objectApiName, (counts.get(objectApiName) ?? 0) + records.length);
    }
    const summary = [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
    logger.info(`Demo company loaded: ${summary}.`);
}

/** The generator knows people, not the profiles of this org: `ProfileName` becomes an id. */
function withProfile(org: Org, user: RecordInput, standardProfileId: string): RecordInput {
    const { ProfileName: name, ...fields } = user;
    if (typeof name === 'string') {
        return { ...fields, ProfileId: profileId(org, name) };
    }
    return { ProfileId: standardProfileId, ...fields };
}
