import cancel from '@salesforce/label/c.Fieldmap_Select_Cancel';
import failed from '@salesforce/label/c.Fieldmap_Filter_Saved_Failed';
import mine from '@salesforce/label/c.Fieldmap_Filter_Saved_Mine';
import name from '@salesforce/label/c.Fieldmap_Filter_Saved_Name';
import others from '@salesforce/label/c.Fieldmap_Filter_Saved_Others';
import overwrite from '@salesforce/label/c.Fieldmap_Filter_Saved_Overwrite';
import remove from '@salesforce/label/c.Fieldmap_Filter_Saved_Remove';
import rename from '@salesforce/label/c.Fieldmap_Filter_Saved_Rename';
import save from '@salesforce/label/c.Fieldmap_Filter_Saved_Save';
import saved from '@salesforce/label/c.Fieldmap_Filter_Saved_Saved';
import savedBy from '@salesforce/label/c.Fieldmap_Filter_Saved_By';
import share from '@salesforce/label/c.Fieldmap_Filter_Saved_Share';

export const LABELS = {
    cancel,
    failed,
    mine,
    name,
    others,
    overwrite,
    remove,
    rename,
    save,
    saved,
    savedBy,
    share
};
