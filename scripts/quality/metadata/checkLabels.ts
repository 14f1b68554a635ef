import type { Finding } from './finding.ts';
import type { MetadataFile } from './metadataFiles.ts';
import { elements, textOf } from './metadataFiles.ts';

const MAX_VALUE = 1000;

/** Custom labels: each name once, short enough, translated; translations name only what exists and keep `{0}`. */
export function checkLabels(files: readonly MetadataFile[], language: string): Finding[] {
    const findings: Finding[] = [];
    const english = new Map<string, { readonly file: string; readonly value: string }>();
    for (const { path, body } of files.filter(({ type }) => type === 'CustomLabels')) {
        for (const label of elements(body, 'labels')) {
            const name = textOf(label, 'fullName') ?? '';
            const value = textOf(label, 'value') ?? '';
            if (english.has(name)) findings.push({ file: path, message: `label ${name} is defined twice` });
            if (value.length > MAX_VALUE)
                findings.push({ file: path, message: `label ${name} has more than 1000 characters` });
            english.set(name, { file: path, value });
        }
    }
    const translated = new Set<string>();
    for (const { path, body } of files.filter(({ type, name }) => type === 'Translations' && name === language)) {
        for (const label of elements(body, 'customLabels')) {
            const name = textOf(label, 'name') ?? '';
            const source = english.get(name);
            translated.add(name);
            if (!source) findings.push({ file: path, message: `translates label ${name}, which does not exist` });
            else if (placeholders(source.value) !== placeholders(textOf(label, 'label') ?? '')) {
                findings.push({ file: path, message: `label ${name} has other placeholders than in English` });
            }
        }
    }
    for (const [name, { file }] of english) {
        if (!translated.has(name))
            findings.push({ file, message: `label ${name} has no translation into ${language}` });
    }
    return findings;
}

function placeholders(text: string): string {
    return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(' ');
}
