import changed from '@salesforce/label/c.Fieldmap_Queue_Changed';
import checkIn from '@salesforce/label/c.Fieldmap_Queue_StepCheckIn';
import checkOut from '@salesforce/label/c.Fieldmap_Queue_StepCheckOut';
import conflicts from '@salesforce/label/c.Fieldmap_Queue_Conflicts';
import discard from '@salesforce/label/c.Fieldmap_Queue_Discard';
import gone from '@salesforce/label/c.Fieldmap_Queue_Gone';
import handedOver from '@salesforce/label/c.Fieldmap_Queue_HandedOver';
import hide from '@salesforce/label/c.Fieldmap_Queue_Hide';
import insist from '@salesforce/label/c.Fieldmap_Queue_Insist';
import insistOwn from '@salesforce/label/c.Fieldmap_Queue_InsistOwn';
import notKept from '@salesforce/label/c.Fieldmap_Queue_NotKept';
import record from '@salesforce/label/c.Fieldmap_Queue_StepRecord';
import notWritten from '@salesforce/label/c.Fieldmap_Queue_NotWritten';
import refused from '@salesforce/label/c.Fieldmap_Queue_Refused';
import replan from '@salesforce/label/c.Fieldmap_Queue_StepReplan';
import report from '@salesforce/label/c.Fieldmap_Queue_StepReport';
import sendNow from '@salesforce/label/c.Fieldmap_Queue_SendNow';
import settled from '@salesforce/label/c.Fieldmap_Queue_Settled';
import show from '@salesforce/label/c.Fieldmap_Queue_Show';
import skip from '@salesforce/label/c.Fieldmap_Queue_StepSkip';
import someone from '@salesforce/label/c.Fieldmap_Queue_Someone';
import statusCancelled from '@salesforce/label/c.Fieldmap_Queue_StatusCancelled';
import statusCompleted from '@salesforce/label/c.Fieldmap_Today_StateDone';
import statusInProgress from '@salesforce/label/c.Fieldmap_Today_StateInProgress';
import statusPlanned from '@salesforce/label/c.Fieldmap_Today_StatePlanned';
import statusSkipped from '@salesforce/label/c.Fieldmap_Today_StateSkipped';
import stayConfirm from '@salesforce/label/c.Fieldmap_Queue_StayConfirm';
import stayMerge from '@salesforce/label/c.Fieldmap_Queue_StayMerge';
import stayPrivate from '@salesforce/label/c.Fieldmap_Queue_StayPrivate';
import stayReject from '@salesforce/label/c.Fieldmap_Queue_StayReject';
import staySplit from '@salesforce/label/c.Fieldmap_Queue_StaySplit';
import stayUndo from '@salesforce/label/c.Fieldmap_Queue_StayUndo';
import understood from '@salesforce/label/c.Fieldmap_Queue_Understood';
import undo from '@salesforce/label/c.Fieldmap_Queue_StepUndo';
import waiting from '@salesforce/label/c.Fieldmap_Queue_Waiting';
import waitingOne from '@salesforce/label/c.Fieldmap_Queue_WaitingOne';

export const LABELS = {
    changed,
    conflicts,
    discard,
    gone,
    handedOver,
    hide,
    insist,
    insistOwn,
    notKept,
    notWritten,
    refused,
    sendNow,
    settled,
    show,
    someone,
    understood,
    waiting,
    waitingOne
};

/** By what was done. */
export const STEP_WORDS = { 'check-in': checkIn, 'check-out': checkOut, record, replan, report, skip, undo } as const;

export const STAY_WORDS = {
    confirm: stayConfirm,
    merge: stayMerge,
    private: stayPrivate,
    reject: stayReject,
    split: staySplit,
    undo: stayUndo
} as const;

export const STATUS_WORDS = {
    Planned: statusPlanned,
    'In Progress': statusInProgress,
    Completed: statusCompleted,
    Skipped: statusSkipped,
    Cancelled: statusCancelled
} as const;
