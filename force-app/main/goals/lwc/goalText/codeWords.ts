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
import levelCompany from '@salesforce/label/c.Fieldmap_Goal_Level_Company';
import levelArea from '@salesforce/label/c.Fieldmap_Goal_Level_Area';
import levelTeam from '@salesforce/label/c.Fieldmap_Goal_Level_Team';
import levelPerson from '@salesforce/label/c.Fieldmap_Goal_Level_Person';
import periodWeek from '@salesforce/label/c.Fieldmap_Goal_Period_Week';
import periodMonth from '@salesforce/label/c.Fieldmap_Goal_Period_Month';
import periodQuarter from '@salesforce/label/c.Fieldmap_Goal_Period_Quarter';
import periodYear from '@salesforce/label/c.Fieldmap_Goal_Period_Year';
import noteMovedPeople from '@salesforce/label/c.Fieldmap_Goal_Note_moved_people';
import noteAbsentDays from '@salesforce/label/c.Fieldmap_Goal_Note_absent_days';
import noteInactivePeople from '@salesforce/label/c.Fieldmap_Goal_Note_inactive_people';
import noteNoRole from '@salesforce/label/c.Fieldmap_Goal_Note_no_role';
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
import kindComment from '@salesforce/label/c.Fieldmap_Goal_Kind_Comment';
import kindAction from '@salesforce/label/c.Fieldmap_Goal_Kind_Action';
import invalidTitle from '@salesforce/label/c.Fieldmap_Goal_Invalid_title';
import invalidTarget from '@salesforce/label/c.Fieldmap_Goal_Invalid_target';
import invalidWhole from '@salesforce/label/c.Fieldmap_Goal_Invalid_whole';
import invalidPercent from '@salesforce/label/c.Fieldmap_Goal_Invalid_percent';
import invalidMetric from '@salesforce/label/c.Fieldmap_Goal_Invalid_metric';
import invalidPerson from '@salesforce/label/c.Fieldmap_Goal_Invalid_person';
import invalidRole from '@salesforce/label/c.Fieldmap_Goal_Invalid_role';
import invalidStart from '@salesforce/label/c.Fieldmap_Goal_Invalid_start';
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
