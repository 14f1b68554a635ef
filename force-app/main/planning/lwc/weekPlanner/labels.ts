import accept from '@salesforce/label/c.Fieldmap_Week_Accept';
import acceptOne from '@salesforce/label/c.Fieldmap_Week_AcceptOne';
import accepting from '@salesforce/label/c.Fieldmap_Week_Accepting';
import cancelWork from '@salesforce/label/c.Fieldmap_Week_CancelWork';
import changed from '@salesforce/label/c.Fieldmap_Week_Changed';
import changedBroken from '@salesforce/label/c.Fieldmap_Week_ChangedBroken';
import changedEstimated from '@salesforce/label/c.Fieldmap_Week_ChangedEstimated';
import changesGone from '@salesforce/label/c.Fieldmap_Week_ChangesGone';
import discard from '@salesforce/label/c.Fieldmap_Week_Discard';
import emptyHint from '@salesforce/label/c.Fieldmap_Week_EmptyHint';
import fillGaps from '@salesforce/label/c.Fieldmap_Week_Repair';
import foundNoPlace from '@salesforce/label/c.Fieldmap_Week_FoundNoPlace';
import improve from '@salesforce/label/c.Fieldmap_Week_Improve';
import improving from '@salesforce/label/c.Fieldmap_Week_Improving';
import loading from '@salesforce/label/c.Fieldmap_Week_Loading';
import movedTo from '@salesforce/label/c.Fieldmap_Week_MovedTo';
import pastHint from '@salesforce/label/c.Fieldmap_Week_PastHint';
import resultClose from '@salesforce/label/c.Fieldmap_Week_ResultClose';
import resultHeading from '@salesforce/label/c.Fieldmap_Week_ResultHeading';
import takenOut from '@salesforce/label/c.Fieldmap_Week_TakenOut';
import useNow from '@salesforce/label/c.Fieldmap_Week_UseNow';
import mapName from '@salesforce/label/c.Fieldmap_Week_MapName';
import noAccess from '@salesforce/label/c.Fieldmap_Week_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Week_NoAccessText';
import nothingToSuggest from '@salesforce/label/c.Fieldmap_Week_NothingToSuggest';
import refused from '@salesforce/label/c.Fieldmap_Week_Refused';
import repaired from '@salesforce/label/c.Fieldmap_Week_Repaired';
import repairing from '@salesforce/label/c.Fieldmap_Week_Repairing';
import resetChanges from '@salesforce/label/c.Fieldmap_Week_ResetChanges';
import somethingChanged from '@salesforce/label/c.Fieldmap_Week_SomethingChanged';
import suggest from '@salesforce/label/c.Fieldmap_Week_Suggest';
import suggestAgain from '@salesforce/label/c.Fieldmap_Week_SuggestAgain';
import suggesting from '@salesforce/label/c.Fieldmap_Week_Suggesting';
import undo from '@salesforce/label/c.Fieldmap_Week_Undo';
import undoing from '@salesforce/label/c.Fieldmap_Week_Undoing';
import visitCancelled from '@salesforce/label/c.Fieldmap_Week_VisitCancelled';
import gap from '@salesforce/label/c.Fieldmap_Week_Gap';
import pinnedOnly from '@salesforce/label/c.Fieldmap_Week_PinnedOnly';

/** Words of the week page in the person's language. */
export const LABELS = {
    accept,
    acceptOne,
    accepting,
    cancelWork,
    changed,
    changedBroken,
    changedEstimated,
    changesGone,
    discard,
    emptyHint,
    fillGaps,
    foundNoPlace,
    improve,
    improving,
    loading,
    mapName,
    movedTo,
    noAccess,
    noAccessText,
    nothingToSuggest,
    pastHint,
    refused,
    repaired,
    repairing,
    resultClose,
    resultHeading,
    resetChanges,
    somethingChanged,
    suggest,
    suggestAgain,
    suggesting,
    takenOut,
    undo,
    undoing,
    useNow,
    visitCancelled,
    gap,
    pinnedOnly
};
