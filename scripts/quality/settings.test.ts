import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { settingKind, SETTINGS } from '#kernel/settingRules';
import prettier from 'prettier';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { settingsReference } from './settingsReference.ts';

const RECORDS = 'force-app/main/workspace/customMetadata';
/** How sources read a key; what any of them finds has to be registered. */
const READS = [
    /\bsettings?\b[^;'"`]{0,80}\bname = '(\w+)'/g,
    /\b[a-z]\.name = '(\w+)'/g,
    /\bsetting\('(\w+)'/g,
    /FieldmapSetting__mdt\.getInstance\('(\w+)'\)/g,
    /FieldmapSetting__mdt WHERE DeveloperName = '(\w+)'/g,
    /\b(?:usable|values\.get)\('(\w+)'/g
];
/** Where a key may be read; elsewhere the same words mean something else. */
const READERS = /settings?\b|FieldmapSetting__mdt/;

interface Source {
    readonly file: string;
    readonly text: string;
}

function* filesIn(folder: string): Iterable<string> {
    for (const entry of readdirSync(path.join(repositoryRoot, folder), { withFileTypes: true })) {
        const file = `${folder}/${entry.name}`;
        if (entry.isDirectory()) yield* filesIn(file);
        else yield file;
    }
}

function sources(): Source[] {
    return ['middleware/src', 'force-app/main', 'scripts/demo/org/apex']
        .flatMap((folder) => [...filesIn(folder)])
        .filter((file) => /\.(ts|cls)$/.test(file) && !/\.test\.ts$|settingRules|settingText|settingsHome/.test(file))
        .map((file) => ({ file, text: readFileSync(path.join(repositoryRoot, file), 'utf8') }))
        .filter(({ text }) => READERS.test(text));
}

function recordOf(key: string): { value: string; kind: string } {
    const xml = readFileSync(path.join(repositoryRoot, RECORDS, `FieldmapSetting.${key}.md-meta.xml`), 'utf8');
    const valueOf = (field: string): string =>
        new RegExp(`<field>${field}</field>\\s*<value[^>]*>([^<]*)</value>`).exec(xml)?.[1] ?? '';
    return { value: valueOf('Value__c'), kind: valueOf('Kind__c') };
}

describe('the registry of Fieldmap settings', () => {
    const keys = SETTINGS.map(({ key }) => key);

    it('has a record for every key and a key for every record, with the same default and kind', () => {
        const names = readdirSync(path.join(repositoryRoot, RECORDS)).map((name) => name.split('.')[1] ?? '');
        expect(names.sort()).toEqual([...keys].sort());
        const wrong = SETTINGS.filter((definition) => {
            const { value, kind } = recordOf(definition.key);
            return value !== definition.defaultValue || kind !== settingKind(definition);
        });
        expect(wrong.map(({ key }) => key)).toEqual([]);
    });

    it('knows every key that is read, and every key in it is read somewhere', () => {
        const all = sources();
        const read = new Set(
            all.flatMap(({ text }) => READS.flatMap((form) => [...text.matchAll(form)].map((match) => match[1])))
        );
        const isSetting = (name: string | undefined): boolean => /^[a-z]+[A-Z]\w*$/.test(name ?? '');
        expect([...read].filter((name) => isSetting(name) && !keys.includes(name ?? ''))).toEqual([]);
        const unread = keys.filter((key) => !all.some(({ text }) => new RegExp(`\\b${key}\\b`).test(text)));
        expect(unread).toEqual([]);
    });

    it('is what docs/settings.md says (UPDATE_DOCS=1 writes it)', async () => {
        const file = path.join(repositoryRoot, 'docs/settings.md');
        const options = { ...(await prettier.resolveConfig(file)), parser: 'markdown' };
        const text = await prettier.format(settingsReference(), options);
        if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
        expect(readFileSync(file, 'utf8')).toBe(text);
    });

    it('would see a key that nobody registered', () => {
        const text = "SELECT value FROM settings WHERE org_id = $1 AND name = 'madeUpKey'";
        expect(READS.flatMap((form) => [...text.matchAll(form)].map((match) => match[1]))).toContain('madeUpKey');
    });
});
