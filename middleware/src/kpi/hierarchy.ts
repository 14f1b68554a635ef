import type { Clock } from '../platform/clock.ts';
import type { KpiSource } from './ports.ts';

/** Who has which role, and which role lies below which. */
export interface Hierarchy {
    readonly roleOf: ReadonlyMap<string, string>;
    /** A role and all below it; only itself for a role that is not known. */
    withBelow(roleId: string): ReadonlySet<string>;
    /** Who has the role. */
    holders(roleId: string): ReadonlySet<string>;
    /** Roles directly below. */
    below(roleId: string): readonly string[];
}

/** As old as what a caller may see is at most: both come from the same roles. */
const KEPT_SECONDS = 15;

/** The hierarchy of each org; the same object for as long as nothing in it has changed. */
export function createHierarchies(
    source: Pick<KpiSource, 'roles' | 'parentRoles'>,
    clock: Clock
): (orgId: string) => Promise<Hierarchy> {
    const kept = new Map<string, { until: number; text: string; hierarchy: Hierarchy }>();
    return async (orgId) => {
        const known = kept.get(orgId);
        if (known !== undefined && known.until > clock.monotonicSeconds()) {
            return known.hierarchy;
        }
        const [roleOf, parentOf] = await Promise.all([source.roles(orgId), source.parentRoles(orgId)]);
        const text = [...roleOf, ...parentOf].join(' ');
        const hierarchy = text === known?.text ? known.hierarchy : createHierarchy(roleOf, parentOf);
        kept.set(orgId, { until: clock.monotonicSeconds() + KEPT_SECONDS, text, hierarchy });
        return hierarchy;
    };
}

export function createHierarchy(roleOf: ReadonlyMap<string, string>, parentOf: ReadonlyMap<string, string>): Hierarchy {
    const childrenOf = new Map<string, string[]>();
    for (const [roleId, parent] of [...parentOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const children = childrenOf.get(parent);
        if (children === undefined) childrenOf.set(parent, [roleId]);
        else children.push(roleId);
    }
    const below = (roleId: string): readonly string[] => childrenOf.get(roleId) ?? [];
    const holdersOf = new Map<string, Set<string>>();
    for (const [userId, roleId] of roleOf) {
        const holders = holdersOf.get(roleId);
        if (holders === undefined) holdersOf.set(roleId, new Set([userId]));
        else holders.add(userId);
    }
    const found = new Map<string, ReadonlySet<string>>();
    return {
        roleOf,
        below,
        holders: (roleId) => holdersOf.get(roleId) ?? new Set(),
        withBelow: (roleId) => {
            const known = found.get(roleId);
            if (known !== undefined) return known;
            const all = new Set([roleId]);
            // A set goes on to what is added while it is walked; roles in a circle are met once.
            for (const each of all) below(each).forEach((child) => all.add(child));
            found.set(roleId, all);
            return all;
        }
    };
}
