import type { BaseMapSetting, Role, SessionContext, TeamMember } from '#kernel/contracts';
import type { Org, SObjectRecord, UserContext } from '../core/types.ts';
import { orgCurrency } from './orgCurrency.ts';
import type { ApexClassStandIn } from './types.ts';

const ROLE_BY_PERMISSION_SET: readonly (readonly [string, Role])[] = [
    ['Fieldmap_Admin', 'admin'],
    ['Fieldmap_Manager', 'manager'],
    ['Fieldmap_Rep', 'rep']
];

/** Stand-in of SessionController.cls. */
export const sessionController: ApexClassStandIn = {
    getContext: async ({ org, user }) => {
        const role = ROLE_BY_PERMISSION_SET.find(([name]) => user.permissionSets.includes(name))?.[1];
        const row = org.row('User', user.userId);
        const context: SessionContext = {
            userId: user.userId,
            name: user.name,
            role: role ?? 'rep',
            timeZone: user.timeZone,
            locale: String(row?.['LocaleSidKey'] ?? 'en_US').replaceAll('_', '-'),
            currency: orgCurrency(org),
            hasAccess: role !== undefined,
            missing: role === undefined ? ['Fieldmap Rep'] : [],
            team: teamOf(org, user),
            baseMap: baseMapOf(org)
        };
        return JSON.stringify(context);
    }
};

function teamOf(org: Org, user: UserContext): TeamMember[] {
    const userIds = [...user.ownerIds];
    const { records } = org.query(
        'SELECT Id, Name, UserRoleId, UserRole.Name, ManagerId, IsActive FROM User WHERE Id IN :userIds ORDER BY Name, Id',
        { bindings: { userIds } }
    );
    const members = records.map((record) => ({
        userId: String(record['Id']),
        name: String(record['Name']),
        roleName: String((record['UserRole'] as SObjectRecord | null)?.['Name'] ?? ''),
        managerId: record['ManagerId'] === null ? null : String(record['ManagerId']),
        isActive: record['IsActive'] === true,
        rolePath: rolePath(org, record['UserRoleId'])
    }));
    const isSelf = (member: TeamMember): boolean => member.userId === user.userId;
    return [...members.filter(isSelf), ...members.filter((member) => !isSelf(member))];
}

/** Own role and those above it, nearest first. */
function rolePath(org: Org, roleId: unknown): string[] {
    const path: string[] = [];
    for (let id = roleId; typeof id === 'string'; id = org.row('UserRole', id)?.['ParentRoleId']) path.push(id);
    return path;
}

function baseMapOf(org: Org): BaseMapSetting {
    const { records } = org.query('SELECT DeveloperName, Value__c FROM FieldmapSetting__mdt');
    const values = new Map(
        records.map((record) => [String(record['DeveloperName']), String(record['Value__c'] ?? '')])
    );
    const number = (name: string, fallback: number): number => {
        const value = Number(values.get(name)?.trim() || fallback);
        return Number.isFinite(value) ? value : fallback;
    };
    const isTiles = values.get('baseMapKind') === 'tiles';
    return {
        kind: isTiles ? 'tiles' : 'vector',
        urlTemplate: isTiles
            ? (values.get('tileUrl')?.replaceAll('{key}', encodeURIComponent(values.get('tileKey') ?? '')) ?? null)
            : null,
        attribution: values.get('tileAttribution') ?? '',
        maxZoom: number('maxZoom', 18),
        home: {
            latitude: number('homeLatitude', 47.16),
            longitude: number('homeLongitude', 9.54),
            zoom: number('homeZoom', 11)
        }
    };
}
