import heading from '@salesforce/label/c.Fieldmap_Repair_Heading';
import intro from '@salesforce/label/c.Fieldmap_Repair_Intro';
import total from '@salesforce/label/c.Fieldmap_Repair_Total';
import all from '@salesforce/label/c.Fieldmap_Repair_All';
import missing from '@salesforce/label/c.Fieldmap_Repair_missing';
import elsewhere from '@salesforce/label/c.Fieldmap_Repair_elsewhere';
import poor from '@salesforce/label/c.Fieldmap_Repair_poor';
import filter from '@salesforce/label/c.Fieldmap_Repair_Filter';
import missingText from '@salesforce/label/c.Fieldmap_Repair_MissingText';
import elsewhereText from '@salesforce/label/c.Fieldmap_Repair_ElsewhereText';
import poorText from '@salesforce/label/c.Fieldmap_Repair_PoorText';
import proposalText from '@salesforce/label/c.Fieldmap_Repair_ProposalText';
import noProposal from '@salesforce/label/c.Fieldmap_Repair_NoProposal';
import cost from '@salesforce/label/c.Fieldmap_Repair_Cost';
import costAbout from '@salesforce/label/c.Fieldmap_Repair_CostAbout';
import visits from '@salesforce/label/c.Fieldmap_Repair_Visits';
import accept from '@salesforce/label/c.Fieldmap_Repair_Accept';
import dismiss from '@salesforce/label/c.Fieldmap_Repair_Dismiss';
import accepted from '@salesforce/label/c.Fieldmap_Repair_Accepted';
import dismissed from '@salesforce/label/c.Fieldmap_Repair_Dismissed';
import notYours from '@salesforce/label/c.Fieldmap_Repair_NotYours';
import empty from '@salesforce/label/c.Fieldmap_Repair_Empty';
import emptyText from '@salesforce/label/c.Fieldmap_Repair_EmptyText';
import emptyFilter from '@salesforce/label/c.Fieldmap_Repair_EmptyFilter';
import showAll from '@salesforce/label/c.Fieldmap_Repair_ShowAll';
import previous from '@salesforce/label/c.Fieldmap_Repair_Previous';
import next from '@salesforce/label/c.Fieldmap_Repair_Next';
import page from '@salesforce/label/c.Fieldmap_Repair_Page';
import hint from '@salesforce/label/c.Fieldmap_Repair_Hint';
import showMap from '@salesforce/label/c.Fieldmap_Repair_ShowMap';
import hideMap from '@salesforce/label/c.Fieldmap_Repair_HideMap';
import undo from '@salesforce/label/c.Fieldmap_Repair_Undo';
import undone from '@salesforce/label/c.Fieldmap_Repair_Undone';
import rank from '@salesforce/label/c.Fieldmap_Repair_Rank';
import loading from '@salesforce/label/c.Fieldmap_Repair_Loading';
import noAccess from '@salesforce/label/c.Fieldmap_Repair_NoAccess';

export const WORDS = {
    heading,
    intro,
    total,
    all,
    missing,
    elsewhere,
    poor,
    filter,
    missingText,
    elsewhereText,
    poorText,
    proposalText,
    noProposal,
    cost,
    costAbout,
    visits,
    accept,
    dismiss,
    accepted,
    dismissed,
    notYours,
    empty,
    emptyText,
    emptyFilter,
    showAll,
    previous,
    next,
    page,
    hint,
    showMap,
    hideMap,
    undo,
    undone,
    rank,
    loading,
    noAccess
};
