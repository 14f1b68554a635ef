import heading from '@salesforce/label/c.Fieldmap_Goal_Heading';
import loading from '@salesforce/label/c.Fieldmap_Goal_Loading';
import noAccess from '@salesforce/label/c.Fieldmap_Goal_NoAccess';
import noAccessText from '@salesforce/label/c.Fieldmap_Goal_NoAccessText';
import month from '@salesforce/label/c.Fieldmap_Goal_Month';
import earlier from '@salesforce/label/c.Fieldmap_Goal_Earlier';
import later from '@salesforce/label/c.Fieldmap_Goal_Later';
import thisMonth from '@salesforce/label/c.Fieldmap_Goal_ThisMonth';
import newGoal from '@salesforce/label/c.Fieldmap_Goal_New';
import newObjective from '@salesforce/label/c.Fieldmap_Goal_NewObjective';
import importGoals from '@salesforce/label/c.Fieldmap_Goal_Import';
import exportCsv from '@salesforce/label/c.Fieldmap_Goal_ExportCsv';
import exportJson from '@salesforce/label/c.Fieldmap_Goal_ExportJson';
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
import partDone from '@salesforce/label/c.Fieldmap_Goal_PartDone';
import noPart from '@salesforce/label/c.Fieldmap_Goal_NoPart';
import dayOff from '@salesforce/label/c.Fieldmap_Goal_DayOff';
import statusNotStarted from '@salesforce/label/c.Fieldmap_Goal_Status_not_started';
import statusEarly from '@salesforce/label/c.Fieldmap_Goal_Status_early';
import statusNoValue from '@salesforce/label/c.Fieldmap_Goal_Status_no_value';
import statusNoWorkingDays from '@salesforce/label/c.Fieldmap_Goal_Status_no_working_days';
import statusDone from '@salesforce/label/c.Fieldmap_Goal_Status_done';
import statusOnTrack from '@salesforce/label/c.Fieldmap_Goal_Status_on_track';
import statusAtRisk from '@salesforce/label/c.Fieldmap_Goal_Status_at_risk';
import statusOffTrack from '@salesforce/label/c.Fieldmap_Goal_Status_off_track';
import statusMissed from '@salesforce/label/c.Fieldmap_Goal_Status_missed';
import statusNotVisible from '@salesforce/label/c.Fieldmap_Goal_Status_not_visible';
import statusNoPeople from '@salesforce/label/c.Fieldmap_Goal_Status_no_people';
import statusUnknownMetric from '@salesforce/label/c.Fieldmap_Goal_Status_unknown_metric';
import statusWaiting from '@salesforce/label/c.Fieldmap_Goal_Status_waiting';
import unassigned from '@salesforce/label/c.Fieldmap_Goal_Unassigned';
import overAssigned from '@salesforce/label/c.Fieldmap_Goal_OverAssigned';
import balanced from '@salesforce/label/c.Fieldmap_Goal_Balanced';
import alerts from '@salesforce/label/c.Fieldmap_Goal_Alerts';
import alert from '@salesforce/label/c.Fieldmap_Goal_Alert';
import alertNext from '@salesforce/label/c.Fieldmap_Goal_AlertNext';
import levelCompany from '@salesforce/label/c.Fieldmap_Goal_Level_Company';
import levelArea from '@salesforce/label/c.Fieldmap_Goal_Level_Area';
import levelTeam from '@salesforce/label/c.Fieldmap_Goal_Level_Team';
import levelPerson from '@salesforce/label/c.Fieldmap_Goal_Level_Person';
import periodWeek from '@salesforce/label/c.Fieldmap_Goal_Period_Week';
import periodMonth from '@salesforce/label/c.Fieldmap_Goal_Period_Month';
import periodQuarter from '@salesforce/label/c.Fieldmap_Goal_Period_Quarter';
import periodYear from '@salesforce/label/c.Fieldmap_Goal_Period_Year';
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
import noteMovedPeople from '@salesforce/label/c.Fieldmap_Goal_Note_moved_people';
import noteAbsentDays from '@salesforce/label/c.Fieldmap_Goal_Note_absent_days';
import noteInactivePeople from '@salesforce/label/c.Fieldmap_Goal_Note_inactive_people';
import noteNoRole from '@salesforce/label/c.Fieldmap_Goal_Note_no_role';
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
import visitsAllow from '@salesforce/label/c.Fieldmap_Goal_VisitsAllow';
import visitsAllowOk from '@salesforce/label/c.Fieldmap_Goal_VisitsAllowOk';
import wayDrop from '@salesforce/label/c.Fieldmap_Goal_WayDrop';
import wayHandOver from '@salesforce/label/c.Fieldmap_Goal_WayHandOver';
import wayPhone from '@salesforce/label/c.Fieldmap_Goal_WayPhone';
import waysOut from '@salesforce/label/c.Fieldmap_Goal_WaysOut';
import visitsNothingToDo from '@salesforce/label/c.Fieldmap_Goal_Visits_nothing_to_do';
import visitsNoVisitsHelp from '@salesforce/label/c.Fieldmap_Goal_Visits_no_visits_help';
import visitsNoCandidates from '@salesforce/label/c.Fieldmap_Goal_Visits_no_candidates';
import visitsNoDays from '@salesforce/label/c.Fieldmap_Goal_Visits_no_days';
import whyOverdue from '@salesforce/label/c.Fieldmap_Goal_Why_overdue';
import whyDue from '@salesforce/label/c.Fieldmap_Goal_Why_due';
import whyUncovered from '@salesforce/label/c.Fieldmap_Goal_Why_uncovered';
import whyNeverVisited from '@salesforce/label/c.Fieldmap_Goal_Why_never_visited';
import whyDealClosing from '@salesforce/label/c.Fieldmap_Goal_Why_deal_closing';
import whyDealLate from '@salesforce/label/c.Fieldmap_Goal_Why_deal_late';
import whyOpenDeal from '@salesforce/label/c.Fieldmap_Goal_Why_open_deal';
import whyBestValue from '@salesforce/label/c.Fieldmap_Goal_Why_best_value';
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
import supportCount from '@salesforce/label/c.Fieldmap_Goal_SupportCount';
import commentCount from '@salesforce/label/c.Fieldmap_Goal_CommentCount';
import kindComment from '@salesforce/label/c.Fieldmap_Goal_Kind_Comment';
import kindAction from '@salesforce/label/c.Fieldmap_Goal_Kind_Action';
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
import invalidTitle from '@salesforce/label/c.Fieldmap_Goal_Invalid_title';
import invalidTarget from '@salesforce/label/c.Fieldmap_Goal_Invalid_target';
import invalidWhole from '@salesforce/label/c.Fieldmap_Goal_Invalid_whole';
import invalidPercent from '@salesforce/label/c.Fieldmap_Goal_Invalid_percent';
import invalidMetric from '@salesforce/label/c.Fieldmap_Goal_Invalid_metric';
import invalidPerson from '@salesforce/label/c.Fieldmap_Goal_Invalid_person';
import invalidRole from '@salesforce/label/c.Fieldmap_Goal_Invalid_role';
import invalidStart from '@salesforce/label/c.Fieldmap_Goal_Invalid_start';
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
import faultKeyMissing from '@salesforce/label/c.Fieldmap_Goal_Fault_key_missing';
import faultKeyTwice from '@salesforce/label/c.Fieldmap_Goal_Fault_key_twice';
import faultNotOneOf from '@salesforce/label/c.Fieldmap_Goal_Fault_not_one_of';
import faultNotADay from '@salesforce/label/c.Fieldmap_Goal_Fault_not_a_day';
import faultNotATarget from '@salesforce/label/c.Fieldmap_Goal_Fault_not_a_target';
import faultTitleMissing from '@salesforce/label/c.Fieldmap_Goal_Fault_title_missing';
import faultTooLong from '@salesforce/label/c.Fieldmap_Goal_Fault_too_long';
import faultUnknownMetric from '@salesforce/label/c.Fieldmap_Goal_Fault_unknown_metric';
import faultUnknownPerson from '@salesforce/label/c.Fieldmap_Goal_Fault_unknown_person';
import faultUnknownRole from '@salesforce/label/c.Fieldmap_Goal_Fault_unknown_role';
import faultUnknownParent from '@salesforce/label/c.Fieldmap_Goal_Fault_unknown_parent';
import faultParentBelow from '@salesforce/label/c.Fieldmap_Goal_Fault_parent_below';
import faultEmptyFile from '@salesforce/label/c.Fieldmap_Goal_Fault_empty_file';
import faultTooManyRows from '@salesforce/label/c.Fieldmap_Goal_Fault_too_many_rows';
import faultColumnMissing from '@salesforce/label/c.Fieldmap_Goal_Fault_column_missing';
import faultNotCsv from '@salesforce/label/c.Fieldmap_Goal_Fault_not_csv';
import faultNotJson from '@salesforce/label/c.Fieldmap_Goal_Fault_not_json';
import faultNotAList from '@salesforce/label/c.Fieldmap_Goal_Fault_not_a_list';
import freshness from '@salesforce/label/c.Fieldmap_Goal_Freshness';
import kpiTile from '@salesforce/label/c.Fieldmap_Goal_KpiTile';
import currencyNote from '@salesforce/label/c.Fieldmap_Goal_CurrencyNote';
import everyone from '@salesforce/label/c.Fieldmap_Goal_Everyone';
import everyoneText from '@salesforce/label/c.Fieldmap_Goal_EveryoneText';
import choose from '@salesforce/label/c.Fieldmap_Goal_Choose';
import summary from '@salesforce/label/c.Fieldmap_Goal_Summary';
import showOthers from '@salesforce/label/c.Fieldmap_Goal_ShowOthers';
import hideOthers from '@salesforce/label/c.Fieldmap_Goal_HideOthers';
import visitsPlanned from '@salesforce/label/c.Fieldmap_Goal_VisitsPlanned';

