import addVisit from '@salesforce/label/c.Fieldmap_Today_AddVisit';
import byHand from '@salesforce/label/c.Fieldmap_Day_ByHand';
import byHandMany from '@salesforce/label/c.Fieldmap_Day_ByHandMany';
import byHandOne from '@salesforce/label/c.Fieldmap_Day_ByHandOne';
import byPhone from '@salesforce/label/c.Fieldmap_Day_ByPhone';
import columnArrives from '@salesforce/label/c.Fieldmap_Day_ColumnArrives';
import columnDate from '@salesforce/label/c.Fieldmap_Day_ColumnDate';
import columnDeparts from '@salesforce/label/c.Fieldmap_Day_ColumnDeparts';
import columnFrom from '@salesforce/label/c.Fieldmap_Day_ColumnFrom';
import columnKilometres from '@salesforce/label/c.Fieldmap_Day_ColumnKilometres';
import columnSource from '@salesforce/label/c.Fieldmap_Day_ColumnSource';
import columnTo from '@salesforce/label/c.Fieldmap_Day_ColumnTo';
import confirmed from '@salesforce/label/c.Fieldmap_Stay_Confirmed';
import detected from '@salesforce/label/c.Fieldmap_Today_Detected';
import downloadDay from '@salesforce/label/c.Fieldmap_Day_DownloadDay';
import downloadMonth from '@salesforce/label/c.Fieldmap_Day_DownloadMonth';
import elsewhere from '@salesforce/label/c.Fieldmap_Stay_Elsewhere';
import empty from '@salesforce/label/c.Fieldmap_Day_Empty';
import emptyOff from '@salesforce/label/c.Fieldmap_Day_EmptyOff';
import emptyText from '@salesforce/label/c.Fieldmap_Day_EmptyText';
import confirmStays from '@salesforce/label/c.Fieldmap_Day_ConfirmStays';
import foundStay from '@salesforce/label/c.Fieldmap_Day_FoundStay';
import gap from '@salesforce/label/c.Fieldmap_Day_Gap';
import goesOn from '@salesforce/label/c.Fieldmap_Day_GoesOn';
import isPrivate from '@salesforce/label/c.Fieldmap_Stay_WasPrivate';
import loading from '@salesforce/label/c.Fieldmap_Day_Loading';
import next from '@salesforce/label/c.Fieldmap_Day_Next';
import off from '@salesforce/label/c.Fieldmap_Day_Off';
import online from '@salesforce/label/c.Fieldmap_Day_Online';
import openPrivacy from '@salesforce/label/c.Fieldmap_Stay_OpenPrivacy';
import previous from '@salesforce/label/c.Fieldmap_Day_Previous';
import rejected from '@salesforce/label/c.Fieldmap_Stay_Rejected';
import sourceLine from '@salesforce/label/c.Fieldmap_Day_SourceLine';
import sourceRoad from '@salesforce/label/c.Fieldmap_Day_SourceRoad';
import sourceTrack from '@salesforce/label/c.Fieldmap_Day_SourceTrack';
import total from '@salesforce/label/c.Fieldmap_Day_Total';
import toConfirm from '@salesforce/label/c.Fieldmap_Day_ToConfirm';
import travel from '@salesforce/label/c.Fieldmap_Day_Travel';
import unknown from '@salesforce/label/c.Fieldmap_Stay_NoCustomer';

export const LABELS = {
    addVisit,
    byHand,
    byHandMany,
    byHandOne,
    byPhone,
    confirmStays,
    confirmed,
    detected,
    downloadDay,
    downloadMonth,
    elsewhere,
    empty,
    emptyOff,
    emptyText,
    foundStay,
    gap,
    goesOn,
    isPrivate,
    loading,
    next,
    off,
    online,
    openPrivacy,
    previous,
    rejected,
    toConfirm,
    total,
    travel,
    unknown
};

export const SOURCE_WORDS = { road: sourceRoad, track: sourceTrack, line: sourceLine } as const;

export const HEADINGS = [
    columnDate,
    columnDeparts,
    columnArrives,
    columnFrom,
    columnTo,
    columnKilometres,
    columnSource
] as const;
