import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** Custom labels by name. */
export type Labels = Readonly<Record<string, string>>;

const parser = new XMLParser({ isArray: (name) => name === 'labels' || name === 'customLabels', parseTagValue: false });

/** English labels of all `*.labels-meta.xml` files. Errors: Error when a name occurs twice. */
export function readLabels(forceAppDirectory: string): Labels {
    const labels: Record<string, string> = {};
    for (const file of filesEndingWith(forceAppDirectory, '.labels-meta.xml')) {
        const document = parser.parse(readFileSync(file, 'utf8')) as {
            CustomLabels?: { labels?: { fullName: string; value: string }[] };
        };
        for (const { fullName, value } of document.CustomLabels?.labels ?? []) {
            if (fullName in labels) {
                throw new Error(`Label ${fullName} is defined twice; the second time in ${file}.`);
            }
            labels[fullName] = value;
        }
    }
    return labels;
}

/** Labels of one translation language, for example `ja`; what is not translated is absent. */
export function readTranslatedLabels(forceAppDirectory: string, language: string): Labels {
    const labels: Record<string, string> = {};
    for (const file of filesEndingWith(forceAppDirectory, `${language}.translation-meta.xml`)) {
        const document = parser.parse(readFileSync(file, 'utf8')) as {
            Translations?: { customLabels?: { name: string; label: string }[] };
        };
        for (const { name, label } of document.Translations?.customLabels ?? []) {
            labels[name] = label;
        }
    }
    return labels;
}

/** Writes `labels.<language>.json` for the page outside Salesforce, English filling the gaps as an org does. */
export function writeStandaloneLabels(forceAppDirectory: string, outputDirectory: string): void {
    mkdirSync(outputDirectory, { recursive: true });
    const english = readLabels(forceAppDirectory);
    for (const language of ['en', 'ja']) {
        const labels = { ...english, ...readTranslatedLabels(forceAppDirectory, language) };
        writeFileSync(path.join(outputDirectory, `labels.${language}.json`), JSON.stringify(labels));
    }
}

function filesEndingWith(directory: string, ending: string): string[] {
    if (!existsSync(directory)) {
        return [];
    }
    return readdirSync(directory, { recursive: true })
        .map((file) => path.join(directory, String(file)))
        .filter((file) => file.endsWith(ending))
        .sort();
}
