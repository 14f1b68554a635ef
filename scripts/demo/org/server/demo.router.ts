import { json, Router } from 'express';
import type { UserContext } from '../core/types.ts';
import { bodyOf, textOf, type ServerContext } from './context.ts';
import { demoPeople, personRole, roleName, type Person } from './people.ts';
import { activeUser, personOf, setPersonCookie } from './personCookie.ts';

/** What everybody may change of themselves in an org (My Settings → Language & Time Zone). */
const PERSONAL_SETTINGS = ['TimeZoneSidKey', 'LanguageLocaleKey', 'LocaleSidKey'] as const;

/** `/demo`: what only a demo org has. Health, the persons to look as, choosing one, and their own language and time zone. */
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
    router.post('/settings', json(), (request, response) => {
        const { userId } = personOf(request, context.org);
        const given = bodyOf(request);
        const wanted = PERSONAL_SETTINGS.filter((name) => typeof given[name] === 'string');
        const values = Object.fromEntries(wanted.map((name) => [name, String(given[name])]));
        const [saved] = context.org.update('User', [{ Id: userId, ...values }]);
        if (!saved?.success) {
            response.status(400).json({ message: saved?.errors[0]?.message ?? 'Nothing was saved.' });
            return;
        }
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
