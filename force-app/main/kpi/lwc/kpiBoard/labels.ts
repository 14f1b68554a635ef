import behaviour from '@salesforce/label/c.Fieldmap_Kpi_Behaviour';
import behaviourHint from '@salesforce/label/c.Fieldmap_Kpi_BehaviourHint';
import dataAsOf from '@salesforce/label/c.Fieldmap_Kpi_DataAsOf';
import emptyMine from '@salesforce/label/c.Fieldmap_Kpi_EmptyMine';
import emptyOwn from '@salesforce/label/c.Fieldmap_Kpi_EmptyOwn';
import emptyOwnText from '@salesforce/label/c.Fieldmap_Kpi_EmptyOwnText';
import emptyTeam from '@salesforce/label/c.Fieldmap_Kpi_EmptyTeam';
import emptyTeamText from '@salesforce/label/c.Fieldmap_Kpi_EmptyTeamText';
import exportCsv from '@salesforce/label/c.Fieldmap_Kpi_ExportCsv';
import exportMenu from '@salesforce/label/c.Fieldmap_Kpi_ExportMenu';
import exportXlsx from '@salesforce/label/c.Fieldmap_Kpi_ExportXlsx';
import heading from '@salesforce/label/c.Fieldmap_Kpi_Heading';
import headingOwn from '@salesforce/label/c.Fieldmap_Kpi_HeadingOwn';
import loading from '@salesforce/label/c.Fieldmap_Kpi_Loading';
import memberLimit from '@salesforce/label/c.Fieldmap_Kpi_MemberLimit';
import moved from '@salesforce/label/c.Fieldmap_Kpi_Moved';
import noAccess from '@salesforce/label/c.Fieldmap_Kpi_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Kpi_NoAccessText';
import outcome from '@salesforce/label/c.Fieldmap_Kpi_Outcome';
import outcomeHint from '@salesforce/label/c.Fieldmap_Kpi_OutcomeHint';
import ownOnly from '@salesforce/label/c.Fieldmap_Kpi_OwnOnly';
import peopleLabel from '@salesforce/label/c.Fieldmap_Kpi_People';
import periodLabel from '@salesforce/label/c.Fieldmap_Kpi_Period';
import range from '@salesforce/label/c.Fieldmap_Kpi_Range';
import teamTable from '@salesforce/label/c.Fieldmap_Kpi_TeamTable';

import allHide from '@salesforce/label/c.Fieldmap_Kpi_AllHide';
import allNumbers from '@salesforce/label/c.Fieldmap_Kpi_AllNumbers';
import backToTeam from '@salesforce/label/c.Fieldmap_Kpi_BackToTeam';
import earlier from '@salesforce/label/c.Fieldmap_Kpi_Earlier';
import later from '@salesforce/label/c.Fieldmap_Kpi_Later';
import now from '@salesforce/label/c.Fieldmap_Kpi_Now';
import emptyAction from '@salesforce/label/c.Fieldmap_Kpi_EmptyAction';
import noVisits from '@salesforce/label/c.Fieldmap_Kpi_NoVisits';
import ownHint from '@salesforce/label/c.Fieldmap_Kpi_OwnHint';
import personOf from '@salesforce/label/c.Fieldmap_Kpi_PersonOf';
import showWeek from '@salesforce/label/c.Fieldmap_Kpi_ShowWeek';

/** Labels of the board. */
export const WORDS = {
    allHide,
    allNumbers,
    backToTeam,
    earlier,
    later,
    now,
    emptyAction,
    noVisits,
    ownHint,
    personOf,
    showWeek,

    behaviour,
    behaviourHint,
    dataAsOf,
    emptyMine,
    emptyOwn,
    emptyOwnText,
    emptyTeam,
    emptyTeamText,
    exportCsv,
    exportMenu,
    exportXlsx,
    heading,
    headingOwn,
    loading,
    memberLimit,
    moved,
    noAccess,
    noAccessText,
    outcome,
    outcomeHint,
    ownOnly,
    peopleLabel,
    periodLabel,
    range,
    teamTable
};
