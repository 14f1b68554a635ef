import type { Request, Response } from 'express';
import { SalesforceError } from '../core/errors.ts';
import type { Org, UserContext } from '../core/types.ts';

export const PERSON_COOKIE = 'fieldmap_demo_user';

/** Who the page is shown as: the user that the cookie names. Throws INVALID_SESSION_ID (401) when there is none. */
export function personOf(request: Request, org: Org): UserContext {
    const userId = readCookie(request, PERSON_COOKIE);
    const user = userId === undefined ? undefined : activeUser(org, userId);
    if (!user) {
        throw new SalesforceError('INVALID_SESSION_ID', 'Nobody is signed in. Choose a person first.', { status: 401 });
    }
    return user;
}

export function setPersonCookie(response: Response, userId: string): void {
    response.cookie(PERSON_COOKIE, userId, { sameSite: 'lax', path: '/' });
}

/** The user when there is one that may sign in. */
export function activeUser(org: Org, userId: string): UserContext | undefined {
    try {
        const user = org.userContext(userId);
        return user.isActive ? user : undefined;
    } catch (error) {
        if (error instanceof SalesforceError) {
            return undefined;
        }
        throw error;
    }
}

function readCookie(request: Request, name: string): string | undefined {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
    const value = pairs.find(([key]) => key === name)?.[1];
    return value === undefined ? undefined : decodeURIComponent(value);
}
