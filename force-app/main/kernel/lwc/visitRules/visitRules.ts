/** Rules of visits that page and middleware share: cadence and opening hours. Pure. */
export { cadenceOf, dueDayOf, type Cadence, type CadenceState } from './cadence.ts';
export { parseOpeningHours, windowsOn, type OpeningHours, type MinuteWindow } from './openingHours.ts';
export { onSiteOf, ON_SITE_METRES, type CheckInPosition, type OnSite } from './onSite.ts';
export { allowedActions, isSettled, statusAfter, type VisitAction, type VisitStatus } from './visitStatus.ts';
export { addLocalDays, clockTimeIn, instantAt, localDateIn, weekdayOfDate } from './localDay.ts';
export {
    boardStateOf,
    dayOfVisit,
    DEFAULT_BOARD_RULES,
    isOnDay,
    minutesLate,
    nextChangeMs,
    type BoardRules,
    type BoardState,
    type BoardVisit
} from './boardState.ts';
export { dueFromMs } from './visitDue.ts';
export {
    freeTimeFor,
    handOverChoices,
    type Distance,
    type FreeTime,
    type HandOverChoice,
    type PlacedVisit,
    type StepOptions
} from './boardSteps.ts';
