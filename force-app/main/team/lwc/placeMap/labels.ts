import checkIn from '@salesforce/label/c.Fieldmap_Repair_CheckIn';
import checkIns from '@salesforce/label/c.Fieldmap_Repair_CheckIns';
import loading from '@salesforce/label/c.Fieldmap_Repair_MapLoading';
import mapName from '@salesforce/label/c.Fieldmap_Repair_MapName';
import pin from '@salesforce/label/c.Fieldmap_Repair_PinNow';
import proposal from '@salesforce/label/c.Fieldmap_Repair_ProposalKey';
import proposed from '@salesforce/label/c.Fieldmap_Repair_ProposalName';

export const LABELS = { checkIn, checkIns, loading, mapName, pin, proposal, proposed };
