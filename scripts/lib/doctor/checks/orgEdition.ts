import { ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

/** Editions whose API, Apex and permission sets Fieldmap needs. */
const FIT = /^(Enterprise|Unlimited|Performance|Developer|Partner|Base|Einstein)/;

export const orgEdition: Check = {
    code: 'org-edition',
    why: text('org-edition.why'),
    run: async ({ org }) => {
        const [row] = await org.query('SELECT OrganizationType, IsSandbox FROM Organization');
        const edition = String(row?.['OrganizationType'] ?? text('org-edition.unknown'));
        const saw = row?.['IsSandbox'] === true ? text('org-edition.sandbox', edition) : edition;
        return FIT.test(edition)
            ? ok(saw)
            : warning(saw, text('org-edition.next'));
    }
};
