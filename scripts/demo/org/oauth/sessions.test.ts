import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Sessions } from './sessions.ts';

const ORG_ID = '00D5g0000000001EAA';

function sessions(file: string | null = null): { sessions: Sessions; clock: { time: number; now(): number } } {
    const clock = { time: 1_000_000, now: () => clock.time };
    return { sessions: new Sessions({ orgId: ORG_ID, clock, file, lifetimeSeconds: 60 }), clock };
}

describe('Sessions', () => {
    it('gives tokens that the sf CLI takes for tokens', () => {
        expect(sessions().sessions.open('005', 'app')).toMatch(/^00D\w{12}![.\w]+$/);
    });

    it('ends a session when its lifetime is over', () => {
        const { sessions: open, clock } = sessions();
        const token = open.open('005', 'app');
        clock.time += 59_999;
        expect(open.find(token)?.userId).toBe('005');
        clock.time += 1;
        expect(open.find(token)).toBeNull();
    });

    it('keeps sessions over a restart without keeping the token', () => {
        const file = join(mkdtempSync(join(tmpdir(), 'sessions-')), 'sessions.json');
        const token = sessions(file).sessions.open('005', 'app');
        expect(readFileSync(file, 'utf8')).not.toContain(token.split('!')[1]);
        expect(sessions(file).sessions.find(token)?.clientId).toBe('app');
    });

    it('ends the sessions of a user and app with their refresh token', () => {
        const { sessions: open } = sessions();
        const refresh = open.issueRefreshToken({ userId: '005', clientId: 'app' });
        const [same, other] = [open.open('005', 'app'), open.open('006', 'app')];
        open.revoke(refresh);
        expect(open.findRefreshGrant(refresh)).toBeNull();
        expect(open.find(same)).toBeNull();
        expect(open.find(other)).not.toBeNull();
    });

    it('lets refresh tokens live when all sessions are expired', () => {
        const { sessions: open } = sessions();
        const refresh = open.issueRefreshToken({ userId: '005', clientId: 'app' });
        const token = open.open('005', 'app');
        open.expireAll();
        expect(open.find(token)).toBeNull();
        expect(open.findRefreshGrant(refresh)?.userId).toBe('005');
    });
});
