import { ok, warning, type Check } from '../check.ts';

/** Salesforce's words for a place that may be a kilometre or more away. */
const COARSE = ['Zip', 'Neighborhood', 'City', 'County', 'State', 'Unknown'].map((name) => `'${name}'`).join(', ');
const ACCEPTED_SHARE = 0.05;

export const geocodeAccuracy: Check = {
    code: 'geocode-accuracy',
    why: 'A customer in the middle of its town instead of its street spoils travel times and on-site checks.',
    run: async ({ org }) => {
        const [coarse, all] = await Promise.all([
            org.count(
                `SELECT COUNT() FROM Account WHERE BillingGeocodeAccuracy IN (${COARSE}) AND VisitPlace__Latitude__s = null`
            ),
            org.count('SELECT COUNT() FROM Account WHERE BillingLatitude != null')
        ]);
        const saw = `${coarse} of ${all} accounts with coordinates are placed no better than by postal code`;
        return coarse <= all * ACCEPTED_SHARE
            ? ok(saw)
            : warning(saw, 'Complete streets and house numbers, or give places by "sf fieldmap geocode".');
    }
};
