import clusterHint from '@salesforce/label/c.Fieldmap_Map_ClusterHint';
import fitAll from '@salesforce/label/c.Fieldmap_Map_FitAll';
import groundMissing from '@salesforce/label/c.Fieldmap_Map_GroundMissing';
import keyboardHelp from '@salesforce/label/c.Fieldmap_Map_KeyboardHelp';
import stackHint from '@salesforce/label/c.Fieldmap_Map_StackHint';
import zoomIn from '@salesforce/label/c.Fieldmap_Map_ZoomIn';
import zoomOut from '@salesforce/label/c.Fieldmap_Map_ZoomOut';

export const LABELS = { clusterHint, fitAll, groundMissing, keyboardHelp, stackHint, zoomIn, zoomOut };
