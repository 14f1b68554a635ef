import type { Finding } from './finding.ts';
import type { MetadataFile, XmlElement } from './metadataFiles.ts';
import { asList, isElement } from './metadataFiles.ts';
import type { OfficialTypes } from './officialTypes.ts';

/** Unknown tags, values outside an enumeration, text that is no number or boolean, missing tags. */
export function checkGrammar(files: readonly MetadataFile[], types: OfficialTypes): Finding[] {
    return files.flatMap(({ path, type, body }) => {
        if (!types.has(type)) return [{ file: path, message: `<${type}> is not a metadata type` }];
        return checkElement(types, type, body, type).map((message) => ({ file: path, message }));
    });
}

function checkElement(types: OfficialTypes, type: string, element: XmlElement, at: string): string[] {
    const rules = types.tags(type);
    if (rules.size === 0) return [];
    const messages: string[] = [];
    for (const [tag, value] of Object.entries(element)) {
        if (tag.startsWith('@') || tag === '#text') continue;
        const rule = rules.get(tag);
        if (!rule) {
            messages.push(`${at}: unknown tag <${tag}>; ${type} has ${nearest(tag, [...rules.keys()])}`);
            continue;
        }
        for (const one of asList(value)) messages.push(...checkValue(types, rule.type, one, `${at}/${tag}`));
    }
    for (const [tag, rule] of rules) {
        if (rule.isRequired && tag !== 'fullName' && !(tag in element)) {
            messages.push(`${at}: <${tag}> is required in ${type}`);
        }
    }
    return messages;
}

function checkValue(types: OfficialTypes, type: string, value: unknown, at: string): string[] {
    if (isElement(value)) return checkElement(types, type, value, at);
    const text = String(value);
    const allowed = types.enumeration(type);
    if (allowed && !allowed.includes(text)) {
        return [`${at}: "${text}" is not one of ${allowed.slice(0, 8).join(', ')}${allowed.length > 8 ? ', …' : ''}`];
    }
    if (type === 'number' && (text === '' || Number.isNaN(Number(text)))) return [`${at}: "${text}" is not a number`];
    if (type === 'boolean' && text !== 'true' && text !== 'false') return [`${at}: "${text}" is not true or false`];
    return [];
}

function nearest(tag: string, known: readonly string[]): string {
    const start = tag.slice(0, 3).toLowerCase();
    const close = known.filter((name) => name.toLowerCase().startsWith(start));
    return (close.length > 0 ? close : known).slice(0, 5).join(', ');
}
