import agoBetween from '@salesforce/label/c.Fieldmap_Band_AgoBetween';
import agoOver from '@salesforce/label/c.Fieldmap_Band_AgoOver';
import agoUpTo from '@salesforce/label/c.Fieldmap_Band_AgoUpTo';
import between from '@salesforce/label/c.Fieldmap_Band_Between';
import dueBetween from '@salesforce/label/c.Fieldmap_Band_DueBetween';
import dueLater from '@salesforce/label/c.Fieldmap_Band_DueLater';
import dueWithin from '@salesforce/label/c.Fieldmap_Band_DueWithin';
import listPart from '@salesforce/label/c.Fieldmap_Map_ListPart';
import loading from '@salesforce/label/c.Fieldmap_Map_Loading';
import loadingCount from '@salesforce/label/c.Fieldmap_Map_LoadingCount';
import mapName from '@salesforce/label/c.Fieldmap_Map_Name';
import never from '@salesforce/label/c.Fieldmap_Band_Never';
import noDate from '@salesforce/label/c.Fieldmap_Band_NoDate';
import noStatus from '@salesforce/label/c.Fieldmap_Legend_Other';
import over from '@salesforce/label/c.Fieldmap_Band_Over';
import overdueBetween from '@salesforce/label/c.Fieldmap_Band_OverdueBetween';
import overdueOver from '@salesforce/label/c.Fieldmap_Band_OverdueOver';
import showing from '@salesforce/label/c.Fieldmap_Map_Showing';
import upTo from '@salesforce/label/c.Fieldmap_Band_UpTo';

export const LABELS = { listPart, loading, loadingCount, mapName, showing };

/** Words of bands, as `ColourWords` wants them. */
export const COLOUR_LABELS = {
    other: noStatus,
    never,
    noDate,
    upTo,
    between,
    over,
    agoUpTo,
    agoBetween,
    agoOver,
    overdueOver,
    overdueBetween,
    dueWithin,
    dueBetween,
    dueLater
};
