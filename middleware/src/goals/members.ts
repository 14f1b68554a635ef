import type { GoalScope } from '#kernel/contracts';
import type { GoalPeople } from './ports.ts';

/** Somebody whose work counts for a goal, on these days. */
export interface Member {
    readonly userId: string;
    /** `[from, to)`, inside the goal's period. */
    readonly from: string;
    readonly to: string;
}

export interface Membership {
    readonly members: readonly Member[];
    /** Members who joined or left within the period. */
    readonly movedCount: number;
    /** People who visit and stand in no role: they count for no team. */
    readonly withoutRole: number;
}

/**
 * Who counts for a goal, and when. What somebody did stays with the team in which it was done: a person who changes the role
 * counts for the old team until the day before, and for the new one from that day.
 *
 * Limits: Salesforce keeps no history of roles; changes are known from the first sync of this mirror on.
 */
export function membersOf(goal: GoalScope, { from, to }: { from: string; to: string }, people: GoalPeople): Membership {
    if (goal.level === 'Person') {
        const isKnown = people.people.some(({ userId }) => userId === goal.personId);
        return { members: isKnown ? [{ userId: goal.personId ?? '', from, to }] : [], movedCount: 0, withoutRole: 0 };
    }
    const roles = goal.level === 'Company' ? null : rolesBelow(goal.roleId, people);
    const counted = peopleWhoVisit(people);
    const spans = people.rolePeriods
        .filter(({ roleId, userId }) => (roles === null || roles.has(roleId)) && counted.has(userId))
        .map((period) => ({
            userId: period.userId,
            from: period.from > from ? period.from : from,
            to: period.to !== null && period.to < to ? period.to : to
        }))
        .filter((span) => span.from < span.to);
    const members = joined(spans);
    const partly = members.filter((member) => member.from > from || member.to < to);
    return {
        members,
        movedCount: new Set(partly.map(({ userId }) => userId)).size,
        withoutRole: people.people.filter(({ roleId, isSeller, isActive }) => isSeller && isActive && roleId === null)
            .length
    };
}

/** Holders of the permission sets of reps and managers, and people who left; system users in a role count for no team. */
function peopleWhoVisit({ people }: GoalPeople): Set<string> {
    const sellers = people.filter(({ isSeller, isActive }) => isSeller || !isActive);
    return new Set((sellers.some(({ isSeller }) => isSeller) ? sellers : people).map(({ userId }) => userId));
}

/** A role and all roles below it. */
function rolesBelow(roleId: string | null, { roles }: GoalPeople): Set<string> {
    const below = new Set(roleId === null ? [] : [roleId]);
    let before = -1;
    while (before !== below.size) {
        before = below.size;
        roles.forEach((role) => {
            if (role.parentId !== null && below.has(role.parentId)) {
                below.add(role.roleId);
            }
        });
    }
    return below;
}

/** Spans of one person that follow each other (a move between two roles of the same team) are one. */
function joined(spans: readonly Member[]): Member[] {
    const result: Member[] = [];
    const sorted = [...spans].sort((a, b) =>
        a.userId === b.userId ? (a.from < b.from ? -1 : 1) : a.userId < b.userId ? -1 : 1
    );
    for (const span of sorted) {
        const last = result.at(-1);
        if (last?.userId === span.userId && last.to >= span.from) {
            result[result.length - 1] = { ...last, to: span.to > last.to ? span.to : last.to };
        } else {
            result.push(span);
        }
    }
    return result;
}
