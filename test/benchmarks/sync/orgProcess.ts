import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { OrgConnection } from '../../../middleware/src/sync/index.ts';
import type { Org } from '../../../scripts/demo/org/index.ts';
import { startDemoOrg } from '../../../scripts/demo/org/server/createServer.ts';

/** What the parent process may ask for. */
export interface OrgRequest {
    /** This many accounts get another industry … */
    readonly change: number;
    /** … which is this one. */
    readonly industry: string;
}

export type OrgAnswer =
    { readonly connection: OrgConnection; readonly loadSeconds: number } | { readonly changed: number };

const PART = 10_000;
const FIRST_DAY = Date.UTC(2024, 0, 1);
const DAYS = 700;
/** As many records as one call of the org's own rules takes at once here. */
const CHANGE_PART = 2000;

/** The demo org with accounts, in a process of its own so that its memory and time are not the middleware's. */
async function main(rows: number): Promise<void> {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'fieldmap-bench-org-'));
    const demo = await startDemoOrg({
        port: 0,
        dataDir: directory,
        sourceDir: path.resolve('force-app'),
        middlewareUrl: null,
        company: null,
        extractFile: ''
    });
    const startedAt = performance.now();
    const ids = loadAccounts(demo.org, rows);
    const loadSeconds = (performance.now() - startedAt) / 1000;
    process.on('message', ({ change, industry }: OrgRequest) => {
        for (let start = 0; start < change; start += CHANGE_PART) {
            const part = ids.slice(start, Math.min(start + CHANGE_PART, change));
            const saved = demo.org.update(
                'Account',
                part.map((Id) => ({ Id, Industry: industry }))
            );
            if (!saved.every(({ success }) => success)) {
                throw new Error(
                    `The demo org refused a change: ${JSON.stringify(saved.find(({ success }) => !success))}`
                );
            }
        }
        answer({ changed: change });
    });
    process.on('disconnect', () => {
        fs.rmSync(directory, { recursive: true, force: true });
        process.exit(0);
    });
    const connection: OrgConnection = {
        orgId: demo.org.orgId,
        loginUrl: demo.url,
        clientId: demo.clientId,
        username: demo.integrationUsername,
        privateKeyPem: fs.readFileSync(demo.integrationKey.privateKeyFile, 'utf8'),
        apiShare: 1
    };
    answer({ connection, loadSeconds });
}

function loadAccounts(org: Org, rows: number): string[] {
    const ids: string[] = [];
    for (let start = 0; start < rows; start += PART) {
        const count = Math.min(PART, rows - start);
        ids.push(
            ...org.loadRecords(
                'Account',
                Array.from({ length: count }, (_item, offset) => account(start + offset))
            )
        );
    }
    return ids;
}

function account(index: number): Record<string, unknown> {
    return {
        Name: `Account ${index}`,
        Type: index % 3 === 0 ? 'Customer' : 'Prospect',
        Industry: 'Food, "fresh"',
        CustomerClass__c: 'ABCD'[index % 4],
        AnnualRevenue: index,
        BillingLatitude: 47 + (index % 1000) / 1000,
        BillingLongitude: 9 + (index % 777) / 777,
        OpeningHours__c: 'Mo-Fr 08:00-12:00,13:30-17:00',
        LastVisitDate__c: '2026-03-04',
        // An org has grown over years: what the first load brings is not what the next pass looks at.
        CreatedDate: new Date(FIRST_DAY + (index % DAYS) * 86_400_000).toISOString()
    };
}

function answer(value: OrgAnswer): void {
    process.send?.(value);
}

await main(Number(process.argv[2] ?? '100000'));
