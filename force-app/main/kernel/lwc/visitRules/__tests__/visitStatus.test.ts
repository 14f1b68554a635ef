import { allowedActions, isSettled, statusAfter, type VisitStatus } from '../visitStatus.ts';

const ALL: VisitStatus[] = ['Planned', 'In Progress', 'Completed', 'Skipped', 'Cancelled'];

describe('visit status', () => {
    it('goes from plan to done by check-in and check-out', () => {
        expect(statusAfter('Planned', 'check-in')).toBe('In Progress');
        expect(statusAfter('In Progress', 'check-out')).toBe('Completed');
    });

    it('refuses a second check-in, a check-out before it and skipping what is done', () => {
        expect(statusAfter('In Progress', 'check-in')).toBeNull();
        expect(statusAfter('Planned', 'check-out')).toBeNull();
        expect(statusAfter('Completed', 'skip')).toBeNull();
    });

    it('has a way back from every status but the first', () => {
        expect(ALL.filter((status) => statusAfter(status, 'undo') === null)).toEqual(['Planned']);
    });

    it('names exactly the allowed actions', () => {
        expect(allowedActions('Skipped')).toEqual(['check-in', 'record', 'undo']);
        for (const status of ALL) {
            for (const action of allowedActions(status)) expect(statusAfter(status, action)).not.toBeNull();
        }
    });

    it('is settled when nothing more is expected', () => {
        expect(ALL.filter(isSettled)).toEqual(['Completed', 'Skipped', 'Cancelled']);
    });
});
