import distance from '@salesforce/label/c.Fieldmap_Near_Distance';
import due from '@salesforce/label/c.Fieldmap_Near_Due';
import empty from '@salesforce/label/c.Fieldmap_Near_Empty';
import heading from '@salesforce/label/c.Fieldmap_Near_Heading';
import mapName from '@salesforce/label/c.Fieldmap_Near_MapName';
import neverVisited from '@salesforce/label/c.Fieldmap_Near_NeverVisited';
import noPlace from '@salesforce/label/c.Fieldmap_Near_NoPlace';
import onlyDue from '@salesforce/label/c.Fieldmap_Near_OnlyDue';
import overdueBy from '@salesforce/label/c.Fieldmap_Near_OverdueBy';
import summary from '@salesforce/label/c.Fieldmap_Near_Summary';
import loading from '@salesforce/label/c.Fieldmap_Map_Loading';
import estimate from '@salesforce/label/c.Fieldmap_Near_Estimate';
import part from '@salesforce/label/c.Fieldmap_Near_Part';
import withinLabel from '@salesforce/label/c.Fieldmap_Near_WithinLabel';
import withinMinutes from '@salesforce/label/c.Fieldmap_Near_WithinMinutes';

export const LABELS = {
    distance,
    due,
    empty,
    heading,
    loading,
    mapName,
    neverVisited,
    noPlace,
    onlyDue,
    overdueBy,
    summary,
    estimate,
    part,
    withinLabel,
    withinMinutes
};
