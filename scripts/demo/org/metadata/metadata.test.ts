import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { orgForTests, type OrgForTests } from '../server/orgForTests.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
type Xml = Record<string, unknown>;

let demo: OrgForTests;
beforeAll(async () => {
    demo = await orgForTests();
});
afterAll(() => demo.close());

const file = (root: string, content: string): string =>
    `<?xml version="1.0"?><${root} ${NAMESPACE}>${content}</${root}>`;

function manifest(types: Record<string, string[]>): string {
    const blocks = Object.entries(types).map(
        ([name, members]) =>
            `<types>${members.map((member) => `<members>${member}</members>`).join('')}<name>${name}</name></types>`
    );
    return file('Package', `${blocks.join('')}<version>66.0</version>`);
}

const visit = (fields: string): string =>
    file(
        'CustomObject',
        `<label>Trip</label><pluralLabel>Trips</pluralLabel><deploymentStatus>Deployed</deploymentStatus>
         <sharingModel>Private</sharingModel><nameField><label>Name</label><type>Text</type></nameField>${fields}`
    );
const TEXT_FIELD =
    '<fields><fullName>Note__c</fullName><label>Note</label><type>Text</type><length>80</length></fields>';
const CLASS_META = file('ApexClass', '<apiVersion>66.0</apiVersion><status>Active</status>');
const TEST_CLASS = '@IsTest private class TripTest { @IsTest static void works() {} }';

async function soap(operation: string, content: string, token = demo.tokenOf(demo.adminId)): Promise<Xml> {
    const body = `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" ${NAMESPACE}>
        <e:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></e:Header>
        <e:Body><${operation}>${content}</${operation}></e:Body></e:Envelope>`;
    const response = await demo.call('POST', '/services/Soap/m/66.0', { body, token: null });
    const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });
    const parsed = parser.parse(await response.text()) as { Envelope: { Body: Xml } };
    const answer = parsed.Envelope.Body;
    return (answer['Fault'] ?? (answer[`${operation}Response`] as Xml)['result']) as Xml;
}

async function deploy(files: Record<string, string>, options = ''): Promise<Xml> {
    const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
    const started = await soap(
        'deploy',
        `<ZipFile>${Buffer.from(zip).toString('base64')}</ZipFile><DeployOptions>${options}</DeployOptions>`
    );
    return soap('checkDeployStatus', `<asyncProcessId>${String(started['id'])}</asyncProcessId>`);
}
const failures = (result: Xml): Xml[] => [(result['details'] as Xml)['componentFailures'] as Xml | Xml[]].flat();

describe('deploy', () => {
    const files = {
        'package.xml': manifest({ CustomObject: ['Trip__c'], ApexClass: ['TripTest'] }),
        'objects/Trip__c.object': visit(TEXT_FIELD),
        'classes/TripTest.cls': TEST_CLASS,
        'classes/TripTest.cls-meta.xml': CLASS_META
    };

    it('changes nothing when it only checks', async () => {
        expect(await deploy(files, '<checkOnly>true</checkOnly>')).toMatchObject({
            status: 'Succeeded',
            checkOnly: 'true'
        });
        expect(demo.org.schema.object('Trip__c')).toBeUndefined();
    });

    it('makes objects and fields that can be used at once', async () => {
        const result = await deploy(files);
        expect(result).toMatchObject({ status: 'Succeeded', success: 'true', numberComponentErrors: '0' });
        const [saved] = demo.org.insert('Trip__c', [{ Name: 'T', Note__c: 'hello' }]);
        expect(demo.org.query('SELECT Note__c FROM Trip__c').records[0]).toMatchObject({ Note__c: 'hello' });
        expect(saved?.success).toBe(true);
    });

    it('lists tests without claiming that they ran', async () => {
        const result = await deploy(files, '<testLevel>RunLocalTests</testLevel>');
        const tests = (result['details'] as Xml)['runTestResult'] as Xml;
        expect(tests['numTestsRun']).toBe('0');
        expect((tests['codeCoverageWarnings'] as Xml)['message']).toContain('runs no Apex');
    });

    it('fails with tests that were set to fail, and applies nothing', async () => {
        demo.apexTests.outcomes.set('TripTest.works', { outcome: 'Fail', message: 'Assertion Failed' });
        const changed = { ...files, 'objects/Trip__c.object': visit(TEXT_FIELD.replaceAll('Note', 'Late')) };
        const result = await deploy(changed, '<testLevel>RunLocalTests</testLevel>');
        demo.apexTests.outcomes.clear();
        expect(result).toMatchObject({ status: 'Failed', numberTestErrors: '1' });
        const trip = demo.org.schema.requireObject('Trip__c');
        expect(demo.org.schema.field(trip, 'Late__c')).toBeUndefined();
    });

    it('names file and line of an unknown field', async () => {
        const permissions =
            '\n<fieldPermissions>\n<editable>true</editable>\n<field>Trip__c.Nope__c</field>\n</fieldPermissions>';
        const result = await deploy({
            'package.xml': manifest({ PermissionSet: ['Trips'] }),
            'permissionsets/Trips.permissionset': file('PermissionSet', `<label>Trips</label>${permissions}`)
        });
        expect(result['status']).toBe('Failed');
        expect(failures(result)[0]).toMatchObject({
            componentType: 'PermissionSet',
            fullName: 'Trips',
            fileName: 'permissionsets/Trips.permissionset',
            lineNumber: '4',
            problem: 'In field: field - no CustomField named Trip__c.Nope__c found'
        });
    });

    it.each<[string, Record<string, string>, string]>([
        [
            'a file that is missing',
            { 'package.xml': manifest({ ApexClass: ['Gone'] }) },
            "An object 'Gone' of type ApexClass was named"
        ],
        [
            'a -meta.xml that is missing',
            { 'package.xml': manifest({ ApexClass: ['Bare'] }), 'classes/Bare.cls': 'class Bare {}' },
            'classes/Bare.cls has no -meta.xml'
        ],
        ['an unknown type', { 'package.xml': manifest({ Nonsense: ['X'] }) }, "Unknown type name 'Nonsense'"],
        [
            'a lookup to nowhere',
            {
                'package.xml': manifest({ CustomObject: ['Lost__c'] }),
                'objects/Lost__c.object': visit(
                    '<fields><fullName>Far__c</fullName><label>Far</label><type>Lookup</type><referenceTo>Far__c</referenceTo></fields>'
                )
            },
            'Far__c'
        ]
    ])('refuses %s', async (_name, files, problem) => {
        const result = await deploy(files);
        expect(result['status']).toBe('Failed');
        expect(
            failures(result)
                .map((each) => each['problem'])
                .join()
        ).toContain(problem);
    });

    it('needs a zip, a session and the right to deploy', async () => {
        expect(await soap('deploy', '<ZipFile>bm8=</ZipFile>')).toMatchObject({ faultcode: 'sf:INVALID_ZIP' });
        expect(await soap('deploy', '', '00Dnope')).toMatchObject({ faultcode: 'sf:INVALID_SESSION_ID' });
        const rep = demo.tokenOf(demo.repId);
        expect(await soap('deploy', '<ZipFile>bm8=</ZipFile>', rep)).toMatchObject({
            faultcode: 'sf:INSUFFICIENT_ACCESS'
        });
    });

    it('deploys over REST and quickly after a validation', async () => {
        const body = new FormData();
        const zip = zipSync({
            'package.xml': strToU8(manifest({ CustomObject: ['Ride__c'] })),
            'objects/Ride__c.object': strToU8(visit(''))
        });
        const options = { deployOptions: { checkOnly: true } };
        body.append('entity_content', new Blob([JSON.stringify(options)], { type: 'application/json' }));
        body.append('file', new Blob([new Uint8Array(zip)]), 'deploy.zip');
        const path = '/services/data/v66.0/metadata/deployRequest';
        const headers = { authorization: `Bearer ${demo.tokenOf(demo.adminId)}` };
        const started = await fetch(`${demo.url}${path}`, { method: 'POST', headers, body });
        const { id } = (await started.json()) as { id: string };
        const status = await (await demo.call('GET', `${path}/${id}`)).json();
        expect(status).toMatchObject({ deployResult: { status: 'Succeeded', checkOnly: true } });
        expect(demo.org.schema.object('Ride__c')).toBeUndefined();
        await demo.call('POST', path, { body: { validatedDeployRequestId: id } });
        expect(demo.org.schema.object('Ride__c')).toBeDefined();
    });
});