/** All words of the goal components. */
export const words = {
    heading,
    loading,
    noAccess,
    noAccessText,
    month,
    earlier,
    later,
    thisMonth,
    newGoal,
    newObjective,
    importGoals,
    exportCsv,
    exportJson,
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
    partDone,
    noPart,
    dayOff,
    statusNotStarted,
    statusEarly,
    statusNoValue,
    statusNoWorkingDays,
    statusDone,
    statusOnTrack,
    statusAtRisk,
    statusOffTrack,
    statusMissed,
    statusNotVisible,
    statusNoPeople,
    statusUnknownMetric,
    statusWaiting,
    unassigned,
    overAssigned,
    balanced,
    alerts,
    alert,
    alertNext,
    levelCompany,
    levelArea,
    levelTeam,
    levelPerson,
    periodWeek,
    periodMonth,
    periodQuarter,
    periodYear,
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
    noteMovedPeople,
    noteAbsentDays,
    noteInactivePeople,
    noteNoRole,
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
    visitsAllowOk,
    wayDrop,
    wayHandOver,
    wayPhone,
    waysOut,
    visitsNothingToDo,
    visitsNoVisitsHelp,
    visitsNoCandidates,
    visitsNoDays,
    whyOverdue,
    whyDue,
    whyUncovered,
    whyNeverVisited,
    whyDealClosing,
    whyDealLate,
    whyOpenDeal,
    whyBestValue,
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
    commentCount,
    kindComment,
    kindAction,
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
    invalidTitle,
    invalidTarget,
    invalidWhole,
    invalidPercent,
    invalidMetric,
    invalidPerson,
    invalidRole,
    invalidStart,
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
    faultKeyMissing,
    faultKeyTwice,
    faultNotOneOf,
    faultNotADay,
    faultNotATarget,
    faultTitleMissing,
    faultTooLong,
    faultUnknownMetric,
    faultUnknownPerson,
    faultUnknownRole,
    faultUnknownParent,
    faultParentBelow,
    faultEmptyFile,
    faultTooManyRows,
    faultColumnMissing,
    faultNotCsv,
    faultNotJson,
    faultNotAList,
    freshness,
    kpiTile,
    currencyNote,
    everyone,
    everyoneText,
    choose,
    summary,
    showOthers,
    hideOthers,
    visitsPlanned
} as const;

