import list from '@salesforce/label/c.Fieldmap_Map_List';
import loading from '@salesforce/label/c.Fieldmap_Map_Loading';
import loadingCount from '@salesforce/label/c.Fieldmap_Map_LoadingCount';
import map from '@salesforce/label/c.Fieldmap_Map_Map';
import mapName from '@salesforce/label/c.Fieldmap_Map_Name';
import noStatus from '@salesforce/label/c.Fieldmap_Legend_Other';
import showing from '@salesforce/label/c.Fieldmap_Map_Showing';
import view from '@salesforce/label/c.Fieldmap_Map_View';

export const LABELS = { list, loading, loadingCount, map, mapName, noStatus, showing, view };
