import accept from '@salesforce/label/c.Fieldmap_Week_Accept';
import accepted from '@salesforce/label/c.Fieldmap_Week_Accepted';
import accepting from '@salesforce/label/c.Fieldmap_Week_Accepting';
import changed from '@salesforce/label/c.Fieldmap_Week_Changed';
import changedBroken from '@salesforce/label/c.Fieldmap_Week_ChangedBroken';
import changedEstimated from '@salesforce/label/c.Fieldmap_Week_ChangedEstimated';
import changedStop from '@salesforce/label/c.Fieldmap_Week_ChangedStop';
import changesGone from '@salesforce/label/c.Fieldmap_Week_ChangesGone';
import discard from '@salesforce/label/c.Fieldmap_Week_Discard';
import emptyHint from '@salesforce/label/c.Fieldmap_Week_EmptyHint';
import fillGaps from '@salesforce/label/c.Fieldmap_Week_Repair';
import foundNoPlace from '@salesforce/label/c.Fieldmap_Week_FoundNoPlace';
import improve from '@salesforce/label/c.Fieldmap_Week_Improve';
import loading from '@salesforce/label/c.Fieldmap_Week_Loading';
import mapName from '@salesforce/label/c.Fieldmap_Week_MapName';
import noAccess from '@salesforce/label/c.Fieldmap_Week_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Week_NoAccessText';
import nothingToSuggest from '@salesforce/label/c.Fieldmap_Week_NothingToSuggest';
import refused from '@salesforce/label/c.Fieldmap_Week_Refused';
import repaired from '@salesforce/label/c.Fieldmap_Week_Repaired';
import repairing from '@salesforce/label/c.Fieldmap_Week_Repairing';
import resetChanges from '@salesforce/label/c.Fieldmap_Week_ResetChanges';
import someNotWritten from '@salesforce/label/c.Fieldmap_Week_SomeNotWritten';
import somethingChanged from '@salesforce/label/c.Fieldmap_Week_SomethingChanged';
import suggest from '@salesforce/label/c.Fieldmap_Week_Suggest';
import suggestAgain from '@salesforce/label/c.Fieldmap_Week_SuggestAgain';
import suggesting from '@salesforce/label/c.Fieldmap_Week_Suggesting';
import travelEstimated from '@salesforce/label/c.Fieldmap_Week_TravelEstimated';
import undo from '@salesforce/label/c.Fieldmap_Week_Undo';
import undoing from '@salesforce/label/c.Fieldmap_Week_Undoing';
import visitCancelled from '@salesforce/label/c.Fieldmap_Week_VisitCancelled';
import gap from '@salesforce/label/c.Fieldmap_Week_Gap';
import pinnedOnly from '@salesforce/label/c.Fieldmap_Week_PinnedOnly';

/** Words of the week page in the person's language. */
export const LABELS = {
    accept,
    accepted,
    accepting,
    changed,
    changedBroken,
    changedEstimated,
    changedStop,
    changesGone,
    discard,
    emptyHint,
    fillGaps,
    foundNoPlace,
    improve,
    loading,
    mapName,
    noAccess,
    noAccessText,
    nothingToSuggest,
    refused,
    repaired,
    repairing,
    resetChanges,
    someNotWritten,
    somethingChanged,
    suggest,
    suggestAgain,
    suggesting,
    travelEstimated,
    undo,
    undoing,
    visitCancelled,
    gap,
    pinnedOnly
};
