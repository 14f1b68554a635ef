import lastVisit from '@salesforce/label/c.Fieldmap_List_LastVisit';
import name from '@salesforce/label/c.Fieldmap_List_Name';
import never from '@salesforce/label/c.Fieldmap_List_NeverVisited';
import noPlace from '@salesforce/label/c.Fieldmap_List_NoPlace';
import owner from '@salesforce/label/c.Fieldmap_List_Owner';
import status from '@salesforce/label/c.Fieldmap_List_Status';
import title from '@salesforce/label/c.Fieldmap_List_Title';

export const LABELS = { lastVisit, name, never, noPlace, owner, status, title };
