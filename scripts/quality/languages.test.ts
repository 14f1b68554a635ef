import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KPIS } from '../../middleware/src/kpi/index.ts';
import { PROBLEMS } from '../../middleware/src/platform/problems.ts';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { listFiles, readMetadataFiles, type MetadataFile } from './metadata/metadataFiles.ts';
import { untranslated } from './metadata/untranslated.ts';
import { textsInCode, textsInMarkup } from './visibleText.ts';

const FOLDER = path.join(repositoryRoot, 'force-app/main');
const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;
const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');
const components = listFiles(FOLDER).filter((file) => /\/lwc\//.test(file) && !/__tests__|\/kernel\//.test(file));

describe('English and Japanese', () => {
    it('leaves nothing of the metadata untranslated', () => {
        expect(untranslated(readMetadataFiles(FOLDER), 'ja')).toEqual([]);
    });

    it('has no text in a template that is not a label', () => {
        const found = components
            .filter((file) => file.endsWith('.html'))
            .flatMap((file) => textsInMarkup(read(file)).map((text) => `${file}: ${text}`));
        expect(found).toEqual([]);
    });

    it('has no text in the code of a component that is not a label, and no format of the browser', () => {
        const found = components
            .filter((file) => file.endsWith('.ts'))
            .flatMap((file) => textsInCode(read(file)).map((text) => `${file}: ${text}`));
        expect(found).toEqual([]);
    });

    it('has words for every problem that the service answers with', () => {
        const words = read('shared/lwc/errorText/problemWords.ts');
        const missing = Object.keys(PROBLEMS).filter((code) => !new RegExp(`^ {4}'?${code}'?:`, 'm').test(words));
        expect(missing).toEqual([]);
    });

    it('names and explains every KPI in both languages', () => {
        const missing = KPIS.flatMap(({ definition: { key, name, description, formula } }) =>
            Object.entries({ name, description, formula })
                .filter(([, { en, ja }]) => en === '' || !JAPANESE.test(ja))
                .map(([part]) => `${key}: ${part}`)
        );
        expect(missing).toEqual([]);
    });
});

describe('what the checks would find', () => {
    it.each([
        ['<p>Nothing here</p>', ['Nothing here']],
        ['<lightning-button label="Save it"></lightning-button>', ['Save it']],
        ['<p>{words.title} · {count}</p>', []],
        ['<!-- A remark --><p class="quiet">{text}</p>', []]
    ])('in markup: %s', (html, found) => {
        expect(textsInMarkup(html)).toEqual(found);
    });

    it.each([
        ["const tile = { label: 'Visits this week' };", ['Visits this week']],
        ["new ShowToastEvent({ title: 'Saved' })", ['Saved']],
        ["element.textContent = 'No data yet';", ['No data yet']],
        ['return value.toLocaleString();', ['.toLocaleString()']],
        ["const tile = { label: WORDS.visits, key: 'visits this' };", []],
        ["// label: 'as in this remark'", []]
    ])('in code: %s', (code, found) => {
        expect(textsInCode(code)).toEqual(found);
    });

    it('in metadata', () => {
        const file = (pathOf: string, name: string, type: string, body: object): MetadataFile => ({
            path: pathOf,
            name,
            type,
            body: body as MetadataFile['body']
        });
        const spoilt = [
            file('a/objects/Trip__c/Trip__c.object-meta.xml', 'Trip__c', 'CustomObject', { label: 'Trip' }),
            file('a/objects/Trip__c/validationRules/Far.validationRule-meta.xml', 'Far', 'ValidationRule', {}),
            file('a/tabs/Trips.tab-meta.xml', 'Trips', 'CustomTab', { label: 'Trips' }),
            file('a/labels/L.labels-meta.xml', 'L', 'CustomLabels', {
                labels: [{ fullName: 'Copied', value: 'Save the trip' }]
            }),
            file('a/translations/ja.translation-meta.xml', 'ja', 'Translations', {
                customLabels: [{ name: 'Copied', label: 'Save the trip' }]
            })
        ];
        expect(untranslated(spoilt, 'ja')).toEqual([
            'object Trip__c',
            'message of Trip__c.Far',
            'CustomTab Trips',
            'label Copied'
        ]);
    });
});
