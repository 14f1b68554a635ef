import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importPKCS8, SignJWT } from 'jose';
import type { DemoUnderTest } from './demo.ts';

const API = '/services/data/v66.0';

interface ServedOrg {
    readonly instanceUrl: string;
    readonly clientId: string;
    readonly username: string;
    readonly privateKeyFile: string;
}

/** Records of the demo org as its integration user reads and writes them: what a test sets up and checks in Salesforce. */
export class OrgRecords {
    private readonly url: string;
    private readonly token: string;

    private constructor(url: string, token: string) {
        this.url = url;
        this.token = token;
    }

    static async of(demo: DemoUnderTest): Promise<OrgRecords> {
        // While writing a test the demo runs already, with data of its own.
        const directory = process.env['FIELDMAP_E2E_DATA'] ?? demo.dataDirectory;
        const text = readFileSync(path.join(directory, 'orgs.json'), 'utf8');
        const [org] = JSON.parse(text) as ServedOrg[];
        if (org === undefined) throw new Error('The middleware of this demo serves no org.');
        const key = await importPKCS8(readFileSync(path.resolve(directory, org.privateKeyFile), 'utf8'), 'RS256');
        const assertion = await new SignJWT({})
            .setProtectedHeader({ alg: 'RS256' })
            .setIssuer(org.clientId)
            .setSubject(org.username)
            .setAudience(demo.url)
            .setExpirationTime('2m')
            .sign(key);
        const response = await fetch(`${demo.url}/services/oauth2/token`, {
            method: 'POST',
            body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
        });
        const { access_token: token } = await answerOf<{ access_token: string }>(response);
        return new OrgRecords(demo.url, token);
    }

    async query<Row>(soql: string): Promise<Row[]> {
        const { records } = await this.ask<{ records: Row[] }>('GET', `/query?q=${encodeURIComponent(soql)}`);
        return records;
    }

    async create(objectName: string, record: object): Promise<string> {
        const { id } = await this.ask<{ id: string }>('POST', `/sobjects/${objectName}`, record);
        return id;
    }

    async update(objectName: string, id: string, record: object): Promise<void> {
        await this.ask('PATCH', `/sobjects/${objectName}/${id}`, record);
    }

    private async ask<Answer>(method: string, address: string, body?: object): Promise<Answer> {
        const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
        const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
        return answerOf<Answer>(await fetch(`${this.url}${API}${address}`, init));
    }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${response.url}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as Answer;
}
