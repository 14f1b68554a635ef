import heading from '@salesforce/label/c.Fieldmap_Goal_Heading';
import loading from '@salesforce/label/c.Fieldmap_Goal_Loading';
import noAccess from '@salesforce/label/c.Fieldmap_Goal_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Goal_NoAccessText';
import earlier from '@salesforce/label/c.Fieldmap_Goal_Earlier';
import later from '@salesforce/label/c.Fieldmap_Goal_Later';
import thisMonth from '@salesforce/label/c.Fieldmap_Goal_ThisMonth';
import newGoal from '@salesforce/label/c.Fieldmap_Goal_New';
import newObjective from '@salesforce/label/c.Fieldmap_Goal_NewObjective';
import importGoals from '@salesforce/label/c.Fieldmap_Goal_Import';
import exportCsv from '@salesforce/label/c.Fieldmap_Kpi_ExportCsv';
import exportMenu from '@salesforce/label/c.Fieldmap_Kpi_ExportMenu';
import exportXlsx from '@salesforce/label/c.Fieldmap_Kpi_ExportXlsx';
import exportJson from '@salesforce/label/c.Fieldmap_Goal_ExportFileJson';
import emptyManager from '@salesforce/label/c.Fieldmap_Goal_EmptyManager';
import emptyManagerText from '@salesforce/label/c.Fieldmap_Goal_EmptyManagerText';
import emptyRep from '@salesforce/label/c.Fieldmap_Goal_EmptyRep';
import emptyRepText from '@salesforce/label/c.Fieldmap_Goal_EmptyRepText';
import openWeek from '@salesforce/label/c.Fieldmap_Goal_OpenWeek';
import mine from '@salesforce/label/c.Fieldmap_Goal_Mine';
import objectives from '@salesforce/label/c.Fieldmap_Goal_Objectives';
import tree from '@salesforce/label/c.Fieldmap_Goal_Tree';
import of from '@salesforce/label/c.Fieldmap_Goal_Of';
import today from '@salesforce/label/c.Fieldmap_Goal_Today';
import thisWeek from '@salesforce/label/c.Fieldmap_Goal_ThisWeek';
import nextWeek from '@salesforce/label/c.Fieldmap_Goal_NextWeek';
import left from '@salesforce/label/c.Fieldmap_Goal_Left';
import noPart from '@salesforce/label/c.Fieldmap_Goal_NoPart';
import dayOff from '@salesforce/label/c.Fieldmap_Goal_DayOff';
import unassigned from '@salesforce/label/c.Fieldmap_Goal_Unassigned';
import overAssigned from '@salesforce/label/c.Fieldmap_Goal_OverAssigned';
import balanced from '@salesforce/label/c.Fieldmap_Goal_Balanced';
import alerts from '@salesforce/label/c.Fieldmap_Goal_Alerts';
import alert from '@salesforce/label/c.Fieldmap_Goal_Alert';
import alertsAll from '@salesforce/label/c.Fieldmap_Kpi_AlertsAll';
import alertsFew from '@salesforce/label/c.Fieldmap_Kpi_AlertsFew';
import alertNext from '@salesforce/label/c.Fieldmap_Goal_AlertNext';
import until from '@salesforce/label/c.Fieldmap_Goal_Until';
import open from '@salesforce/label/c.Fieldmap_Goal_Open';
import expand from '@salesforce/label/c.Fieldmap_Goal_Expand';
import collapse from '@salesforce/label/c.Fieldmap_Goal_Collapse';
import close from '@salesforce/label/c.Fieldmap_Goal_Close';
import value from '@salesforce/label/c.Fieldmap_Goal_Value';
import target from '@salesforce/label/c.Fieldmap_Goal_Target';
import expected from '@salesforce/label/c.Fieldmap_Goal_Expected';
import projection from '@salesforce/label/c.Fieldmap_Goal_Projection';
import remaining from '@salesforce/label/c.Fieldmap_Goal_Remaining';
import workingDays from '@salesforce/label/c.Fieldmap_Goal_WorkingDays';
import rule from '@salesforce/label/c.Fieldmap_Goal_Rule';
import ruleLevel from '@salesforce/label/c.Fieldmap_Goal_RuleLevel';
import notVisibleText from '@salesforce/label/c.Fieldmap_Goal_NotVisibleText';
import noPeopleText from '@salesforce/label/c.Fieldmap_Goal_NoPeopleText';
import unknownMetricText from '@salesforce/label/c.Fieldmap_Goal_UnknownMetricText';
import noValueText from '@salesforce/label/c.Fieldmap_Goal_NoValueText';
import noVisitsYet from '@salesforce/label/c.Fieldmap_Goal_NoVisitsYet';
import excluded from '@salesforce/label/c.Fieldmap_Goal_Excluded';
import excludedEntry from '@salesforce/label/c.Fieldmap_Goal_ExcludedEntry';
import days from '@salesforce/label/c.Fieldmap_Goal_Days';
import daysText from '@salesforce/label/c.Fieldmap_Goal_DaysText';
import day from '@salesforce/label/c.Fieldmap_Goal_Day';
import dayTarget from '@salesforce/label/c.Fieldmap_Goal_DayTarget';
import dayDone from '@salesforce/label/c.Fieldmap_Goal_DayDone';
import dayNow from '@salesforce/label/c.Fieldmap_Goal_DayNow';
import showTable from '@salesforce/label/c.Fieldmap_Goal_ShowTable';
import hideTable from '@salesforce/label/c.Fieldmap_Goal_HideTable';
import parts from '@salesforce/label/c.Fieldmap_Goal_Parts';
import edit from '@salesforce/label/c.Fieldmap_Goal_Edit';
import remove from '@salesforce/label/c.Fieldmap_Goal_Remove';
import removeAsk from '@salesforce/label/c.Fieldmap_Goal_RemoveAsk';
import removed from '@salesforce/label/c.Fieldmap_Goal_Removed';
import addChild from '@salesforce/label/c.Fieldmap_Goal_AddChild';
import addKeyResult from '@salesforce/label/c.Fieldmap_Goal_AddKeyResult';
import visits from '@salesforce/label/c.Fieldmap_Goal_Visits';
import visitsNext from '@salesforce/label/c.Fieldmap_Goal_VisitsNext';
import visitsFor from '@salesforce/label/c.Fieldmap_Goal_VisitsFor';
import visitsWorking from '@salesforce/label/c.Fieldmap_Goal_VisitsWorking';
import visitsFit from '@salesforce/label/c.Fieldmap_Goal_VisitsFit';
import visitsMiss from '@salesforce/label/c.Fieldmap_Goal_VisitsMiss';
import visitsOpen from '@salesforce/label/c.Fieldmap_Goal_VisitsOpen';
import visitsOpenText from '@salesforce/label/c.Fieldmap_Goal_VisitsOpenText';
import visitsPart from '@salesforce/label/c.Fieldmap_Goal_VisitsPart';
import visitsAllow from '@salesforce/label/c.Fieldmap_Goal_VisitsAllow';
import visitsAllowOk from '@salesforce/label/c.Fieldmap_Goal_VisitsAllowOk';
import wayDrop from '@salesforce/label/c.Fieldmap_Goal_WayDrop';
import wayHandOver from '@salesforce/label/c.Fieldmap_Goal_WayHandOver';
import wayPhone from '@salesforce/label/c.Fieldmap_Goal_WayPhone';
import waysOut from '@salesforce/label/c.Fieldmap_Goal_WaysOut';
import inPlan from '@salesforce/label/c.Fieldmap_Goal_InPlan';
import noRoom from '@salesforce/label/c.Fieldmap_Goal_NoRoom';
import noName from '@salesforce/label/c.Fieldmap_Goal_NoName';
import talk from '@salesforce/label/c.Fieldmap_Goal_Talk';
import say from '@salesforce/label/c.Fieldmap_Goal_Say';
import sayComment from '@salesforce/label/c.Fieldmap_Goal_SayComment';
import sayAction from '@salesforce/label/c.Fieldmap_Goal_SayAction';
import photos from '@salesforce/label/c.Fieldmap_Goal_Photos';
import photoOf from '@salesforce/label/c.Fieldmap_Goal_PhotoOf';
import support from '@salesforce/label/c.Fieldmap_Goal_Support';
import supported from '@salesforce/label/c.Fieldmap_Goal_Supported';
import supportOne from '@salesforce/label/c.Fieldmap_Goal_SupportOne';
import supportCount from '@salesforce/label/c.Fieldmap_Goal_SupportCount';
import nothingSaid from '@salesforce/label/c.Fieldmap_Goal_NothingSaid';
import history from '@salesforce/label/c.Fieldmap_Goal_History';
import historyEmpty from '@salesforce/label/c.Fieldmap_Goal_HistoryEmpty';
import historyRow from '@salesforce/label/c.Fieldmap_Goal_HistoryRow';
import editHeading from '@salesforce/label/c.Fieldmap_Goal_EditHeading';
import editObjective from '@salesforce/label/c.Fieldmap_Goal_EditObjective';
import title from '@salesforce/label/c.Fieldmap_Goal_Title';
import metric from '@salesforce/label/c.Fieldmap_Goal_Metric';
import levelLabel from '@salesforce/label/c.Fieldmap_Goal_LevelLabel';
import personLabel from '@salesforce/label/c.Fieldmap_Goal_PersonLabel';
import roleLabel from '@salesforce/label/c.Fieldmap_Goal_RoleLabel';
import periodLabel from '@salesforce/label/c.Fieldmap_Goal_PeriodLabel';
import startLabel from '@salesforce/label/c.Fieldmap_Goal_StartLabel';
import parentLabel from '@salesforce/label/c.Fieldmap_Goal_ParentLabel';
import noParent from '@salesforce/label/c.Fieldmap_Goal_NoParent';
import noteLabel from '@salesforce/label/c.Fieldmap_Goal_NoteLabel';
import reasonLabel from '@salesforce/label/c.Fieldmap_Goal_ReasonLabel';
import targetPercent from '@salesforce/label/c.Fieldmap_Goal_TargetPercent';
import targetMoney from '@salesforce/label/c.Fieldmap_Goal_TargetMoney';
import save from '@salesforce/label/c.Fieldmap_Goal_Save';
import cancel from '@salesforce/label/c.Fieldmap_Goal_Cancel';
import saved from '@salesforce/label/c.Fieldmap_Goal_Saved';
import preview from '@salesforce/label/c.Fieldmap_Goal_Preview';
import previewNone from '@salesforce/label/c.Fieldmap_Goal_PreviewNone';
import previewUnassigned from '@salesforce/label/c.Fieldmap_Goal_PreviewUnassigned';
import previewOver from '@salesforce/label/c.Fieldmap_Goal_PreviewOver';
import previewTarget from '@salesforce/label/c.Fieldmap_Goal_PreviewTarget';
import previewDay from '@salesforce/label/c.Fieldmap_Goal_PreviewDay';
import previewToday from '@salesforce/label/c.Fieldmap_Goal_PreviewToday';
import above from '@salesforce/label/c.Fieldmap_Goal_Above';
import aboveKeep from '@salesforce/label/c.Fieldmap_Goal_AboveKeep';
import aboveRaise from '@salesforce/label/c.Fieldmap_Goal_AboveRaise';
import below from '@salesforce/label/c.Fieldmap_Goal_Below';
import belowKeep from '@salesforce/label/c.Fieldmap_Goal_BelowKeep';
import belowShare from '@salesforce/label/c.Fieldmap_Goal_BelowShare';
import conflict from '@salesforce/label/c.Fieldmap_Goal_Conflict';
import refused from '@salesforce/label/c.Fieldmap_Goal_Refused';
import keyResultsTooFew from '@salesforce/label/c.Fieldmap_Goal_KeyResults_too_few';
import keyResultsTooMany from '@salesforce/label/c.Fieldmap_Goal_KeyResults_too_many';
import objectiveRule from '@salesforce/label/c.Fieldmap_Goal_ObjectiveRule';
import importHeading from '@salesforce/label/c.Fieldmap_Goal_ImportHeading';
import importText from '@salesforce/label/c.Fieldmap_Goal_ImportText';
import importFile from '@salesforce/label/c.Fieldmap_Goal_ImportFile';
import importPaste from '@salesforce/label/c.Fieldmap_Goal_ImportPaste';
import importCheck from '@salesforce/label/c.Fieldmap_Goal_ImportCheck';
import importGood from '@salesforce/label/c.Fieldmap_Goal_ImportGood';
import importWrite from '@salesforce/label/c.Fieldmap_Goal_ImportWrite';
import importNothing from '@salesforce/label/c.Fieldmap_Goal_ImportNothing';
import importBad from '@salesforce/label/c.Fieldmap_Goal_ImportBad';
import importDone from '@salesforce/label/c.Fieldmap_Goal_ImportDone';
import importRow from '@salesforce/label/c.Fieldmap_Goal_ImportRow';
import importReason from '@salesforce/label/c.Fieldmap_Goal_ImportReason';
import freshness from '@salesforce/label/c.Fieldmap_Goal_Freshness';
import currencyNote from '@salesforce/label/c.Fieldmap_Goal_CurrencyNote';
import everyone from '@salesforce/label/c.Fieldmap_Goal_Everyone';
import everyoneText from '@salesforce/label/c.Fieldmap_Goal_EveryoneText';
import choose from '@salesforce/label/c.Fieldmap_Goal_Choose';
import summary from '@salesforce/label/c.Fieldmap_Goal_Summary';
import showOthers from '@salesforce/label/c.Fieldmap_Goal_ShowOthers';
import hideOthers from '@salesforce/label/c.Fieldmap_Goal_HideOthers';
import visitsPlanned from '@salesforce/label/c.Fieldmap_Goal_VisitsPlanned';

