import type { MetadataFile, XmlElement } from './metadataFiles.ts';
import { elements, textOf } from './metadataFiles.ts';

export interface FieldInfo {
    readonly object: string;
    readonly name: string;
    readonly body: XmlElement;
    readonly type: string;
    readonly isRequired: boolean;
}

/** What a folder of metadata defines, by name. */
export interface MetadataIndex {
    readonly objects: ReadonlySet<string>;
    /** By `Object.Field__c`. Fields of Activity also stand under Event and Task. */
    readonly fields: ReadonlyMap<string, FieldInfo>;
    /** Names by metadata type, for example `CustomTab`. Bundles are `LightningComponentBundle`, classes `ApexClass`. */
    readonly names: ReadonlyMap<string, ReadonlySet<string>>;
}

export function indexMetadata(files: readonly MetadataFile[]): MetadataIndex {
    const objects = new Set<string>();
    const fields = new Map<string, FieldInfo>();
    const names = new Map<string, Set<string>>();
    for (const file of files) {
        names.set(file.type, (names.get(file.type) ?? new Set()).add(file.name));
        if (file.type === 'CustomObject') objects.add(file.name);
        if (file.type !== 'CustomField') continue;
        const object = objectOf(file.path);
        const type = textOf(file.body, 'type') ?? '';
        const isRequired = textOf(file.body, 'required') === 'true' || type === 'MasterDetail';
        const owners = object === 'Activity' ? ['Activity', 'Event', 'Task'] : [object];
        for (const owner of owners) {
            fields.set(`${owner}.${file.name}`, { object, name: file.name, body: file.body, type, isRequired });
        }
    }
    return { objects, fields, names };
}

/** `…/objects/Account/fields/X.field-meta.xml` -> `Account`. */
export function objectOf(path: string): string {
    return /\/objects\/([^/]+)\//.exec(path)?.[1] ?? '';
}

/** API names of a picklist's own values; empty for other fields. */
export function picklistValues(field: XmlElement): { readonly value: string; readonly label: string }[] {
    const definition = elements(elements(field, 'valueSet')[0], 'valueSetDefinition')[0];
    return elements(definition, 'value').map((value) => ({
        value: textOf(value, 'fullName') ?? '',
        label: textOf(value, 'label') ?? ''
    }));
}
