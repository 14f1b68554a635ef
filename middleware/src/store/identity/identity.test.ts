import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '../../platform/database.ts';
import { testEngines } from '../testing/testDatabase.ts';
import { tokenRegister } from './tokenRegister.ts';
import { userDirectory } from './userDirectory.ts';

const ORG = '00D000000000001AAA';

/** Head over two areas; `west` has a team below. Two people share the role of area head west. */
const ROLES: readonly [string, string | null][] = [
    ['head', null],
    ['west', 'head'],
    ['east', 'head'],
    ['westTeam', 'west']
];
const USERS: readonly [string, string | null, boolean][] = [
    ['boss', 'head', true],
    ['westLead', 'west', true],
    ['westPeer', 'west', true],
    ['rep', 'westTeam', true],
    ['gone', 'westTeam', false],
    ['eastLead', 'east', true],
    ['loner', null, true]
];

describe.each(testEngines())('people and tokens on $name', ({ open }) => {
    let database: Database;
    beforeAll(async () => {
        database = await open();
        for (const [id, parent] of ROLES) {
            await database.execute(
                'INSERT INTO user_roles (org_id, id, parent_role_id, system_modstamp) VALUES ($1, $2, $3, now())',
                [ORG, id, parent]
            );
        }
        for (const [id, role, isActive] of USERS) {
            await database.execute(
                `INSERT INTO users (org_id, id, username, is_active, role_id, time_zone, system_modstamp)
                 VALUES ($1, $2, $2, $3, $4, 'Asia/Tokyo', now())`,
                [ORG, id, isActive, role]
            );
        }
        await database.execute(
            `INSERT INTO permission_assignments (org_id, id, assignee_id, permission_set_name, system_modstamp, is_deleted)
             VALUES ($1, '1', 'boss', 'Fieldmap_Admin', now(), false), ($1, '2', 'rep', 'Fieldmap_Rep', now(), false),
                    ($1, '3', 'westLead', 'Fieldmap_Admin', now(), true)`,
            [ORG]
        );
    });
    afterAll(async () => database.close());

    const visible = async (id: string): Promise<string[]> => [
        ...((await userDirectory(database).find(ORG, id))?.visibleUserIds ?? [])
    ];

    test.each([
        ['the head sees everyone with a role', 'boss', ['boss', 'eastLead', 'gone', 'rep', 'westLead', 'westPeer']],
        ['an area head sees the team below, also who left, not the peer', 'westLead', ['gone', 'rep', 'westLead']],
        ['a rep sees only themselves', 'rep', ['rep']],
        ['someone without a role sees only themselves', 'loner', ['loner']]
    ])('%s', async (_name, id, expected) => {
        expect((await visible(id)).sort()).toEqual(expected);
    });

    test('knows who is active, who is admin and in which time zone', async () => {
        const users = userDirectory(database);
        expect(await users.find(ORG, 'boss')).toMatchObject({ isActive: true, isAdmin: true, timeZone: 'Asia/Tokyo' });
        expect(await users.find(ORG, 'rep')).toMatchObject({ isActive: true, isAdmin: false });
        expect(await users.find(ORG, 'westLead')).toMatchObject({ isAdmin: false });
        expect(await users.find(ORG, 'gone')).toMatchObject({ isActive: false });
        expect(await users.find('00D000000000002AAA', 'boss')).toBeNull();
        expect([await users.hasUsers(ORG), await users.hasUsers('00D000000000002AAA')]).toEqual([true, false]);
    });

    test('a circle of roles, as a moment of a sync may show it, ends', async () => {
        await database.execute(`UPDATE user_roles SET parent_role_id = 'westTeam' WHERE id = 'head'`);
        expect((await visible('rep')).sort()).toContain('boss');
        await database.execute(`UPDATE user_roles SET parent_role_id = NULL WHERE id = 'head'`);
    });

    test('a token id is used once an org, and forgotten after it has expired', async () => {
        const tokens = tokenRegister(database);
        const now = new Date('2026-04-01T10:00:00Z');
        const later = new Date('2026-04-01T10:10:00Z');
        const use = (orgId: string, at: Date) => tokens.useOnce(orgId, 'jti-1', new Date(at.getTime() + 60_000), at);
        expect([await use(ORG, now), await use(ORG, now), await use('00D000000000002AAA', now)]).toEqual([
            true,
            false,
            true
        ]);
        expect(await use(ORG, later)).toBe(true);
        expect(await database.query('SELECT count(*)::int AS n FROM used_tokens')).toEqual([{ n: 1 }]);
    });

    test('of two uses at the same moment one wins', async () => {
        const now = new Date('2026-04-01T12:00:00Z');
        const tokens = tokenRegister(database);
        const uses = await Promise.all(
            ['a', 'b'].map(() => tokens.useOnce(ORG, 'jti-2', new Date('2026-04-01T12:02:00Z'), now))
        );
        expect(uses.sort()).toEqual([false, true]);
    });
});
