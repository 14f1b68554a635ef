import confirmed from '@salesforce/label/c.Fieldmap_Stay_DoneConfirmed';
import decided from '@salesforce/label/c.Fieldmap_Stay_Decided';
import empty from '@salesforce/label/c.Fieldmap_Stay_Empty';
import emptyOff from '@salesforce/label/c.Fieldmap_Stay_EmptyOff';
import emptyText from '@salesforce/label/c.Fieldmap_Stay_EmptyText';
import failed from '@salesforce/label/c.Fieldmap_Stay_WriteFailed';
import hideDecided from '@salesforce/label/c.Fieldmap_Stay_HideDecided';
import intro from '@salesforce/label/c.Fieldmap_Stay_Intro';
import kept from '@salesforce/label/c.Fieldmap_Queue_Kept';
import loading from '@salesforce/label/c.Fieldmap_Stay_Loading';
import privacy from '@salesforce/label/c.Fieldmap_Stay_OpenPrivacy';
import saved from '@salesforce/label/c.Fieldmap_Stay_Saved';
import stale from '@salesforce/label/c.Fieldmap_Stay_Stale';
import showDecided from '@salesforce/label/c.Fieldmap_Stay_ShowDecided';
import whichCustomer from '@salesforce/label/c.Fieldmap_Find_Title';
import writing from '@salesforce/label/c.Fieldmap_Stay_Writing';

export const LABELS = {
    confirmed,
    decided,
    empty,
    emptyOff,
    emptyText,
    failed,
    hideDecided,
    intro,
    kept,
    loading,
    privacy,
    saved,
    showDecided,
    stale,
    whichCustomer,
    writing
};
