import { ok, warning, type Check } from '../check.ts';

/** Editions whose API, Apex and permission sets Fieldmap needs. */
const FIT = /^(Enterprise|Unlimited|Performance|Developer|Partner|Base|Einstein)/;

export const orgEdition: Check = {
    code: 'org-edition',
    why: 'Apex, permission sets and the API come with the Enterprise edition and those above.',
    run: async ({ org }) => {
        const [row] = await org.query('SELECT OrganizationType, IsSandbox FROM Organization');
        const edition = String(row?.['OrganizationType'] ?? 'unknown');
        const saw = `${edition}${row?.['IsSandbox'] === true ? ', a sandbox' : ''}`;
        return FIT.test(edition)
            ? ok(saw)
            : warning(saw, 'Ask Salesforce whether your edition has API access and Apex, or try a Developer org.');
    }
};
