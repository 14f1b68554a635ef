import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { ADMIN_USERNAME, INTEGRATION_USERNAME } from '../../../scripts/demo/org/index.ts';
import type { RunningDemoOrg } from '../../../scripts/demo/org/server/createServer.ts';

const SETTING = 'FieldmapSetting';

/** Things that people and machines do to an org by mistake, done to a running demo org. */
export function breakable({ org, context, clientId }: RunningDemoOrg) {
    const idOf = (soql: string): string => String(org.query(soql).records[0]?.['Id']);
    const userId = (username: string): string => idOf(`SELECT Id FROM User WHERE Username = '${username}'`);
    const setId = (name: string): string => idOf(`SELECT Id FROM PermissionSet WHERE Name = '${name}'`);
    const assignmentOf = (username: string, set: string): string =>
        idOf(
            `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId(username)}' AND PermissionSetId = '${setId(set)}'`
        );
    return {
        assign: (username: string, set: string): void =>
            void org.insert('PermissionSetAssignment', [{ AssigneeId: userId(username), PermissionSetId: setId(set) }]),
        unassign: (username: string, set: string): void =>
            void org.delete('PermissionSetAssignment', [assignmentOf(username, set)]),
        removeFieldPermission: (set: string, field: string): void => {
            const where = `Parent.Name = '${set}' AND Field = '${field}'`;
            org.delete('FieldPermissions', [idOf(`SELECT Id FROM FieldPermissions WHERE ${where}`)]);
        },
        removeField: (fullName: string): void => void org.deleteMetadata([{ type: 'CustomField', fullName }]),
        removePermissionSet: (name: string): void =>
            void org.deleteMetadata([{ type: 'PermissionSet', fullName: name }]),
        /** Below somebody, so that it may not edit what others own. */
        lowerIntegrationUser: (): void => {
            const [top] = org.insert('UserRole', [{ Name: 'Above', DeveloperName: 'Above' }]);
            const below = { Name: 'Below', DeveloperName: 'Below', ParentRoleId: top?.id ?? '' };
            const [role] = org.insert('UserRole', [below]);
            org.update('User', [{ Id: userId(INTEGRATION_USERNAME), UserRoleId: role?.id ?? '' }]);
        },
        setViewAllData: (isGiven: boolean): void =>
            void org.update('PermissionSet', [{ Id: setId('Fieldmap_Integration'), PermissionsViewAllData: isGiven }]),
        /** What the demo company leaves open, as real ones do. */
        mendPlaces: (): void => {
            const without = (objectName: string, latitude: string): string[] =>
                [...org.rows(objectName)].filter((row) => typeof row[latitude] !== 'number').map(({ Id }) => Id);
            const places = without('Account', 'BillingLatitude').map((Id) => ({
                Id,
                BillingLatitude: 47.1,
                BillingLongitude: 9.5
            }));
            org.update('Account', places);
            org.update(
                'Lead',
                without('Lead', 'Latitude').map((Id) => ({ Id, Latitude: 47.1, Longitude: 9.5 }))
            );
        },
        /** One customer without a place, all others in the middle of their town. */
        spoilPlaces: (): void => {
            const accounts = [...org.rows('Account')].map(({ Id }) => Id);
            const nowhere = { BillingLatitude: null, BillingLongitude: null, VisitPlace__Latitude__s: null };
            org.update(
                'Account',
                accounts.map((Id, index) => ({
                    Id,
                    BillingGeocodeAccuracy: 'City',
                    ...(index === 0 ? { ...nowhere, VisitPlace__Longitude__s: null } : {})
                }))
            );
        },
        setting: (name: string, value: string): void => {
            const fullName = `${SETTING}.${name}`;
            const stored = org.metadata('CustomMetadata').find((component) => component.fullName === fullName);
            const xml = (stored?.xml ?? '').replace(
                /(<field>Value__c<\/field>\s*)<value[^>]*?(\/>|>[^<]*<\/value>)/,
                `$1<value xsi:type="xsd:string">${value}</value>`
            );
            const [message] = org.deployMetadata([{ ...stored!, xml }]);
            if (message?.success !== true) throw new Error(`${fullName}: ${message?.problem}`);
        },
        /** Leaves a share of today's API requests. */
        leaveRequests: (share: number): void => {
            context.usage.dailyLimit = Math.ceil((context.usage.used + 50) / (1 - share));
        },
        /** The admin as `--target-org` takes one who has a token and no login. */
        adminByToken: (): string => context.sessions.open(userId(ADMIN_USERNAME), clientId),
        admin: ADMIN_USERNAME,
        integration: INTEGRATION_USERNAME
    };
}

export interface SmallServer {
    readonly url: string;
    close(): Promise<void>;
}

async function listening(server: Server): Promise<SmallServer> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
        url: `http://localhost:${(server.address() as AddressInfo).port}`,
        close: () =>
            new Promise((resolve) => {
                server.closeAllConnections();
                server.close(() => resolve());
            })
    };
}

/** The org as it would be with an older release and another edition: its answers with some words exchanged. */
export function olderOrg(orgUrl: string): Promise<SmallServer> {
    const server = createServer((request, response) => {
        void (async () => {
            const chunks: Buffer[] = [];
            for await (const chunk of request) chunks.push(chunk as Buffer);
            const { host: _host, connection: _connection, ...headers } = request.headers as Record<string, string>;
            const answer = await fetch(new URL(request.url ?? '/', orgUrl), {
                method: request.method ?? 'GET',
                headers,
                ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) })
            });
            const text = (await answer.text()).replaceAll('Developer Edition', 'Professional Edition');
            const isVersions = request.url?.endsWith('/services/data');
            const body = isVersions ? JSON.stringify(versionsUpTo65(text)) : text;
            response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(body);
        })();
    });
    return listening(server);
}

function versionsUpTo65(text: string): unknown[] {
    return (JSON.parse(text) as { version: string }[]).filter(({ version }) => Number(version) <= 65);
}

/** A middleware of another version that is not ready, with a tile server that says no. */
export function otherMiddleware(): Promise<SmallServer> {
    return listening(
        createServer((request, response) => {
            const body = { status: 'starting', storeVersion: '0001_mirror', travelProvider: 'great-circle' };
            response
                .writeHead(request.url === '/readyz' ? 503 : 403, { 'content-type': 'application/json' })
                .end(JSON.stringify(body));
        })
    );
}

/** Lets a program believe in another Node.js version and another time. Gives the environment for it. */
export function pretend(file: string, version: string, aheadSeconds: number): NodeJS.ProcessEnv {
    const lines = [
        `Object.defineProperty(process, 'version', { value: '${version}' });`,
        'const now = Date.now;',
        `Date.now = () => now() + ${aheadSeconds * 1000};`
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    return { NODE_OPTIONS: `--require ${file}` };
}
