import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { Connection } from 'jsforce';
import { ADMIN, CLIENT_ID, orgForTests, type OrgForTests } from './orgForTests.ts';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

let demo: OrgForTests;
let connection: Connection;
beforeAll(async () => {
    demo = await orgForTests();
    connection = new Connection({ loginUrl: demo.url, instanceUrl: demo.url, version: '66.0' });
    await connection.authorize({ grant_type: JWT_BEARER, assertion: await assertion() });
    demo.org.loadRecords(
        'Account',
        Array.from({ length: 4500 }, (_, index) => ({ Name: `Account ${index}`, OwnerId: demo.adminId }))
    );
});
afterAll(() => demo.close());

async function assertion(): Promise<string> {
    return new SignJWT({})
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(CLIENT_ID)
        .setAudience(demo.url)
        .setSubject(ADMIN)
        .setExpirationTime('3m')
        .sign(createPrivateKey(demo.privateKeyPem));
}

describe('jsforce against the demo org', () => {
    it('knows who signed in', async () => {
        expect(connection.userInfo).toMatchObject({ id: demo.adminId, organizationId: demo.org.orgId });
        expect((await connection.identity()).username).toBe(ADMIN);
    });

    it('reads all pages of a query', async () => {
        let result = await connection.query<{ Name: string }>('SELECT Id, Name FROM Account');
        const names = new Set(result.records.map(({ Name }) => Name));
        while (!result.done) {
            result = await connection.queryMore(result.nextRecordsUrl ?? '');
            result.records.forEach(({ Name }) => names.add(Name));
        }
        expect([result.totalSize, names.size]).toEqual([4500, 4500]);
        expect(connection.limitInfo.apiUsage?.limit).toBe(100_000);
    });

    it('creates, updates, deletes and finds them again', async () => {
        const account = connection.sobject('Account');
        const { id = '' } = await account.create({ Name: 'Made' });
        await account.update({ Id: id, Phone: '+423 1' });
        expect(await account.retrieve(id)).toMatchObject({ Name: 'Made', Phone: '+423 1' });
        await account.destroy(id);
        const all = await connection.query(`SELECT Id FROM Account WHERE Id = '${id}'`, { scanAll: true });
        expect(all.totalSize).toBe(1);
    });

    it('says why a record was refused', async () => {
        await expect(connection.sobject('Account').create({ Phone: '1' })).rejects.toMatchObject({
            errorCode: 'REQUIRED_FIELD_MISSING'
        });
        await expect(connection.query('SELECT Nope FROM Account')).rejects.toMatchObject({
            errorCode: 'INVALID_FIELD'
        });
    });

    it('ingests in bulk', async () => {
        const { successfulResults, failedResults } = await connection.bulk2.loadAndWaitForResults({
            object: 'Account',
            operation: 'insert',
            input: [
                { Name: 'Bulk 1', Phone: '1' },
                { Name: '', Phone: '2' }
            ],
            pollInterval: 20
        });
        expect(successfulResults).toHaveLength(1);
        expect(failedResults[0]?.sf__Error).toContain('REQUIRED_FIELD_MISSING');
    });

    it('queries in bulk', async () => {
        const stream = await connection.bulk2.query("SELECT Id, Name FROM Account WHERE Name LIKE 'Account 1%'", {
            pollInterval: 20
        });
        const rows = await stream.toArray();
        expect(rows).toHaveLength(demo.org.count("SELECT Id FROM Account WHERE Name LIKE 'Account 1%'"));
    });

    it('describes and counts limits', async () => {
        expect((await connection.describe('Account')).fields.length).toBeGreaterThan(20);
        expect((await connection.limits())['DailyApiRequests']?.Max).toBe(100_000);
    });

    it('merges over SOAP', async () => {
        const [master = '', loser = ''] = demo.org.loadRecords('Account', [{ Name: 'M' }, { Name: 'L' }]);
        const request = { masterRecord: { type: 'Account', Id: master }, recordToMergeIds: [loser] };
        expect(await connection.soap.merge(request as never)).toMatchObject({ success: true });
        expect(demo.org.row('Account', loser)).toMatchObject({ IsDeleted: true, MasterRecordId: master });
    });

    it('has no username-password login', async () => {
        const other = new Connection({ loginUrl: demo.url, version: '66.0' });
        await expect(other.login(ADMIN, 'secret')).rejects.toThrow('SOAP API login() is disabled');
    });
});
