import accept from '@salesforce/label/c.Fieldmap_Week_Accept';
import accepted from '@salesforce/label/c.Fieldmap_Week_Accepted';
import accepting from '@salesforce/label/c.Fieldmap_Week_Accepting';
import discard from '@salesforce/label/c.Fieldmap_Week_Discard';
import emptyHint from '@salesforce/label/c.Fieldmap_Week_EmptyHint';
import loading from '@salesforce/label/c.Fieldmap_Week_Loading';
import mapName from '@salesforce/label/c.Fieldmap_Week_MapName';
import nextWeek from '@salesforce/label/c.Fieldmap_Week_NextWeek';
import noAccess from '@salesforce/label/c.Fieldmap_Week_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Week_NoAccessText';
import nothingToSuggest from '@salesforce/label/c.Fieldmap_Week_NothingToSuggest';
import person from '@salesforce/label/c.Fieldmap_Week_Person';
import previousWeek from '@salesforce/label/c.Fieldmap_Week_PreviousWeek';
import refused from '@salesforce/label/c.Fieldmap_Week_Refused';
import someNotWritten from '@salesforce/label/c.Fieldmap_Week_SomeNotWritten';
import suggest from '@salesforce/label/c.Fieldmap_Week_Suggest';
import suggestAgain from '@salesforce/label/c.Fieldmap_Week_SuggestAgain';
import suggesting from '@salesforce/label/c.Fieldmap_Week_Suggesting';
import totalDistance from '@salesforce/label/c.Fieldmap_Week_TotalDistance';
import totalDrive from '@salesforce/label/c.Fieldmap_Week_TotalDrive';
import totalPoints from '@salesforce/label/c.Fieldmap_Week_TotalPoints';
import totalRate from '@salesforce/label/c.Fieldmap_Week_TotalRate';
import totalVisits from '@salesforce/label/c.Fieldmap_Week_TotalVisits';
import travelEstimated from '@salesforce/label/c.Fieldmap_Week_TravelEstimated';
import undo from '@salesforce/label/c.Fieldmap_Week_Undo';
import undoing from '@salesforce/label/c.Fieldmap_Week_Undoing';

/** Words of the week page in the person's language. */
export const LABELS = {
    accept,
    accepted,
    accepting,
    discard,
    emptyHint,
    loading,
    mapName,
    nextWeek,
    noAccess,
    noAccessText,
    nothingToSuggest,
    person,
    previousWeek,
    refused,
    someNotWritten,
    suggest,
    suggestAgain,
    suggesting,
    totalDistance,
    totalDrive,
    totalPoints,
    totalRate,
    totalVisits,
    travelEstimated,
    undo,
    undoing
};
