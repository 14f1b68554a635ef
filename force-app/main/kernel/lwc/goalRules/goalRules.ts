/** Rules of goals: cascade, spread over working days, pace, objectives. Pure, shared by page and middleware. */
export {
    assignments,
    changeWithChildren,
    changeWithParents,
    childrenOf,
    effectsOf,
    withChanges,
    type Assignment,
    type CascadeEffect,
    type CascadeGoal,
    type TargetChange
} from './cascade.ts';
export { holidayDays, type HolidayRule } from './holidays.ts';
export { GOAL_METRICS, goalMetricOf, type Accumulation, type GoalMetric } from './metrics.ts';
export { KEY_RESULTS, keyResultNotice, objectiveProgress } from './objectives.ts';
export {
    AT_RISK_SHARE,
    dayTargets,
    EARLY_DAYS,
    paceOf,
    type GoalPace,
    type GoalPart,
    type GoalStatus,
    type PaceInput
} from './pace.ts';
export { addDays, daysBetween } from './days.ts';
export { goalDays, goalPeriodOf, weekInView, type GoalPeriodKind } from './period.ts';
export { spread, spreadRest } from './spread.ts';
export { targetHistory, type TargetChangeEntry } from './targetHistory.ts';
export { sumExactly } from './units.ts';
export { workingWeights, type WorkPattern } from './workingDays.ts';
