import cancelled from '@salesforce/label/c.Fieldmap_KpiExclusion_Cancelled';
import checkOutBeforeCheckIn from '@salesforce/label/c.Fieldmap_KpiExclusion_CheckOutBeforeCheckIn';
import future from '@salesforce/label/c.Fieldmap_KpiExclusion_FutureDated';
import missingAmount from '@salesforce/label/c.Fieldmap_KpiExclusion_MissingAmount';
import noCheckIn from '@salesforce/label/c.Fieldmap_KpiExclusion_NoCheckIn';
import noAccount from '@salesforce/label/c.Fieldmap_KpiExclusion_NoAccount';
import noCadence from '@salesforce/label/c.Fieldmap_KpiExclusion_NoCadence';
import noCheckOut from '@salesforce/label/c.Fieldmap_KpiExclusion_NoCheckOut';
import noClass from '@salesforce/label/c.Fieldmap_KpiExclusion_NoClass';
import noOutcome from '@salesforce/label/c.Fieldmap_KpiExclusion_NoOutcome';
import noPosition from '@salesforce/label/c.Fieldmap_KpiExclusion_NoPosition';
import noCostSetting from '@salesforce/label/c.Fieldmap_KpiExclusion_NoCostSetting';
import noOneOnOne from '@salesforce/label/c.Fieldmap_KpiExclusion_NoOneOnOne';
import noPlace from '@salesforce/label/c.Fieldmap_KpiExclusion_NoPlace';
import noProbability from '@salesforce/label/c.Fieldmap_KpiExclusion_NoProbability';
import otherCurrency from '@salesforce/label/c.Fieldmap_KpiExclusion_OtherCurrency';
import tooRecent from '@salesforce/label/c.Fieldmap_KpiExclusion_TooRecent';

/** What was left out of a number, by code of the kernel's `ExclusionCode`; `{0}` is the count. */
export const EXCLUSION_WORDS: Readonly<Record<string, string>> = {
    cancelled,
    'ends-before-start': checkOutBeforeCheckIn,
    'future-dated': future,
    'no-account': noAccount,
    'no-amount': missingAmount,
    'no-cadence': noCadence,
    'no-check-in': noCheckIn,
    'no-check-out': noCheckOut,
    'no-class': noClass,
    'no-cost-setting': noCostSetting,
    'no-one-on-one': noOneOnOne,
    'no-outcome': noOutcome,
    'no-place': noPlace,
    'no-position': noPosition,
    'no-probability': noProbability,
    'other-currency': otherCurrency,
    'too-new': tooRecent
};
