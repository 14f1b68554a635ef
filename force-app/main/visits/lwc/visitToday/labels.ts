import addVisit from '@salesforce/label/c.Fieldmap_Today_AddVisit';
import asOf from '@salesforce/label/c.Fieldmap_Today_AsOf';
import checkedIn from '@salesforce/label/c.Fieldmap_Today_CheckedIn';
import checkedInAt from '@salesforce/label/c.Fieldmap_Today_CheckedInAt';
import checkedInFar from '@salesforce/label/c.Fieldmap_Today_CheckedInFar';
import checkedOut from '@salesforce/label/c.Fieldmap_Today_CheckedOut';
import empty from '@salesforce/label/c.Fieldmap_Today_Empty';
import emptyText from '@salesforce/label/c.Fieldmap_Today_EmptyText';
import kept from '@salesforce/label/c.Fieldmap_Queue_Kept';
import loading from '@salesforce/label/c.Fieldmap_Today_Loading';
import locating from '@salesforce/label/c.Fieldmap_Today_Locating';
import noPosition from '@salesforce/label/c.Fieldmap_Today_CheckedInNoPosition';
import progress from '@salesforce/label/c.Fieldmap_Today_Progress';
import recorded from '@salesforce/label/c.Fieldmap_Today_Recorded';
import replanned from '@salesforce/label/c.Fieldmap_Today_Replanned';
import reportSaved from '@salesforce/label/c.Fieldmap_Today_ReportSaved';
import reportTime from '@salesforce/label/c.Fieldmap_Today_ReportTime';
import skipped from '@salesforce/label/c.Fieldmap_Today_Skipped';
import tabDay from '@salesforce/label/c.Fieldmap_Today_TabDay';
import tabPrivacy from '@salesforce/label/c.Fieldmap_Today_TabPrivacy';
import tabStays from '@salesforce/label/c.Fieldmap_Today_TabStays';
import tabStops from '@salesforce/label/c.Fieldmap_Today_TabStops';
import tabs from '@salesforce/label/c.Fieldmap_Today_Tabs';
import title from '@salesforce/label/c.Fieldmap_Today_Title';
import undone from '@salesforce/label/c.Fieldmap_Today_Undone';

export const LABELS = {
    addVisit,
    asOf,
    checkedIn,
    checkedInAt,
    checkedInFar,
    checkedOut,
    empty,
    emptyText,
    kept,
    loading,
    locating,
    noPosition,
    progress,
    recorded,
    replanned,
    reportSaved,
    reportTime,
    skipped,
    tabDay,
    tabPrivacy,
    tabStays,
    tabStops,
    tabs,
    title,
    undone
};
