import type { ReasonCode, UnassignedCode } from 'c/contracts';
import noHandled from '@salesforce/label/c.Fieldmap_Week_NoHandled';
import noNotNow from '@salesforce/label/c.Fieldmap_Week_NoNotNow';
import noUnavailable from '@salesforce/label/c.Fieldmap_Week_NoUnavailable';
import noWorth from '@salesforce/label/c.Fieldmap_Week_NoWorth';
import noWrong from '@salesforce/label/c.Fieldmap_Week_NoWrong';
import outcomeInformation from '@salesforce/label/c.Fieldmap_Outcome_InformationGiven';
import outcomeMeeting from '@salesforce/label/c.Fieldmap_Outcome_NextMeetingAgreed';
import outcomeNoContact from '@salesforce/label/c.Fieldmap_Outcome_NoContact';
import outcomeNotInterested from '@salesforce/label/c.Fieldmap_Outcome_NotInterested';
import outcomeOffer from '@salesforce/label/c.Fieldmap_Outcome_OfferRequested';
import outcomeOrder from '@salesforce/label/c.Fieldmap_Outcome_Order';
import cadenceDue from '@salesforce/label/c.Fieldmap_Reason_CadenceDue';
import cadenceEarly from '@salesforce/label/c.Fieldmap_Reason_CadenceEarly';
import cadenceOverdue from '@salesforce/label/c.Fieldmap_Reason_CadenceOverdue';
import customerClass from '@salesforce/label/c.Fieldmap_Reason_Class';
import dealClosingSoon from '@salesforce/label/c.Fieldmap_Reason_DealClosingSoon';
import dealStalled from '@salesforce/label/c.Fieldmap_Reason_DealStalled';
import lastOutcome from '@salesforce/label/c.Fieldmap_Reason_LastOutcome';
import leadHot from '@salesforce/label/c.Fieldmap_Reason_LeadHot';
import nearOthers from '@salesforce/label/c.Fieldmap_Reason_NearOthers';
import neverVisited from '@salesforce/label/c.Fieldmap_Reason_NeverVisited';
import openDeal from '@salesforce/label/c.Fieldmap_Reason_OpenDeal';
import rejectedBefore from '@salesforce/label/c.Fieldmap_Reason_RejectedBefore';
import required from '@salesforce/label/c.Fieldmap_Reason_Required';
import alreadyPlanned from '@salesforce/label/c.Fieldmap_Unassigned_AlreadyPlanned';
import doesNotFit from '@salesforce/label/c.Fieldmap_Unassigned_DoesNotFit';
import forbidden from '@salesforce/label/c.Fieldmap_Unassigned_Forbidden';
import lowValue from '@salesforce/label/c.Fieldmap_Unassigned_LowValue';
import noCoordinates from '@salesforce/label/c.Fieldmap_Unassigned_NoCoordinates';
import noWindow from '@salesforce/label/c.Fieldmap_Unassigned_NoWindow';
import notConsidered from '@salesforce/label/c.Fieldmap_Unassigned_NotConsidered';
import rejected from '@salesforce/label/c.Fieldmap_Unassigned_Rejected';
import tooEarly from '@salesforce/label/c.Fieldmap_Unassigned_TooEarly';
import unreachable from '@salesforce/label/c.Fieldmap_Unassigned_Unreachable';

export const REASON_WORDS: Readonly<Record<ReasonCode, string>> = {
    class: customerClass,
    'cadence-overdue': cadenceOverdue,
    'cadence-due': cadenceDue,
    'cadence-early': cadenceEarly,
    'never-visited': neverVisited,
    'open-deal': openDeal,
    'deal-closing-soon': dealClosingSoon,
    'deal-stalled': dealStalled,
    'last-outcome': lastOutcome,
    'lead-hot': leadHot,
    'near-others': nearOthers,
    required,
    'rejected-before': rejectedBefore
};

export const UNASSIGNED_WORDS: Readonly<Record<UnassignedCode, string>> = {
    'no-coordinates': noCoordinates,
    'too-early': tooEarly,
    'no-window-in-period': noWindow,
    'does-not-fit': doesNotFit,
    'low-value': lowValue,
    forbidden,
    rejected,
    'already-planned': alreadyPlanned,
    unreachable,
    'not-considered': notConsidered
};

/** Values of FieldVisit__c.Outcome__c as they stand in the record. */
export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
    Order: outcomeOrder,
    'Offer Requested': outcomeOffer,
    'Next Meeting Agreed': outcomeMeeting,
    'Information Given': outcomeInformation,
    'Not Interested': outcomeNotInterested,
    'No Contact': outcomeNoContact
};

/** What a person says against a suggestion, by reason; in the order of the menu. */
export const REFUSAL_WORDS: Readonly<Record<string, string>> = {
    'not-now': noNotNow,
    'customer-unavailable': noUnavailable,
    'handled-otherwise': noHandled,
    'wrong-data': noWrong,
    'not-worth-it': noWorth
};
