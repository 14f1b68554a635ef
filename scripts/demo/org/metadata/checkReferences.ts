import { asArray, parseMetadataXml, type XmlNode } from '../core/metadataXml.ts';
import type { MetadataComponent, Org } from '../core/types.ts';
import { positionOf, type ComponentProblem } from './problem.ts';

/** Where a component names something that has to exist. */
interface Mention {
    readonly type: 'object' | 'field' | 'ApexClass' | 'CustomTab' | 'CustomApplication' | 'CustomPermission';
    readonly name: string;
}
type MentionReader = (node: XmlNode, component: MetadataComponent) => Mention[];

const READERS: Readonly<Record<string, MentionReader>> = {
    PermissionSet: permissionMentions,
    Profile: permissionMentions,
    CustomField: (node) => values(node, 'referenceTo').map((name) => ({ type: 'object', name })),
    CustomTab: (node, component) =>
        values(node, 'customObject').includes('true') ? [{ type: 'object', name: component.fullName }] : [],
    CustomApplication: (node) =>
        values(node, 'tabs')
            .filter((name) => !name.startsWith('standard-'))
            .map((name) => ({ type: 'CustomTab', name }))
};

/** Unknown objects, fields, classes and tabs that components name: neither in the org nor in the same package. */
export function checkReferences(org: Org, components: readonly MetadataComponent[]): ComponentProblem[] {
    const known = knownNames(org, components);
    return components.flatMap((component) => {
        const reader = READERS[component.type];
        if (!reader) {
            return [];
        }
        return reader(nodeOf(component), component)
            .filter((mention) => !known(mention))
            .map((mention) => ({
                type: component.type,
                fullName: component.fullName,
                path: component.path,
                problem: sentence(mention),
                ...positionOf(component.xml, `>${mention.name}<`)
            }));
    });
}

function permissionMentions(node: XmlNode): Mention[] {
    const inside = (list: string, element: string): string[] =>
        asArray(node[list]).flatMap((each) => values(each as XmlNode, element));
    return [
        ...inside('objectPermissions', 'object').map((name): Mention => ({ type: 'object', name })),
        ...inside('fieldPermissions', 'field').map((name): Mention => ({ type: 'field', name })),
        ...inside('classAccesses', 'apexClass').map((name): Mention => ({ type: 'ApexClass', name })),
        ...inside('customPermissions', 'name').map((name): Mention => ({ type: 'CustomPermission', name })),
        ...inside('applicationVisibilities', 'application')
            .filter((name) => !name.startsWith('standard__'))
            .map((name): Mention => ({ type: 'CustomApplication', name })),
        ...inside('tabSettings', 'tab')
            .filter((name) => !name.startsWith('standard-'))
            .map((name): Mention => ({ type: 'CustomTab', name }))
    ];
}

function knownNames(org: Org, components: readonly MetadataComponent[]): (mention: Mention) => boolean {
    const packed = new Set(components.map(({ type, fullName }) => `${type}:${fullName}`));
    const stored = new Set(org.metadata().map(({ type, fullName }) => `${type}:${fullName}`));
    return ({ type, name }) => {
        if (type === 'object') {
            return org.schema.object(name) !== undefined || packed.has(`CustomObject:${name}`);
        }
        if (type === 'field') {
            const [objectName = '', fieldName = ''] = name.split('.');
            // Shared activity fields are declared on Activity and granted on Event and Task.
            const owners = objectName === 'Event' || objectName === 'Task' ? [objectName, 'Activity'] : [objectName];
            const object = org.schema.object(objectName);
            return (
                (object !== undefined && org.schema.field(object, fieldName) !== undefined) ||
                owners.some((owner) => packed.has(`CustomField:${owner}.${fieldName}`))
            );
        }
        return packed.has(`${type}:${name}`) || stored.has(`${type}:${name}`);
    };
}

function sentence({ type, name }: Mention): string {
    const kinds: Record<Mention['type'], string> = {
        object: `no CustomObject named ${name} found`,
        field: `no CustomField named ${name} found`,
        ApexClass: `no ApexClass named ${name} found`,
        CustomTab: `no CustomTab named ${name} found`,
        CustomApplication: `no CustomApplication named ${name} found`,
        CustomPermission: `no CustomPermission named ${name} found`
    };
    return `In field: ${type} - ${kinds[type]}`;
}

function nodeOf(component: MetadataComponent): XmlNode {
    try {
        return parseMetadataXml(component.xml, component.type);
    } catch {
        return {};
    }
}

function values(node: XmlNode, name: string): string[] {
    return asArray(node[name]).filter((value): value is string => typeof value === 'string');
}
