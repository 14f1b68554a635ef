import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readMdapiFiles, readSourceDirectory } from './metadataXml.ts';

const xml = (root: string, inner = ''): string =>
    `<?xml version="1.0"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${inner}</${root}>`;

const SOURCE: Readonly<Record<string, string>> = {
    'main/visits/objects/Thing__c/Thing__c.object-meta.xml': xml('CustomObject', '<label>Thing</label>'),
    'main/visits/objects/Thing__c/fields/Size__c.field-meta.xml': xml('CustomField', '<fullName>Size__c</fullName>'),
    'main/visits/objects/Thing__c/listViews/All.listView-meta.xml': xml('ListView'),
    'main/visits/classes/Things.cls': 'class Things {}',
    'main/visits/classes/Things.cls-meta.xml': xml('ApexClass'),
    'main/visits/lwc/things/things.ts': 'export default class {}',
    'main/visits/lwc/things/things.html': '<template></template>',
    'main/visits/lwc/things/__tests__/things.test.ts': 'not part of it',
    'main/visits/lwc/things/things.js-meta.xml': xml('LightningComponentBundle'),
    'main/visits/lwc/noMeta/noMeta.ts': 'no component',
    'main/visits/customMetadata/Layer.One.md-meta.xml': xml('CustomMetadata'),
    'main/visits/permissionsets/Rep.permissionset-meta.xml': xml('PermissionSet'),
    'main/visits/staticresources/vendor.js': 'code',
    'main/visits/staticresources/vendor.resource-meta.xml': xml('StaticResource'),
    'main/visits/objectTranslations/Thing__c-ja/Thing__c-ja.objectTranslation-meta.xml': xml('CustomObjectTranslation'),
    'main/README.md': 'no metadata'
};

describe('readSourceDirectory', () => {
    let dir: string;
    beforeEach(() => {
        dir = mkdtempSync(join(tmpdir(), 'force-app-'));
        for (const [path, content] of Object.entries(SOURCE)) {
            mkdirSync(dirname(join(dir, path)), { recursive: true });
            writeFileSync(join(dir, path), content);
        }
    });
    afterEach(() => rmSync(dir, { recursive: true, force: true }));

    it('finds every component of the platform by its file name, and nothing else', () => {
        const found = readSourceDirectory(dir).map(({ type, fullName }) => `${type} ${fullName}`);
        expect(found.sort()).toEqual([
            'ApexClass Things',
            'CustomField Thing__c.Size__c',
            'CustomMetadata Layer.One',
            'CustomObject Thing__c',
            'CustomObjectTranslation Thing__c-ja',
            'LightningComponentBundle things',
            'ListView Thing__c.All',
            'PermissionSet Rep',
            'StaticResource vendor'
        ]);
    });

    it('keeps code with its description', () => {
        const components = readSourceDirectory(dir);
        const files = (name: string): string[] =>
            Object.keys(components.find((component) => component.fullName === name)?.files ?? {}).sort();
        expect(files('Things')).toEqual(['Things.cls']);
        expect(files('things')).toEqual(['things.html', 'things.ts']);
    });
});

describe('readMdapiFiles', () => {
    it('takes objects apart and lists deletions', () => {
        const object = xml(
            'CustomObject',
            `<label>Thing</label>
             <fields><fullName>Size__c</fullName><type>Number</type></fields>
             <fields><fullName>Name__c</fullName><type>Text</type></fields>
             <listViews><fullName>All</fullName></listViews>`
        );
        const members = '<types><members>Old__c</members><members>Older__c</members><name>CustomObject</name></types>';
        const files = new Map(
            Object.entries({
                'package.xml': xml('Package', '<version>66.0</version>'),
                'objects/Thing__c.object': object,
                'classes/Things.cls': 'class Things {}',
                'classes/Things.cls-meta.xml': xml('ApexClass'),
                'permissionsets/Rep.permissionset': xml('PermissionSet'),
                'destructiveChangesPost.xml': xml('Package', members)
            }).map(([path, content]) => [path, new TextEncoder().encode(content)])
        );
        const { components, deletes } = readMdapiFiles(files);
        expect(components.map(({ type, fullName }) => `${type} ${fullName}`).sort()).toEqual([
            'ApexClass Things',
            'CustomField Thing__c.Name__c',
            'CustomField Thing__c.Size__c',
            'CustomObject Thing__c',
            'ListView Thing__c.All',
            'PermissionSet Rep'
        ]);
        expect(deletes).toEqual([
            { type: 'CustomObject', fullName: 'Old__c' },
            { type: 'CustomObject', fullName: 'Older__c' }
        ]);
    });
});
