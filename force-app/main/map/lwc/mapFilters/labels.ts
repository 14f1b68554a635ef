import days from '@salesforce/label/c.Fieldmap_Filter_NotVisitedDays';
import everyone from '@salesforce/label/c.Fieldmap_Filter_Everyone';
import filters from '@salesforce/label/c.Fieldmap_Filter_Title';
import layers from '@salesforce/label/c.Fieldmap_Filter_Layers';
import anyTime from '@salesforce/label/c.Fieldmap_Filter_AnyTime';
import notVisited from '@salesforce/label/c.Fieldmap_Filter_NotVisited';
import owner from '@salesforce/label/c.Fieldmap_Filter_Owner';
import reset from '@salesforce/label/c.Fieldmap_Filter_Reset';
import search from '@salesforce/label/c.Fieldmap_Filter_Search';
import teamOf from '@salesforce/label/c.Fieldmap_Filter_TeamOf';
import searchHint from '@salesforce/label/c.Fieldmap_Filter_SearchHint';

export const LABELS = {
    anyTime,
    days,
    everyone,
    filters,
    layers,
    notVisited,
    owner,
    reset,
    search,
    searchHint,
    teamOf
};
