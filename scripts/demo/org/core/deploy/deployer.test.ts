import { describe, expect, it } from '@jest/globals';
import { component, customField, makeTestOrg } from '../testOrg.ts';
import type { DemoOrg } from '../org.ts';
import type { DeployMessage, FieldDef, MetadataComponent } from '../types.ts';

const THING = component(
    'CustomObject',
    'Thing__c',
    `<label>Thing</label><pluralLabel>Things</pluralLabel><sharingModel>Private</sharingModel>
     <nameField><type>AutoNumber</type><displayFormat>T-{0000}</displayFormat><label>Number</label></nameField>`
);
const VALUES = `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>
    <value><fullName>A</fullName><default>true</default><label>First</label></value>
    <value><fullName>B</fullName><default>false</default><label>Second</label></value></valueSetDefinition></valueSet>`;

const problems = (messages: readonly DeployMessage[]): string[] => messages.flatMap((message) => message.problem ?? []);
const field = (org: DemoOrg, objectName: string, name: string): FieldDef | undefined =>
    org.schema.requireObject(objectName).fields.get(name);

function deployed(...components: MetadataComponent[]): DemoOrg {
    const { org } = makeTestOrg();
    expect(problems(org.deployMetadata(components))).toEqual([]);
    return org;
}

describe('a permission set group', () => {
    const SETS = ['Seller', 'Boss'].map((name) => component('PermissionSet', name, `<label>${name}</label>`));
    const group = (...names: string[]): MetadataComponent =>
        component(
            'PermissionSetGroup',
            'Seller_Group',
            `<label>Sellers</label>${names.map((name) => `<permissionSets>${name}</permissionSets>`).join('')}`
        );

    it('gives its people the permission sets that it holds now', () => {
        const org = deployed(group('Seller'), ...SETS);
        const [held] = org.query('SELECT Id FROM PermissionSetGroup').records;
        const [user] = org.query("SELECT Id FROM User WHERE UserType = 'Standard' LIMIT 1").records;
        const userId = String(user?.['Id']);
        org.insert('PermissionSetAssignment', [{ AssigneeId: userId, PermissionSetGroupId: String(held?.['Id']) }]);
        expect(org.userContext(userId).permissionSets).toContain('Seller');
        expect(problems(org.deployMetadata([group('Boss')]))).toEqual([]);
        expect(org.userContext(userId).permissionSets).not.toContain('Seller');
        expect(org.userContext(userId).permissionSets).toContain('Boss');
    });

    it('names only permission sets that exist', () => {
        const { org } = makeTestOrg();
        expect(problems(org.deployMetadata([group('Nobody')]))[0]).toMatch(/no PermissionSet named Nobody/);
    });
});

