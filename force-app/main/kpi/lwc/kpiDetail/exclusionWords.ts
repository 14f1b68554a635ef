import cancelled from '@salesforce/label/c.Fieldmap_KpiExclusion_Cancelled';
import checkOutBeforeCheckIn from '@salesforce/label/c.Fieldmap_KpiExclusion_CheckOutBeforeCheckIn';
import future from '@salesforce/label/c.Fieldmap_KpiExclusion_FutureDated';
import missingAmount from '@salesforce/label/c.Fieldmap_KpiExclusion_MissingAmount';
import missingTimes from '@salesforce/label/c.Fieldmap_KpiExclusion_MissingTimes';
import noClass from '@salesforce/label/c.Fieldmap_KpiExclusion_NoClass';
import otherCurrency from '@salesforce/label/c.Fieldmap_KpiExclusion_OtherCurrency';
import tooRecent from '@salesforce/label/c.Fieldmap_KpiExclusion_TooRecent';

/** What was left out of a number, by code; `{0}` is the count. */
export const EXCLUSION_WORDS: Readonly<Record<string, string>> = {
    cancelled,
    'check-out-before-check-in': checkOutBeforeCheckIn,
    'future-dated': future,
    'missing-amount': missingAmount,
    'missing-times': missingTimes,
    'no-class': noClass,
    'other-currency': otherCurrency,
    'too-recent': tooRecent
};
