import back from '@salesforce/label/c.Fieldmap_Report_Back';
import concerns from '@salesforce/label/c.Fieldmap_Report_Concerns';
import contact from '@salesforce/label/c.Fieldmap_Report_Contact';
import deal from '@salesforce/label/c.Fieldmap_Report_Deal';
import draftKept from '@salesforce/label/c.Fieldmap_Report_DraftKept';
import during from '@salesforce/label/c.Fieldmap_Report_During';
import inFourWeeks from '@salesforce/label/c.Fieldmap_Report_InFourWeeks';
import inOneWeek from '@salesforce/label/c.Fieldmap_Report_InOneWeek';
import inTwoWeeks from '@salesforce/label/c.Fieldmap_Report_InTwoWeeks';
import kept from '@salesforce/label/c.Fieldmap_Report_PromiseKept';
import later from '@salesforce/label/c.Fieldmap_Report_Later';
import lastConcerns from '@salesforce/label/c.Fieldmap_Report_StillConcerned';
import missing from '@salesforce/label/c.Fieldmap_Report_Missing';
import nextStep from '@salesforce/label/c.Fieldmap_Report_NextStep';
import nextStepDate from '@salesforce/label/c.Fieldmap_Report_NextStepDate';
import none from '@salesforce/label/c.Fieldmap_Report_None';
import notes from '@salesforce/label/c.Fieldmap_Report_Notes';
import notesHint from '@salesforce/label/c.Fieldmap_Report_NotesHint';
import outcome from '@salesforce/label/c.Fieldmap_Report_Outcome';
import from from '@salesforce/label/c.Fieldmap_Report_From';
import keepMine from '@salesforce/label/c.Fieldmap_Report_KeepMine';
import other from '@salesforce/label/c.Fieldmap_Report_Other';
import required from '@salesforce/label/c.Fieldmap_Report_Required';
import save from '@salesforce/label/c.Fieldmap_Report_Save';
import timesWrong from '@salesforce/label/c.Fieldmap_Report_TimesWrong';
import title from '@salesforce/label/c.Fieldmap_Report_Title';
import tomorrow from '@salesforce/label/c.Fieldmap_Report_Tomorrow';
import useOther from '@salesforce/label/c.Fieldmap_Report_UseOther';
import until from '@salesforce/label/c.Fieldmap_Report_Until';

export const LABELS = {
    back,
    concerns,
    contact,
    deal,
    draftKept,
    during,
    from,
    inFourWeeks,
    inOneWeek,
    inTwoWeeks,
    keepMine,
    kept,
    lastConcerns,
    later,
    missing,
    nextStep,
    nextStepDate,
    none,
    notes,
    notesHint,
    other,
    outcome,
    required,
    save,
    timesWrong,
    title,
    tomorrow,
    until,
    useOther
};
