import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkMetadata } from './checkMetadata.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" ?>';
const NS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const FIELD_PATH = 'visits/objects/Trip__c/fields/Kind__c.field-meta.xml';
const TRANSLATION_PATH = 'visits/objectTranslations/Trip__c-ja/Kind__c.fieldTranslation-meta.xml';
const RECORD_PATH = 'visits/customMetadata/Pace.Slow.md-meta.xml';
const LAYOUT_PATH = 'visits/layouts/Trip__c-Trip Layout.layout-meta.xml';
const PERMISSIONS_PATH = 'visits/permissionsets/Traveller.permissionset-meta.xml';

function layout(field: string, behavior: string): string {
    return `${HEAD}<Layout ${NS}><layoutSections><layoutColumns><layoutItems><behavior>${behavior}</behavior>
        <field>${field}</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections></Layout>`;
}

/** The smallest folder that passes every check; each test spoils one thing. */
const VALID: Readonly<Record<string, string>> = {
    'visits/objects/Trip__c/Trip__c.object-meta.xml': `${HEAD}<CustomObject ${NS}><deploymentStatus>Deployed</deploymentStatus>
        <label>Trip</label><nameField><label>Name</label><type>Text</type></nameField><pluralLabel>Trips</pluralLabel>
        <sharingModel>Private</sharingModel></CustomObject>`,
    [FIELD_PATH]: `${HEAD}<CustomField ${NS}><fullName>Kind__c</fullName><description>Why.</description>
        <inlineHelpText>Why.</inlineHelpText><label>Kind</label><required>false</required><type>Picklist</type><valueSet>
        <restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Far</fullName>
        <default>false</default><label>Far</label></value></valueSetDefinition></valueSet></CustomField>`,
    'visits/objectTranslations/Trip__c-ja/Trip__c-ja.objectTranslation-meta.xml': `${HEAD}<CustomObjectTranslation ${NS}>
        <caseValues><plural>false</plural><value>旅行</value></caseValues></CustomObjectTranslation>`,
    [TRANSLATION_PATH]: `${HEAD}<CustomFieldTranslation ${NS}><help>理由</help><label>種類</label><name>Kind__c</name>
        <picklistValues><masterLabel>Far</masterLabel><translation>遠い</translation></picklistValues></CustomFieldTranslation>`,
    'visits/objects/Pace__mdt/Pace__mdt.object-meta.xml': `${HEAD}<CustomObject ${NS}><label>Pace</label>
        <pluralLabel>Paces</pluralLabel><visibility>Public</visibility></CustomObject>`,
    'visits/objects/Pace__mdt/fields/Days__c.field-meta.xml': `${HEAD}<CustomField ${NS}><fullName>Days__c</fullName>
        <description>Days.</description><inlineHelpText>Days.</inlineHelpText><label>Days</label><precision>3</precision>
        <required>true</required><scale>0</scale><type>Number</type></CustomField>`,
    'visits/objectTranslations/Pace__mdt-ja/Pace__mdt-ja.objectTranslation-meta.xml': `${HEAD}<CustomObjectTranslation ${NS} />`,
    'visits/objectTranslations/Pace__mdt-ja/Days__c.fieldTranslation-meta.xml': `${HEAD}<CustomFieldTranslation ${NS}>
        <help>日数</help><label>日数</label><name>Days__c</name></CustomFieldTranslation>`,
    [LAYOUT_PATH]: layout('Kind__c', 'Edit'),
    'visits/layouts/Pace__mdt-Pace Layout.layout-meta.xml': layout('Days__c', 'Required'),
    [RECORD_PATH]: `${HEAD}<CustomMetadata ${NS} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xmlns:xsd="http://www.w3.org/2001/XMLSchema"><label>Slow</label><protected>false</protected><values>
        <field>Days__c</field><value xsi:type="xsd:double">14.0</value></values></CustomMetadata>`,
    [PERMISSIONS_PATH]: `${HEAD}<PermissionSet ${NS}><fieldPermissions><editable>true</editable><field>Trip__c.Kind__c</field>
        <readable>true</readable></fieldPermissions><label>Traveller</label><objectPermissions><allowCreate>true</allowCreate>
        <allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead>
        <modifyAllRecords>false</modifyAllRecords><object>Trip__c</object><viewAllRecords>false</viewAllRecords>
        </objectPermissions></PermissionSet>`
};

