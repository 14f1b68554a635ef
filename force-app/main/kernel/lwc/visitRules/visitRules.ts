/** Rules of visits that page and middleware share: cadence and opening hours. Pure. */
export { cadenceOf, dueDayOf, type Cadence, type CadenceState } from './cadence.ts';
export { parseOpeningHours, windowsOn, type OpeningHours, type MinuteWindow } from './openingHours.ts';
export { onSiteOf, ON_SITE_METRES, type CheckInPosition, type OnSite } from './onSite.ts';
export { allowedActions, isSettled, statusAfter, type VisitAction, type VisitStatus } from './visitStatus.ts';
