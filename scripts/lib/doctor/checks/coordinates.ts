import { ok, warning, type Check } from '../check.ts';

export const coordinates: Check = {
    code: 'coordinates',
    why: 'A record without coordinates is in the list but not on the map, and is never suggested.',
    run: async ({ org }) => {
        const [accounts, leads, allAccounts, allLeads] = await Promise.all([
            org.count(
                'SELECT COUNT() FROM Account WHERE BillingLatitude = null AND VisitPlace__Latitude__s = null'
            ),
            org.count('SELECT COUNT() FROM Lead WHERE IsConverted = false AND Latitude = null'),
            org.count('SELECT COUNT() FROM Account'),
            org.count('SELECT COUNT() FROM Lead WHERE IsConverted = false')
        ]);
        const saw = `${accounts} of ${allAccounts} accounts and ${leads} of ${allLeads} open leads have no coordinates`;
        return accounts + leads === 0
            ? ok(saw)
            : warning(
                  saw,
                  'Switch on the data integration rules for geocodes (Setup, Data Integration Rules), ' +
                      'or complete these addresses; a rep can also set the pin on the map.'
              );
    }
};
