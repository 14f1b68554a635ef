import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { checkApexSecurity } from './checkApexSecurity.ts';

const UNSAFE = `public class Unsafe {
    @AuraEnabled
    public static List<Account> find(String name) {
        return Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\'');
    }

    @AuraEnabled
    public static void remove(Id accountId) {
        List<Account> rows = [SELECT Id FROM Account WHERE Id = :accountId];
        delete rows;
    }

    public static void send(String token) {
        HttpRequest request = new HttpRequest();
        request.setEndpoint('http://example.com');
        request.setHeader('Authorization', 'Bearer ' + token);
        new Http().send(request);
    }
}
`;

test('the scan finds injection, missing sharing, CRUD and an open endpoint', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fieldmap-unsafe-'));
    const file = path.join(folder, 'Unsafe.cls');
    writeFileSync(file, UNSAFE);
    try {
        const rules = checkApexSecurity([file]).map((line) => /:\d+ (\w+):/.exec(line)?.[1]);
        expect(rules).toEqual(
            expect.arrayContaining([
                'ApexSOQLInjection',
                'ApexSharingViolations',
                'ApexCRUDViolation',
                'ApexInsecureEndpoint',
                'ApexSuggestUsingNamedCred'
            ])
        );
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}, 240_000);
