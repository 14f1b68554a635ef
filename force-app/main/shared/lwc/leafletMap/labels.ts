import clusterHint from '@salesforce/label/c.Fieldmap_Map_ClusterHint';
import fitAll from '@salesforce/label/c.Fieldmap_Map_FitAll';
import groundMissing from '@salesforce/label/c.Fieldmap_Map_GroundMissing';
import heatNote from '@salesforce/label/c.Fieldmap_Area_HeatLegend';
import keyboardHelp from '@salesforce/label/c.Fieldmap_Map_KeyboardHelp';
import stackHint from '@salesforce/label/c.Fieldmap_Map_StackHint';
import zoomIn from '@salesforce/label/c.Fieldmap_Map_ZoomIn';
import zoomOut from '@salesforce/label/c.Fieldmap_Map_ZoomOut';

export const LABELS = { clusterHint, fitAll, groundMissing, heatNote, keyboardHelp, stackHint, zoomIn, zoomOut };
