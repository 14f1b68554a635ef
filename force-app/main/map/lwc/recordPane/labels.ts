import backToAll from '@salesforce/label/c.Fieldmap_Map_BackToAll';
import emptyFilter from '@salesforce/label/c.Fieldmap_Map_EmptyFilter';
import emptyFilterText from '@salesforce/label/c.Fieldmap_Map_EmptyFilterText';
import emptyLayers from '@salesforce/label/c.Fieldmap_Map_EmptyLayers';
import emptyLayersText from '@salesforce/label/c.Fieldmap_Map_EmptyLayersText';
import emptyRecords from '@salesforce/label/c.Fieldmap_Map_EmptyRecords';
import emptyRecordsText from '@salesforce/label/c.Fieldmap_Map_EmptyRecordsText';
import loading from '@salesforce/label/c.Fieldmap_Map_Loading';
import reset from '@salesforce/label/c.Fieldmap_Filter_Reset';
import selected from '@salesforce/label/c.Fieldmap_Map_Selected';
import stackTitle from '@salesforce/label/c.Fieldmap_Map_StackTitle';
import unplaced from '@salesforce/label/c.Fieldmap_Map_Unplaced';
import unplacedOnly from '@salesforce/label/c.Fieldmap_Map_UnplacedOnly';

export const LABELS = {
    backToAll,
    emptyFilter,
    emptyFilterText,
    emptyLayers,
    emptyLayersText,
    emptyRecords,
    emptyRecordsText,
    loading,
    reset,
    selected,
    stackTitle,
    unplaced,
    unplacedOnly
};
