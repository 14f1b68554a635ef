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
