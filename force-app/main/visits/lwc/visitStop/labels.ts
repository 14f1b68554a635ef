import type { BoardState } from 'c/visitRules';
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
import late from '@salesforce/label/c.Fieldmap_Live_State_late';
import lateText from '@salesforce/label/c.Fieldmap_Today_LateText';
import less from '@salesforce/label/c.Fieldmap_Today_LessActions';
import missed from '@salesforce/label/c.Fieldmap_Live_State_missed';
import missedText from '@salesforce/label/c.Fieldmap_Today_MissedText';
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
import replan from '@salesforce/label/c.Fieldmap_Today_Replan';
import replanDate from '@salesforce/label/c.Fieldmap_Today_ReplanDate';
import replanPast from '@salesforce/label/c.Fieldmap_Today_ReplanPast';
import replanSave from '@salesforce/label/c.Fieldmap_Today_ReplanSave';
import replanTime from '@salesforce/label/c.Fieldmap_Today_ReplanTime';
import replanWhen from '@salesforce/label/c.Fieldmap_Today_ReplanWhen';
import reportMissing from '@salesforce/label/c.Fieldmap_Today_ReportMissing';
import since from '@salesforce/label/c.Fieldmap_Today_Since';
import skip from '@salesforce/label/c.Fieldmap_Today_Skip';
import skipWhy from '@salesforce/label/c.Fieldmap_Today_SkipWhy';
import cancelled from '@salesforce/label/c.Fieldmap_Live_State_cancelled';
import skipped from '@salesforce/label/c.Fieldmap_Today_StateSkipped';
import undoCheckIn from '@salesforce/label/c.Fieldmap_Today_UndoCheckIn';
import undoSkip from '@salesforce/label/c.Fieldmap_Today_UndoSkip';
import unplanned from '@salesforce/label/c.Fieldmap_Today_Unplanned';
import vague from '@salesforce/label/c.Fieldmap_Today_Vague';
import writeReport from '@salesforce/label/c.Fieldmap_Today_WriteReport';
import writtenDown from '@salesforce/label/c.Fieldmap_Today_WrittenDown';

export const LABELS = {
    call,
    checkIn,
    checkOut,
    conflict,
    contactBy,
    detected,
    directions,
    distance,
    draft,
    editReport,
    lateText,
    less,
    missedText,
    more,
    noContact,
    noCustomer,
    noPosition,
    notSent,
    onSite,
    openRecord,
    positionUnknownDistance,
    remote,
    replan,
    replanDate,
    replanPast,
    replanSave,
    replanTime,
    replanWhen,
    reportMissing,
    since,
    skip,
    skipWhy,
    undoCheckIn,
    undoSkip,
    unplanned,
    vague,
    writeReport,
    writtenDown
};

/** Late and missed are called as on the manager's board. */
export const STATE_WORDS: Readonly<Record<BoardState, string>> = {
    planned,
    'on-site': inProgress,
    done,
    late,
    missed,
    skipped,
    cancelled
};
