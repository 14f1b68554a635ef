import type { SettingFaultCode } from 'c/settingRules';
import faultRequired from '@salesforce/label/c.Fieldmap_Settings_FaultRequired';
import faultTooLong from '@salesforce/label/c.Fieldmap_Settings_FaultTooLong';
import faultNotNumber from '@salesforce/label/c.Fieldmap_Settings_FaultNotNumber';
import faultNotWhole from '@salesforce/label/c.Fieldmap_Settings_FaultNotWhole';
import faultOutOfRange from '@salesforce/label/c.Fieldmap_Settings_FaultOutOfRange';
import faultNotTime from '@salesforce/label/c.Fieldmap_Settings_FaultNotTime';
import faultNotDate from '@salesforce/label/c.Fieldmap_Settings_FaultNotDate';
import faultNotChoice from '@salesforce/label/c.Fieldmap_Settings_FaultNotChoice';
import faultNotCurrency from '@salesforce/label/c.Fieldmap_Settings_FaultNotCurrency';
import faultTileUrlNotHttps from '@salesforce/label/c.Fieldmap_Settings_FaultTileUrlNotHttps';
import faultTileUrlPlaceholders from '@salesforce/label/c.Fieldmap_Settings_FaultTileUrlPlaceholders';
import faultFactorsForm from '@salesforce/label/c.Fieldmap_Settings_FaultFactorsForm';
import faultFactorsRange from '@salesforce/label/c.Fieldmap_Settings_FaultFactorsRange';
import faultFactorsMany from '@salesforce/label/c.Fieldmap_Settings_FaultFactorsMany';
import faultEndsBeforeStart from '@salesforce/label/c.Fieldmap_Settings_FaultEndsBeforeStart';
import faultTileUrlMissing from '@salesforce/label/c.Fieldmap_Settings_FaultTileUrlMissing';
import faultTileKeyMissing from '@salesforce/label/c.Fieldmap_Settings_FaultTileKeyMissing';

/** Sentences for what is wrong with a value; params of the fault fill them. */
export const FAULT_WORDS: Readonly<Record<SettingFaultCode, string>> = {
    required: faultRequired,
    tooLong: faultTooLong,
    notNumber: faultNotNumber,
    notWhole: faultNotWhole,
    outOfRange: faultOutOfRange,
    notTime: faultNotTime,
    notDate: faultNotDate,
    notChoice: faultNotChoice,
    notCurrency: faultNotCurrency,
    tileUrlNotHttps: faultTileUrlNotHttps,
    tileUrlPlaceholders: faultTileUrlPlaceholders,
    factorsForm: faultFactorsForm,
    factorsRange: faultFactorsRange,
    factorsMany: faultFactorsMany,
    endsBeforeStart: faultEndsBeforeStart,
    tileUrlMissing: faultTileUrlMissing,
    tileKeyMissing: faultTileKeyMissing
};
