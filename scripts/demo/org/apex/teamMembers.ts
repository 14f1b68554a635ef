import type { ApexContext } from './types.ts';

/** Active people of the running user's team, as TeamSelector.cls finds them: the person and everybody below. */
export function teamIds({ org, user }: Pick<ApexContext, 'org' | 'user'>): string[] {
    return [...user.ownerIds].filter((id) => org.row('User', id)?.['IsActive'] === true);
}
