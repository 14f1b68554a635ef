import { COARSE_ACCURACY } from '../../geocode/coarseAccuracy.ts';
import { ok, warning, type Check } from '../check.ts';
import { text } from '../texts.ts';

const ACCEPTED_SHARE = 0.05;

export const geocodeAccuracy: Check = {
    code: 'geocode-accuracy',
    why: text('geocode-accuracy.why'),
    run: async ({ org }) => {
        const [coarse, all] = await Promise.all([
            org.count(
                `SELECT COUNT() FROM Account WHERE BillingGeocodeAccuracy IN (${COARSE_ACCURACY}) AND VisitPlace__Latitude__s = null`
            ),
            org.count('SELECT COUNT() FROM Account WHERE BillingLatitude != null')
        ]);
        const saw = text('geocode-accuracy.saw', coarse, all);
        return coarse <= all * ACCEPTED_SHARE
            ? ok(saw)
            : warning(saw, text('geocode-accuracy.next'));
    }
};
