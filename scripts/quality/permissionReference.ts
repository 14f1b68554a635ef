import path from 'node:path';
import { repositoryRoot } from '../build/repositoryRoot.ts';
import { elements, readMetadataFiles, textOf, type MetadataFile, type XmlElement } from './metadata/metadataFiles.ts';
import { FIELD_REASONS, OBJECT_REASONS, USER_PERMISSION_REASONS } from './permissionReasons.ts';

/** In the order of the page. */
export const PERMISSION_SETS = ['Fieldmap_Rep', 'Fieldmap_Manager', 'Fieldmap_Admin', 'Fieldmap_Integration'] as const;
export type PermissionSetName = (typeof PERMISSION_SETS)[number];

const LETTERS = [
    ['allowCreate', 'C'],
    ['allowRead', 'R'],
    ['allowEdit', 'E'],
    ['allowDelete', 'D'],
    ['viewAllRecords', 'V'],
    ['modifyAllRecords', 'M']
] as const;

/** What a permission set gives, by name; rights as letters. */
export interface GrantedRights {
    readonly objects: ReadonlyMap<string, string>;
    readonly fields: ReadonlyMap<string, string>;
    readonly classes: readonly string[];
    readonly userPermissions: readonly string[];
    readonly tabs: readonly string[];
}

/** The rights of each permission set in the source. */
export function readPermissionSets(): ReadonlyMap<PermissionSetName, GrantedRights> {
    const files = readMetadataFiles(path.join(repositoryRoot, 'force-app/main/workspace/permissionsets'));
    return new Map(
        PERMISSION_SETS.map((name) => [name, rightsOf(files.find((file) => file.name === name)?.body ?? {})] as const)
    );
}

/** `docs/permissions.md`: every right of every permission set, with its reason. */
export function permissionReference(): string {
    const sets = readPermissionSets();
    const rights = [...sets.values()];
    const objects = [...new Set(rights.flatMap(({ objects: given }) => [...given.keys()]))].sort();
    const fields = [...new Set(rights.flatMap(({ fields: given }) => [...given.keys()]))].sort();
    const descriptions = fieldDescriptions();
    const cells = (given: (one: GrantedRights) => string | undefined): string =>
        rights.map((one) => given(one) ?? '–').join(' | ');
    return [
        '# Permissions',
        '',
        'Every right that the permission sets of Fieldmap give, and why. Sharing decides which records it holds for; nothing here widens it except',
        'for the integration user, who mirrors, and admins, who support others. Generated from `force-app/main/workspace/permissionsets`',
        '(`UPDATE_DOCS=1 npm run test:node -- scripts/quality/permissions`); a right without a reason fails the tests.',
        '',
        '## Objects',
        '',
        'C create, R read, E edit, D delete, V view all, M modify all.',
        '',
        '| object | Rep | Manager | Admin | Integration | people: why | integration: why |',
        '| --- | --- | --- | --- | --- | --- | --- |',
        ...objects.map((name) => {
            const reason = OBJECT_REASONS[name];
            return `| \`${name}\` | ${cells((one) => one.objects.get(name))} | ${reason?.people} | ${reason?.integration || '–'} |`;
        }),
        '',
        '## Fields',
        '',
        'R read, E read and edit. Required fields and fields of the system have no permission of their own.',
        ...objects.concat('Event', 'Task', 'User').flatMap((object) => {
            const own = fields.filter((field) => field.startsWith(`${object}.`));
            if (own.length === 0) return [];
            return [
                '',
                `### ${object}`,
                '',
                '| field | Rep | Manager | Admin | Integration | what for |',
                '| --- | --- | --- | --- | --- | --- |',
                ...own.map(
                    (field) =>
                        `| \`${field.split('.')[1]}\` | ${cells((one) => one.fields.get(field))} | ${reasonOfField(field, descriptions)} |`
                )
            ];
        }),
        '',
        '## The rest',
        '',
        '| permission set | user permissions | Apex classes | tabs |',
        '| --- | --- | --- | --- |',
        ...[...sets].map(
            ([name, one]) =>
                `| \`${name}\` | ${one.userPermissions.join(', ') || '–'} | ${one.classes.join(', ') || '–'} | ${one.tabs.join(', ') || '–'} |`
        ),
        '',
        '| user permission | why |',
        '| --- | --- |',
        ...[...new Set(rights.flatMap(({ userPermissions }) => userPermissions))]
            .sort()
            .map((name) => `| ${name} | ${USER_PERMISSION_REASONS[name]} |`),
        ''
    ].join('\n');
}

/** Why a field is open; empty when nobody said so. */
export function reasonOfField(field: string, descriptions: ReadonlyMap<string, string>): string {
    const [, name = ''] = field.split('.');
    // Fields of Activity are fields of Event and Task.
    return FIELD_REASONS[field] ?? descriptions.get(field) ?? descriptions.get(`Activity.${name}`) ?? '';
}

/** What own fields say of themselves, by `Object.Field`. */
export function fieldDescriptions(): ReadonlyMap<string, string> {
    return new Map(
        readMetadataFiles(path.join(repositoryRoot, 'force-app/main'))
            .filter(({ type }) => type === 'CustomField')
            .map((file) => [
                `${objectOf(file)}.${file.name}`,
                textOf(file.body, 'description')?.replaceAll('|', '/') ?? ''
            ])
    );
}

function objectOf({ path: file }: MetadataFile): string {
    return /objects\/([^/]+)\/fields\//.exec(file)?.[1] ?? '';
}

function rightsOf(body: XmlElement): GrantedRights {
    const isOn = (element: XmlElement, tag: string): boolean => textOf(element, tag) === 'true';
    const enabled = (tag: string, name: string): string[] =>
        elements(body, tag)
            .filter((one) => isOn(one, 'enabled'))
            .map((one) => textOf(one, name) ?? '')
            .sort();
    return {
        objects: new Map(
            elements(body, 'objectPermissions').map((one) => [
                textOf(one, 'object') ?? '',
                LETTERS.flatMap(([tag, letter]) => (isOn(one, tag) ? [letter] : [])).join('')
            ])
        ),
        fields: new Map(
            elements(body, 'fieldPermissions')
                .filter((one) => isOn(one, 'readable'))
                .map((one) => [textOf(one, 'field') ?? '', isOn(one, 'editable') ? 'E' : 'R'])
        ),
        classes: enabled('classAccesses', 'apexClass'),
        userPermissions: enabled('userPermissions', 'name'),
        tabs: elements(body, 'tabSettings')
            .filter((one) => textOf(one, 'visibility') === 'Visible')
            .map((one) => textOf(one, 'tab') ?? '')
            .sort()
    };
}
