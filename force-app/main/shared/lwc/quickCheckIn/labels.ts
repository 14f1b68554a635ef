import cancel from '@salesforce/label/c.Fieldmap_Quick_Cancel';
import checkIn from '@salesforce/label/c.Fieldmap_Quick_CheckIn';
import checkedIn from '@salesforce/label/c.Fieldmap_Quick_CheckedIn';
import checkedInAt from '@salesforce/label/c.Fieldmap_Quick_CheckedInAt';
import complete from '@salesforce/label/c.Fieldmap_Quick_Complete';
import completed from '@salesforce/label/c.Fieldmap_Quick_Completed';
import conflict from '@salesforce/label/c.Fieldmap_Queue_ConflictShort';
import kept from '@salesforce/label/c.Fieldmap_Queue_Kept';
import locating from '@salesforce/label/c.Fieldmap_Quick_Locating';
import logContact from '@salesforce/label/c.Fieldmap_Quick_LogContact';
import logged from '@salesforce/label/c.Fieldmap_Quick_Logged';
import mode from '@salesforce/label/c.Fieldmap_Quick_Mode';
import noPosition from '@salesforce/label/c.Fieldmap_Quick_NoPosition';
import notes from '@salesforce/label/c.Fieldmap_Quick_Notes';
import outcome from '@salesforce/label/c.Fieldmap_Quick_Outcome';
import outcomeChoose from '@salesforce/label/c.Fieldmap_Quick_OutcomeChoose';
import outcomeMissing from '@salesforce/label/c.Fieldmap_Report_OutcomeMissing';
import save from '@salesforce/label/c.Fieldmap_Quick_Save';

export const LABELS = {
    cancel,
    checkIn,
    checkedIn,
    checkedInAt,
    complete,
    completed,
    conflict,
    kept,
    locating,
    logContact,
    logged,
    mode,
    noPosition,
    notes,
    outcome,
    outcomeChoose,
    outcomeMissing,
    save
};
