import { asArray, parseMetadataXml, type XmlNode } from '../core/metadataXml.ts';
import type { Org, StoredComponent, UserContext } from '../core/types.ts';

const opened = new WeakMap<StoredComponent, ReadonlySet<string>>();

/**
 * Whether Salesforce lets a person run a class: one of their permission sets names it, or they may change everything. In an
 * org without permission sets (tests of single stand-ins) everybody may.
 */
export function mayRunClass(org: Org, user: UserContext, className: string): boolean {
    const permissionSets = org.metadata('PermissionSet');
    if (user.modifyAllData || permissionSets.length === 0) return true;
    return permissionSets.some(
        (component) => user.permissionSets.includes(component.fullName) && classesOf(component).has(className)
    );
}

/** The principal of the credential with which the org calls the middleware. */
const PRINCIPAL = 'Fieldmap_Middleware-User';

/** Whether a permission set of the person opens the credential; not even the right to change everything does. */
export function mayCallMiddleware(org: Org, user: UserContext): boolean {
    const permissionSets = org.metadata('PermissionSet');
    if (permissionSets.length === 0) return true;
    return permissionSets.some(
        (component) => user.permissionSets.includes(component.fullName) && opensPrincipal(component)
    );
}

function opensPrincipal({ xml }: StoredComponent): boolean {
    const accesses = asArray(
        parseMetadataXml(xml, 'PermissionSet')['externalCredentialPrincipalAccesses']
    ) as XmlNode[];
    return accesses.some(({ enabled, externalCredentialPrincipal: name }) => enabled === 'true' && name === PRINCIPAL);
}

function classesOf(component: StoredComponent): ReadonlySet<string> {
    const known = opened.get(component);
    if (known !== undefined) return known;
    const accesses = asArray(parseMetadataXml(component.xml, 'PermissionSet')['classAccesses']) as XmlNode[];
    const classes = new Set(
        accesses.filter(({ enabled }) => enabled === 'true').map(({ apexClass }) => String(apexClass))
    );
    opened.set(component, classes);
    return classes;
}
