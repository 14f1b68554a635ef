import agree from '@salesforce/label/c.Fieldmap_Track_Agree';
import agreed from '@salesforce/label/c.Fieldmap_Track_Agreed';
import always from '@salesforce/label/c.Fieldmap_Track_AskAlways';
import above from '@salesforce/label/c.Fieldmap_Track_Above';
import asOrg from '@salesforce/label/c.Fieldmap_Track_AsOrg';
import autoConfirm from '@salesforce/label/c.Fieldmap_Track_AutoConfirm';
import dwell from '@salesforce/label/c.Fieldmap_Track_Dwell';
import ends from '@salesforce/label/c.Fieldmap_Track_Ends';
import erase from '@salesforce/label/c.Fieldmap_Track_Erase';
import eraseConfirm from '@salesforce/label/c.Fieldmap_Track_EraseConfirm';
import eraseKeep from '@salesforce/label/c.Fieldmap_Track_EraseKeep';
import erased from '@salesforce/label/c.Fieldmap_Track_Erased';
import exportData from '@salesforce/label/c.Fieldmap_Track_Export';
import hours from '@salesforce/label/c.Fieldmap_Track_Hours';
import kept from '@salesforce/label/c.Fieldmap_Track_KeptNow';
import loading from '@salesforce/label/c.Fieldmap_Track_Loading';
import managersCoordinates from '@salesforce/label/c.Fieldmap_Track_ManagersCoordinates';
import managersStatus from '@salesforce/label/c.Fieldmap_Track_ManagersStatus';
import myData from '@salesforce/label/c.Fieldmap_Track_MyData';
import off from '@salesforce/label/c.Fieldmap_Track_Off';
import pauseDay from '@salesforce/label/c.Fieldmap_Track_PauseDay';
import pauseHour from '@salesforce/label/c.Fieldmap_Track_PauseHour';
import paused from '@salesforce/label/c.Fieldmap_Track_Paused';
import resume from '@salesforce/label/c.Fieldmap_Track_Resume';
import ruleDays from '@salesforce/label/c.Fieldmap_Track_RuleDays';
import ruleFirst from '@salesforce/label/c.Fieldmap_Track_RuleFirst';
import ruleHours from '@salesforce/label/c.Fieldmap_Track_RuleHours';
import save from '@salesforce/label/c.Fieldmap_Track_Save';
import saved from '@salesforce/label/c.Fieldmap_Track_Saved';
import starts from '@salesforce/label/c.Fieldmap_Track_Starts';
import title from '@salesforce/label/c.Fieldmap_Track_Title';
import withdraw from '@salesforce/label/c.Fieldmap_Track_Withdraw';
import workDays from '@salesforce/label/c.Fieldmap_Track_WorkDays';

export const LABELS = {
    above,
    agree,
    agreed,
    always,
    asOrg,
    autoConfirm,
    dwell,
    ends,
    erase,
    eraseConfirm,
    eraseKeep,
    erased,
    exportData,
    hours,
    kept,
    loading,
    managersCoordinates,
    managersStatus,
    myData,
    off,
    pauseDay,
    pauseHour,
    paused,
    resume,
    ruleDays,
    ruleFirst,
    ruleHours,
    save,
    saved,
    starts,
    title,
    withdraw,
    workDays
};
