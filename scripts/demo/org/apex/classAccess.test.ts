import { describe, expect, it } from '@jest/globals';
import type { Org, UserContext } from '../core/types.ts';
import { mayCallMiddleware, mayRunClass } from './classAccess.ts';

const xml = (className: string, enabled: boolean): string =>
    `<PermissionSet><classAccesses><apexClass>${className}</apexClass><enabled>${enabled}</enabled></classAccesses></PermissionSet>`;
const orgWith = (...sets: { fullName: string; xml: string }[]): Org => ({ metadata: () => sets }) as unknown as Org;
const person = (permissionSets: string[], modifyAllData = false): UserContext =>
    ({ permissionSets, modifyAllData }) as unknown as UserContext;

describe('the right to run a class', () => {
    const org = orgWith(
        { fullName: 'Fieldmap_Rep', xml: xml('MapController', true) },
        { fullName: 'Fieldmap_Admin', xml: xml('SettingsController', true) },
        { fullName: 'Closed', xml: xml('MapController', false) }
    );

    it('comes from a permission set of the person that names the class', () => {
        expect(mayRunClass(org, person(['Fieldmap_Rep']), 'MapController')).toBe(true);
        expect(mayRunClass(org, person(['Fieldmap_Rep']), 'SettingsController')).toBe(false);
        expect(mayRunClass(org, person(['Closed']), 'MapController')).toBe(false);
        expect(mayRunClass(org, person([]), 'MapController')).toBe(false);
    });

    it('is there for who may change everything, and in an org without permission sets', () => {
        expect(mayRunClass(org, person([], true), 'MapController')).toBe(true);
        expect(mayRunClass(orgWith(), person([]), 'MapController')).toBe(true);
    });
});

describe('the right to use the credential of the middleware', () => {
    const opens = (enabled: boolean): string =>
        '<PermissionSet><externalCredentialPrincipalAccesses>' +
        `<enabled>${enabled}</enabled><externalCredentialPrincipal>Fieldmap_Middleware-User</externalCredentialPrincipal>` +
        '</externalCredentialPrincipalAccesses></PermissionSet>';
    const org = orgWith(
        { fullName: 'Fieldmap_Rep', xml: opens(true) },
        { fullName: 'Own', xml: xml('MapController', true) },
        { fullName: 'Closed', xml: opens(false) }
    );

    it('comes from a permission set that opens its principal, also for who may change everything', () => {
        expect(mayCallMiddleware(org, person(['Own', 'Fieldmap_Rep']))).toBe(true);
        expect(mayCallMiddleware(org, person(['Own', 'Closed']))).toBe(false);
        expect(mayCallMiddleware(org, person([], true))).toBe(false);
        expect(mayCallMiddleware(orgWith(), person([]))).toBe(true);
    });
});