describe('retrieve', () => {
    async function retrieve(types: Record<string, string[]>): Promise<{ result: Xml; files: Record<string, string> }> {
        const content = manifest(types).replace(/^[\s\S]*?<Package[^>]*>|<\/Package>$/g, '');
        const started = await soap(
            'retrieve',
            `<retrieveRequest><unpackaged>${content}</unpackaged></retrieveRequest>`
        );
        const result = await soap('checkRetrieveStatus', `<asyncProcessId>${String(started['id'])}</asyncProcessId>`);
        const zip = unzipSync(Buffer.from(String(result['zipFile']), 'base64'));
        return {
            result,
            files: Object.fromEntries(Object.entries(zip).map(([path, each]) => [path, strFromU8(each)]))
        };
    }

    it('gives what the manifest names and nothing else', async () => {
        const { files } = await retrieve({ ApexClass: ['TripTest'] });
        expect(Object.keys(files).sort()).toEqual([
            'unpackaged/classes/TripTest.cls',
            'unpackaged/classes/TripTest.cls-meta.xml',
            'unpackaged/package.xml'
        ]);
        expect(files['unpackaged/classes/TripTest.cls']).toBe(TEST_CLASS);
    });

    it('gives an object with its fields, once each', async () => {
        const { files } = await retrieve({ CustomObject: ['Trip__c'] });
        const text = files['unpackaged/objects/Trip__c.object'] ?? '';
        expect(text.match(/<fullName>Note__c<\/fullName>/g)).toHaveLength(1);
        expect(text).toContain('<sharingModel>Private</sharingModel>');
    });

    it('gives a single field inside its object', async () => {
        const { files } = await retrieve({ CustomField: ['Trip__c.Note__c'] });
        const text = files['unpackaged/objects/Trip__c.object'] ?? '';
        expect(text).toContain('<fullName>Note__c</fullName>');
        expect(text).not.toContain('sharingModel');
    });

    it('says what the org does not have', async () => {
        const { result } = await retrieve({ ApexClass: ['Nope'] });
        expect((result['messages'] as Xml)['problem']).toBe("Entity of type 'ApexClass' named 'Nope' cannot be found");
    });

    it('lists and describes', async () => {
        const listed = await soap('listMetadata', '<queries><type>ApexClass</type></queries>');
        expect(listed).toMatchObject({ fullName: 'TripTest', fileName: 'classes/TripTest.cls', type: 'ApexClass' });
        const described = await soap('describeMetadata', '<asOfVersion>66.0</asOfVersion>');
        const names = (described['metadataObjects'] as Xml[]).map((each) => each['xmlName']);
        expect(names).toEqual(expect.arrayContaining(['CustomObject', 'ApexClass', 'LightningComponentBundle']));
    });
});
