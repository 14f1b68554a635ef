import actions from '@salesforce/label/c.Fieldmap_Reach_Actions';
import clear from '@salesforce/label/c.Fieldmap_Reach_Clear';
import estimate from '@salesforce/label/c.Fieldmap_Reach_Estimate';
import from from '@salesforce/label/c.Fieldmap_Reach_From';
import here from '@salesforce/label/c.Fieldmap_Reach_Here';
import middle from '@salesforce/label/c.Fieldmap_Reach_Middle';
import minutes from '@salesforce/label/c.Fieldmap_Reach_Minutes';
import noPosition from '@salesforce/label/c.Fieldmap_Reach_NoPosition';
import noRecord from '@salesforce/label/c.Fieldmap_Reach_NoRecord';
import panel from '@salesforce/label/c.Fieldmap_Reach_Panel';
import record from '@salesforce/label/c.Fieldmap_Reach_Record';
import result from '@salesforce/label/c.Fieldmap_Reach_Result';
import road from '@salesforce/label/c.Fieldmap_Reach_Road';
import show from '@salesforce/label/c.Fieldmap_Reach_Show';
import working from '@salesforce/label/c.Fieldmap_Reach_Working';

export const LABELS = {
    actions,
    clear,
    estimate,
    from,
    here,
    middle,
    minutes,
    noPosition,
    noRecord,
    panel,
    record,
    result,
    road,
    show,
    working
};
