import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

/** A parsed element: child elements by tag; attributes as `@name`; text beside attributes as `#text`. */
export type XmlElement = { readonly [tag: string]: unknown };

export interface MetadataFile {
    /** Path below the checked folder, with `/`. */
    readonly path: string;
    /** File name without `.<suffix>-meta.xml`, for example `FieldVisit__c` or `MapLayer.Account`. */
    readonly name: string;
    /** Metadata type: the root element, for example `CustomField`. */
    readonly type: string;
    readonly body: XmlElement;
}

const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    trimValues: true
});

/** Paths of all files below a folder, with `/`, ordered. */
export function listFiles(folder: string): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
            join(entry.parentPath, entry.name)
                .slice(folder.length + 1)
                .replaceAll('\\', '/')
        )
        .sort();
}

/** Reads every `-meta.xml` below a folder. A file that is no XML has the type `''`. */
export function readMetadataFiles(folder: string): MetadataFile[] {
    return listFiles(folder)
        .filter((path) => path.endsWith('-meta.xml'))
        .map((path) => {
            const [type, body] = rootOf(readFileSync(join(folder, path), 'utf8'));
            const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+-meta\.xml$/, '');
            return { path, name, type, body };
        });
}

function rootOf(xml: string): [string, XmlElement] {
    const parsed = parser.parse(xml) as XmlElement;
    const root = Object.entries(parsed).find(([tag]) => !tag.startsWith('?'));
    return root ? [root[0], isElement(root[1]) ? root[1] : {}] : ['', {}];
}

export function isElement(value: unknown): value is XmlElement {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The children with a tag, as a list whether there are none, one or many. */
export function elements(parent: XmlElement | undefined, tag: string): XmlElement[] {
    return asList(parent?.[tag]).filter(isElement);
}

/** The text of a child, or null when it is absent. An empty element gives `''`. */
export function textOf(parent: XmlElement | undefined, tag: string): string | null {
    const value = asList(parent?.[tag])[0];
    if (value === undefined) return null;
    return isElement(value) ? String(value['#text'] ?? '') : String(value);
}

export function texts(parent: XmlElement | undefined, tag: string): string[] {
    return asList(parent?.[tag]).map((value) => (isElement(value) ? String(value['#text'] ?? '') : String(value)));
}

export function asList(value: unknown): unknown[] {
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
}
