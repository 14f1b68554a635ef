import dayStartsAt from '@salesforce/label/c.Fieldmap_Setting_dayStartsAt';
import dayStartsAtHint from '@salesforce/label/c.Fieldmap_SettingHint_dayStartsAt';
import dayEndsAt from '@salesforce/label/c.Fieldmap_Setting_dayEndsAt';
import dayEndsAtHint from '@salesforce/label/c.Fieldmap_SettingHint_dayEndsAt';
import lunchOpensAt from '@salesforce/label/c.Fieldmap_Setting_lunchOpensAt';
import lunchOpensAtHint from '@salesforce/label/c.Fieldmap_SettingHint_lunchOpensAt';
import lunchClosesAt from '@salesforce/label/c.Fieldmap_Setting_lunchClosesAt';
import lunchClosesAtHint from '@salesforce/label/c.Fieldmap_SettingHint_lunchClosesAt';
import lunchMinutes from '@salesforce/label/c.Fieldmap_Setting_lunchMinutes';
import lunchMinutesHint from '@salesforce/label/c.Fieldmap_SettingHint_lunchMinutes';
import maxVisitsPerDay from '@salesforce/label/c.Fieldmap_Setting_maxVisitsPerDay';
import maxVisitsPerDayHint from '@salesforce/label/c.Fieldmap_SettingHint_maxVisitsPerDay';
import windowRule from '@salesforce/label/c.Fieldmap_Setting_windowRule';
import windowRuleHint from '@salesforce/label/c.Fieldmap_SettingHint_windowRule';
import parkingMinutes from '@salesforce/label/c.Fieldmap_Setting_parkingMinutes';
import parkingMinutesHint from '@salesforce/label/c.Fieldmap_SettingHint_parkingMinutes';
import travelByTimeOfDay from '@salesforce/label/c.Fieldmap_Setting_travelByTimeOfDay';
import travelByTimeOfDayHint from '@salesforce/label/c.Fieldmap_SettingHint_travelByTimeOfDay';
import earliestShareOfInterval from '@salesforce/label/c.Fieldmap_Setting_earliestShareOfInterval';
import earliestShareOfIntervalHint from '@salesforce/label/c.Fieldmap_SettingHint_earliestShareOfInterval';
import weightCustomerClass from '@salesforce/label/c.Fieldmap_Setting_weightCustomerClass';
import weightCustomerClassHint from '@salesforce/label/c.Fieldmap_SettingHint_weightCustomerClass';
import weightCadence from '@salesforce/label/c.Fieldmap_Setting_weightCadence';
import weightCadenceHint from '@salesforce/label/c.Fieldmap_SettingHint_weightCadence';
import weightDeal from '@salesforce/label/c.Fieldmap_Setting_weightDeal';
import weightDealHint from '@salesforce/label/c.Fieldmap_SettingHint_weightDeal';
import weightReasonToMeetNow from '@salesforce/label/c.Fieldmap_Setting_weightReasonToMeetNow';
import weightReasonToMeetNowHint from '@salesforce/label/c.Fieldmap_SettingHint_weightReasonToMeetNow';
import travelPointsPerHour from '@salesforce/label/c.Fieldmap_Setting_travelPointsPerHour';
import travelPointsPerHourHint from '@salesforce/label/c.Fieldmap_SettingHint_travelPointsPerHour';
import waitingPointsPerHour from '@salesforce/label/c.Fieldmap_Setting_waitingPointsPerHour';
import waitingPointsPerHourHint from '@salesforce/label/c.Fieldmap_SettingHint_waitingPointsPerHour';
import stayRadiusMetres from '@salesforce/label/c.Fieldmap_Setting_stayRadiusMetres';
import stayRadiusMetresHint from '@salesforce/label/c.Fieldmap_SettingHint_stayRadiusMetres';
import dwellMinutes from '@salesforce/label/c.Fieldmap_Setting_dwellMinutes';
import dwellMinutesHint from '@salesforce/label/c.Fieldmap_SettingHint_dwellMinutes';
import autoConfirmAbove from '@salesforce/label/c.Fieldmap_Setting_autoConfirmAbove';
import autoConfirmAboveHint from '@salesforce/label/c.Fieldmap_SettingHint_autoConfirmAbove';
import rawPositionHours from '@salesforce/label/c.Fieldmap_Setting_rawPositionHours';
import rawPositionHoursHint from '@salesforce/label/c.Fieldmap_SettingHint_rawPositionHours';
import stayRetentionDays from '@salesforce/label/c.Fieldmap_Setting_stayRetentionDays';
import stayRetentionDaysHint from '@salesforce/label/c.Fieldmap_SettingHint_stayRetentionDays';
import showCoordinatesToManagers from '@salesforce/label/c.Fieldmap_Setting_showCoordinatesToManagers';
import showCoordinatesToManagersHint from '@salesforce/label/c.Fieldmap_SettingHint_showCoordinatesToManagers';
import reportRequiredFields from '@salesforce/label/c.Fieldmap_Setting_reportRequiredFields';
import reportRequiredFieldsHint from '@salesforce/label/c.Fieldmap_SettingHint_reportRequiredFields';
import currency from '@salesforce/label/c.Fieldmap_Setting_currency';
import currencyHint from '@salesforce/label/c.Fieldmap_SettingHint_currency';
import goalProgressForMembers from '@salesforce/label/c.Fieldmap_Setting_goalProgressForMembers';
import goalProgressForMembersHint from '@salesforce/label/c.Fieldmap_SettingHint_goalProgressForMembers';
import stalledAfterDays from '@salesforce/label/c.Fieldmap_Setting_stalledAfterDays';
import stalledAfterDaysHint from '@salesforce/label/c.Fieldmap_SettingHint_stalledAfterDays';
import goLiveDate from '@salesforce/label/c.Fieldmap_Setting_goLiveDate';
import goLiveDateHint from '@salesforce/label/c.Fieldmap_SettingHint_goLiveDate';
import baseMapKind from '@salesforce/label/c.Fieldmap_Setting_baseMapKind';
import baseMapKindHint from '@salesforce/label/c.Fieldmap_SettingHint_baseMapKind';
import tileUrl from '@salesforce/label/c.Fieldmap_Setting_tileUrl';
import tileUrlHint from '@salesforce/label/c.Fieldmap_SettingHint_tileUrl';
import tileKey from '@salesforce/label/c.Fieldmap_Setting_tileKey';
import tileKeyHint from '@salesforce/label/c.Fieldmap_SettingHint_tileKey';
import tileAttribution from '@salesforce/label/c.Fieldmap_Setting_tileAttribution';
import tileAttributionHint from '@salesforce/label/c.Fieldmap_SettingHint_tileAttribution';
import maxZoom from '@salesforce/label/c.Fieldmap_Setting_maxZoom';
import maxZoomHint from '@salesforce/label/c.Fieldmap_SettingHint_maxZoom';
import homeLatitude from '@salesforce/label/c.Fieldmap_Setting_homeLatitude';
import homeLatitudeHint from '@salesforce/label/c.Fieldmap_SettingHint_homeLatitude';
import homeLongitude from '@salesforce/label/c.Fieldmap_Setting_homeLongitude';
import homeLongitudeHint from '@salesforce/label/c.Fieldmap_SettingHint_homeLongitude';
import homeZoom from '@salesforce/label/c.Fieldmap_Setting_homeZoom';
import homeZoomHint from '@salesforce/label/c.Fieldmap_SettingHint_homeZoom';
import costPerHour from '@salesforce/label/c.Fieldmap_Setting_costPerHour';
import costPerHourHint from '@salesforce/label/c.Fieldmap_SettingHint_costPerHour';
import costPerKilometre from '@salesforce/label/c.Fieldmap_Setting_costPerKilometre';
import costPerKilometreHint from '@salesforce/label/c.Fieldmap_SettingHint_costPerKilometre';
import lateAfterMinutes from '@salesforce/label/c.Fieldmap_Setting_lateAfterMinutes';
import lateAfterMinutesHint from '@salesforce/label/c.Fieldmap_SettingHint_lateAfterMinutes';
import lookRetentionDays from '@salesforce/label/c.Fieldmap_Setting_lookRetentionDays';
import lookRetentionDaysHint from '@salesforce/label/c.Fieldmap_SettingHint_lookRetentionDays';

