import title from '@salesforce/label/c.Fieldmap_Adoption_Title';
import intro from '@salesforce/label/c.Fieldmap_Adoption_Intro';
import loading from '@salesforce/label/c.Fieldmap_Adoption_Loading';
import noAccess from '@salesforce/label/c.Fieldmap_Adoption_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Adoption_NoAccessText';
import empty from '@salesforce/label/c.Fieldmap_Adoption_Empty';
import emptyText from '@salesforce/label/c.Fieldmap_Adoption_EmptyText';
import period from '@salesforce/label/c.Fieldmap_Adoption_Period';
import weeks from '@salesforce/label/c.Fieldmap_Adoption_Weeks';
import download from '@salesforce/label/c.Fieldmap_Adoption_Download';
import active from '@salesforce/label/c.Fieldmap_Adoption_Active';
import activeValue from '@salesforce/label/c.Fieldmap_Adoption_ActiveValue';
import activeHint from '@salesforce/label/c.Fieldmap_Adoption_ActiveHint';
import notTyped from '@salesforce/label/c.Fieldmap_Adoption_NotTyped';
import notTypedHint from '@salesforce/label/c.Fieldmap_Adoption_NotTypedHint';
import accepted from '@salesforce/label/c.Fieldmap_Adoption_Accepted';
import acceptedHint from '@salesforce/label/c.Fieldmap_Adoption_AcceptedHint';
import report from '@salesforce/label/c.Fieldmap_Adoption_Report';
import reportHint from '@salesforce/label/c.Fieldmap_Adoption_ReportHint';
import seconds from '@salesforce/label/c.Fieldmap_Adoption_Seconds';
import beforeAfter from '@salesforce/label/c.Fieldmap_Adoption_BeforeAfter';
import entriesRule from '@salesforce/label/c.Fieldmap_Adoption_EntriesRule';
import before from '@salesforce/label/c.Fieldmap_Adoption_Before';
import after from '@salesforce/label/c.Fieldmap_Adoption_After';
import entriesValue from '@salesforce/label/c.Fieldmap_Adoption_EntriesValue';
import noVisits from '@salesforce/label/c.Fieldmap_Adoption_NoVisits';
import visitsCount from '@salesforce/label/c.Fieldmap_Adoption_VisitsCount';
import liveSetting from '@salesforce/label/c.Fieldmap_Adoption_LiveSetting';
import liveFirst from '@salesforce/label/c.Fieldmap_Adoption_LiveFirst';
import liveNot from '@salesforce/label/c.Fieldmap_Adoption_LiveNot';
import byWeek from '@salesforce/label/c.Fieldmap_Adoption_ByWeek';
import week from '@salesforce/label/c.Fieldmap_Adoption_Week';
import visits from '@salesforce/label/c.Fieldmap_Adoption_Visits';
import manual from '@salesforce/label/c.Fieldmap_Adoption_Manual';
import plan from '@salesforce/label/c.Fieldmap_Adoption_Plan';
import detected from '@salesforce/label/c.Fieldmap_Adoption_Detected';
import other from '@salesforce/label/c.Fieldmap_Adoption_Other';
import entries from '@salesforce/label/c.Fieldmap_Adoption_Entries';
import people from '@salesforce/label/c.Fieldmap_Adoption_People';
import peopleText from '@salesforce/label/c.Fieldmap_Adoption_PeopleText';
import person from '@salesforce/label/c.Fieldmap_Adoption_Person';
import lastActive from '@salesforce/label/c.Fieldmap_Adoption_LastActive';
import never from '@salesforce/label/c.Fieldmap_Adoption_Never';
import answers from '@salesforce/label/c.Fieldmap_Adoption_Answers';
import answersText from '@salesforce/label/c.Fieldmap_Adoption_AnswersText';
import peopleLimit from '@salesforce/label/c.Fieldmap_Adoption_PeopleLimit';
import logins from '@salesforce/label/c.Fieldmap_Adoption_Logins';
import goLive from '@salesforce/label/c.Fieldmap_Adoption_GoLive';
import bars from '@salesforce/label/c.Fieldmap_Adoption_Bars';
import reportNone from '@salesforce/label/c.Fieldmap_Adoption_ReportNone';

/** Words of the page. */
export const WORDS = {
    title,
    intro,
    loading,
    noAccess,
    noAccessText,
    empty,
    emptyText,
    period,
    weeks,
    download,
    active,
    activeValue,
    activeHint,
    notTyped,
    notTypedHint,
    accepted,
    acceptedHint,
    report,
    reportHint,
    seconds,
    beforeAfter,
    entriesRule,
    before,
    after,
    entriesValue,
    noVisits,
    visitsCount,
    liveSetting,
    liveFirst,
    liveNot,
    byWeek,
    week,
    visits,
    manual,
    plan,
    detected,
    other,
    entries,
    people,
    peopleText,
    person,
    lastActive,
    never,
    answers,
    answersText,
    peopleLimit,
    logins,
    goLive,
    bars,
    reportNone
};
