import somebodyElse from '@salesforce/label/c.Fieldmap_Live_SomebodyElse';
import seenOf from '@salesforce/label/c.Fieldmap_Live_SeenOf';
import heading from '@salesforce/label/c.Fieldmap_Live_Heading';
import today from '@salesforce/label/c.Fieldmap_Live_Today';
import previous from '@salesforce/label/c.Fieldmap_Live_Previous';
import next from '@salesforce/label/c.Fieldmap_Live_Next';
import on from '@salesforce/label/c.Fieldmap_Live_On';
import polling from '@salesforce/label/c.Fieldmap_Live_Polling';
import updated from '@salesforce/label/c.Fieldmap_Live_Updated';
import summary from '@salesforce/label/c.Fieldmap_Live_Summary';
import statePlanned from '@salesforce/label/c.Fieldmap_Live_State_planned';
import stateOnSite from '@salesforce/label/c.Fieldmap_Live_State_onSite';
import stateDone from '@salesforce/label/c.Fieldmap_Live_State_done';
import stateLate from '@salesforce/label/c.Fieldmap_Live_State_late';
import stateMissed from '@salesforce/label/c.Fieldmap_Live_State_missed';
import stateSkipped from '@salesforce/label/c.Fieldmap_Live_State_skipped';
import stateCancelled from '@salesforce/label/c.Fieldmap_Live_State_cancelled';
import alerts from '@salesforce/label/c.Fieldmap_Live_Alerts';
import alertsMore from '@salesforce/label/c.Fieldmap_Live_AlertsMore';
import alertsFewer from '@salesforce/label/c.Fieldmap_Live_AlertsFewer';
import lateText from '@salesforce/label/c.Fieldmap_Live_LateText';
import missedText from '@salesforce/label/c.Fieldmap_Live_MissedText';
import noneOpen from '@salesforce/label/c.Fieldmap_Live_NoneOpen';
import moveTo from '@salesforce/label/c.Fieldmap_Live_MoveTo';
import handTo from '@salesforce/label/c.Fieldmap_Live_HandTo';
import handToFar from '@salesforce/label/c.Fieldmap_Live_HandToFar';
import call from '@salesforce/label/c.Fieldmap_Live_Call';
import other from '@salesforce/label/c.Fieldmap_Live_Other';
import team from '@salesforce/label/c.Fieldmap_Live_Team';
import progress from '@salesforce/label/c.Fieldmap_Live_Progress';
import noVisits from '@salesforce/label/c.Fieldmap_Live_NoVisits';
import atCustomer from '@salesforce/label/c.Fieldmap_Live_AtCustomer';
import atCustomerSince from '@salesforce/label/c.Fieldmap_Live_AtCustomerSince';
import someCustomer from '@salesforce/label/c.Fieldmap_Live_SomeCustomer';
import travelling from '@salesforce/label/c.Fieldmap_Live_Travelling';
import paused from '@salesforce/label/c.Fieldmap_Live_Paused';
import unknown from '@salesforce/label/c.Fieldmap_Live_Unknown';
import lastDone from '@salesforce/label/c.Fieldmap_Live_LastDone';
import nextAt from '@salesforce/label/c.Fieldmap_Live_NextAt';
import dayOver from '@salesforce/label/c.Fieldmap_Live_DayOver';
import unplanned from '@salesforce/label/c.Fieldmap_Live_Unplanned';
import truncated from '@salesforce/label/c.Fieldmap_Live_Truncated';
import emptyWorkday from '@salesforce/label/c.Fieldmap_Live_EmptyWorkday';
import emptyWeekend from '@salesforce/label/c.Fieldmap_Live_EmptyWeekend';
import emptyText from '@salesforce/label/c.Fieldmap_Live_EmptyText';
import emptyNext from '@salesforce/label/c.Fieldmap_Live_EmptyNext';
import noAccess from '@salesforce/label/c.Fieldmap_Live_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Live_NoAccessText';
import loading from '@salesforce/label/c.Fieldmap_Live_Loading';
import stop from '@salesforce/label/c.Fieldmap_Live_Stop';
import visitor from '@salesforce/label/c.Fieldmap_Live_Visitor';
import plannedFor from '@salesforce/label/c.Fieldmap_Live_PlannedFor';
import actual from '@salesforce/label/c.Fieldmap_Live_Actual';
import result from '@salesforce/label/c.Fieldmap_Live_Result';
import onSiteYes from '@salesforce/label/c.Fieldmap_Live_OnSiteYes';
import openRecord from '@salesforce/label/c.Fieldmap_Live_OpenRecord';
import openVisit from '@salesforce/label/c.Fieldmap_Live_OpenVisit';
import who from '@salesforce/label/c.Fieldmap_Live_Who';
import stays from '@salesforce/label/c.Fieldmap_Live_Stays';
import choice from '@salesforce/label/c.Fieldmap_Live_Choice';
import choiceFar from '@salesforce/label/c.Fieldmap_Live_ChoiceFar';
import otherPerson from '@salesforce/label/c.Fieldmap_Live_OtherPerson';
import when from '@salesforce/label/c.Fieldmap_Live_When';
import starts from '@salesforce/label/c.Fieldmap_Live_Starts';
import save from '@salesforce/label/c.Fieldmap_Live_Save';
import saveHand from '@salesforce/label/c.Fieldmap_Live_SaveHand';
import close from '@salesforce/label/c.Fieldmap_Live_Close';
import moved from '@salesforce/label/c.Fieldmap_Live_Moved';
import handedOver from '@salesforce/label/c.Fieldmap_Live_HandedOver';
import shared from '@salesforce/label/c.Fieldmap_Live_Shared';
import cannotSee from '@salesforce/label/c.Fieldmap_Live_CannotSee';
import cannotMove from '@salesforce/label/c.Fieldmap_Live_CannotMove';
import pastTime from '@salesforce/label/c.Fieldmap_Live_PastTime';
import type { BoardState } from 'c/visitRules';

/** Words of the live board. */
export const WORDS = {
    somebodyElse,
    seenOf,
    heading,
    today,
    previous,
    next,
    on,
    polling,
    updated,
    summary,
    alerts,
    alertsMore,
    alertsFewer,
    lateText,
    missedText,
    noneOpen,
    moveTo,
    handTo,
    handToFar,
    call,
    other,
    team,
    progress,
    noVisits,
    atCustomer,
    atCustomerSince,
    someCustomer,
    travelling,
    paused,
    unknown,
    lastDone,
    nextAt,
    dayOver,
    unplanned,
    truncated,
    emptyWorkday,
    emptyWeekend,
    emptyText,
    emptyNext,
    noAccess,
    noAccessText,
    loading,
    stop,
    visitor,
    plannedFor,
    actual,
    result,
    onSiteYes,
    openRecord,
    openVisit,
    who,
    stays,
    choice,
    choiceFar,
    otherPerson,
    when,
    starts,
    save,
    saveHand,
    close,
    moved,
    handedOver,
    shared,
    cannotSee,
    cannotMove,
    pastTime
};

export const STATE_WORDS: Readonly<Record<BoardState, string>> = {
    planned: statePlanned,
    'on-site': stateOnSite,
    done: stateDone,
    late: stateLate,
    missed: stateMissed,
    skipped: stateSkipped,
    cancelled: stateCancelled
};
