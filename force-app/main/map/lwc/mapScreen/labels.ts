import loading from '@salesforce/label/c.Fieldmap_Map_Loading';
import loadingCount from '@salesforce/label/c.Fieldmap_Map_LoadingCount';
import mapName from '@salesforce/label/c.Fieldmap_Map_Name';
import noStatus from '@salesforce/label/c.Fieldmap_Legend_Other';
import showing from '@salesforce/label/c.Fieldmap_Map_Showing';

export const LABELS = { loading, loadingCount, mapName, noStatus, showing };
