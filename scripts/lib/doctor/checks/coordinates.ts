import { ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

export const coordinates: Check = {
    code: 'coordinates',
    why: text('coordinates.why'),
    run: async ({ org }) => {
        const [accounts, leads, allAccounts, allLeads] = await Promise.all([
            org.count(
                'SELECT COUNT() FROM Account WHERE BillingLatitude = null AND VisitPlace__Latitude__s = null'
            ),
            org.count('SELECT COUNT() FROM Lead WHERE IsConverted = false AND Latitude = null'),
            org.count('SELECT COUNT() FROM Account'),
            org.count('SELECT COUNT() FROM Lead WHERE IsConverted = false')
        ]);
        const saw = text('coordinates.saw', accounts, allAccounts, leads, allLeads);
        return accounts + leads === 0
            ? ok(saw)
            : warning(saw, text('coordinates.next'));
    }
};
