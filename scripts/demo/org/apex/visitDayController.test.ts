import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { createDemoOrg, type Org, type UserContext } from '../index.ts';
import { visitDayController } from './visitDayController.ts';

let org: Org;
let rep: UserContext;
let sent: unknown[];

beforeAll(() => {
    org = createDemoOrg({ clock: { now: () => 0 }, forceAppDir: path.join(process.cwd(), 'force-app') });
    rep = person('rep@stay.example');
});
beforeEach(() => {
    sent = [];
});

describe('VisitDayController.decideStay', () => {
    it('vouches for a customer that the person sees, whatever the page claims', async () => {
        const accountId = insert('Account', { Name: 'Own', OwnerId: rep.userId });
        await decide({ action: 'confirm', recordId: accountId });
        await decide({ action: 'confirm', isRecordSeen: true });
        expect(sent).toEqual([{ action: 'confirm', recordId: accountId, isRecordSeen: true }, { action: 'confirm' }]);
    });

    it('refuses what is no customer and what the person does not see', async () => {
        const other = person('other@stay.example');
        const leadId = insert('Lead', { LastName: 'Hidden', Company: 'Hidden', OwnerId: other.userId });
        const ids: [string, string][] = [
            [leadId, 'not-found'],
            [rep.userId, 'invalid-request'],
            ['nothing', 'invalid-request']
        ];
        for (const [recordId, code] of ids) {
            await expect(decide({ action: 'confirm', recordId, isRecordSeen: true })).rejects.toMatchObject({
                problem: { code }
            });
        }
        expect(sent).toEqual([]);
    });
});

function decide(request: object): Promise<unknown> {
    const callMiddleware = (_method: string, _path: string, body: unknown) => {
        sent.push(body);
        return Promise.resolve({ status: 200, json: {} });
    };
    const context = { org, user: rep, clock: org.clock, callMiddleware };
    return visitDayController['decideStay']!(context, { requestJson: JSON.stringify(request) });
}

function person(username: string): UserContext {
    const [profile] = org.query(`SELECT Id FROM Profile WHERE Name = 'Standard User'`).records;
    const userId = insert('User', {
        ...{ Username: username, LastName: 'Rep', Email: username, IsActive: true, ProfileId: profile!['Id'] },
        ...{ TimeZoneSidKey: 'Europe/Vaduz', LocaleSidKey: 'de_CH', LanguageLocaleKey: 'en_US' }
    });
    const [set] = org.query(`SELECT Id FROM PermissionSet WHERE Name = 'Fieldmap_Rep'`).records;
    insert('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set!['Id'] });
    return org.userContext(userId);
}

function insert(objectName: string, record: Record<string, unknown>): string {
    const [saved] = org.insert(objectName, [record]);
    if (!saved?.id) throw new Error(JSON.stringify(saved?.errors));
    return saved.id;
}