/** Status of a goal. */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
    'not-started': statusNotStarted,
    early: statusEarly,
    'no-value': statusNoValue,
    'no-working-days': statusNoWorkingDays,
    done: statusDone,
    'on-track': statusOnTrack,
    'at-risk': statusAtRisk,
    'off-track': statusOffTrack,
    missed: statusMissed,
    'not-visible': statusNotVisible,
    'no-people': statusNoPeople,
    'unknown-metric': statusUnknownMetric,
    waiting: statusWaiting
};

/** Whom a goal is for. */
export const LEVEL_WORDS: Readonly<Record<string, string>> = {
    Company: levelCompany,
    Area: levelArea,
    Team: levelTeam,
    Person: levelPerson
};

/** Length of a period. */
export const PERIOD_WORDS: Readonly<Record<string, string>> = {
    Week: periodWeek,
    Month: periodMonth,
    Quarter: periodQuarter,
    Year: periodYear
};

/** What a reader should know of a count. */
export const NOTE_WORDS: Readonly<Record<string, string>> = {
    'moved-people': noteMovedPeople,
    'absent-days': noteAbsentDays,
    'inactive-people': noteInactivePeople,
    'no-role': noteNoRole
};

/** Why there is nothing to plan. */
export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
    'nothing-to-do': visitsNothingToDo,
    'no-visits-help': visitsNoVisitsHelp,
    'no-candidates': visitsNoCandidates,
    'no-days': visitsNoDays
};

