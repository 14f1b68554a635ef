import cancel from '@salesforce/label/c.Fieldmap_Select_Cancel';
import name from '@salesforce/label/c.Fieldmap_Filter_Saved_Name';
import remove from '@salesforce/label/c.Fieldmap_Filter_Saved_Remove';
import save from '@salesforce/label/c.Fieldmap_Filter_Saved_Save';
import saved from '@salesforce/label/c.Fieldmap_Filter_Saved_Saved';

export const LABELS = { cancel, name, remove, save, saved };
