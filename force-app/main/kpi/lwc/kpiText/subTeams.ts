import type { KpiValue, TeamMember } from 'c/contracts';

/** The people under one role directly below the reader's. */
export interface SubTeam {
    readonly roleId: string;
    /** Who has the role, else its people's common role. */
    readonly name: string;
    readonly roleName: string;
    readonly userIds: ReadonlySet<string>;
}

/** Sub-teams of the reader by the role hierarchy; none where nobody below has people of their own. */
export function subTeamsOf(team: readonly TeamMember[], userId: string): readonly SubTeam[] {
    const ownRole = team.find((member) => member.userId === userId)?.rolePath?.[0];
    if (ownRole === undefined) {
        return [];
    }
    const found = new Map<string, TeamMember[]>();
    for (const member of team) {
        const path = member.rolePath ?? [];
        const place = path.indexOf(ownRole);
        const roleId = place > 0 ? path[place - 1] : undefined;
        if (roleId !== undefined) found.set(roleId, [...(found.get(roleId) ?? []), member]);
    }
    const groups = [...found].map(([roleId, members]) => {
        const head = members.filter(({ rolePath }) => rolePath?.[0] === roleId);
        const isLed = members.length > head.length;
        const roleName = head[0]?.roleName ?? members[0]?.roleName ?? '';
        const name = head.length === 1 && isLed ? (head[0]?.name ?? roleName) : roleName;
        return { roleId, name, roleName, isLed, userIds: new Set(members.map((member) => member.userId)) };
    });
    return groups.some(({ isLed }) => isLed) ? groups.sort((a, b) => a.roleName.localeCompare(b.roleName)) : [];
}

/**
 * A value over several people: numerators and denominators are added, never ratios averaged. `isPlain`: counts and sums,
 * whose denominator is 1.
 */
export function sumOfValues(values: readonly KpiValue[], isPlain: boolean, minimumSample = 0): KpiValue {
    const sum = (part: (value: KpiValue) => number): number => values.reduce((total, value) => total + part(value), 0);
    const numerator = sum((value) => value.numerator);
    const denominator = isPlain ? 1 : sum((value) => value.denominator);
    const isEmpty = values.every(({ value }) => value === null);
    return {
        value: isEmpty || denominator === 0 ? null : numerator / denominator,
        numerator,
        denominator,
        completeness: null,
        excluded: [],
        isSmallSample: !isPlain && denominator < minimumSample
    };
}