/** Why a customer closes the gap. */
export const WHY_WORDS: Readonly<Record<string, string>> = {
    overdue: whyOverdue,
    due: whyDue,
    uncovered: whyUncovered,
    'never-visited': whyNeverVisited,
    'deal-closing': whyDealClosing,
    'deal-late': whyDealLate,
    'open-deal': whyOpenDeal,
    'best-value': whyBestValue
};

/** What is wrong with an input. */
export const INVALID_WORDS: Readonly<Record<string, string>> = {
    title: invalidTitle,
    target: invalidTarget,
    whole: invalidWhole,
    percent: invalidPercent,
    metric: invalidMetric,
    person: invalidPerson,
    role: invalidRole,
    start: invalidStart
};

/** What is wrong with a row of a file. */
export const FAULT_WORDS: Readonly<Record<string, string>> = {
    'key-missing': faultKeyMissing,
    'key-twice': faultKeyTwice,
    'not-one-of': faultNotOneOf,
    'not-a-day': faultNotADay,
    'not-a-target': faultNotATarget,
    'title-missing': faultTitleMissing,
    'too-long': faultTooLong,
    'unknown-metric': faultUnknownMetric,
    'unknown-person': faultUnknownPerson,
    'unknown-role': faultUnknownRole,
    'unknown-parent': faultUnknownParent,
    'parent-below': faultParentBelow,
    'empty-file': faultEmptyFile,
    'too-many-rows': faultTooManyRows,
    'column-missing': faultColumnMissing,
    'not-csv': faultNotCsv,
    'not-json': faultNotJson,
    'not-a-list': faultNotAList
};

/** What an update is. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
    Comment: kindComment,
    Action: kindAction
};
