import { elements, textOf, type MetadataFile } from './metadataFiles.ts';

const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff]/;
/** Words that are the same in every language: names, abbreviations, signs. */
const WORDLESS = /^(?:\{\d+\}|[\s\d\p{P}\p{S}]|KPI|CSV|Fieldmap|Web|GPX|ICS|pt|km)*$/u;

/**
 * What people can see of metadata and cannot read in the language: objects and their name fields, sections of layouts,
 * messages of validation rules, tabs, apps, and labels that were only copied. Fields and missing labels are found by
 * checkTranslations and checkLabels.
 *
 * Limits: Salesforce translates neither labels of permission sets, list views and Lightning pages nor those of records of
 * custom metadata.
 */
export function untranslated(files: readonly MetadataFile[], language: string): string[] {
    const objects = new Map(
        files
            .filter(({ type, name }) => type === 'CustomObjectTranslation' && name.endsWith(`-${language}`))
            .map((file) => [file.name.slice(0, -language.length - 1), file] as const)
    );
    const translations = files.find(({ type, name }) => type === 'Translations' && name === language);
    return [
        ...files.flatMap((file) => ofObject(file, objects)),
        ...files.flatMap((file) => ofValidationRule(file, objects)),
        ...files.flatMap((file) => ofLayout(file, objects)),
        ...files.flatMap((file) => ofTabOrApp(file, translations)),
        ...copiedLabels(files, translations)
    ];
}

type Objects = ReadonlyMap<string, MetadataFile>;

function ofObject({ type, name, body }: MetadataFile, objects: Objects): string[] {
    if (type !== 'CustomObject' || !/__(c|e|mdt)$/.test(name)) return [];
    const translation = objects.get(name);
    if (translation === undefined) return [`object ${name}`];
    const label = elements(translation.body, 'caseValues').map((value) => textOf(value, 'value') ?? '');
    const hasNameLabel = elements(body, 'nameField').some((field) => textOf(field, 'label') !== null);
    return [
        ...(label.some((text) => JAPANESE.test(text)) ? [] : [`label of object ${name}`]),
        ...(hasNameLabel && !JAPANESE.test(textOf(translation.body, 'nameFieldLabel') ?? '')
            ? [`label of the name of ${name}`]
            : [])
    ];
}

function ofValidationRule({ type, name, path }: MetadataFile, objects: Objects): string[] {
    if (type !== 'ValidationRule') return [];
    const object = /\/objects\/([^/]+)\//.exec(path)?.[1] ?? '';
    const translation = objects.get(object);
    const rules = translation === undefined ? [] : elements(translation.body, 'validationRules');
    const message = rules.find((rule) => textOf(rule, 'name') === name);
    return message && JAPANESE.test(textOf(message, 'errorMessage') ?? '') ? [] : [`message of ${object}.${name}`];
}

function ofLayout({ type, name, body }: MetadataFile, objects: Objects): string[] {
    if (type !== 'Layout') return [];
    const [object = '', ...rest] = decodeURIComponent(name).split('-');
    const layout = rest.join('-');
    const translation = objects.get(object);
    const translated = (translation === undefined ? [] : elements(translation.body, 'layouts'))
        .filter((one) => textOf(one, 'layout') === layout)
        .flatMap((one) => elements(one, 'sections'))
        .filter((section) => JAPANESE.test(textOf(section, 'label') ?? ''))
        .map((section) => textOf(section, 'section'));
    return elements(body, 'layoutSections')
        .filter((section) => textOf(section, 'customLabel') === 'true')
        .map((section) => textOf(section, 'label') ?? '')
        .filter((label) => !translated.includes(label))
        .map((label) => `section ${label} of the layout ${layout}`);
}

function ofTabOrApp({ type, name, body }: MetadataFile, translations: MetadataFile | undefined): string[] {
    const kind = type === 'CustomTab' ? 'customTabs' : type === 'CustomApplication' ? 'customApplications' : null;
    const label = textOf(body, 'label');
    if (kind === null || label === null || translations === undefined) return [];
    const own = elements(translations.body, kind).find((one) => textOf(one, 'name') === name);
    return own !== undefined && isWords(label, textOf(own, 'label')) ? [] : [`${type} ${name}`];
}

function copiedLabels(files: readonly MetadataFile[], translations: MetadataFile | undefined): string[] {
    const translated = new Map(
        (translations === undefined ? [] : elements(translations.body, 'customLabels')).map((label) => [
            textOf(label, 'name'),
            textOf(label, 'label')
        ])
    );
    return files
        .filter(({ type }) => type === 'CustomLabels')
        .flatMap(({ body }) => elements(body, 'labels'))
        .filter((label) => !isWords(textOf(label, 'value') ?? '', translated.get(textOf(label, 'fullName'))))
        .map((label) => `label ${textOf(label, 'fullName')}`);
}

/** Japanese, or nothing in it that has to be: a text of signs and names; or the Japanese form is signs only (`{0}～{1}`). */
function isWords(english: string, translation: string | null | undefined): boolean {
    if (translation === null || translation === undefined) return false;
    return JAPANESE.test(translation) || WORDLESS.test(translation) || WORDLESS.test(english);
}
