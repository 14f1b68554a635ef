import type { KpiBoard, KpiCell, KpiTeam } from 'c/contracts';

type Member = KpiBoard['members'][number];

/** A row below the whole: a team that the service counted, or somebody. */
export type TeamLine =
    | { readonly kind: 'team'; readonly team: KpiTeam; readonly depth: number; readonly isOpen: boolean }
    | { readonly kind: 'person'; readonly member: Member; readonly depth: number };

export interface TeamLineParts {
    /** Boards of opened roles, as far as they are there. */
    readonly boards: Readonly<Record<string, KpiBoard>>;
    readonly openRoles: readonly string[];
    sortPeople(members: readonly Member[]): readonly Member[];
    sortTeams(teams: readonly KpiTeam[]): readonly KpiTeam[];
}

/**
 * People and teams of a board too large for all its people to be in it: whoever leads it, then its teams, each with what is
 * below it when it is open.
 *
 * @param headIds Who is in none of the teams.
 */
export function teamLines(
    board: KpiBoard,
    headIds: readonly string[],
    parts: TeamLineParts,
    depth = 0
): readonly TeamLine[] {
    const teams = board.teams ?? [];
    const people = teams.length === 0 ? board.members : board.members.filter(({ userId }) => headIds.includes(userId));
    const below = (team: KpiTeam): readonly TeamLine[] => {
        const isOpen = parts.openRoles.includes(team.roleId);
        const opened = parts.boards[team.roleId];
        const rows = isOpen && opened ? teamLines(opened, team.headIds, parts, depth + 1) : [];
        return [{ kind: 'team', team, depth, isOpen }, ...rows];
    };
    return [
        ...parts.sortPeople(people).map((member): TeamLine => ({ kind: 'person', member, depth })),
        ...parts.sortTeams(teams).flatMap(below)
    ];
}

/** The value by which rows are sorted. */
export function valueOf(cells: readonly KpiCell[], key: string): number | null {
    return cells.find((cell) => cell.key === key)?.current.value ?? null;
}
