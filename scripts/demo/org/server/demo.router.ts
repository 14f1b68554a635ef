import { json, Router } from 'express';
import type { UserContext } from '../core/types.ts';
import { bodyOf, textOf, type ServerContext } from './context.ts';
import { demoPeople, personRole, roleName, type Person } from './people.ts';
import { activeUser, personOf, setPersonCookie } from './personCookie.ts';

/** `/demo`: what only a demo org has. Health, the persons to look as, and choosing one. */
export function demoRouter(context: ServerContext): Router {
    const router = Router();
    router.get('/health', (_request, response) => {
        response.json({ status: 'ok', orgId: context.org.orgId, url: context.baseUrl() });
    });
    router.get('/people', (_request, response) => {
        response.json(demoPeople(context.org));
    });
    router.get('/me', (request, response) => {
        response.json(signedInPerson(context, personOf(request, context.org)));
    });
    router.post('/signin', json(), (request, response) => {
        const user = activeUser(context.org, textOf(bodyOf(request)['userId']));
        if (!user) {
            response.status(400).json({ message: 'There is no active user with this userId. See GET /demo/people.' });
            return;
        }
        setPersonCookie(response, user.userId);
        response.json(signedInPerson(context, user));
    });
    return router;
}

/** Who sees the page when nobody was chosen yet: the first rep. */
export function defaultPerson(context: ServerContext): Person | undefined {
    return demoPeople(context.org)[0];
}

/** The person with what the `@salesforce/user`, `i18n` and permission modules answer for them. */
function signedInPerson(context: ServerContext, user: UserContext): Record<string, unknown> {
    const row = context.org.row('User', user.userId);
    const organization = [...context.org.rows('Organization')][0];
    return {
        userId: user.userId,
        name: user.name,
        role: personRole(user) ?? 'none',
        roleName: roleName(context.org, user.roleId),
        languageLocaleKey: row?.['LanguageLocaleKey'] ?? 'en_US',
        localeSidKey: row?.['LocaleSidKey'] ?? 'en_US',
        timeZoneSidKey: user.timeZone,
        currency: row?.['DefaultCurrencyIsoCode'] ?? organization?.['DefaultCurrencyIsoCode'] ?? 'CHF',
        permissions: user.permissionSets
    };
}
