/** Words and views of goals: everything that the goal components share and that needs no DOM. */
export {
    FAULT_WORDS,
    INVALID_WORDS,
    KIND_WORDS,
    LEVEL_WORDS,
    NOTE_WORDS,
    OUTCOME_WORDS,
    PERIOD_WORDS,
    STATUS_WORDS,
    WHY_WORDS
} from './codeWords.ts';
export { words } from './labels.ts';
export { GOAL_NAMES, definitionName, unitOf } from './metricNames.ts';
export { canPlan, todayText, weekText } from './parts.ts';
export { goalValueText, inputOf, projectionText, targetOfInput, type InputFault } from './values.ts';
export { goalViews, type GoalView } from './views.ts';
