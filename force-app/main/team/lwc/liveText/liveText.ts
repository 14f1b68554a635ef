/** Words and views of the live board. */
export { STATE_WORDS, WORDS } from './labels.ts';
export {
    alertsOf,
    boardDates,
    optionsFor,
    rowsOf,
    SIGNS,
    stateCounts,
    toPlaced,
    type AlertView,
    type BoardRow,
    type StateCount,
    type StopView
} from './boardView.ts';
export { statusSentence } from './statusSentence.ts';
export { choicesFor, type StepChoice } from './stepChoices.ts';
