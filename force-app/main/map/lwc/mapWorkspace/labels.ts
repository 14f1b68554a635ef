import accessAction from '@salesforce/label/c.Fieldmap_Map_AccessAction';
import accessText from '@salesforce/label/c.Fieldmap_Map_AccessText';
import accessTitle from '@salesforce/label/c.Fieldmap_Map_AccessTitle';
import backToAll from '@salesforce/label/c.Fieldmap_Map_BackToAll';
import emptyFilter from '@salesforce/label/c.Fieldmap_Map_EmptyFilter';
import emptyFilterText from '@salesforce/label/c.Fieldmap_Map_EmptyFilterText';
import emptyLayers from '@salesforce/label/c.Fieldmap_Map_EmptyLayers';
import emptyLayersText from '@salesforce/label/c.Fieldmap_Map_EmptyLayersText';
import emptyRecords from '@salesforce/label/c.Fieldmap_Map_EmptyRecords';
import emptyRecordsText from '@salesforce/label/c.Fieldmap_Map_EmptyRecordsText';
import list from '@salesforce/label/c.Fieldmap_Map_List';
import loading from '@salesforce/label/c.Fieldmap_Map_Loading';
import loadingCount from '@salesforce/label/c.Fieldmap_Map_LoadingCount';
import map from '@salesforce/label/c.Fieldmap_Map_Map';
import mapName from '@salesforce/label/c.Fieldmap_Map_Name';
import noStatus from '@salesforce/label/c.Fieldmap_Legend_Other';
import reset from '@salesforce/label/c.Fieldmap_Filter_Reset';
import showing from '@salesforce/label/c.Fieldmap_Map_Showing';
import stackTitle from '@salesforce/label/c.Fieldmap_Map_StackTitle';
import unplaced from '@salesforce/label/c.Fieldmap_Map_Unplaced';
import unplacedOnly from '@salesforce/label/c.Fieldmap_Map_UnplacedOnly';
import view from '@salesforce/label/c.Fieldmap_Map_View';

export const LABELS = {
    accessAction,
    accessText,
    accessTitle,
    backToAll,
    emptyFilter,
    emptyFilterText,
    emptyLayers,
    emptyLayersText,
    emptyRecords,
    emptyRecordsText,
    list,
    loading,
    loadingCount,
    map,
    mapName,
    noStatus,
    reset,
    showing,
    stackTitle,
    unplaced,
    unplacedOnly,
    view
};
