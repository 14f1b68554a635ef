import { describe, expect, it } from '@jest/globals';
import { AdminApiError, type AdminApi } from '../admin/adminApi.ts';
import type { Following } from '../admin/followSync.ts';
import { firstWeek, nextMonday, type FirstWeekResult, type FirstWeekWish } from './firstWeek.ts';
import type { AssigningOrg } from './permissionAssignments.ts';

interface Person {
    readonly name: string;
    readonly place?: number | null;
    /** Answers of the middleware about their week, in order; the last one stays. */
    readonly weeks?: readonly (number | string)[];
    readonly isRep?: boolean;
}

/** An org of a few people; `asked` tells whose weeks were asked for, and when the mirror was brought in step. */
function world(people: readonly Person[]): { readonly asked: string[]; readonly first: (wish?: Partial<FirstWeekWish>) => Promise<FirstWeekResult> } {
    const asked: string[] = [];
    const rows = people.map(({ name, place = 47 }) => ({
        Id: name,
        Username: `${name}@x.example`,
        Name: name,
        VisitBase__Latitude__s: place
    }));
    const org = {
        query: async (soql: string) =>
            soql.includes('Username IN')
                ? rows.filter(({ Username }) => soql.toLowerCase().includes(`'${Username}'`))
                : rows.filter(({ Id }) => people.find(({ name }) => name === Id)?.isRep)
    } as unknown as AssigningOrg;
    const left = new Map(people.map(({ name, weeks = [3] }) => [name, [...weeks]]));
    let finished = 0;
    const api = {
        plan: async ({ ownerId = '' }: { ownerId?: string }) => {
            asked.push(ownerId);
            const answers = left.get(ownerId) ?? [];
            const answer = answers.length > 1 ? answers.shift() : answers[0];
            if (typeof answer === 'string') throw new AdminApiError(422, answer, 'no');
            return { shifts: [{ date: '2026-11-23', stops: Array.from({ length: answer ?? 0 }) }] };
        },
        startSync: async () => void asked.push('sync'),
        syncStatus: async () => ({ state: 'idle', lastFinishedAt: String((finished += 1)) })
    } as unknown as AdminApi;
    const following: Following = { api, sleep: async () => undefined, now: () => 0, limitSeconds: 9, say: () => undefined };
    const wish = { username: 'adam@x.example', repUsernames: [], forUser: null };
    return { asked, first: (change = {}) => firstWeek(following, org, { ...wish, ...change }, new Date('2026-11-22T10:00:00Z')) };
}

const ADMIN: Person = { name: 'adam', place: null };

describe('firstWeek', () => {
    it('is that of the first rep who has a start place', async () => {
        const { first, asked } = world([ADMIN, { name: 'ann', place: null }, { name: 'ben' }]);
        const result = await first({ repUsernames: ['ann@x.example', 'Ben@x.example'] });
        expect(result).toMatchObject({ week: { username: 'ben@x.example', fromDate: '2026-11-23' } });
        expect(result.detail).toBe('3 visits suggested to ben from 2026-11-23');
        expect(asked).toEqual(['ben']);
    });

    it('goes on to a rep of before when the first one has no customers', async () => {
        const { first, asked } = world([ADMIN, { name: 'ann', weeks: ['no-candidates'] }, { name: 'cleo', isRep: true }]);
        expect(await first({ repUsernames: ['ann@x.example'] })).toMatchObject({ week: { name: 'cleo' } });
        expect(asked).toEqual(['ann', 'sync', 'ann', 'cleo']);
    });

    it('fetches what came after the last sync, and asks once more', async () => {
        const { first, asked } = world([{ name: 'adam', weeks: ['no-base', 5] }]);
        expect((await first()).detail).toContain('5 visits');
        expect(asked).toEqual(['adam', 'sync', 'adam']);
    });

    it('is that of the person who was named, and of nobody else', async () => {
        const { first, asked } = world([ADMIN, { name: 'ann' }, { name: 'ben', weeks: ['no-candidates'] }]);
        const result = await first({ forUser: 'ben@x.example', repUsernames: ['ann@x.example'] });
        expect(result).toMatchObject({ week: null, detail: 'ben has no account or open lead with coordinates' });
        expect(new Set(asked)).toEqual(new Set(['ben', 'sync']));
        await expect(first({ forUser: 'nobody@x.example' })).rejects.toThrow('no active user nobody@x.example');
    });

    it.each([
        ['no start place', [ADMIN], 'adam has no start place', "--where \"Username='adam@x.example'\""],
        ['an org without customers', [{ name: 'adam', weeks: ['no-candidates'] }], 'adam has no account', 'sf fieldmap data seed'],
        ['a holiday', [{ name: 'adam', weeks: ['no-working-day'] }], 'no working day', '--days 28'],
        ['a stranger', [{ name: 'adam', weeks: ['not-allowed'] }], 'role hierarchy', '--for-user'],
        ['anything else', [{ name: 'adam', weeks: ['internal'] }], '(internal: no)', 'sf fieldmap doctor']
    ])('says what is next with %s', async (_name, people, detail, next) => {
        const result = await world(people).first();
        expect(result.week).toBeNull();
        expect(result.detail).toContain(detail);
        expect(result.week === null && result.next).toContain(next);
    });

    it.each([
        ['2026-11-22', '2026-11-23'],
        ['2026-11-23', '2026-11-30'],
        ['2026-12-31', '2027-01-04']
    ])('begins on the Monday after %s', (today, monday) => {
        expect(nextMonday(new Date(`${today}T12:00:00Z`))).toBe(monday);
    });
});
