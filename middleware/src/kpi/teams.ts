import type { KpiTeam } from '#kernel/contracts';
import type { KpiRange } from '#kernel/kpiFormulas';
import type { Caller } from '../platform/caller.ts';
import { cellsOf } from './cells.ts';
import type { Look } from './facts/factCache.ts';
import type { Hierarchy } from './hierarchy.ts';
import { scopeKey } from './question.ts';
import type { KpiDependencies, KpiQuestion, OpenQuestion } from './question.ts';
import type { NobodysTallies } from './rollup/packedTallies.ts';
import { peopleQuestion } from './rollup/peopleQuestion.ts';
import type { ViewEntry } from './rollup/views.ts';

/** Teams of one answer, and people named as holders of one role. */
const TEAM_LIMIT = 500;
const HEAD_LIMIT = 100;

/** Teams, to be made at once with what else was counted, and who has the role that they hang from. */
export interface Teams {
    read(): KpiTeam[];
    readonly heads: ReadonlySet<string>;
}

/** An open question and what it counts. */
export interface Counted {
    readonly open: OpenQuestion;
    readonly ranges: readonly KpiRange[];
    readonly nobody: readonly NobodysTallies[];
}

/**
 * The teams directly below the caller's role, or below the one that is asked for; each is recomputed over its people, for the
 * days on which they were in it. None where nobody directly below has people of their own.
 */
export async function readTeams(
    { rollups, hierarchyOf }: KpiDependencies,
    look: Look,
    caller: Caller,
    question: KpiQuestion,
    { open, ranges, nobody }: Counted
): Promise<Teams> {
    const hierarchy = await hierarchyOf(caller.orgId);
    const roleId = roleOf(hierarchy, caller, question);
    const heads = roleId === undefined ? new Set<string>() : hierarchy.holders(roleId);
    if (question.ownerId !== undefined || question.people === 'own' || open.scope.ownerIds.length < 2) {
        return { read: () => [], heads };
    }
    const teams = roleId === undefined ? [] : hierarchy.below(roleId).slice(0, TEAM_LIMIT);
    if (!teams.some((team) => hierarchy.below(team).length > 0)) {
        return { read: () => [], heads };
    }
    const view = await rollups.people(look, {
        ...peopleQuestion(scopeKey('teams', caller, question, ranges), open, ranges, nobody),
        who: { ...open.who, by: hierarchy },
        entries: () => entriesByTeam(open.scope, hierarchy, teams)
    });
    const read = (): KpiTeam[] => {
        const found = [...peopleByTeam(view.entries, hierarchy)].sort(([a], [b]) => (a < b ? -1 : 1));
        return !found.some(([, { personCount, headIds }]) => personCount > headIds.length)
            ? []
            : found.map(([team, { personCount, headIds }]) => ({
                  roleId: team,
                  headIds: headIds.slice(0, HEAD_LIMIT),
                  personCount,
                  hasTeams: hierarchy.below(team).some((role) => hierarchy.below(role).length > 0),
                  cells: cellsOf(open, open.chosen.first, view.groups.get(team) ?? [])
              }));
    };
    return { read, heads };
}

/** The role that a question is about: the one that is asked for, or the caller's. */
const roleOf = (hierarchy: Hierarchy, { userId }: Caller, { roleId }: KpiQuestion): string | undefined =>
    roleId ?? hierarchy.roleOf.get(userId);

/** Who has the role that a question is about. */
export async function headsOf(
    { hierarchyOf }: KpiDependencies,
    caller: Caller,
    question: KpiQuestion
): Promise<ReadonlySet<string>> {
    const hierarchy = await hierarchyOf(caller.orgId);
    return hierarchy.holders(roleOf(hierarchy, caller, question) ?? '');
}

/** Who moved counts in each team for the days in it. Those outside all teams (the caller, and who has the same role) in none. */
function entriesByTeam(
    { ownerIds, memberDays }: OpenQuestion['scope'],
    hierarchy: Hierarchy,
    teams: readonly string[]
): ViewEntry[] {
    const teamOf = new Map(teams.flatMap((team) => [...hierarchy.withBelow(team)].map((role) => [role, team])));
    return ownerIds.flatMap((ownerId): ViewEntry[] => {
        const days = memberDays.get(ownerId);
        if (days === undefined) {
            const group = teamOf.get(hierarchy.roleOf.get(ownerId) ?? '');
            return group === undefined ? [] : [{ ownerId, spans: undefined, group }];
        }
        const groups = new Set(days.flatMap(({ roleId }) => teamOf.get(roleId) ?? []));
        return [...groups].map((group) => ({
            ownerId,
            spans: days.filter(({ roleId }) => teamOf.get(roleId) === group),
            group
        }));
    });
}

interface TeamPeople {
    readonly personCount: number;
    readonly headIds: readonly string[];
}

/** Entries of a kept view stay the same objects for as long as people and roles do. */
const known = new WeakMap<readonly ViewEntry[], ReadonlyMap<string, TeamPeople>>();

function peopleByTeam(entries: readonly ViewEntry[], hierarchy: Hierarchy): ReadonlyMap<string, TeamPeople> {
    const before = known.get(entries);
    if (before !== undefined) {
        return before;
    }
    const people = new Map<string, string[]>();
    for (const { group = '', ownerId } of entries) {
        const others = people.get(group);
        if (others === undefined) people.set(group, [ownerId]);
        else others.push(ownerId);
    }
    const teams = new Map(
        [...people].map(([team, ids]): [string, TeamPeople] => [
            team,
            { personCount: ids.length, headIds: ids.filter((id) => hierarchy.roleOf.get(id) === team).sort() }
        ])
    );
    known.set(entries, teams);
    return teams;
}