/** Words of the goal components that stand for themselves; those that stand for a code are in codeWords.ts. */
export const words = {
    heading,
    loading,
    noAccess,
    noAccessText,
    earlier,
    later,
    thisMonth,
    newGoal,
    newObjective,
    importGoals,
    exportCsv,
    exportJson,
    exportMenu,
    exportXlsx,
    emptyManager,
    emptyManagerText,
    emptyRep,
    emptyRepText,
    openWeek,
    mine,
    objectives,
    tree,
    of,
    today,
    thisWeek,
    nextWeek,
    left,
    noPart,
    dayOff,
    unassigned,
    overAssigned,
    balanced,
    alerts,
    alert,
    alertsAll,
    alertsFew,
    alertNext,
    until,
    open,
    expand,
    collapse,
    close,
    value,
    target,
    expected,
    projection,
    remaining,
    workingDays,
    rule,
    ruleLevel,
    notVisibleText,
    noPeopleText,
    unknownMetricText,
    noValueText,
    noVisitsYet,
    excluded,
    excludedEntry,
    days,
    daysText,
    day,
    dayTarget,
    dayDone,
    dayNow,
    showTable,
    hideTable,
    parts,
    edit,
    remove,
    removeAsk,
    removed,
    addChild,
    addKeyResult,
    visits,
    visitsNext,
    visitsFor,
    visitsWorking,
    visitsFit,
    visitsMiss,
    visitsOpen,
    visitsOpenText,
    visitsAllow,
    visitsPart,
    visitsAllowOk,
    wayDrop,
    wayHandOver,
    wayPhone,
    waysOut,
    inPlan,
    noRoom,
    noName,
    talk,
    say,
    sayComment,
    sayAction,
    photos,
    photoOf,
    support,
    supported,
    supportCount,
    supportOne,
    nothingSaid,
    history,
    historyEmpty,
    historyRow,
    editHeading,
    editObjective,
    title,
    metric,
    levelLabel,
    personLabel,
    roleLabel,
    periodLabel,
    startLabel,
    parentLabel,
    noParent,
    noteLabel,
    reasonLabel,
    targetPercent,
    targetMoney,
    save,
    cancel,
    saved,
    preview,
    previewNone,
    previewUnassigned,
    previewOver,
    previewTarget,
    previewDay,
    previewToday,
    above,
    aboveKeep,
    aboveRaise,
    below,
    belowKeep,
    belowShare,
    conflict,
    refused,
    keyResultsTooFew,
    keyResultsTooMany,
    objectiveRule,
    importHeading,
    importText,
    importFile,
    importPaste,
    importCheck,
    importGood,
    importWrite,
    importNothing,
    importBad,
    importDone,
    importRow,
    importReason,
    freshness,
    currencyNote,
    everyone,
    everyoneText,
    choose,
    summary,
    showOthers,
    hideOthers,
    visitsPlanned
} as const;