describe('checkMetadata', () => {
    let folder = '';
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'metadata-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    function check(changes: Readonly<Record<string, string | null>> = {}): string[] {
        for (const [path, text] of Object.entries({ ...VALID, ...changes })) {
            if (text === null) continue;
            mkdirSync(dirname(join(folder, path)), { recursive: true });
            writeFileSync(join(folder, path), text);
        }
        return checkMetadata(folder).map(({ file, message }) => `${file}: ${message}`);
    }

    function spoil(path: string, from: string, to: string): Record<string, string> {
        const text = VALID[path] ?? '';
        expect(text).toContain(from);
        return { [path]: text.replace(from, to) };
    }

    it('finds nothing in a valid folder', () => {
        expect(check()).toEqual([]);
    });

    it.each([
        [
            'an unknown tag',
            FIELD_PATH,
            '<label>Kind</label>',
            '<label>Kind</label><lable>x</lable>',
            'unknown tag <lable>'
        ],
        ['a wrong enumeration value', FIELD_PATH, '<type>Picklist</type>', '<type>Pick</type>', '"Pick" is not one of'],
        [
            'a boolean that is none',
            FIELD_PATH,
            '<required>false</required>',
            '<required>no</required>',
            'is not true or false'
        ],
        [
            'a missing required tag',
            PERMISSIONS_PATH,
            '<label>Traveller</label>',
            '',
            '<label> is required in PermissionSet'
        ],
        [
            'a field without help',
            FIELD_PATH,
            '<inlineHelpText>Why.</inlineHelpText>',
            '',
            'an inlineHelpText is missing'
        ],
        [
            'a permission for an unknown field',
            PERMISSIONS_PATH,
            'Trip__c.Kind__c',
            'Trip__c.Sort__c',
            'Sort__c does not exist'
        ],
        [
            'a permission for a required field',
            FIELD_PATH,
            '<required>false',
            '<required>true',
            'is required; the platform refuses'
        ],
        [
            'edit without read',
            PERMISSIONS_PATH,
            '<allowRead>true',
            '<allowRead>false',
            'create, edit and view all need read'
        ],
        ['a record value that is too large', RECORD_PATH, '14.0', '1400', 'more than 3 whole digits'],
        ['a record value with decimals', RECORD_PATH, '14.0', '14.5', 'more than 0 decimals'],
        ['a record value of a wrong type', RECORD_PATH, 'xsd:double', 'xsd:string', 'expected xsi:type xsd:double'],
        [
            'a record without a required value',
            RECORD_PATH,
            '<field>Days__c',
            '<field>Hours__c',
            'required field Days__c has no value'
        ],
        ['a field on no layout', LAYOUT_PATH, 'Kind__c', 'Sort__c', 'stands on no layout'],
        ['a layout with an unknown field', LAYOUT_PATH, 'Kind__c', 'Sort__c', 'field Trip__c.Sort__c does not exist'],
        [
            'an untranslated picklist value',
            TRANSLATION_PATH,
            '<masterLabel>Far',
            '<masterLabel>Near',
            '"Far" is not translated'
        ]
    ])('finds %s', (_what, path, from, to, message) => {
        expect(check(spoil(path, from, to)).join('\n')).toContain(message);
    });

    it('finds files without their other half', () => {
        const findings = check({
            'visits/classes/Alone.cls': 'public class Alone {}',
            'visits/classes/Empty.cls-meta.xml': `${HEAD}<ApexClass ${NS}><apiVersion>66.0</apiVersion></ApexClass>`,
            'visits/lwc/plain/plain.ts': 'export {};'
        });
        expect(findings).toEqual(
            expect.arrayContaining([
                'visits/classes/Alone.cls: has no Alone.cls-meta.xml, so it is not deployed',
                'visits/classes/Empty.cls-meta.xml: its content file .cls is missing',
                'visits/lwc/plain: the bundle has no plain.js-meta.xml'
            ])
        );
    });

    it('finds what a deployment would leave out', () => {
        const misplaced = check({
            [TRANSLATION_PATH]: null,
            [`${TRANSLATION_PATH}.bak-meta.xml`]: VALID[TRANSLATION_PATH]!
        });
        expect(misplaced.join('\n')).toContain('has no translation into ja');
        expect(misplaced.join('\n')).toContain('source-deploy-retrieve');
    });

    it('finds labels without translation, with other placeholders, and a second file of one translation', () => {
        const label = (name: string, value: string): string =>
            `<labels><fullName>${name}</fullName><language>en_US</language><protected>true</protected>
                <shortDescription>${name}</shortDescription><value>${value}</value></labels>`;
        const translation = (name: string, text: string): string =>
            `${HEAD}<Translations ${NS}><customLabels><label>${text}</label><name>${name}</name></customLabels></Translations>`;
        const findings = check({
            'visits/labels/Trips.labels-meta.xml': `${HEAD}<CustomLabels ${NS}>${label('Trip_One', '{0} trips')}${label('Trip_Two', 'Trip')}</CustomLabels>`,
            'visits/translations/ja.translation-meta.xml': translation('Trip_One', '旅行'),
            'map/translations/ja.translation-meta.xml': translation('Trip_Gone', '旅行')
        }).join('\n');
        expect(findings).toContain('label Trip_Two has no translation into ja');
        expect(findings).toContain('label Trip_One has other placeholders than in English');
        expect(findings).toContain('translates label Trip_Gone, which does not exist');
        expect(findings).toContain('stands in map/translations/ja.translation-meta.xml too');
    });

    it('finds a class that components call and nobody may', () => {
        const source =
            'public with sharing class Open { @AuraEnabled(cacheable=true) public static String go() { return null; } }';
        const findings = check({
            'visits/classes/Open.cls': source,
            'visits/classes/Open.cls-meta.xml': `${HEAD}<ApexClass ${NS}><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>`
        });
        expect(findings).toEqual([
            'visits/classes/Open.cls: has @AuraEnabled methods, but no permission set gives access to it'
        ]);
    });

    it('finds tabs and apps that lead nowhere', () => {
        const findings = check({
            'visits/tabs/Trips.tab-meta.xml': `${HEAD}<CustomTab ${NS}><label>Trips</label><lwcComponent>tripPage</lwcComponent></CustomTab>`,
            'visits/applications/Trips.app-meta.xml': `${HEAD}<CustomApplication ${NS}><label>Trips</label><tabs>Gone</tabs></CustomApplication>`
        });
        expect(findings.join('\n')).toContain('component tripPage does not exist');
        expect(findings.join('\n')).toContain('tab Gone does not exist');
    });
});
