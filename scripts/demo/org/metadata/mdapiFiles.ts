import { OBJECT_PARTS } from '../core/metadataTypes.ts';
import type { MetadataReference, StoredComponent } from '../core/types.ts';
import { typeLayouts, type TypeLayout } from './registry.ts';

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** Files of a retrieve by path, and the components they hold. */
export interface MdapiFiles {
    readonly files: ReadonlyMap<string, Uint8Array>;
    readonly components: readonly { readonly component: StoredComponent; readonly path: string }[];
    /** What the manifest names and the org lacks. */
    readonly missing: readonly MetadataReference[];
}

/** Picks what a manifest names (`*` for all of a type) and lays it out as a deployment package. */
export function mdapiFiles(stored: readonly StoredComponent[], manifest: readonly MetadataReference[]): MdapiFiles {
    const files = new Map<string, Uint8Array>();
    const placed: { component: StoredComponent; path: string }[] = [];
    const chosen = stored.filter((component) => manifest.some((reference) => names(reference, component)));
    for (const [objectName, parts] of objectGroups(stored, chosen)) {
        const path = `objects/${objectName}.object`;
        files.set(path, Buffer.from(objectXml(parts)));
        placed.push(...parts.map((component) => ({ component, path })));
    }
    for (const component of chosen.filter(({ type }) => !isObjectPart(type))) {
        const path = addComponent(files, component);
        placed.push({ component, path });
    }
    const has = new Set(placed.map(({ component }) => `${component.type}:${component.fullName}`));
    const missing = manifest.filter(({ type, fullName }) => fullName !== '*' && !has.has(`${type}:${fullName}`));
    return { files, components: placed, missing };
}

/** Path that the file of a component has in a package. */
export function mdapiPath({ type, fullName }: MetadataReference): string {
    if (isObjectPart(type)) {
        return `objects/${fullName.split('.')[0] ?? fullName}.object`;
    }
    const layout = typeLayouts().get(type);
    const suffix = layout?.suffix ?? null;
    return `${layout?.directoryName ?? type}/${fullName}${suffix === null ? '' : `.${suffix}`}`;
}

function names(reference: MetadataReference, component: StoredComponent): boolean {
    return (
        reference.type === component.type && (reference.fullName === '*' || reference.fullName === component.fullName)
    );
}

function isObjectPart(type: string): boolean {
    return type === 'CustomObject' || [...OBJECT_PARTS.values()].includes(type);
}

/** Parts by object: a chosen object brings all of its parts, a chosen field comes alone. */
function objectGroups(
    stored: readonly StoredComponent[],
    chosen: readonly StoredComponent[]
): Map<string, StoredComponent[]> {
    const groups = new Map<string, StoredComponent[]>();
    const whole = new Set(chosen.filter(({ type }) => type === 'CustomObject').map(({ fullName }) => fullName));
    for (const component of stored.filter(({ type }) => isObjectPart(type))) {
        const objectName = component.fullName.split('.')[0] ?? component.fullName;
        if (whole.has(objectName) || chosen.includes(component)) {
            groups.set(objectName, [...(groups.get(objectName) ?? []), component]);
        }
    }
    return groups;
}

function objectXml(parts: readonly StoredComponent[]): string {
    const tagOf = new Map([...OBJECT_PARTS].map(([tag, type]) => [type, tag]));
    const object = parts.find(({ type }) => type === 'CustomObject');
    const own = object === undefined ? '' : withoutParts(innerXml(object.xml, 'CustomObject'));
    const others = parts
        .filter(({ type }) => type !== 'CustomObject')
        .map(({ type, xml }) => `    <${tagOf.get(type)}>${innerXml(xml, type)}</${tagOf.get(type)}>\n`);
    return `${HEADER}<CustomObject ${NAMESPACE}>\n${others.join('')}${own.trim()}\n</CustomObject>\n`;
}

/** Parts that came inside a .object file are components of their own, so the object's text goes on without them. */
function withoutParts(xml: string): string {
    const tags = [...OBJECT_PARTS.keys()].sort((a, b) => Number(a === 'fields') - Number(b === 'fields'));
    return tags.reduce((text, tag) => text.replace(new RegExp(`\\s*<${tag}>[\\s\\S]*?</${tag}>`, 'g'), ''), xml);
}

function innerXml(xml: string, root: string): string {
    return new RegExp(`<${root}\\b[^>]*>([\\s\\S]*)</${root}>`).exec(xml)?.[1] ?? '';
}

function addComponent(files: Map<string, Uint8Array>, component: StoredComponent): string {
    const path = mdapiPath(component);
    const layout = typeLayouts().get(component.type);
    if (layout?.isBundle) {
        addBundle(files, component, path);
    } else if (layout?.hasMetaFile) {
        addContentFile(files, component, layout, path);
    } else {
        files.set(path, Buffer.from(component.xml));
    }
    return path;
}

function addBundle(files: Map<string, Uint8Array>, component: StoredComponent, path: string): void {
    files.set(`${path}/${component.fullName}.js-meta.xml`, Buffer.from(component.xml));
    for (const [name, text] of Object.entries(component.files)) {
        files.set(`${path}/${name}`, Buffer.from(text));
    }
}

function addContentFile(
    files: Map<string, Uint8Array>,
    component: StoredComponent,
    layout: TypeLayout,
    path: string
): void {
    files.set(`${path}-meta.xml`, Buffer.from(component.xml));
    const encoding = layout.name === 'StaticResource' ? 'base64' : 'utf8';
    const content = Object.values(component.files)[0];
    if (content !== undefined) {
        files.set(path, Buffer.from(content, encoding));
    }
}
