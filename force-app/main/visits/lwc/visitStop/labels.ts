import call from '@salesforce/label/c.Fieldmap_Today_Call';
import checkIn from '@salesforce/label/c.Fieldmap_Today_CheckIn';
import checkOut from '@salesforce/label/c.Fieldmap_Today_CheckOut';
import conflict from '@salesforce/label/c.Fieldmap_Today_StateConflict';
import contactBy from '@salesforce/label/c.Fieldmap_Today_ContactBy';
import detected from '@salesforce/label/c.Fieldmap_Today_Detected';
import directions from '@salesforce/label/c.Fieldmap_Today_Directions';
import distance from '@salesforce/label/c.Fieldmap_Today_Distance';
import done from '@salesforce/label/c.Fieldmap_Today_StateDone';
import draft from '@salesforce/label/c.Fieldmap_Today_Draft';
import editReport from '@salesforce/label/c.Fieldmap_Today_EditReport';
import inProgress from '@salesforce/label/c.Fieldmap_Today_StateInProgress';
import less from '@salesforce/label/c.Fieldmap_Today_LessActions';
import more from '@salesforce/label/c.Fieldmap_Today_MoreActions';
import noContact from '@salesforce/label/c.Fieldmap_Today_NoContact';
import noCustomer from '@salesforce/label/c.Fieldmap_Today_NoCustomer';
import noPosition from '@salesforce/label/c.Fieldmap_Today_NoPosition';
import notSent from '@salesforce/label/c.Fieldmap_Today_StateNotSent';
import onSite from '@salesforce/label/c.Fieldmap_Today_OnSite';
import openRecord from '@salesforce/label/c.Fieldmap_Today_OpenRecord';
import planned from '@salesforce/label/c.Fieldmap_Today_StatePlanned';
import positionUnknownDistance from '@salesforce/label/c.Fieldmap_Today_PositionOnly';
import remote from '@salesforce/label/c.Fieldmap_Today_Remote';
import reportMissing from '@salesforce/label/c.Fieldmap_Today_ReportMissing';
import since from '@salesforce/label/c.Fieldmap_Today_Since';
import skip from '@salesforce/label/c.Fieldmap_Today_Skip';
import skipWhy from '@salesforce/label/c.Fieldmap_Today_SkipWhy';
import skipped from '@salesforce/label/c.Fieldmap_Today_StateSkipped';
import undoCheckIn from '@salesforce/label/c.Fieldmap_Today_UndoCheckIn';
import undoSkip from '@salesforce/label/c.Fieldmap_Today_UndoSkip';
import unplanned from '@salesforce/label/c.Fieldmap_Today_Unplanned';
import vague from '@salesforce/label/c.Fieldmap_Today_Vague';
import writeReport from '@salesforce/label/c.Fieldmap_Today_WriteReport';

export const LABELS = {
    call,
    checkIn,
    checkOut,
    conflict,
    contactBy,
    detected,
    directions,
    distance,
    done,
    draft,
    editReport,
    inProgress,
    less,
    more,
    noContact,
    noCustomer,
    noPosition,
    notSent,
    onSite,
    openRecord,
    planned,
    positionUnknownDistance,
    remote,
    reportMissing,
    since,
    skip,
    skipWhy,
    skipped,
    undoCheckIn,
    undoSkip,
    unplanned,
    vague,
    writeReport
};
