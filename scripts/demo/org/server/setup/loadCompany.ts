import type { DemoRecords } from '../../../data/company.ts';
import { generateCompany } from '../../../data/generateCompany.ts';
import { INTEGRATION_USERNAME } from '../../core/baseRecords.ts';
import type { Org, RecordInput } from '../../core/types.ts';
import type { Logger } from '../context.ts';
import type { CompanyKey } from './demoState.ts';

/** A line of progress at most this often. */
const PROGRESS_MS = 5000;

/** Fills an org with the demo company. Its profiles are the org's own, and so is the integration user. */
export function loadCompany(org: Org, company: CompanyKey, extractFile: string, logger: Logger): void {
    const profileIds = new Map<unknown, string>();
    const counts = new Map<string, number>();
    let saidAtMs = org.clock.now();
    const batches: Iterable<DemoRecords> = generateCompany({
        accountCount: company.accounts,
        seed: company.seed,
        today: company.today,
        extractFile,
        nextId: (objectName) => org.nextId(objectName)
    });
    for (const { objectApiName, records } of batches) {
        if (objectApiName === 'Profile') {
            matchProfiles(org, records, profileIds);
            continue;
        }
        const loaded = objectApiName === 'User' ? usersOf(records, profileIds) : records;
        org.loadRecords(objectApiName, loaded);
        if (objectApiName === 'User') placeIntegrationUser(org, records);
        counts.set(objectApiName, (counts.get(objectApiName) ?? 0) + loaded.length);
        if (org.clock.now() - saidAtMs >= PROGRESS_MS) {
            saidAtMs = org.clock.now();
            logger.info(`  ${counts.get(objectApiName)} ${objectApiName} ...`);
        }
    }
    const summary = [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
    logger.info(`Demo company loaded: ${summary}.`);
}

/** Ids of the org's profiles by the ids that the generator gave to those of the same name. */
function matchProfiles(org: Org, records: readonly RecordInput[], profileIds: Map<unknown, string>): void {
    const own = new Map([...org.rows('Profile')].map((row) => [row['Name'], row.Id]));
    for (const record of records) {
        const id = own.get(String(record['Name'])) ?? org.loadRecords('Profile', [record])[0] ?? '';
        profileIds.set(record['Id'], id);
    }
}

/** The org's integration user takes the role of the company's: above the sales roles, so that it may write back. */
function placeIntegrationUser(org: Org, users: readonly RecordInput[]): void {
    const model = users.find(isIntegrationUser);
    const own = org.findUser(INTEGRATION_USERNAME);
    if (model && own) {
        org.update('User', [{ Id: own.userId, UserRoleId: model['UserRoleId'] }]);
    }
}

function isIntegrationUser(user: RecordInput): boolean {
    return String(user['Username']).startsWith('integration@');
}

function usersOf(records: readonly RecordInput[], profileIds: ReadonlyMap<unknown, string>): RecordInput[] {
    return records
        .filter((user) => !isIntegrationUser(user))
        .map((user) => ({ ...user, ProfileId: profileIds.get(user['ProfileId']) ?? null }));
}
