import getNames from '@salesforce/apex/MapController.getNames';
import type { KpiBoard, TeamMember } from 'c/contracts';

/** Names of people who are on the board for earlier days but no longer in the team, as far as the person may see them. */
export async function movedMembers(board: KpiBoard, team: readonly TeamMember[]): Promise<TeamMember[]> {
    const present = new Set(team.map(({ userId }) => userId));
    const ids = board.members.map(({ userId }) => userId).filter((userId) => !present.has(userId));
    if (ids.length === 0) {
        return [];
    }
    const names = JSON.parse(await getNames({ ids })) as Record<string, { readonly name: string }>;
    return ids.flatMap((userId) => {
        const found = names[userId];
        return found ? [{ userId, name: found.name, roleName: '', managerId: null, isActive: true }] : [];
    });
}
