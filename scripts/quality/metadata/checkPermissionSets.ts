import type { Finding } from './finding.ts';
import type { MetadataFile, XmlElement } from './metadataFiles.ts';
import { elements, textOf, texts } from './metadataFiles.ts';
import type { MetadataIndex } from './metadataIndex.ts';

/** Objects whose access is no object permission: users, and activities (user permissions EditEvent and EditTask). */
const WITHOUT_OBJECT_PERMISSION = new Set(['User', 'Event', 'Task']);

/** Permission sets name only what exists, and only what the platform accepts. */
export function checkPermissionSets(files: readonly MetadataFile[], index: MetadataIndex): Finding[] {
    return files
        .filter(({ type }) => type === 'PermissionSet')
        .flatMap(({ path, body }) =>
            [...objectMessages(body, index), ...fieldMessages(body, index), ...nameMessages(body, index)].map(
                (message) => ({ file: path, message })
            )
        );
}

function objectMessages(body: XmlElement, index: MetadataIndex): string[] {
    return elements(body, 'objectPermissions').flatMap((permission) => {
        const object = textOf(permission, 'object') ?? '';
        const may = (right: string): boolean => textOf(permission, right) === 'true';
        const messages: string[] = [];
        if (object.endsWith('__c') && !index.objects.has(object)) messages.push(`object ${object} does not exist`);
        if (!may('allowRead') && (may('allowCreate') || may('allowEdit') || may('viewAllRecords'))) {
            messages.push(`${object}: create, edit and view all need read`);
        }
        if (may('allowDelete') && !may('allowEdit')) messages.push(`${object}: delete needs edit`);
        if (may('modifyAllRecords') && !(may('allowDelete') && may('viewAllRecords'))) {
            messages.push(`${object}: modify all needs delete and view all`);
        }
        return messages;
    });
}

function fieldMessages(body: XmlElement, index: MetadataIndex): string[] {
    const readable = new Set(
        elements(body, 'objectPermissions')
            .filter((permission) => textOf(permission, 'allowRead') === 'true')
            .map((permission) => textOf(permission, 'object'))
    );
    return elements(body, 'fieldPermissions').flatMap((permission) => {
        const name = textOf(permission, 'field') ?? '';
        const object = name.split('.')[0] ?? '';
        const field = index.fields.get(name);
        const messages: string[] = [];
        if (name.endsWith('__c') && !field) messages.push(`field ${name} does not exist`);
        if (field?.isRequired) messages.push(`field ${name} is required; the platform refuses permissions for it`);
        if (!readable.has(object) && !WITHOUT_OBJECT_PERMISSION.has(object)) {
            messages.push(`field ${name} is given without read access to ${object}`);
        }
        if (textOf(permission, 'editable') === 'true' && textOf(permission, 'readable') !== 'true') {
            messages.push(`field ${name} is editable but not readable`);
        }
        return messages;
    });
}

function nameMessages(body: XmlElement, index: MetadataIndex): string[] {
    const expected: [type: string, names: string[]][] = [
        ['CustomTab', namesIn(body, 'tabSettings', 'tab').filter((tab) => !tab.startsWith('standard-'))],
        ['CustomApplication', namesIn(body, 'applicationVisibilities', 'application')],
        ['ApexClass', namesIn(body, 'classAccesses', 'apexClass')],
        ['CustomObject', namesIn(body, 'customMetadataTypeAccesses', 'name')],
        ['ExternalCredential', namesIn(body, 'externalCredentialPrincipalAccesses', 'externalCredentialPrincipal')]
    ];
    return expected.flatMap(([type, names]) =>
        names
            .map((name) => (type === 'ExternalCredential' ? (name.split('-')[0] ?? '') : name))
            .filter((name) => !index.names.get(type)?.has(name))
            .map((name) => `${type} ${name} does not exist`)
    );
}

function namesIn(body: XmlElement, group: string, tag: string): string[] {
    return elements(body, group).flatMap((element) => texts(element, tag));
}
