import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { bundleTypeOf, fileTypeOfSuffix, OBJECT_PARTS } from './metadataTypes.ts';
import type { MetadataComponent, MetadataReference } from './types.ts';

const META = '-meta.xml';
const IGNORED = new Set(['__tests__', '__mocks__', 'node_modules', 'tsconfig.json', 'jsconfig.json', '.eslintrc.json']);
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true });
const attributeParser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: true });
const builder = new XMLBuilder({ format: true });

/** In source format every description ends in -meta.xml; in mdapi format a file in a type's folder is one. */
type Format = 'source' | 'mdapi';

interface Draft {
    type: string;
    fullName: string;
    xml: string;
    files: Record<string, string>;
    path: string;
}

export type XmlNode = Readonly<Record<string, unknown>>;

/** Content of the root element; values stay text, repeated tags are arrays. Errors: not XML, or another root. */
export function parseMetadataXml(xml: string, root: string, keepAttributes = false): XmlNode {
    const parsed = (keepAttributes ? attributeParser : parser).parse(xml, true) as Record<string, unknown>;
    const node = parsed[root];
    if (node === undefined) {
        const found = Object.keys(parsed).filter((name) => !name.startsWith('?'));
        throw new Error(`expected the root element <${root}>, found <${found.join('>, <')}>`);
    }
    return typeof node === 'object' && node !== null ? (node as XmlNode) : {};
}

export function asArray(value: unknown): unknown[] {
    return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
}

/** Components of a source directory (`force-app`); objects may be decomposed. */
export function readSourceDirectory(forceAppDir: string): MetadataComponent[] {
    const files = new Map<string, Uint8Array>();
    for (const path of walk(forceAppDir)) {
        files.set(relative(forceAppDir, path).split(sep).join('/'), readFileSync(path));
    }
    return collect(files, 'source');
}

/** Components and deletions of an unzipped deployment package (mdapi format). */
export function readMdapiFiles(files: ReadonlyMap<string, Uint8Array>): {
    components: MetadataComponent[];
    deletes: MetadataReference[];
} {
    const text = (content: Uint8Array): string => Buffer.from(content).toString('utf8');
    const deletes = [...files]
        .filter(([path]) => /(^|\/)destructiveChanges\w*\.xml$/.test(path))
        .flatMap(([, content]) => readManifest(text(content)));
    return { components: collect(files, 'mdapi').flatMap(splitObject), deletes };
}

/** `<types><members/><name/></types>` of package.xml or destructiveChanges.xml. */
export function readManifest(xml: string): MetadataReference[] {
    return asArray(parseMetadataXml(xml, 'Package')['types']).flatMap((node) => {
        const types = node as XmlNode;
        return asArray(types['members']).map((member) => ({ type: String(types['name']), fullName: String(member) }));
    });
}

function collect(files: ReadonlyMap<string, Uint8Array>, format: Format): MetadataComponent[] {
    const drafts = new Map<string, Draft>();
    for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
        addFile(drafts, path, content, format);
    }
    return [...drafts.values()].filter((draft) => draft.xml !== '');
}

function addFile(drafts: Map<string, Draft>, path: string, content: Uint8Array, format: Format): void {
    const segments = path.split('/');
    const bundleAt = segments.findIndex((name, i) => i < segments.length - 2 && bundleTypeOf(name) !== undefined);
    if (bundleAt >= 0) {
        addBundleFile(drafts, segments, bundleAt, content);
        return;
    }
    const fileName = segments.at(-1) ?? '';
    const isMeta = fileName.endsWith(META);
    const [stem, suffix] = splitSuffix(isMeta ? fileName.slice(0, -META.length) : fileName);
    const inResources = segments.indexOf('staticresources');
    const fileType = fileTypeOfSuffix(suffix);
    if (inResources >= 0 && !isMeta && suffix !== 'resource') {
        const name = splitSuffix(segments[inResources + 1] ?? '')[0];
        draftOf(drafts, 'StaticResource', name, path).files[path] = Buffer.from(content).toString('base64');
        return;
    }
    const described = isMeta || fileType?.hasContent || (format === 'mdapi' && segments.length > 1);
    if (!fileType || !described) {
        return;
    }
    const parent = segments.at(-3);
    const draft = draftOf(drafts, fileType.type, fileType.isChild ? `${parent}.${stem}` : stem, path);
    if (isMeta || !fileType.hasContent) {
        draft.xml = Buffer.from(content).toString('utf8');
        draft.path = isMeta && fileType.hasContent ? path.slice(0, -META.length) : path;
    } else {
        const encoding = fileType.type === 'StaticResource' ? 'base64' : 'utf8';
        draft.files[fileName] = Buffer.from(content).toString(encoding);
    }
}

function addBundleFile(
    drafts: Map<string, Draft>,
    segments: readonly string[],
    bundleAt: number,
    content: Uint8Array
): void {
    const name = segments[bundleAt + 1] ?? '';
    const inside = segments.slice(bundleAt + 2).join('/');
    const draft = draftOf(
        drafts,
        bundleTypeOf(segments[bundleAt] ?? '') ?? '',
        name,
        segments.slice(0, bundleAt + 2).join('/')
    );
    const text = Buffer.from(content).toString('utf8');
    if (inside.endsWith(META)) {
        draft.xml = text;
    } else {
        draft.files[inside] = text;
    }
}

/** mdapi keeps fields, list views and more inside the .object file; here each becomes a component of its own. */
function splitObject(component: MetadataComponent): MetadataComponent[] {
    if (component.type !== 'CustomObject') {
        return [component];
    }
    const node = parseMetadataXml(component.xml, 'CustomObject');
    const parts = [...OBJECT_PARTS].flatMap(([tag, type]) =>
        asArray(node[tag]).map((part) => ({
            type,
            fullName: `${component.fullName}.${String((part as XmlNode)['fullName'])}`,
            xml: builder.build({ [type]: part }),
            files: {},
            path: component.path
        }))
    );
    return [component, ...parts];
}

function draftOf(drafts: Map<string, Draft>, type: string, fullName: string, path: string): Draft {
    const key = `${type}:${fullName}`;
    const draft = drafts.get(key) ?? { type, fullName, xml: '', files: {}, path };
    drafts.set(key, draft);
    return draft;
}

function splitSuffix(fileName: string): [stem: string, suffix: string] {
    const dot = fileName.lastIndexOf('.');
    return dot < 0 ? [fileName, ''] : [fileName.slice(0, dot), fileName.slice(dot + 1)];
}

function* walk(dir: string): Generator<string> {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
        if (IGNORED.has(entry.name) || entry.name.startsWith('.')) {
            continue;
        }
        const path = join(dir, entry.name);
        if (entry.isDirectory()) {
            yield* walk(path);
        } else {
            yield path;
        }
    }
}