describe('deployMetadata', () => {
    it('makes objects whatever the order of files, with prefixes by order', () => {
        const org = deployed(
            customField(
                'Thing__c',
                'Parent__c',
                'Lookup',
                '<referenceTo>Account</referenceTo><relationshipName>Things</relationshipName>'
            ),
            THING,
            component('CustomObject', 'Layer__mdt', '<label>Layer</label>'),
            component('CustomObject', 'Other__c', '<label>Other</label>')
        );
        const prefixes = ['Thing__c', 'Other__c', 'Layer__mdt'].map((name) => org.schema.object(name)?.keyPrefix);
        expect(prefixes).toEqual(['a00', 'a01', 'm00']);
        const [account] = org.insert('Account', [{ Name: 'acc' }]);
        org.insert('Thing__c', [{ Parent__c: account?.id }, {}]);
        const soql = 'SELECT Name, Parent__r.Name, (SELECT Id FROM Parent__r.Things__r) FROM Thing__c';
        expect(() => org.query(soql)).toThrow();
        expect(org.query('SELECT Name, Parent__r.Name FROM Thing__c ORDER BY Name').records).toMatchObject([
            { Name: 'T-0001', Parent__r: { Name: 'acc' } },
            { Name: 'T-0002', Parent__r: null }
        ]);
        const lists = org.query('SELECT Id, (SELECT Name FROM Things__r) FROM Account').records[0];
        expect(lists?.['Things__r']).toMatchObject({ totalSize: 1 });
    });

    it.each([
        ['Checkbox', '<defaultValue>true</defaultValue>', { type: 'boolean', defaultValue: true }],
        ['Number', '<precision>5</precision><scale>1</scale>', { type: 'double', precision: 5, scale: 1 }],
        [
            'Text',
            '<length>40</length><externalId>true</externalId><unique>true</unique>',
            { externalId: true, length: 40 }
        ],
        ['Picklist', VALUES, { type: 'picklist', restrictedPicklist: true, defaultValue: 'A' }],
        ['LongTextArea', '<length>1000</length>', { type: 'textarea', length: 1000 }],
        ['Text', '<formula>Owner.Name</formula>', { formula: 'Owner.Name', createable: false }],
        [
            'MasterDetail',
            '<referenceTo>Account</referenceTo>',
            { type: 'reference', required: true, cascadeDelete: true }
        ]
    ])('knows the field type %s', (type, more, expected) => {
        const org = deployed(THING, customField('Thing__c', 'X__c', type, more));
        expect(field(org, 'Thing__c', 'X__c')).toMatchObject(expected);
    });

    it('gives a geolocation its two parts', () => {
        const org = deployed(THING, customField('Thing__c', 'Place__c', 'Location', '<scale>6</scale>'));
        org.insert('Thing__c', [{ Place__Latitude__s: 47.1, Place__Longitude__s: 9.5 }]);
        expect(org.query('SELECT Place__c FROM Thing__c').records[0]?.['Place__c']).toEqual({
            latitude: 47.1,
            longitude: 9.5
        });
    });

    it('puts fields of Activity on Event and Task', () => {
        const org = deployed(customField('Activity', 'Key__c', 'Text', '<length>10</length>'));
        expect([field(org, 'Event', 'Key__c'), field(org, 'Task', 'Key__c')].map((each) => each?.length)).toEqual([
            10, 10
        ]);
    });

    it('takes owner and sharing from a master', () => {
        const org = deployed(
            THING,
            customField('Thing__c', 'Master__c', 'MasterDetail', '<referenceTo>Account</referenceTo>')
        );
        expect(org.schema.object('Thing__c')).toMatchObject({
            sharing: 'controlledByParent',
            parentField: 'Master__c'
        });
        expect(field(org, 'Thing__c', 'OwnerId')).toBeUndefined();
    });

    it('refuses bad values of a restricted picklist', () => {
        const org = deployed(THING, customField('Thing__c', 'Kind__c', 'Picklist', VALUES));
        expect(org.insert('Thing__c', [{ Kind__c: 'C' }])[0]?.errors[0]?.statusCode).toBe(
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'
        );
        expect(org.query('SELECT Kind__c FROM Thing__c').totalSize).toBe(0);
    });

    it('applies nothing when one component fails, and nothing on a check', () => {
        const { org } = makeTestOrg();
        const messages = org.deployMetadata([
            THING,
            customField('Thing__c', 'X__c', 'Lookup', '<referenceTo>No__c</referenceTo>')
        ]);
        expect(problems(messages)).toEqual(["referenceTo value of 'No__c' does not resolve to a valid sObject type"]);
        expect(org.schema.object('Thing__c')).toBeUndefined();
        expect(problems(org.deployMetadata([THING], { checkOnly: true }))).toEqual([]);
        expect(org.schema.object('Thing__c')).toBeUndefined();
        expect(org.metadata()).toEqual([]);
    });

    it.each([
        ['Account.Nope__c', /no CustomField named Account.Nope__c found/],
        ['Account.Name', /required field/],
        ['Lead.IsConverted', /not editable/]
    ])('refuses a permission on %s', (name, problem) => {
        const { org } = makeTestOrg();
        const grant = `<fieldPermissions><field>${name}</field><readable>true</readable><editable>true</editable></fieldPermissions>`;
        expect(problems(org.deployMetadata([component('PermissionSet', 'P', `<label>P</label>${grant}`)]))[0]).toMatch(
            problem
        );
    });

    it('replaces the permissions of a set when it is deployed again', () => {
        const grant = (name: string): MetadataComponent =>
            component(
                'PermissionSet',
                'P',
                `<label>P</label><fieldPermissions><field>Account.${name}</field><readable>true</readable></fieldPermissions>`
            );
        const org = deployed(grant('Phone'));
        org.deployMetadata([grant('Fax')]);
        const rows = org.query('SELECT Field, Parent.Name FROM FieldPermissions').records;
        expect(rows).toMatchObject([{ Field: 'Account.Fax', Parent: { Name: 'P' } }]);
    });

    it('stores custom metadata as records and code as tooling rows', () => {
        const org = deployed(
            component('CustomObject', 'Layer__mdt', '<label>Layer</label>'),
            customField('Layer__mdt', 'Order__c', 'Number', '<precision>3</precision><scale>0</scale>'),
            component(
                'CustomMetadata',
                'Layer.One',
                '<label>One</label><values><field>Order__c</field><value>7</value></values>'
            ),
            component('ApexClass', 'Things', '<apiVersion>66.0</apiVersion>', { 'Things.cls': 'class Things {}' })
        );
        expect(org.query('SELECT DeveloperName, MasterLabel, Order__c FROM Layer__mdt').records).toMatchObject([
            { DeveloperName: 'One', MasterLabel: 'One', Order__c: 7 }
        ]);
        expect(org.query('SELECT Name, Body FROM ApexClass').records).toMatchObject([
            { Name: 'Things', Body: 'class Things {}' }
        ]);
    });
});

describe('deleteMetadata', () => {
    it('takes fields and objects away and never gives a prefix twice', () => {
        const org = deployed(THING, customField('Thing__c', 'X__c', 'Checkbox'));
        const gone = org.deleteMetadata([{ type: 'CustomField', fullName: 'Thing__c.X__c' }]);
        expect(gone).toMatchObject([{ success: true, deleted: true, problem: null }]);
        expect(field(org, 'Thing__c', 'X__c')).toBeUndefined();
        expect(org.count("SELECT COUNT() FROM FieldDefinition WHERE DurableId = 'Thing__c.X__c'")).toBe(0);
        org.deleteMetadata([{ type: 'CustomObject', fullName: 'Thing__c' }]);
        expect(() => org.query('SELECT Id FROM Thing__c')).toThrow(/not supported/);
        org.deployMetadata([component('CustomObject', 'Next__c', '<label>Next</label>')]);
        expect(org.schema.object('Next__c')?.keyPrefix).toBe('a01');
    });

    it('says what it did not find', () => {
        const { org } = makeTestOrg();
        expect(problems(org.deleteMetadata([{ type: 'ApexClass', fullName: 'Nope' }]))).toEqual([
            'No ApexClass named: Nope found'
        ]);
    });
});
