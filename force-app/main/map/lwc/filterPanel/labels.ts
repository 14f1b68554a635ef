import add from '@salesforce/label/c.Fieldmap_Filter_Add';
import chooseList from '@salesforce/label/c.Fieldmap_Filter_ChooseList';
import dealAmount from '@salesforce/label/c.Fieldmap_Filter_DealAmount';
import dealStage from '@salesforce/label/c.Fieldmap_Filter_DealStage';
import done from '@salesforce/label/c.Fieldmap_Filter_Done';
import editOne from '@salesforce/label/c.Fieldmap_Filter_EditOne';
import either from '@salesforce/label/c.Fieldmap_Filter_Either';
import empty from '@salesforce/label/c.Fieldmap_Filter_Empty';
import field from '@salesforce/label/c.Fieldmap_Filter_Field';
import findValue from '@salesforce/label/c.Fieldmap_Filter_FindValue';
import from from '@salesforce/label/c.Fieldmap_Filter_From';
import listView from '@salesforce/label/c.Fieldmap_Filter_ListView';
import more from '@salesforce/label/c.Fieldmap_Filter_More';
import no from '@salesforce/label/c.Fieldmap_Filter_No';
import none from '@salesforce/label/c.Fieldmap_Filter_None';
import openDeal from '@salesforce/label/c.Fieldmap_Filter_OpenDeal';
import panel from '@salesforce/label/c.Fieldmap_Filter_Panel';
import panelCount from '@salesforce/label/c.Fieldmap_Filter_PanelCount';
import removeOne from '@salesforce/label/c.Fieldmap_Filter_RemoveOne';
import territory from '@salesforce/label/c.Fieldmap_Filter_Territory';
import to from '@salesforce/label/c.Fieldmap_Filter_To';
import yes from '@salesforce/label/c.Fieldmap_Filter_Yes';

export const LABELS = {
    add,
    chooseList,
    dealAmount,
    dealStage,
    done,
    editOne,
    either,
    empty,
    field,
    findValue,
    from,
    listView,
    more,
    no,
    none,
    openDeal,
    panel,
    panelCount,
    removeOne,
    territory,
    to,
    yes
};
