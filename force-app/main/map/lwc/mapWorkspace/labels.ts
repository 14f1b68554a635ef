import accessAction from '@salesforce/label/c.Fieldmap_Map_AccessAction';
import accessText from '@salesforce/label/c.Fieldmap_Map_AccessText';
import accessTitle from '@salesforce/label/c.Fieldmap_Map_AccessTitle';
import loading from '@salesforce/label/c.Fieldmap_Map_Loading';

export const LABELS = { accessAction, accessText, accessTitle, loading };