/** Name and explanation of each setting, by its key. */
export const SETTING_WORDS: Readonly<Record<string, { readonly name: string; readonly hint: string }>> = {
    dayStartsAt: { name: dayStartsAt, hint: dayStartsAtHint },
    dayEndsAt: { name: dayEndsAt, hint: dayEndsAtHint },
    lunchOpensAt: { name: lunchOpensAt, hint: lunchOpensAtHint },
    lunchClosesAt: { name: lunchClosesAt, hint: lunchClosesAtHint },
    lunchMinutes: { name: lunchMinutes, hint: lunchMinutesHint },
    maxVisitsPerDay: { name: maxVisitsPerDay, hint: maxVisitsPerDayHint },
    windowRule: { name: windowRule, hint: windowRuleHint },
    parkingMinutes: { name: parkingMinutes, hint: parkingMinutesHint },
    travelByTimeOfDay: { name: travelByTimeOfDay, hint: travelByTimeOfDayHint },
    earliestShareOfInterval: { name: earliestShareOfInterval, hint: earliestShareOfIntervalHint },
    weightCustomerClass: { name: weightCustomerClass, hint: weightCustomerClassHint },
    weightCadence: { name: weightCadence, hint: weightCadenceHint },
    weightDeal: { name: weightDeal, hint: weightDealHint },
    weightReasonToMeetNow: { name: weightReasonToMeetNow, hint: weightReasonToMeetNowHint },
    travelPointsPerHour: { name: travelPointsPerHour, hint: travelPointsPerHourHint },
    waitingPointsPerHour: { name: waitingPointsPerHour, hint: waitingPointsPerHourHint },
    stayRadiusMetres: { name: stayRadiusMetres, hint: stayRadiusMetresHint },
    dwellMinutes: { name: dwellMinutes, hint: dwellMinutesHint },
    autoConfirmAbove: { name: autoConfirmAbove, hint: autoConfirmAboveHint },
    rawPositionHours: { name: rawPositionHours, hint: rawPositionHoursHint },
    stayRetentionDays: { name: stayRetentionDays, hint: stayRetentionDaysHint },
    showCoordinatesToManagers: { name: showCoordinatesToManagers, hint: showCoordinatesToManagersHint },
    reportRequiredFields: { name: reportRequiredFields, hint: reportRequiredFieldsHint },
    currency: { name: currency, hint: currencyHint },
    goalProgressForMembers: { name: goalProgressForMembers, hint: goalProgressForMembersHint },
    stalledAfterDays: { name: stalledAfterDays, hint: stalledAfterDaysHint },
    goLiveDate: { name: goLiveDate, hint: goLiveDateHint },
    baseMapKind: { name: baseMapKind, hint: baseMapKindHint },
    tileUrl: { name: tileUrl, hint: tileUrlHint },
    tileKey: { name: tileKey, hint: tileKeyHint },
    tileAttribution: { name: tileAttribution, hint: tileAttributionHint },
    maxZoom: { name: maxZoom, hint: maxZoomHint },
    homeLatitude: { name: homeLatitude, hint: homeLatitudeHint },
    homeLongitude: { name: homeLongitude, hint: homeLongitudeHint },
    homeZoom: { name: homeZoom, hint: homeZoomHint },
    costPerHour: { name: costPerHour, hint: costPerHourHint },
    costPerKilometre: { name: costPerKilometre, hint: costPerKilometreHint },
    lateAfterMinutes: { name: lateAfterMinutes, hint: lateAfterMinutesHint },
    lookRetentionDays: { name: lookRetentionDays, hint: lookRetentionDaysHint }
};
